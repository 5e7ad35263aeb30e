import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { buildPlayground } from "../../playground/build.ts";

/** The folder that the page is built into, for these tests alone. */
export const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-playground-"));

/** The page as it stands on the disk. */
export const address = pathToFileURL(join(folder, "index.html")).href;

/** A start without any traffic of the browser's own. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser: Browser;

/** Forbidden on every page: errors, console output, and requests beyond its own files. */
let complaints: string[] = [];

/** Builds the page and starts the browser once; after each test nothing may have gone wrong in any page. */
export function useBrowser(): void {
  beforeAll(async () => {
    await buildPlayground(folder);
    browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: flags });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    const found = complaints;
    complaints = [];
    expect(found).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Opens the playground. Anything in the console, any error and any request for something else fails the test. */
export async function open(options: BrowserContextOptions = {}, url = address): Promise<Page> {
  const page = await openUnwatched(options, "about:blank");
  const home = new URL(".", url).href;
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(home)) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.locator("#summary:not(:empty)").waitFor();
  await settle(page);
  return page;
}

/** Opens the playground for a test that breaks its rules. */
export async function openUnwatched(options: BrowserContextOptions = {}, url = address): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Puts a text in place of the template, as a paste does. */
export async function paste(page: Page, template: unknown): Promise<void> {
  await enter(page, "source", typeof template === "string" ? template : JSON.stringify(template, null, 2));
}

/** Puts a text into a field in place of what is there, and waits until it has been read. */
export async function enter(page: Page, field: "source" | "url" | "body", text: string): Promise<void> {
  await page.fill(`#${field}`, text);
  await settle(page);
}

/** Waits until what was entered has been read: with a large text, once the typing has paused. */
export async function settle(page: Page): Promise<void> {
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
}

/** Pastes a large text by the clipboard, which the page must be allowed to write: browsers take long to type one. */
export async function pasteByClipboard(page: Page, template: unknown): Promise<void> {
  const text = typeof template === "string" ? template : JSON.stringify(template, null, 2);
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page.focus("#source");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  await settle(page);
}

/** Loads a sample by its name. */
export async function load(page: Page, name: string): Promise<void> {
  await page.selectOption("#sample", { label: name });
  await page.click("#load");
}

/** Opens a tab by its name, and gives its panel. */
export async function openTab(page: Page, name: string): Promise<Locator> {
  await page.getByRole("tab", { name, exact: true }).click();
  return page.getByRole("tabpanel", { name, exact: true });
}

/** The text of the code that is shown in a panel. */
export async function codeIn(panel: Locator): Promise<string> {
  return ((await panel.locator("pre").textContent()) ?? "").replace(/\n$/, "");
}

/** The texts that are underlined in an editor. */
export function marksIn(page: Page, editor: "source" | "body"): Promise<string[]> {
  return page.locator(`#${editor}-editor mark`).allTextContents();
}

/** The selection in a text area. */
export function selectionIn(page: Page, area: "source" | "body"): Promise<string> {
  return page.locator(`#${area}`).evaluate((element) => {
    const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
    return element === document.activeElement ? value.slice(selectionStart, selectionEnd) : "";
  });
}
