import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  addressOnDisk,
  asked,
  enter,
  folder,
  load,
  marksIn,
  open,
  openCode,
  openTab,
  openUnwatched,
  paste,
  settle,
  textOf,
  useBrowser,
} from "./browser.ts";

useBrowser();

const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script><b>&amp;</b>';

test("markup in keys and values is shown as text", async () => {
  const page = await open();
  await paste(page, { [markup]: `${markup} {contact.agnet.id}`, [`{event} ${markup}`]: `<contct.id>${markup}` });
  expect(await page.textContent("#findings")).toContain("{contact.agnet.id}");
  await paste(page, { [markup]: markup, id: "{contact.id}" });
  expect(Object.entries(JSON.parse(await textOf(page, "rendered")))[0]).toEqual([markup, markup]);
  expect(await openCode(page, "types")).toContain("<img src=x");
  expect(await openCode(page, "schema")).toContain("<img src=x");
  await openTab(page, "Receive");
  await enter(page, "body", JSON.stringify({ [markup]: 1, [`${markup}2`]: markup }));
  expect(await page.textContent("#issues")).toContain("missing");
  await paste(page, { request: { method: markup, body: "{contact.id}" } });
  await enter(page, "url", `https://example.com/${markup}/{evnt}`);
  expect(await page.textContent("#findings")).toContain("{evnt}");
  expect(await page.locator('img[src="x"], script:not([src]), b:text-is("&")').count()).toBe(0);
  expect(await page.title()).toBe("Playground · contact-pro-webhooks");
});

test("keys of prototypes are keys like any other", async () => {
  const page = await open();
  await paste(page, '{ "__proto__": "{contact.id}", "constructor": { "toString": "{event.name}" }, "hasOwnProperty": 1 }');
  expect(await page.textContent("#summary")).toBe("nothing found");
  expect(await textOf(page, "rendered")).toContain('"__proto__": "1006301942A6EE11B3ED58961D1810CC"');
  await openTab(page, "Receive");
  await page.click("#fill");
  await expect.poll(() => page.textContent("#match-summary")).toBe("This body matches.");
  await paste(page, '{ "__proto__": "{contact.agnet}", "constructor": "{contact.id}" }');
  expect(await textOf(page, "rendered")).toContain('"__proto__": "{contact.agnet}"');
});

test("deeply nested JSON is reported, and breaks nothing", async () => {
  const page = await open();
  const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  await paste(page, deep(100_000));
  await expect.poll(() => page.textContent("#findings")).toContain("is nested deeper than 500 levels");
  await paste(page, deep(400));
  await expect.poll(() => page.textContent("#summary")).toBe("nothing found");
  await openCode(page, "schema");
  await openCode(page, "types");

  await paste(page, { cad: "{contact.cad}" });
  await openTab(page, "Receive");
  await enter(page, "body", `{"cad":{"x":${deep(100_000)}}}`);
  await expect.poll(() => page.textContent("#match-summary")).not.toContain("Paste a body");
  await enter(page, "body", "[".repeat(100_000));
  await expect.poll(() => page.textContent("#match-summary")).toBe("This body is not JSON.");
  await load(page, "A small template");
  await expect.poll(() => page.textContent("#summary")).toBe("nothing found");
});

const large = (path: string) =>
  Object.fromEntries(Array.from({ length: 16_000 }, (_, index) => [`key ${index}`, `{${path}} and so on, at length, ${index}`]));

test("a megabyte is read, and cut on the page", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await paste(page, large("contact.id"));
  expect(await page.textContent("#summary")).toBe("nothing found");
  expect(await page.textContent("#body-hint")).toContain("The first 200,000 characters are shown");
  await page.locator("#copy-body").click();
  await expect.poll(() => page.textContent("#notice")).toBe("Body copied.");
  expect(Object.keys(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())))).toHaveLength(16_000);
});

test("a megabyte of mistakes is reported in parts", async () => {
  const page = await open();
  await paste(page, large("contact.idd"));
  expect(await page.textContent("#summary")).toBe("1000 errors");
  expect(await page.locator("#findings > li").count()).toBe(101);
  expect(await page.textContent("#findings > li:last-child")).toBe("and 900 more");
  await page.locator("#source .cm-content").press("Control+Home");
  await expect.poll(async () => new Set(await marksIn(page, "source"))).toEqual(new Set(["{contact.idd}"]));
});

test("a megabyte in one line is read", async () => {
  const page = await open();
  await paste(page, JSON.stringify({ a: '"'.repeat(500_000), b: "{".repeat(300_000) }));
  expect(await page.textContent("#summary")).toBe("nothing found");
});

test("of two texts that wait to be read, both are", async () => {
  const page = await open();
  await openTab(page, "Receive");
  await paste(page, large("contact.id"));
  for (const [id, text] of [
    ["source", '{ "id": "{contact.id}" }'],
    ["body", '{ "id": 7 }'],
  ]) {
    await page.locator(`#${id} .cm-content`).evaluate((element, pasted) => {
      const { view } = (element as unknown as { cmTile: { view: { state: { doc: { length: number } }; dispatch(change: object): void } } })
        .cmTile;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: pasted } });
    }, text);
  }
  await settle(page);
  expect(await page.textContent("#issues")).toBe('ErrorLine 1, column 9type"id" must be a string (from {contact.id}), not a number');
});

test("the page holds no inline script or handler, and one style sheet, which its policy allows by its hash", () => {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const [, policy = ""] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html) ?? [];
  const styles = [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(([, css = ""]) => createHash("sha256").update(css).digest("base64"));
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    ...styles.map((hash) => `style-src 'sha256-${hash}'`),
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types playground",
  ]);
  expect(html).not.toMatch(/\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)|<script[^>]*>[^<]/i);
  expect(html).not.toMatch(/https?:\/\/(?!example\.com|www\.npmjs\.com\/package\/contact-pro-webhooks")/);
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
      policy: () =>
        (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }).trustedTypes.createPolicy("x", {}),
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
  expect(refused).toEqual(["fetch", "image", "code", "policy", "html"]);
  for (const directive of ["connect-src", "img-src", "require-trusted-types-for"]) {
    await expect.poll(() => page.textContent("body")).toContain(` ${directive}`);
  }
});

test("from a web server it asks for its own four files, and for nothing more in all that it does", async () => {
  asked.length = 0;
  const page = await open();
  await load(page, "Documented: every property");
  for (const tab of ["Receive", "Your conversation", "Code"]) await openTab(page, tab);
  await page.click("#share");
  await expect.poll(() => page.textContent("#notice")).toMatch(/link/i);
  await page.context().close();
  expect([...new Set(asked)].sort()).toEqual(["/", "/icon.svg", "/playground.js", "/worker.js"]);
});

test("the worker has no way to the network", async () => {
  const page = await openUnwatched();
  await expect.poll(() => page.workers().length).toBe(1);
  const [worker] = page.workers();
  const ways = await worker?.evaluate(() => [typeof fetch, typeof XMLHttpRequest, typeof WebSocket, typeof EventSource]);
  expect(ways).toEqual(["undefined", "undefined", "undefined", "undefined"]);
});

test("from the disk it works too, without a worker", async () => {
  const page = await open({}, addressOnDisk);
  await load(page, "With mistakes");
  expect(await page.textContent("#summary")).toBe("4 errors, 1 warning");
  expect(page.workers()).toHaveLength(0);
  await page.click("#fix-all");
  await settle(page);
  expect(await textOf(page, "rendered")).toContain('"event": "received"');
});
