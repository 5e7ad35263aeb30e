import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContextOptions, chromium, firefox, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { buildPlayground, installPlayground } from "../../playground/build.ts";

/** The folder that the page is built into, for these tests alone. */
export const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-playground-"));

/** The page as it is on the disk. */
export const addressOnDisk = pathToFileURL(join(folder, "index.html")).href;

/** The page as a web server has it. */
export let address = "";

/** The paths that the server was asked for. */
export const asked: string[] = [];

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
let server: Server;

/** Forbidden on every page: errors, console output, and requests beyond its own files. */
let complaints: string[] = [];

const mediaTypes: { readonly [ending: string]: string } = {
  html: "text/html",
  css: "text/css",
  js: "text/javascript",
  svg: "image/svg+xml",
};

function serve(): Promise<Server> {
  const started = createServer(({ url = "" }, response) => {
    asked.push(url);
    const name = url === "/" ? "index.html" : url.slice(1);
    response.setHeader("content-type", mediaTypes[name.split(".").at(-1) ?? ""] ?? "text/plain");
    response.setHeader("content-encoding", "gzip");
    response.end(gzipSync(readFileSync(join(folder, name))));
  });
  return new Promise((resolve) => {
    started.listen(0, "127.0.0.1", () => resolve(started));
  });
}

const browsers = {
  chromium: () => chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: flags }),
  // Firefox of Debian speaks WebDriver BiDi only.
  firefox: () => firefox.launch({ channel: "moz-firefox", executablePath: process.env["FIREFOX"] ?? "/usr/bin/firefox-esr" }),
};

/** Builds the page and starts the browser once; after each test nothing may have gone wrong in any page. */
export function useBrowser(name: keyof typeof browsers = "chromium"): void {
  beforeAll(async () => {
    installPlayground();
    await buildPlayground(folder);
    server = await serve();
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await browsers[name]();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    const found = complaints;
    complaints = [];
    expect(found).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Opens the playground. Anything in the console, any error and any request for something else fails the test. */
export async function open(options: BrowserContextOptions = {}, url = address): Promise<Page> {
  const page = await openUnwatched(options, "about:blank");
  watch(page, new URL(".", url).href);
  await page.goto(url);
  await page.locator("#summary:not(:empty)").waitFor();
  await settle(page);
  return page;
}

function watch(page: Page, home: string): void {
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(home) && !request.url().startsWith("blob:")) complaints.push(`request: ${request.url()}`);
  });
}

/** Opens the playground for a test that breaks its rules. */
export async function openUnwatched(options: BrowserContextOptions = {}, url = address): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** The editors of the page, by the ids of their hosts. */
export type EditorId = "source" | "body" | "response" | "rendered" | "conversation" | "effects" | "code-json" | "code-script";

/** Puts a value in place of the template, as a paste does. */
export async function paste(page: Page, template: unknown): Promise<void> {
  await enter(page, "source", typeof template === "string" ? template : JSON.stringify(template, null, 2));
}

/** Pastes a text into an editor, or fills the URL, in place of what is there, and waits until it has been read. */
export async function enter(page: Page, field: EditorId | "url", text: string): Promise<void> {
  if (field === "url") await page.fill("#url", text);
  else await pasteInto(page, field, text);
  await settle(page);
}

async function pasteInto(page: Page, editor: EditorId, text: string): Promise<void> {
  const content = page.locator(`#${editor} .cm-content`);
  await content.focus();
  await page.keyboard.press("Control+a");
  if (text === "") return page.keyboard.press("Delete");
  const isPasted = await content.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    // Firefox empties the clipboard of an event that a script makes.
    if (event.clipboardData?.getData("text/plain") !== pasted) return false;
    element.dispatchEvent(event);
    return true;
  }, text);
  if (!isPasted) await page.keyboard.insertText(text);
}

/** Waits until what was entered has been read: with a large text, once the typing has paused. */
export async function settle(page: Page): Promise<void> {
  await page.locator("#playground[data-busy=false]").waitFor({ timeout: 60_000 });
}

/** Loads a sample by its name. */
export async function load(page: Page, name: string): Promise<void> {
  await page.selectOption("#sample", { label: name });
  await page.click("#load");
  await settle(page);
}

/** Opens a tab by its name. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name, exact: true }).click();
  await settle(page);
}

/** Opens a file in the code view, and returns its text. */
export async function openCode(page: Page, name: string): Promise<string> {
  await openTab(page, "Code");
  await page.selectOption("select[name=code]", name);
  await settle(page);
  return textOf(page, (await page.locator("#code-json").isVisible()) ? "code-json" : "code-script");
}

interface View {
  readonly state: { readonly doc: { toString(): string }; readonly selection: { readonly main: { from: number; to: number } } };
  readonly hasFocus: boolean;
}

/** The text of an editor. Only the lines in view are in the document of the page, so its state is asked. */
export function textOf(page: Page, editor: EditorId): Promise<string> {
  return page.locator(`#${editor} .cm-content`).evaluate((element) => {
    const { view } = (element as unknown as { cmTile: { view: View } }).cmTile;
    return view.state.doc.toString();
  });
}

/** The text that is selected in an editor; empty if it does not have the focus. */
export function selectionIn(page: Page, editor: EditorId): Promise<string> {
  return page.locator(`#${editor} .cm-content`).evaluate((element) => {
    const { view } = (element as unknown as { cmTile: { view: View } }).cmTile;
    const { from, to } = view.state.selection.main;
    return view.hasFocus ? view.state.doc.toString().slice(from, to) : "";
  });
}

/** The texts that are underlined in an editor, as far as they are in view. */
export function marksIn(page: Page, editor: EditorId): Promise<string[]> {
  return page.locator(`#${editor} .cm-lintRange`).allTextContents();
}

/** Chooses an event by its name. */
export async function chooseEvent(page: Page, name: string): Promise<void> {
  await page.getByRole("radio", { name, exact: true }).check({ force: true });
  await settle(page);
}
