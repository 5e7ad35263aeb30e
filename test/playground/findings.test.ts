import { expect, test } from "vitest";
import { enter, load, marksIn, open, paste, selectionIn, settle, textOf, useBrowser } from "./browser.ts";

useBrowser();

test("findings > report a misspelt path while typing, at its place, with the suggestion", async () => {
  const page = await open();
  await enter(page, "source", "");
  await page.focus("#source .cm-content");
  // The editor closes brackets and quotes itself.
  await page.keyboard.type('{\n"Agent": "{contact.agnet.number}"');
  const finding = page.locator("#findings > li");
  await expect
    .poll(() => finding.allTextContents())
    .toEqual([
      "ErrorLine 2, column 13unknown-path" +
        "The model has no path {contact.agnet.number}. Did you mean {contact.agent.number}?" +
        "Write {contact.agent.number}",
    ]);
  expect(await page.textContent("#summary")).toBe("1 error");
  await expect.poll(() => marksIn(page, "source")).toEqual(["{contact.agnet.number}"]);
  expect(await page.getAttribute("#source .cm-content", "aria-invalid")).toBe("true");
  await expect.poll(() => page.textContent("#announcement")).toBe("1 error");

  await finding.getByRole("button", { name: "Line 2, column 13" }).click();
  expect(await selectionIn(page, "source")).toBe("{contact.agnet.number}");

  await finding.getByRole("button", { name: "Write {contact.agent.number}" }).click();
  expect(await textOf(page, "source")).toBe('{\n  "Agent": "{contact.agent.number}"\n}');
  await expect.poll(() => page.textContent("#summary")).toBe("nothing found");
  await expect.poll(() => page.getAttribute("#source .cm-content", "aria-invalid")).toBe("false");
  await page.keyboard.press("Control+z");
  expect(await textOf(page, "source")).toContain("{contact.agnet.number}");
});

test("findings > are underlined under their own characters, wherever the text is scrolled to", async () => {
  const page = await open();
  const lines = Array.from({ length: 80 }, (_, index) => `  "key ${index}": "${"wide \u6f22\u5b57 ".repeat(30)}",`);
  await paste(page, `{\n${lines.join("\n")}\n\t"last": "${"x".repeat(200)} {contact.agnet}"\n}`);
  await page.locator("#findings button.link").click();
  await expect.poll(() => page.locator("#source .cm-scroller").evaluate((area) => area.scrollTop > 0 && area.scrollLeft > 0)).toBe(true);
  await expect.poll(() => marksIn(page, "source")).toEqual(["{contact.agnet}"]);
  const visible = await page.locator("#source .cm-lintRange").evaluate((mark) => {
    const inner = mark.getBoundingClientRect();
    const outer = (mark.closest(".cm-scroller") as Element).getBoundingClientRect();
    return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
  });
  expect(visible).toBe(true);
});

test("findings > report invalid JSON with line and column", async () => {
  const page = await open();
  await paste(page, '{\n  "a": 1,\n  "b": oops\n}');
  expect(await page.locator("#findings > li").allTextContents()).toEqual([
    "ErrorLine 3, column 8not-jsonThis is not JSON: expected text in double quotes, a number, true, false or null",
  ]);

  await paste(page, '{"a": [1');
  expect(await page.locator("#findings > li").allTextContents()).toEqual([
    "ErrorLine 1, column 9not-jsonThis is not JSON: expected a closing bracket but the text ends",
  ]);

  await paste(page, "");
  expect(await page.locator("#findings > li").count()).toBe(0);
  expect(await page.textContent("#body-status")).toBe("There is no template yet: paste one, or choose a sample.");
  expect(await textOf(page, "rendered")).toBe("");
});

test("findings > take no offence at a byte-order mark", async () => {
  const page = await open();
  await paste(page, '\uFEFF{\n  "id": "{contact.idd}"\n}');
  expect(await page.locator("#findings button.link").allTextContents()).toEqual(["Line 2, column 10"]);
  await paste(page, '\uFEFF{ "id": "{contact.id}" }');
  expect(await page.textContent("#summary")).toBe("nothing found");
});

test("findings > include those of a configuration and of its URL", async () => {
  const page = await open();
  await paste(page, { request: { method: "POST", timeout: "soon", body: { id: "<contact.id>" } } });
  expect(await page.textContent("#kind")).toBe("configuration");
  expect(await page.locator("#findings .code").allTextContents()).toEqual(["timeout", "convenience"]);
  expect(await marksIn(page, "source")).toEqual(['"soon"', "<contact.id>"]);

  await enter(page, "url", "https://example.com/{evnt}");
  const inUrl = page.locator("#findings > li", { hasText: "URL, column 21" });
  expect(await inUrl.locator(".code").textContent()).toBe("unknown-root");
  await inUrl.getByRole("button", { name: "Write {event}" }).click();
  expect(await page.inputValue("#url")).toBe("https://example.com/{event}");
  await settle(page);
  expect(await page.locator("#findings .code").allTextContents()).toEqual(["timeout", "convenience"]);
});

test("findings > have places for duplicate keys, absent keys and keys that look like placeholders", async () => {
  const page = await open();
  await paste(page, '{ "request": { "method": "GET",\n"method": "POST", "authentication": {}, "body": { "{event}": 1 } } }');
  const places = page.locator("#findings > li");
  await expect.poll(() => places.locator(".code").allTextContents()).toContain("duplicate-key");
  const reported = await places.evaluateAll((items) =>
    items.map((item) => `${item.querySelector(".code")?.textContent} ${item.querySelector("button")?.textContent}`),
  );
  expect(reported).toContain("duplicate-key Line 2, column 1");
  expect(reported).toContain("missing Line 2, column 37");
  expect(reported).toContain("key-placeholder Line 2, column 51");
});

test("findings > follow the options", async () => {
  const page = await open();
  await load(page, "With mistakes");
  expect(await page.textContent("#summary")).toBe("4 errors, 1 warning");
  await page.getByText("Options").click();
  await page.getByLabel("An object in mixed text").selectOption("json");
  await settle(page);
  expect(await page.textContent("#summary")).toBe("3 errors, 1 warning");
  await paste(page, { a: "{contact.new}" });
  expect(await page.textContent("#summary")).toBe("1 error");
  await page.getByLabel("An unknown path").selectOption("allow");
  await settle(page);
  expect(await page.textContent("#summary")).toBe("nothing found");
  await page.getByLabel("A missing path").selectOption("error");
  await settle(page);
  expect(await page.textContent("#body-status")).toBe("This conversation cannot be rendered.");
  await page.locator("#render-issues").getByRole("button", { name: "Line 2, column 8" }).click();
  expect(await selectionIn(page, "source")).toBe('"{contact.new}"');

  await paste(page, { a: "queue: {contact.queue.id}." });
  await page.getByLabel("Null in mixed text").fill("none");
  await settle(page);
  expect(await textOf(page, "rendered")).toContain('"queue: none."');
});

test("Fix all > writes every certain suggestion, of the URL too, and one undo takes all back", async () => {
  const page = await open();
  const broken = JSON.stringify(
    { request: { method: "POST", body: { a: "{contact.agnet.id}", b: "{evnt.name}", c: "{contact.zzz}" } } },
    null,
    2,
  );
  await paste(page, broken);
  await enter(page, "url", "https://example.com/{evnt}");
  await page.getByRole("button", { name: "Fix all that is certain (3)" }).click();
  await settle(page);
  expect(JSON.parse(await textOf(page, "source")).request.body).toEqual({ a: "{contact.agent.id}", b: "{event.name}", c: "{contact.zzz}" });
  expect(await page.inputValue("#url")).toBe("https://example.com/{event}");
  expect(await page.textContent("#summary")).toBe("1 error");
  expect(await page.locator("#fix-all").isVisible()).toBe(false);
  await page.keyboard.press("Control+z");
  expect(await textOf(page, "source")).toBe(broken);
  expect(await page.inputValue("#url")).toBe("https://example.com/{evnt}");
});

test("findings > name a missing comma and one too many beside the other mistakes, and mend them", async () => {
  const page = await open();
  await paste(page, '{\n  "a": "{contact.agnet.id}"\n  "b": [1, 2,],\n}');
  const codes = () => page.locator("#findings .code").allTextContents();
  expect(await codes()).toEqual(["unknown-path", "not-json", "not-json", "not-json"]);
  expect(await page.locator("#findings button.link").allTextContents()).toEqual([
    "Line 2, column 9",
    "Line 2, column 28",
    "Line 3, column 13",
    "Line 3, column 15",
  ]);
  await page.getByRole("button", { name: "Remove it" }).first().click();
  await settle(page);
  await page.getByRole("button", { name: "Fix all that is certain (3)" }).click();
  await settle(page);
  expect(await textOf(page, "source")).toBe('{\n  "a": "{contact.agent.id}",\n  "b": [1, 2]\n}');
  expect(await page.textContent("#summary")).toBe("nothing found");
});

test("Fix all > leaves a secret's name, an escape and a path in the making to the writer", async () => {
  const page = await open();
  const headers = { a: "{secrets.crm key}", b: "{ secrets.k }" };
  await paste(page, { request: { method: "POST", headers, body: { c: "{contact.queue.", d: "{{event}}", e: "{zzz.y}" } } });
  await page.getByRole("button", { name: "Fix all that is certain (2)" }).click();
  await expect.poll(() => page.textContent("#announcement")).toMatch(/^2 problems fixed\. \d error/);
  const { request } = JSON.parse(await textOf(page, "source"));
  expect(request.headers).toEqual({ a: "{secrets.crm key}", b: "{secrets.k}" });
  expect(request.body).toEqual({ c: "{contact.queue.", d: "{event.name}", e: "{zzz.y}" });
});

test("findings > are at their places after a missing comma in an array, and a stray quote is no comma", async () => {
  const page = await open();
  await paste(page, '{"a": ["{contact.agnet.id}" "{contact.id}",\n "{contact.idd}"]}');
  expect(await marksIn(page, "source")).toEqual(["{contact.agnet.id}", "{contact.idd}"]);
  await page.getByRole("button", { name: "Fix all that is certain (3)" }).click();
  await settle(page);
  expect(JSON.parse(await textOf(page, "source"))).toEqual({ a: ["{contact.agent.id}", "{contact.id}", "{contact.id}"] });

  await paste(page, '{"k": "He said "{event}" today"}');
  expect(await page.locator("#findings > li").count()).toBe(1);
  expect(await page.locator("#fix-all").isVisible()).toBe(false);
  expect(await page.locator("#findings .small").count()).toBe(0);
});
