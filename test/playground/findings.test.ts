import { expect, test } from "vitest";
import { enter, load, marksIn, open, paste, selectionIn, settle, useBrowser } from "./browser.ts";

useBrowser();

test("a misspelt path is reported while typing, at its place, with the suggestion", async () => {
  const page = await open();
  await enter(page, "source", "");
  await page.focus("#source");
  await page.keyboard.type('{\n  "Agent": "{contact.agnet.number}"\n}');
  const finding = page.locator("#findings > li");
  await expect
    .poll(() => finding.allTextContents())
    .toEqual([
      "ErrorLine 2, column 13unknown-path" +
        "The model has no path {contact.agnet.number}. Did you mean {contact.agent.number}?" +
        "Write {contact.agent.number}",
    ]);
  expect(await page.textContent("#summary")).toBe("1 error");
  expect(await marksIn(page, "source")).toEqual(["{contact.agnet.number}"]);
  expect(await page.getAttribute("#source", "aria-invalid")).toBe("true");
  await expect.poll(() => page.textContent("#announcement")).toBe("1 error");

  await finding.getByRole("button", { name: "Line 2, column 13" }).click();
  expect(await selectionIn(page, "source")).toBe("{contact.agnet.number}");

  await finding.getByRole("button", { name: "Write {contact.agent.number}" }).click();
  expect(await page.inputValue("#source")).toBe('{\n  "Agent": "{contact.agent.number}"\n}');
  await expect.poll(() => page.textContent("#summary")).toBe("nothing found");
  expect(await page.getAttribute("#source", "aria-invalid")).toBe("false");
  await page.keyboard.press("Control+z");
  expect(await page.inputValue("#source")).toContain("{contact.agnet.number}");
});

test("each finding is underlined under its own characters, wherever the text is scrolled to", async () => {
  const page = await open();
  const lines = Array.from({ length: 80 }, (_, index) => `  "key ${index}": "${"wide \u6f22\u5b57 ".repeat(30)}",`);
  await paste(page, `{\n${lines.join("\n")}\n\t"last": "${"x".repeat(200)} {contact.agnet}"\n}`);
  await page.locator("#findings button.link").click();
  await expect.poll(() => page.locator("#source").evaluate((area) => area.scrollTop > 0 && area.scrollLeft > 0)).toBe(true);
  // The text area tells no places of its characters: a copy of its text, laid over it in the same style, does.
  const [marked, written] = await page.evaluate(() => {
    const area = document.querySelector("#source") as HTMLTextAreaElement;
    const mark = (document.querySelector("#source-editor mark") as HTMLElement).getBoundingClientRect();
    const copy = document.createElement("div");
    const style = getComputedStyle(area);
    for (const name of ["font", "padding", "tabSize", "whiteSpace", "letterSpacing"] as const) copy.style[name] = style[name];
    const box = area.getBoundingClientRect();
    copy.style.position = "fixed";
    copy.style.left = `${box.left - area.scrollLeft}px`;
    copy.style.top = `${box.top - area.scrollTop}px`;
    copy.textContent = area.value;
    document.body.append(copy);
    const range = document.createRange();
    range.setStart(copy.firstChild as Text, area.selectionStart);
    range.setEnd(copy.firstChild as Text, area.selectionEnd);
    const { left, right, top } = range.getBoundingClientRect();
    copy.remove();
    const visible = mark.left >= box.left && mark.right <= box.right && mark.top >= box.top && mark.bottom <= box.bottom;
    return [
      { left: mark.left, right: mark.right, top: mark.top, visible },
      { left, right, top, visible: true },
    ].map((place) => Object.fromEntries(Object.entries(place).map(([name, value]) => [name, Math.round(Number(value))])));
  });
  expect(marked).toEqual(written);
});

test("invalid JSON is reported with line and column", async () => {
  const page = await open();
  await paste(page, '{\n  "a": 1,\n  "b": oops\n}');
  expect(await page.locator("#findings > li").allTextContents()).toEqual([
    "ErrorLine 3, column 8not-jsonThis is not JSON: expected text in double quotes, a number, true, false or null",
  ]);
  expect(await page.locator("#body-result").textContent()).toBe("There is nothing to show until the template is JSON.");

  await paste(page, '{"a": [1');
  expect(await page.locator("#findings > li").allTextContents()).toEqual([
    "ErrorLine 1, column 9not-jsonThis is not JSON: expected a closing bracket but the text ends",
  ]);

  await paste(page, "");
  expect(await page.locator("#findings > li").count()).toBe(0);
  expect(await page.locator("#body-result").textContent()).toBe("There is no template yet: paste one, or choose a sample.");
});

test("a configuration is checked as one, and its URL with it", async () => {
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

test("a key that is written twice, an absent key and a key that looks like a placeholder have their places", async () => {
  const page = await open();
  await paste(page, '{ "request": { "method": "GET",\n"method": "POST", "authentication": {}, "body": { "{event}": 1 } } }');
  const places = page.locator("#findings > li");
  await expect.poll(() => places.locator(".code").allTextContents()).toContain("duplicate-key");
  const told = await places.evaluateAll((items) =>
    items.map((item) => `${item.querySelector(".code")?.textContent} ${item.querySelector("button")?.textContent}`),
  );
  expect(told).toContain("duplicate-key Line 2, column 1");
  expect(told).toContain("missing Line 2, column 37");
  expect(told).toContain("key-placeholder Line 2, column 51");
});

test("the options count", async () => {
  const page = await open();
  await load(page, "With mistakes");
  expect(await page.textContent("#summary")).toBe("4 errors, 1 warning");
  await page.getByText("Options").click();
  await page.getByLabel("An object in longer text").selectOption("json");
  expect(await page.textContent("#summary")).toBe("3 errors, 1 warning");
  await paste(page, { a: "{contact.new}" });
  expect(await page.textContent("#summary")).toBe("1 error");
  await page.getByLabel("An unknown path").selectOption("allow");
  expect(await page.textContent("#summary")).toBe("nothing found");
  await page.getByLabel("A missing path").selectOption("error");
  expect(await page.locator("#body-result").textContent()).toContain("This conversation cannot be rendered.");
  await page.locator("#body-result").getByRole("button", { name: "Line 2, column 8" }).click();
  expect(await selectionIn(page, "source")).toBe('"{contact.new}"');

  await paste(page, { a: "queue: {contact.queue.id}." });
  await page.getByLabel("Null in longer text").fill("none");
  await settle(page);
  expect(await page.locator("#body-result pre").textContent()).toContain('"queue: none."');
});
