import { expect, test } from "vitest";
import { chooseEvent, enter, load, open, paste, settle, textOf, useBrowser } from "./browser.ts";

useBrowser();

test("the request > keeps its last good result, dimmed, while the text is broken", async () => {
  const page = await open();
  await paste(page, { id: "{contact.id}" });
  const before = await textOf(page, "rendered");
  const place = () => page.locator("#rendered").boundingBox();
  const box = await place();
  await page.locator("#source .cm-content").press("Control+End");
  await page.keyboard.type(",");
  await settle(page);
  expect(await page.textContent("#summary")).toBe("1 error");
  expect(await textOf(page, "rendered")).toBe(before);
  expect(await page.locator("#panel-request.stale").count()).toBe(1);
  expect(await page.textContent("#body-status")).toBe("Not JSON yet. Below is the result of the last text that was.");
  expect(await place()).toEqual(box);
  await page.keyboard.press("Backspace");
  await settle(page);
  expect(await page.locator(".stale").count()).toBe(0);
  expect(await page.textContent("#body-status")).toBe("");
});

test("the request > marks a broken placeholder and shows the rest", async () => {
  const page = await open();
  await paste(page, { __proto__x: 1, good: "{event.name}", bad: ["{contact.agnet.id}", "{contact.direction}"] });
  expect(JSON.parse(await textOf(page, "rendered"))).toEqual({
    __proto__x: 1,
    good: "received",
    bad: ["{contact.agnet.id}", "inbound"],
  });
  expect(await page.locator("#rendered .cm-broken").allTextContents()).toEqual(['"{contact.agnet.id}"']);
  expect(await page.textContent("#body-status")).toBe("One value is broken, see the problems.");
});

test("the drawer of problems > keeps its height", async () => {
  const page = await open();
  const place = () => page.locator(".drawer").boundingBox();
  const box = await place();
  await load(page, "With mistakes");
  expect(await page.locator("#findings > li").count()).toBe(5);
  expect(await place()).toEqual(box);
});

test("a placeholder and its value > are linked both ways, by pointer, cursor and click", async () => {
  const page = await open();
  const linked = async () => [
    (await page.locator("#source .cm-linked").allTextContents()).join(""),
    (await page.locator("#rendered .cm-linked").allTextContents()).join(""),
  ];
  const pair = ["{contact.id}", '"1006301942A6EE11B3ED58961D1810CC"'];
  await page.locator("#source .cm-placeholder-path", { hasText: "{contact.id}" }).hover();
  await expect.poll(linked).toEqual(pair);
  await page.locator("h1").hover();
  await expect.poll(linked).toEqual(["", ""]);
  await page.locator("#rendered .cm-line", { hasText: '"1006301942' }).getByText('"1006301942').hover();
  await expect.poll(linked).toEqual(pair);
  await page.locator("h1").hover();
  // By keyboard: the cursor in a placeholder, and in its value.
  await page.locator("#source .cm-content").press("Control+Home");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "End", "ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
  await expect.poll(linked).toEqual(pair);
  await page.locator("#rendered .cm-content").press("Control+Home");
  for (const key of ["ArrowDown", "End", "ArrowLeft"]) await page.keyboard.press(key);
  await expect.poll(linked).toEqual(["{event.name}", '"received"']);
});

test("a click on a placeholder > brings its value into view", async () => {
  const page = await open();
  const keys = Array.from({ length: 200 }, (_, index) => [`key ${index}`, "{contact.id}"]);
  await paste(page, { first: "{event.name}", ...Object.fromEntries(keys), last: "{contact.direction}" });
  await page.locator("#source .cm-content").press("Control+End");
  await page.locator("#source .cm-placeholder-path", { hasText: "{contact.direction}" }).click();
  await page.locator("#rendered .cm-linked", { hasText: '"inbound"' }).waitFor();
});

test("the events > are walked with the arrow keys, and each shows its difference from the one before", async () => {
  const page = await open();
  await paste(page, { event: "{event}", id: "{contact.id}", agent: "{contact.agent}", number: "{contact.agent.number}" });
  const changed = page.locator("#rendered .cm-changed");
  expect(await changed.count()).toBe(0);
  await page.getByRole("radio", { name: "received" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await settle(page);
  expect(await page.getByRole("radio", { name: "allocated" }).isChecked()).toBe(true);
  const lines = await changed.evaluateAll((all) => all.map((line) => (line.textContent ?? "").trim().replace(/: .*/, "")));
  expect(lines).toEqual(['"name"', '"datetime"', '"agent"', '"id"', '"number"', '"chat_address"', "},", '"number"']);
  expect(await page.textContent("#body-hint")).toBe("Marked lines have changed since queued.");
  expect(await page.locator("#rendered .cm-was").first().textContent()).toBe('was "queued"');
  expect(await textOf(page, "rendered")).not.toContain("was");
});

test("a configuration without a body > shows its URL with the parameters", async () => {
  const page = await open();
  await paste(page, {
    request: { method: "GET", params: { on: "{event}", agent: "{contact.agent.number}" }, headers: { "x-key": "{secrets.KEY}" } },
  });
  await enter(page, "url", "https://example.com/{contact.id}?a=1");
  expect(await page.textContent("#request")).toBe("GET https://example.com/1006301942A6EE11B3ED58961D1810CC?a=1&on=received&agent=");
  expect(await page.textContent("#headers")).toContain("x-key(stored secret KEY)");
  expect(await page.textContent("#body-status")).toBe("The request of this configuration has no body.");
});

test("a configuration > shows authentication and headers without any secret", async () => {
  const page = await open();
  await load(page, "Documented: every property");
  expect(await page.locator("#headers dt").allTextContents()).toEqual(["authorization", "content-type"]);
  expect(await page.textContent("#headers")).toContain("Basic (the stored user name and password)");

  const headers = { "x-key": "{secrets.k}", "x-fixed": "it is {event}", "x-broken": "{secrets.a b}" };
  await paste(page, { request: { method: "POST", headers, body: { id: "{contact.id}" } } });
  expect(await page.locator("#headers dd").allTextContents()).toEqual([
    "application/json",
    "it is received",
    "(stored secret k)",
    "(cannot be sent)",
  ]);
});

test("values of right-to-left scripts > do not reorder the JSON", async () => {
  const page = await open();
  await paste(page, '{ "שלום": "עולם 123", "مرحبا": "{contact.id}" }');
  const left = (text: string) =>
    page.locator("#rendered .cm-content").evaluate((content, wanted) => {
      const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        return range.getBoundingClientRect().left;
      }
      return -1;
    }, text);
  const key = await left("שלום");
  const value = await left("עולם");
  expect(key).toBeGreaterThan(0);
  expect(value).toBeGreaterThan(key);
});

test("the chosen event > stays while the text is edited", async () => {
  const page = await open();
  await chooseEvent(page, "ended");
  await paste(page, { event: "{event.name}" });
  expect(await textOf(page, "rendered")).toContain('"ended"');
  expect(await page.getByRole("radio", { name: "ended" }).isChecked()).toBe(true);
});

test("a placeholder and its value > stay linked while the text is broken, and when the body changes", async () => {
  const page = await open();
  await paste(page, { a: "{event.datetime}", b: "{contact.queue.address}" });
  const linked = async (editor: string) => (await page.locator(`#${editor} .cm-linked`).allTextContents()).join("");
  await page.locator("#source .cm-line", { hasText: "contact.queue" }).locator(".cm-placeholder-path").click();
  await expect.poll(() => linked("source")).toBe("{contact.queue.address}");
  // The focus stays in the text.
  await page
    .locator("#steps input")
    .last()
    .evaluate((radio: HTMLInputElement) => {
      radio.checked = true;
      radio.dispatchEvent(new Event("change", { bubbles: true }));
    });
  await settle(page);
  const { b } = JSON.parse(await textOf(page, "rendered"));
  expect(await linked("rendered")).toBe(JSON.stringify(b));

  await page.locator("#source .cm-content").press("Control+Home");
  await page.keyboard.type("xxx");
  await settle(page);
  await page.locator("#source .cm-line", { hasText: "contact.queue" }).locator(".cm-placeholder-path").click();
  await expect.poll(() => linked("source")).toBe("{contact.queue.address}");
});

test("the request > is shown without a URL, and with a method that does not exist", async () => {
  const page = await open();
  await paste(page, { request: { method: "post", headers: { "x-key": "a" }, body: { id: "{contact.id}" } } });
  expect(await page.textContent("#request")).toBe("post (no URL)");
  expect(await page.textContent("#headers")).toContain("x-key");
  await enter(page, "url", "https://example.com/{event}");
  expect(await page.textContent("#request")).toBe("post https://example.com/received");
});

test("the request > keeps its headers beside a mistake in the URL, and follows the options", async () => {
  const page = await open();
  const headers = { "x-agent": "agent {contact.agent.number}" };
  await paste(page, { request: { method: "POST", headers, body: { id: "{contact.id}" } } });
  await page.getByText("Options").click();
  await page.getByLabel("Null in mixed text").fill("none");
  await enter(page, "url", "https://example.com/{evnt}?agent=a{contact.agent.number}");
  expect(await page.locator("#headers dd").allTextContents()).toEqual(["application/json", "agent none"]);
  await enter(page, "url", "https://example.com/?agent=a{contact.agent.number}");
  expect(await page.textContent("#request")).toBe("POST https://example.com/?agent=anone");
});

test("the request > can be copied while the text is broken", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  const before = await textOf(page, "rendered");
  await page.locator("#source .cm-content").press("Control+End");
  await page.keyboard.type(",");
  await settle(page);
  await page.click("#copy-body");
  await expect.poll(() => page.textContent("#notice")).toBe("Body copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(before);
});
