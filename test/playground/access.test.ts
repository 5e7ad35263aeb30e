import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chooseEvent, enter, load, open, openTab, openUnwatched, paste, settle, textOf, useBrowser } from "./browser.ts";

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The folder of the last run's pictures. */
const pictures = "node_modules/.vitest/playground";
mkdirSync(pictures, { recursive: true });

/** Opens the tab of the text, which wide windows do not have. */
async function write(page: Page): Promise<void> {
  const tab = page.locator("#tab-write");
  if (await tab.isVisible()) await tab.click();
}

/** Leaves out the list of completions: it is scrolled with the arrow keys, from the text with the focus. */
function isWrong(finding: string): boolean {
  return !/scrollable-region-focusable: <ul [^>]*role="listbox"/.test(finding);
}

/** The states of the page, one after the other. */
async function throughTheStates(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  await settle(page);
  await look("first");
  await page.getByText("Options").click();
  await load(page, "With mistakes");
  await look("mistakes");
  await page.click("#tab-request");
  await settle(page);
  await look("broken");
  await write(page);
  await page.getByText("Options").click();
  await page.locator("#source .cm-content").press("Control+End");
  await page.keyboard.type(",");
  await page.click("#tab-request");
  await settle(page);
  await look("stale");
  await write(page);
  await load(page, "Documented: every property");
  await page.click("#tab-request");
  await chooseEvent(page, "accepted");
  await look("request");
  await page.click("#tab-code");
  for (const code of ["types", "schema", "test", "handler"]) {
    await page.selectOption("select[name=code]", code);
    await settle(page);
    await look(`code-${code}`);
  }
  await page.click("#tab-conversation");
  await page.getByRole("button", { name: "Set contact.agent.number to null" }).click();
  await settle(page);
  await look("conversation");
  await page.click("#tab-receive");
  await page.click("#fill");
  await settle(page);
  await look("received");
  await enter(page, "body", '{\n  "Event name": 7\n}');
  await page.getByText("Response of the service").click();
  await page.focus("#tab-receive");
  await look("issues");
  await write(page);
  await page.click("#share");
  await page.locator("#share-dialog").waitFor();
  await look("share");
  await page.click("#share-cancel");
  await page.locator("#source .cm-content").press("Control+Home");
  await enter(page, "source", '{ "agent": "');
  await page.keyboard.type("{con");
  await page.locator("#source .cm-tooltip-autocomplete").waitFor();
  await settle(page);
  await look("completion");
}

const screens = [
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "dark", width: 1440, height: 900 },
  { scheme: "light", width: 1024, height: 768 },
  { scheme: "dark", width: 1024, height: 768 },
  { scheme: "light", width: 390, height: 844 },
  { scheme: "dark", width: 390, height: 844 },
] as const;

describe.for(screens)("$scheme, $width pixels wide", ({ scheme, width, height }) => {
  test("is never wider than the window, breaks no rule of accessibility, and is photographed in each state", async () => {
    // The checker writes HTML of its own, which the policy of the page forbids.
    const page = await openUnwatched({ colorScheme: scheme, viewport: { width, height }, reducedMotion: "reduce", bypassCSP: true });
    await page.evaluate(axe);
    const found: string[] = [];
    await throughTheStates(page, async (state) => {
      await page.screenshot({ path: `${pictures}/${scheme}-${width}-${state}.png` });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBe(width);
      const results: AxeResults = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
      expect(results.passes.map(({ id }) => id)).toContain("color-contrast");
      for (const { id, nodes } of results.violations) found.push(...nodes.map(({ html }) => `${state}: ${id}: ${html}`).filter(isWrong));
    });
    expect(found).toEqual([]);
  });
});

test("is no wider than the smallest phone, with any content", async () => {
  const page = await open({ viewport: { width: 320, height: 640 } });
  const long = "x".repeat(500);
  await enter(
    page,
    "source",
    JSON.stringify({ request: { method: long, headers: { [long]: "" }, body: { [long]: `{contact.${long}}` } } }),
  );
  await enter(page, "url", `https://example.com/${long}/{event}`);
  expect(await page.locator("#findings > li").count()).toBeGreaterThan(1);
  await enter(page, "source", JSON.stringify({ request: { method: "POST", body: { [long]: long, id: "{contact.id}" } } }));
  for (const tab of ["Request", "Receive", "Code", "Values", "Write"]) {
    await openTab(page, tab);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});

test("has the tabs at the bottom of a narrow window, text of 16 pixels, and controls that a thumb meets", async () => {
  const page = await open({ viewport: { width: 390, height: 844 } });
  const tabs = await page.locator("[role=tablist]").boundingBox();
  expect((tabs?.y ?? 0) + (tabs?.height ?? 0)).toBe(844);
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll("input[type=text], select, #source")].map((element) => {
      const inner = element.shadowRoot?.querySelector(".cm-editor") ?? element;
      return getComputedStyle(inner).fontSize;
    }),
  );
  expect(new Set(sizes)).toEqual(new Set(["16px"]));
  for (const tab of await page.getByRole("tab").all()) expect((await tab.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("Write");
  await openTab(page, "Request");
  expect(await page.locator("#source").isVisible()).toBe(false);
  expect(await page.locator("#rendered").isVisible()).toBe(true);
});

test("works at 200 percent zoom", async () => {
  const page = await open({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  for (const tab of ["Write", "Request", "Receive", "Code", "Values"]) {
    await openTab(page, tab);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
  }
});

test("shows selection, focus and findings with forced colours", async () => {
  const page = await open({ forcedColors: "active" });
  await load(page, "With mistakes");
  const decoration = await page
    .locator("#source .cm-lintRange-error")
    .first()
    .evaluate((mark) => getComputedStyle(mark).textDecorationLine);
  expect(decoration).toBe("underline");
  const checked = page.locator(".step input:checked + span");
  const unchecked = page.locator(".step input:not(:checked) + span").first();
  const circle = (locator: typeof checked) => locator.evaluate((span) => getComputedStyle(span, "::before").backgroundColor);
  expect(await circle(checked)).not.toBe(await circle(unchecked));
  await page.screenshot({ path: `${pictures}/forced-colours.png` });
});

test("works by keyboard alone, and shows the focus", async () => {
  const page = await open();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      return element.id || element.name || element.getAttribute("aria-label") || element.textContent;
    });
  const stops: (string | null)[] = [];
  for (let stop = 0; stop < 18; stop++) {
    await press("Tab");
    stops.push(await focused());
    expect(await isFocusShown(page), String(stops.at(-1))).toBe(true);
  }
  expect(stops).toEqual([
    "docs",
    "npm package",
    "sample",
    "load",
    "open",
    "format",
    "share",
    "copy-source",
    "source",
    "url",
    "Options",
    "tab-request",
    "channel",
    "direction",
    "course",
    "step",
    "copy-body",
    "rendered",
  ]);

  // A sample, by its first letter; then the editor is left as it was entered, by Tab.
  await page.focus("#sample");
  await page.keyboard.type("With");
  await press("Tab", "Enter");
  await expect.poll(() => page.textContent("#summary")).toBe("4 errors, 1 warning");
  expect(await focused()).toBe("source");
  await press("Tab");
  expect(await focused()).toBe("fix-all");
  await press("Tab");
  expect(await focused()).toBe("Line 2, column 13");
  await press("Tab", "Enter");
  await expect.poll(() => page.textContent("#summary")).toBe("3 errors, 1 warning");
  expect(await focused()).toBe("source");

  // The events, by arrows; the tabs, by arrows, Home and End.
  await load(page, "A small template");
  await page.focus("select[name=course]");
  await press("Tab", "ArrowRight", "ArrowRight");
  await settle(page);
  expect(await textOf(page, "rendered")).toContain('"event": "allocated"');
  await page.focus("#tab-request");
  await press("ArrowRight");
  expect(await focused()).toBe("tab-receive");
  await press("End");
  expect(await focused()).toBe("tab-conversation");
  expect(await page.locator("[role=tabpanel]:visible").getAttribute("id")).toBe("panel-conversation");
  await press("ArrowRight");
  expect(await focused()).toBe("tab-request");
  await press("ArrowRight", "Tab");
  expect(await focused()).toBe("fill");
  await press("Enter", "Tab");
  expect(await focused()).toBe("body");
  await expect.poll(() => page.textContent("#match-summary")).toBe("This body matches.");
  await press("Shift+Tab", "Shift+Tab", "Home");
  expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("Request");
});

test("announces the count of problems once the typing has paused", async () => {
  const page = await open();
  await expect.poll(() => page.textContent("#announcement")).toBe("nothing found");
  await paste(page, { id: "{contact.idd}" });
  await paste(page, { id: "{contact.id" });
  await expect.poll(() => page.textContent("#announcement")).toBe("1 error");
  await openTab(page, "Receive");
  await enter(page, "body", "{");
  await expect.poll(() => page.textContent("#announcement")).not.toBe("1 error");
});

/** Tests if the focused element, or its stand-in, has an outline. */
function isFocusShown(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const inner = element?.shadowRoot?.querySelector(".cm-editor");
    const shown = [element, element?.nextElementSibling, inner];
    return shown.some((candidate) => candidate && getComputedStyle(candidate).outlineStyle === "solid");
  });
}
