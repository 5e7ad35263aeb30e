import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

/** The folder of the site. SITE names one that is built already, with the path below. */
export const folder = process.env["SITE"] ?? mkdtempSync(join(tmpdir(), "contact-pro-webhooks-site-"));

/** The path below which the site is served, as by a host that has several. */
const base = "/some/path/";

const types: { readonly [extension: string]: string } = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

let server: Server;
let browser: Browser;

/** Builds the site as `npm run docs:build` does, serves it and starts the browser, once. */
export function useSite(): void {
  beforeAll(async () => {
    const build = ["run", "docs:build", "--", "--base", base, "--outDir", folder];
    if (!process.env["SITE"]) execFileSync("npm", build, { stdio: ["ignore", "ignore", "inherit"] });
    server = createServer((request, response) => {
      const file = fileOf(request.url ?? "");
      if (!file) return response.writeHead(404).end();
      return response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
    browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    if (!process.env["SITE"]) rmSync(folder, { recursive: true, force: true });
  });
}

/** The file at an address, as the simplest host finds it: an exact name, or the index of a folder. */
export function fileOf(address: string): string | undefined {
  const { pathname } = new URL(address, "http://localhost");
  if (!pathname.startsWith(base)) return undefined;
  const file = join(folder, decodeURIComponent(pathname).slice(base.length - 1), pathname.endsWith("/") ? "index.html" : "");
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** The address of a page of the site. */
export function addressOf(page: string): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}${page}`;
}

/** A page of the browser, and everything that goes wrong in it: errors, console errors, failed requests, other hosts. */
export async function openPage(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && complaints.push(`${page.url()}: ${message.text()}`));
  page.on("response", (response) => response.status() >= 400 && complaints.push(`${page.url()}: ${response.status()} ${response.url()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(addressOf("")) && !request.url().startsWith("data:")) complaints.push(`request: ${request.url()}`);
  });
  return { page, complaints };
}
