import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { address, enter, open, openTab, paste, useBrowser } from "./browser.ts";

useBrowser();

test("a link restores template, URL, options, body and selection", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await paste(page, { request: { method: "POST", body: { "näme ☎": "queue {contact.queue.id}" } } });
  await enter(page, "url", "https://example.com/{event}");
  await page.getByText("Options").click();
  await page.getByLabel("Null in longer text").fill("none");
  await page.getByLabel("An unknown path").selectOption("allow");
  await page.getByLabel("Channel").selectOption("phone");
  await page.getByLabel("Direction").selectOption("outbound");
  await page.getByLabel("Course").selectOption("transferred-to-queue");
  await page.getByRole("radio", { name: "ended" }).check();
  await openTab(page, "Match");
  await enter(page, "body", '{ "näme ☎": 1 }');
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect.poll(() => page.textContent("#notice")).toBe("Link copied. It holds the pasted body too.");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/^[!-~]+#v1=[\w-]+$/);

  const other = await open({}, link);
  await expect.poll(() => other.textContent("#match-summary")).toBe("This body is not what the template sends: 1 issue.");
  expect(await shownIn(other)).toEqual(await shownIn(page));
  expect(await other.getByRole("tab", { selected: true }).textContent()).toBe("Match");
  await openTab(other, "Body");
  await openTab(page, "Body");
  expect(await other.locator("#panel-body").textContent()).toBe(await page.locator("#panel-body").textContent());
  expect(await other.getByRole("radio", { name: "ended" }).isChecked()).toBe(true);

  function shownIn(shown: typeof page) {
    return shown.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>("input, select, textarea")]
        .filter(({ name }) => name)
        .map(({ name, value, checked }) => [name, value, checked]),
    );
  }
});

test("nothing is in the address until a link is asked for", async () => {
  const page = await open();
  await paste(page, { a: "{contact.id}" });
  await openTab(page, "Match");
  await enter(page, "body", "{}");
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
});

function linkTo(state: unknown): string {
  return `${address}#v1=${deflateRawSync(JSON.stringify(state)).toString("base64url")}`;
}

test("a second link in the same page is read too", async () => {
  const page = await open();
  await page.goto(linkTo({ source: '"{event.name}"', tab: "types" }));
  await expect.poll(() => page.inputValue("#source")).toBe('"{event.name}"');
  expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("TypeScript");
});

const damaged: [string, string][] = [
  ["no base64", `${address}#v1=%%%`],
  ["not deflated", `${address}#v1=AAAA`],
  ["cut off", linkTo({ source: "x".repeat(100) }).slice(0, -4)],
  ["no object", linkTo(null)],
  ["far too large once it is inflated", linkTo({ source: "x".repeat(17 * 2 ** 20) })],
];

test.for(damaged)("a damaged link is reported, and the page is in its first state: %s", async ([, link]) => {
  const page = await open({}, link);
  await expect.poll(() => page.textContent("#notice")).toBe("This link is damaged: there is nothing to restore from it.");
  expect(await page.textContent("#summary")).toBe("nothing found");
});

test("values of a link that the page does not have are left out", async () => {
  const state = {
    source: '{"a": "{contact.id}"}',
    channel: "fax",
    course: "__proto__",
    step: "99",
    tab: "x",
    missingPaths: 7,
    toString: "x",
    form: [],
  };
  const page = await open({}, linkTo(state));
  await expect.poll(() => page.inputValue("#source")).toBe(state.source);
  expect(await page.getByLabel("Channel").inputValue()).toBe("chat");
  expect(await page.getByLabel("Course").inputValue()).toBe("accepted");
  expect(await page.getByRole("radio", { checked: true }).getAttribute("value")).toBe("0");
  expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("Body");
});
