import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { address, chooseEvent, enter, open, openTab, paste, settle, textOf, useBrowser } from "./browser.ts";

useBrowser();

test("a link > restores template, URL, options, body and selection", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await paste(page, { request: { method: "POST", body: { "näme ☎": "queue {contact.queue.id}" } } });
  await enter(page, "url", "https://example.com/{event}");
  await page.getByText("Options").click();
  await page.getByLabel("Null in mixed text").fill("none");
  await page.getByLabel("An unknown path").selectOption("allow");
  await page.getByLabel("Channel").selectOption("phone");
  await page.getByLabel("Direction").selectOption("outbound");
  await page.getByLabel("Course").selectOption("transferred-to-queue");
  await settle(page);
  await chooseEvent(page, "ended");
  await openTab(page, "Receive");
  await enter(page, "body", '{ "näme ☎": 1 }');
  await page.click("#share");
  await page.getByLabel("Put the pasted body").check();
  await page.click("#share-copy");
  await expect.poll(() => page.textContent("#notice")).toBe("Link copied. It holds the pasted body and the edited values.");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/^[!-~]+#v1=[\w-]+$/);

  const other = await open({}, link);
  await expect.poll(() => other.textContent("#match-summary")).toBe("This body is not what the template sends: 1 issue.");
  expect(await shownIn(other)).toEqual(await shownIn(page));
  expect(await other.getByRole("tab", { selected: true }).textContent()).toBe("Receive");
  await openTab(other, "Request");
  await openTab(page, "Request");
  expect(await textOf(other, "rendered")).toBe(await textOf(page, "rendered"));
  expect(await other.getByRole("radio", { name: "ended" }).isChecked()).toBe(true);

  async function shownIn(shown: typeof page) {
    const controls = await shown.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>("input, select")]
        .filter(({ name }) => name)
        .map(({ name, value, checked }) => [name, value, checked]),
    );
    return [controls, await textOf(shown, "source"), await textOf(shown, "body")];
  }
});

test("a link > holds a pasted body only if asked to", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await openTab(page, "Receive");
  await enter(page, "body", '{ "private": 1 }');
  await page.click("#share");
  expect(await page.getByLabel("Put the pasted body").isChecked()).toBe(false);
  await page.click("#share-cancel");
  expect(page.url()).toBe(address);
  await page.click("#share");
  await page.click("#share-copy");
  await expect.poll(() => page.textContent("#notice")).toBe("Link copied.");
  const other = await open({}, await page.evaluate(() => navigator.clipboard.readText()));
  await expect.poll(() => other.getByRole("tab", { selected: true }).textContent()).toBe("Receive");
  expect(await textOf(other, "body")).toBe("");
});

test("a link > is copied at once if it holds nothing private, and warns if it is long", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.click("#share");
  await expect.poll(() => page.textContent("#share + #notice")).toBe("Link copied.");
  const noise = Array.from({ length: 9000 }, (_, index) => ((index * 7919) % 9973).toString(36)).join("");
  await paste(page, { noise, id: "{contact.id}" });
  await page.click("#share");
  await expect
    .poll(() => page.textContent("#share-length"))
    .toMatch(/^The link has [\d,]+ characters\. Some programs cut links above 8,000/);
  await page.keyboard.press("Escape");
  expect(await page.locator("#share-dialog").isVisible()).toBe(false);
});

test("a draft > is kept only if asked to, without the pasted body", async () => {
  const page = await open();
  await paste(page, { mine: "{contact.id}" });
  await page.getByText("Options").click();
  await page.getByLabel("Keep a draft in this browser").check();
  await openTab(page, "Receive");
  await enter(page, "body", '{ "private": 1 }');
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain("mine");
  await page.waitForTimeout(700);
  expect(await page.evaluate(() => Object.values(localStorage).join())).not.toContain("private");
  await page.reload();
  await expect.poll(() => textOf(page, "source")).toContain("mine");
  await page.getByText("Options").click();
  await page.getByLabel("Keep a draft in this browser").uncheck();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("the address and the browser > keep nothing unless asked to", async () => {
  const page = await open();
  await paste(page, { a: "{contact.id}" });
  await openTab(page, "Receive");
  await enter(page, "body", "{}");
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
});

function fragmentOf(state: unknown): string {
  return `#v1=${deflateRawSync(JSON.stringify(state)).toString("base64url")}`;
}

function linkTo(state: unknown): string {
  return address + fragmentOf(state);
}

test("a link > is read in an open page too", async () => {
  const page = await open();
  await page.goto(linkTo({ source: '"{event.name}"', tab: "types" }));
  await expect.poll(() => textOf(page, "source")).toBe('"{event.name}"');
  expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("Code");
});

const damaged: [string, string][] = [
  ["no base64", "#v1=%%%"],
  ["not deflated", "#v1=AAAA"],
  ["cut off", fragmentOf({ source: "x".repeat(100) }).slice(0, -4)],
  ["no object", fragmentOf(null)],
  ["far too large once it is inflated", fragmentOf({ source: "x".repeat(17 * 2 ** 20) })],
];

test.for(damaged)("a damaged link > is reported, and the page is in its first state: %s", async ([, fragment]) => {
  const page = await open({}, address + fragment);
  await expect.poll(() => page.textContent("#banner p")).toBe("This link is damaged: there is nothing to restore from it.");
  expect(await page.textContent("#summary")).toBe("nothing found");
  await page.locator("#banner").getByRole("button", { name: "Close" }).click();
  expect(await page.textContent("#banner")).toBe("");
});

test("a link > has no effect by values that the page does not have", async () => {
  const state = {
    source: '{"a": "{contact.id}"}',
    channel: "fax",
    course: "__proto__",
    step: "99",
    tab: "x",
    missingPaths: 7,
    toString: "x",
    form: [],
    edits: '{"contact.id": "no JSON", "contact.priority": "7"}',
  };
  const page = await open({}, linkTo(state));
  await expect.poll(() => textOf(page, "source")).toBe(state.source);
  await settle(page);
  expect(await page.getByLabel("Channel").inputValue()).toBe("chat");
  expect(await page.getByLabel("Course").inputValue()).toBe("accepted");
  expect(await page.getByRole("radio", { checked: true }).getAttribute("value")).toBe("0");
  expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("Request");
});

test("a link > reaches no prototype by an edited value", async () => {
  const edits = {
    "contact.id": '"5"',
    "contact.cad": '{"a": 1}',
    "contact.cad.__proto__.get": "1",
    "contact.skills": "[]",
    "contact.skills.length": "5000000",
  };
  const page = await open({}, linkTo({ source: '{"a": "{contact.id}"}', edits: JSON.stringify(edits) }));
  await expect.poll(() => textOf(page, "rendered")).toBe('{\n  "a": "5"\n}');
  const [worker] = page.workers();
  expect(await worker?.evaluate("({}).get")).toBe(undefined);
  await paste(page, { b: "{event.name}" });
  expect(await page.textContent("#banner")).toBe("");
  expect(await textOf(page, "rendered")).toBe('{\n  "b": "received"\n}');
});
