import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  address,
  codeIn,
  enter,
  folder,
  load,
  marksIn,
  open,
  openTab,
  openUnwatched,
  paste,
  pasteByClipboard,
  settle,
  useBrowser,
} from "./browser.ts";

useBrowser();

const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script><b>&amp;</b>';

test("markup in keys and values is shown as text", async () => {
  const page = await open();
  const elements = () => page.locator("img, b, script").count();
  const before = await elements();
  await paste(page, { [markup]: `${markup} {contact.agnet.id}`, [`{event} ${markup}`]: `<contct.id>${markup}` });
  expect(await page.textContent("#findings")).toContain("{contact.agnet.id}");
  await paste(page, { [markup]: markup, id: "{contact.id}" });
  expect(Object.entries(JSON.parse(await codeIn(page.locator("#panel-body"))))[0]).toEqual([markup, markup]);
  expect(await codeIn(await openTab(page, "TypeScript"))).toContain("<img src=x");
  expect(await codeIn(await openTab(page, "JSON Schema"))).toContain("<img src=x");
  await openTab(page, "Match");
  await enter(page, "body", JSON.stringify({ [markup]: 1, [`${markup}2`]: markup }));
  expect(await page.textContent("#issues")).toContain("missing");
  await paste(page, { request: { method: markup, body: "{contact.id}" } });
  await enter(page, "url", `https://example.com/${markup}/{evnt}`);
  expect(await page.textContent("#findings")).toContain("{evnt}");
  expect(await elements()).toBe(before);
  expect(await page.title()).toBe("Playground · contact-pro-webhooks");
});

test("keys of prototypes are keys like any other", async () => {
  const page = await open();
  await paste(page, '{ "__proto__": "{contact.id}", "constructor": { "toString": "{event.name}" }, "hasOwnProperty": 1 }');
  expect(await page.textContent("#summary")).toBe("nothing found");
  expect(await codeIn(page.locator("#panel-body"))).toContain('"__proto__": "1006301942A6EE11B3ED58961D1810CC"');
  await openTab(page, "Match");
  await page.click("#fill");
  expect(await page.textContent("#match-summary")).toBe("This body matches.");
});

test("deeply nested JSON is reported, and breaks nothing", async () => {
  const page = await open();
  const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  await paste(page, deep(100_000));
  await expect.poll(() => page.textContent("#findings")).toContain("is nested deeper than 500 levels");
  await paste(page, deep(400));
  await expect.poll(() => page.textContent("#summary")).toBe("nothing found");
  await openTab(page, "JSON Schema");
  await openTab(page, "TypeScript");

  await paste(page, { cad: "{contact.cad}" });
  await openTab(page, "Match");
  await enter(page, "body", `{"cad":{"x":${deep(100_000)}}}`);
  await expect.poll(() => page.textContent("#match-summary")).not.toContain("Paste a body");
  await enter(page, "body", "[".repeat(100_000));
  await expect.poll(() => page.textContent("#match-summary")).toBe("This body is not JSON.");
  await load(page, "A small template");
  await expect.poll(() => page.textContent("#summary")).toBe("nothing found");
});

const large = (path: string) =>
  Object.fromEntries(Array.from({ length: 16_000 }, (_, index) => [`key ${index}`, `{${path}} and so on, at length, ${index}`]));
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

test("a megabyte is read, and cut on the page", async () => {
  const page = await open(clipboard);
  await pasteByClipboard(page, large("contact.id"));
  expect(await page.textContent("#summary")).toBe("nothing found");
  expect(await page.textContent("#body-result .hint")).toContain("The first 200,000 characters are shown");
  await page.locator("#body-result").getByRole("button", { name: "Copy" }).click();
  await expect.poll(() => page.textContent("#notice")).toBe("Body copied.");
  expect(Object.keys(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())))).toHaveLength(16_000);
});

test("a megabyte of mistakes is reported in parts", async () => {
  const page = await open(clipboard);
  await pasteByClipboard(page, large("contact.idd"));
  expect(await page.textContent("#summary")).toBe("1000 errors");
  expect(await page.locator("#findings > li").count()).toBe(101);
  expect(await page.textContent("#findings > li:last-child")).toBe("and 900 more");
  expect(await marksIn(page, "source")).toHaveLength(1000);
});

test("a megabyte in one line is read", async () => {
  const page = await open(clipboard);
  await pasteByClipboard(page, JSON.stringify({ a: '"'.repeat(500_000), b: "{".repeat(300_000) }));
  expect(await page.textContent("#summary")).toBe("nothing found");
});

test("of two texts that wait to be read, both are", async () => {
  const page = await open(clipboard);
  await openTab(page, "Match");
  await pasteByClipboard(page, large("contact.id"));
  await page.evaluate(() => {
    for (const [id, text] of [
      ["source", '{ "id": "{contact.id}" }'],
      ["body", '{ "id": 7 }'],
    ]) {
      const area = document.querySelector(`#${id}`) as HTMLTextAreaElement;
      area.value = text as string;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await settle(page);
  expect(await page.textContent("#issues")).toBe('ErrorLine 1, column 9type"id" must be a string (from {contact.id}), not a number');
});

test("the page holds no inline script, style or handler, and its policy allows none", () => {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const [, policy = ""] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html) ?? [];
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)|<script[^>]*>[^<]/i);
  expect(html).not.toMatch(/https?:\/\/(?!example\.com)/);
});

test("the policy holds in the page: no request, no code from text, no markup from text", async () => {
  const page = await openUnwatched();
  const refused = await page.evaluate(async () => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => document.body.append(` ${effectiveDirective}`));
    const attempts: { readonly [name: string]: () => unknown } = {
      fetch: () => fetch("http://127.0.0.1:9/"),
      image: () =>
        new Promise((resolve, reject) => {
          const image = new Image();
          image.onload = resolve;
          image.onerror = reject;
          image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
        }),
      code: () => setTimeout.constructor("return 1")(),
      html: () => {
        document.createElement("div").innerHTML = "<b></b>";
      },
    };
    const names: string[] = [];
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        await attempt();
      } catch {
        names.push(name);
      }
    }
    return names;
  });
  expect(refused).toEqual(["fetch", "image", "code", "html"]);
  for (const directive of ["connect-src", "img-src", "require-trusted-types-for"]) {
    await expect.poll(() => page.textContent("body")).toContain(` ${directive}`);
  }
});

test("from a web server it asks for its own four files, and for nothing more in all that it does", async () => {
  const asked: string[] = [];
  const types: { readonly [ending: string]: string } = { html: "text/html", css: "text/css", js: "text/javascript", svg: "image/svg+xml" };
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    const name = url === "/" ? "index.html" : url.slice(1);
    response.setHeader("content-type", types[name.split(".").at(-1) ?? ""] ?? "text/plain");
    response.end(readFileSync(join(folder, name)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const page = await open({}, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await load(page, "Documented: every property");
    for (const tab of ["TypeScript", "JSON Schema", "Match"]) await openTab(page, tab);
    await page.click("#fill");
    await page.click("#share");
    await expect.poll(() => page.textContent("#notice")).toMatch(/link/i);
    await page.context().close();
    expect([...new Set(asked)].sort()).toEqual(["/", "/icon.svg", "/playground.css", "/playground.js"]);
  } finally {
    server.close();
  }
  expect(address).toMatch(/^file:/);
});
