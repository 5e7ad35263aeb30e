import { expect, test } from "vitest";
import { chooseEvent, enter, load, open, paste, settle, textOf, useBrowser } from "./browser.ts";

useBrowser();

test("completion > offers the paths of the model with type, description and value", async () => {
  const page = await open();
  await enter(page, "source", '{ "agent": "" }');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("{contact.agent.num");
  const list = page.locator("#source .cm-tooltip-autocomplete");
  await list.getByRole("option", { selected: true }).waitFor();
  expect(await list.getByRole("option", { selected: true }).textContent()).toContain("contact.agent.number");
  const info = page.locator("#source .cm-completionInfo");
  await expect.poll(() => info.textContent()).toMatch(/contact\.agent\.number.*string \| null.*number.*now: null/i);
  // The list accepts no key in its first moments, so that it takes none by accident.
  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
  expect(await textOf(page, "source")).toBe('{ "agent": "{contact.agent.number}" }');
  await settle(page);
  expect(await page.textContent("#summary")).toBe("nothing found");
});

test("completion > leaves braces of objects alone", async () => {
  const page = await open();
  await enter(page, "source", "");
  await page.keyboard.type("{");
  await page.waitForTimeout(300);
  expect(await page.locator("#source .cm-tooltip-autocomplete").count()).toBe(0);
});

test("a placeholder > is explained under the pointer", async () => {
  const page = await open();
  await chooseEvent(page, "accepted");
  await page.locator("#source .cm-placeholder-path", { hasText: "{contact.agent.number}" }).hover();
  await expect
    .poll(() => page.locator("#source .cm-path").textContent())
    .toMatch(/^contact\.agent\.numberstring \| null.*now: "\+358301234501"/);
});

test("a placeholder > has the value of the chosen event beside it", async () => {
  const page = await open();
  const line = page.locator("#source .cm-line", { hasText: '"number"' });
  expect(await line.locator(".cm-inline-value").textContent()).toBe("null");
  await chooseEvent(page, "accepted");
  await expect.poll(() => line.locator(".cm-inline-value").textContent()).toBe('"+358301234501"');
  expect(await textOf(page, "source")).not.toContain("+358301234501");
});

test("samples and dropped files > are undone with one key, together with the URL", async () => {
  const page = await open();
  await paste(page, { mine: "{contact.id}" });
  const mine = await textOf(page, "source");
  await enter(page, "url", "https://mine.example.com/");
  await load(page, "Documented: every property");
  expect(await page.inputValue("#url")).toBe("https://example.com/contact-pro/{event}");
  await page.focus("#source .cm-content");
  await page.keyboard.press("Control+z");
  expect(await textOf(page, "source")).toBe(mine);
  expect(await page.inputValue("#url")).toBe("https://mine.example.com/");

  await page.locator("#rendered .cm-content").evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['\uFEFF{ "dropped": "{event}" }'], "configuration.json"));
    element.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true, composed: true }));
  });
  await expect.poll(() => textOf(page, "source")).toContain("dropped");
  await settle(page);
  expect(await page.textContent("#summary")).toBe("nothing found");
  await page.focus("#source .cm-content");
  await page.keyboard.press("Control+z");
  expect(await textOf(page, "source")).toBe(mine);
});

test("Format > indents, keeps every value as it is written, and can be undone", async () => {
  const page = await open();
  await paste(page, '{"a":1.00,"a":[1e3,"\\u00e9"]}');
  await page.click("#format");
  await expect.poll(() => page.textContent("#notice")).toBe("Formatted.");
  expect(await textOf(page, "source")).toBe('{\n  "a": 1.00,\n  "a": [\n    1e3,\n    "\\u00e9"\n  ]\n}');
  await page.focus("#source .cm-content");
  await page.keyboard.press("Control+z");
  expect(await textOf(page, "source")).toBe('{"a":1.00,"a":[1e3,"\\u00e9"]}');
  await paste(page, "{");
  await page.click("#format");
  await expect.poll(() => page.textContent("#notice")).toBe("Only JSON can be formatted.");
});

test("a confirmation > is beside its button, and gone after four seconds", async () => {
  const page = await open();
  await page.click("#format");
  const notice = page.locator("#format + #notice");
  await notice.waitFor();
  await expect.poll(() => page.textContent("#announcement")).toContain("It is formatted already.");
  await notice.waitFor({ state: "detached", timeout: 6000 });
});

test("a confirmation > moves nothing", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  const places = () => Promise.all(["#source", "#rendered", "#copy-body"].map((id) => page.locator(id).boundingBox()));
  const before = await places();
  for (const id of ["#share", "#copy-body", "#format"]) {
    await page.click(id);
    await page.locator("#notice").waitFor();
    expect(await places()).toEqual(before);
  }
});

test("a value beside a placeholder > puts the cursor into its line when it is clicked", async () => {
  const page = await open();
  await paste(page, { a: "{event.name}", b: "{contact.id}" });
  await page.locator("#source .cm-inline-value").first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(" ");
  expect(await textOf(page, "source")).toBe('{\n  "a": "{event.name}", \n  "b": "{contact.id}"\n}');
});

test("the list of samples > names the one that is shown", async () => {
  const page = await open();
  expect(await page.inputValue("#sample")).toBe("0");
  await page.locator("#source .cm-placeholder-path").first().click();
  await load(page, "With mistakes");
  expect(await page.inputValue("#sample")).toBe("3");
  expect(await page.locator(".cm-linked").count()).toBe(0);
  await paste(page, { a: 1 });
  expect(await page.inputValue("#sample")).toBe("");
  await page.click("#load");
  await expect.poll(() => page.textContent("#notice")).toBe("Choose a sample first.");
});

test("a text pasted in place of everything > is shown from its beginning", async () => {
  const page = await open();
  await paste(page, Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`key ${index}`, "x".repeat(200)])));
  const scrolled = () => page.locator("#source .cm-scroller").evaluate((area) => [area.scrollTop, area.scrollLeft]);
  await expect.poll(scrolled).toEqual([0, 0]);
});
