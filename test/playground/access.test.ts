import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { enter, load, open, openTab, openUnwatched, useBrowser } from "./browser.ts";

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The folder of the last run's pictures. */
const pictures = "node_modules/.vitest/playground";
mkdirSync(pictures, { recursive: true });

const tabs = ["Body", "TypeScript", "JSON Schema", "Match"];

/** The states of the page, one after the other. */
async function throughTheStates(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  await look("first");
  await page.getByText("Options").click();
  await load(page, "With mistakes");
  await look("mistakes");
  await page.getByText("Options").click();
  await load(page, "Documented: every property");
  await page.getByRole("radio", { name: "accepted" }).check();
  for (const tab of tabs) {
    await openTab(page, tab);
    await look(tab.toLowerCase().replace(" ", "-"));
  }
  await page.click("#fill");
  await look("match-found");
  await enter(page, "body", '{\n  "Event name": 7\n}');
  await page.focus("#tab-match");
  await look("match-issues");
}

const screens = [
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "dark", width: 1440, height: 900 },
  { scheme: "light", width: 375, height: 812 },
  { scheme: "dark", width: 375, height: 812 },
] as const;

describe.for(screens)("$scheme, $width pixels wide", ({ scheme, width, height }) => {
  const options = { colorScheme: scheme, viewport: { width, height }, reducedMotion: "reduce" } as const;

  test("is never wider than the window, and photographed in each of its states", async () => {
    const page = await open(options);
    await throughTheStates(page, async (state) => {
      await page.screenshot({ path: `${pictures}/${scheme}-${width}-${state}.png`, fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  });

  test("breaks no rule of accessibility", async () => {
    // The checker writes HTML of its own, which the policy of the page forbids.
    const page = await openUnwatched({ ...options, bypassCSP: true });
    await page.evaluate(axe);
    const found: string[] = [];
    await throughTheStates(page, async (state) => {
      const results: AxeResults = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
      expect(results.passes.map(({ id }) => id)).toContain("color-contrast");
      for (const { id, nodes } of results.violations) found.push(...nodes.map(({ html }) => `${state}: ${id}: ${html}`));
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
  for (const tab of tabs) {
    await openTab(page, tab);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
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
  for (let stop = 0; stop < 12; stop++) {
    await press("Tab");
    stops.push(await focused());
    expect(await isFocusShown(page), String(stops.at(-1))).toBe(true);
  }
  expect(stops).toEqual([
    "sample",
    "load",
    "share",
    "source",
    "Options",
    "tab-body",
    "channel",
    "direction",
    "course",
    "step",
    "Copy",
    "Body",
  ]);

  // A sample, by its first letter; then the text is left as it was entered, by Tab.
  await page.focus("#sample");
  await page.keyboard.type("With");
  await press("Tab", "Enter");
  await expect.poll(() => page.textContent("#summary")).toBe("4 errors, 1 warning");
  await press("Tab", "Tab", "Tab", "Tab");
  expect(await focused()).toBe("Line 2, column 13");
  await press("Tab", "Enter");
  await expect.poll(() => page.textContent("#summary")).toBe("3 errors, 1 warning");
  expect(await focused()).toBe("source");

  // The events, by arrows; the tabs, by arrows, Home and End.
  await load(page, "A small template");
  await page.focus("select[name=course]");
  await press("Tab", "ArrowRight", "ArrowRight");
  expect(await page.locator("#body-result pre").textContent()).toContain('"event": "allocated"');
  await page.focus("#tab-body");
  await press("ArrowRight");
  expect(await focused()).toBe("tab-types");
  await press("End");
  expect(await focused()).toBe("tab-match");
  expect(await page.locator("[role=tabpanel]:visible").getAttribute("id")).toBe("panel-match");
  await press("ArrowRight");
  expect(await focused()).toBe("tab-body");
  await press("ArrowLeft", "Tab");
  expect(await focused()).toBe("fill");
  await press("Enter", "Tab");
  expect(await focused()).toBe("body");
  expect(await page.textContent("#match-summary")).toBe("This body matches.");
  await press("Shift+Tab", "Shift+Tab", "Home");
  expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("Body");
});

/** Tests if the focused element, or its stand-in, has an outline. */
function isFocusShown(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const shown = [element, element?.nextElementSibling, element?.closest(".editor")];
    return shown.some((candidate) => candidate && getComputedStyle(candidate).outlineStyle === "solid");
  });
}
