import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import axe from "axe-core";
import { describe, expect, it, test } from "vitest";
import { addressOf, fileOf, folder, openPage, useSite } from "./site.ts";

useSite();

/** Pages of each kind: long tables, long code, text in braces, the API, the home page. */
const some = ["index.html", "codes.html", "messages.html", "placeholders.html", "first-webhook.html", "api/library/functions/compile.html"];

/** The pages that VitePress wrote; the playground has tests of its own. */
function pages(): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".html") && !file.startsWith("playground/"),
  );
}

test("the configuration of the site has the right types", () => {
  execFileSync(process.execPath, ["docs/node_modules/typescript/bin/tsc", "--project", "docs"], { stdio: "inherit" });
});

describe("every page", () => {
  it("shows its text, scrolls in no direction but down at 390 pixels, and leads nowhere that does not exist", async () => {
    const { page, complaints } = await openPage({ viewport: { width: 390, height: 844 } });
    const links: { from: string; to: string }[] = [];
    const anchors = new Map<string, Set<string>>();
    for (const file of pages()) {
      await page.goto(addressOf(file));
      await page.locator("#app[data-v-app], #app > .Layout").first().waitFor();
      const read = await page.evaluate(() => ({
        text: document.querySelector(".vp-doc, .NotFound, .VPHome")?.textContent?.trim() ?? "",
        width: document.documentElement.scrollWidth,
        ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
        links: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({ href }) => href),
      }));
      expect(read.text.length, `the text of ${file}`).toBeGreaterThan(20);
      expect(read.width, `the width of ${file}`).toBeLessThanOrEqual(390);
      anchors.set(join(folder, file), new Set(read.ids));
      for (const to of new Set(read.links)) links.push({ from: file, to });
    }
    const dead = links.filter(({ to }) => {
      const { origin, hash } = new URL(to);
      if (origin !== new URL(addressOf("")).origin) return false;
      const file = fileOf(to);
      return !file || (hash !== "" && anchors.has(file) && !anchors.get(file)?.has(decodeURIComponent(hash.slice(1))));
    });
    expect(dead).toEqual([]);
    expect(complaints).toEqual([]);
    expect(links.length).toBeGreaterThan(1000);
  }, 900_000);

  it("comes from a page of docs/ or from the types", () => {
    const written = pages().filter((file) => !file.startsWith("api/"));
    const sources = readdirSync("docs").filter((file) => file.endsWith(".md"));
    expect(written.sort()).toEqual([...sources.map((file) => file.replace(".md", ".html")), "404.html"].sort());
    expect(pages().filter((file) => file.startsWith("api/")).length).toBeGreaterThan(80);
  });
});

describe("the text of a page", () => {
  const textOf = (file: string) =>
    readFileSync(join(folder, file), "utf8")
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll("&#123;", "{");

  it("keeps two braces, which are an expression to Vue", () => {
    expect(textOf("codes.html")).toContain("such as {{contact.id}} or ");
  });

  it("keeps a placeholder at the end of a cell, which is a list of attributes to markdown-it", () => {
    expect(textOf("messages.html")).toContain("contact.id is a single value without parts: write {contact.id}");
  });
});

describe("a link out of docs/", () => {
  const render = async (text: string, repository: string, relativePath = "page.md") => {
    const path = relative(import.meta.dirname, "docs/node_modules/vitepress/dist/node/index.js");
    const { createMarkdownRenderer, disposeMdItInstance } = await import(/* @vite-ignore */ path);
    const { adaptPages } = await import("../../docs/.vitepress/markdown.ts");
    disposeMdItInstance();
    const md = await createMarkdownRenderer("docs", { config: (md: never) => adaptPages(md, repository) }, "/");
    return md.render(text, { relativePath, path: `docs/${relativePath}`, cleanUrls: false });
  };

  it("leads into the repository", async () => {
    expect(await render("See [koa](../examples/koa).", "https://example.com/a/b")).toContain(
      'href="https://example.com/a/b/blob/HEAD/examples/koa"',
    );
  });

  it("is plain text while the repository is unknown", async () => {
    expect(await render("See [the `koa` one](../examples/koa).", "")).toContain("<p>See the <code>koa</code> one.</p>");
  });

  it("of a page of the API leads to another such page", async () => {
    expect(await render("See [B](../interfaces/B.md).", "", "api/library/functions/a.md")).toContain('href="./../interfaces/B.html"');
    const page = readFileSync(join(folder, "api/library/functions/compile.html"), "utf8");
    expect(page).toContain('<a href="./../interfaces/TemplateOptions.html">');
  });

  it("leads to the page of the site if it has one", async () => {
    expect(await render("See [the API](../api/index.api.md).", "")).toContain('href="/api/library/"');
  });
});

describe("the search", () => {
  it.each([
    ["agent.number", "Placeholders"],
    ["unknown-path", "What each code means"],
    ["defineIntegration", "defineIntegration"],
  ])("finds %s", async (words, title) => {
    const { page, complaints } = await openPage();
    await page.goto(addressOf("index.html"));
    await page.getByRole("button", { name: "Search" }).first().click();
    await page.locator("#localsearch-input").fill(words);
    const results = page.locator(".VPLocalSearchBox .result");
    await results.first().waitFor();
    const titles = await results.allTextContents();
    expect(titles.join("\n")).toContain(title);
    await results.first().click();
    await expect.poll(() => page.locator(".vp-doc h1").count()).toBe(1);
    expect(fileOf(page.url())).toBeDefined();
    expect(complaints).toEqual([]);
  });
});

test("dark mode follows the system, and the switch changes it", async () => {
  const { page } = await openPage({ colorScheme: "dark" });
  await page.goto(addressOf("index.html"));
  const isDark = () => page.evaluate(() => document.documentElement.classList.contains("dark"));
  expect(await isDark()).toBe(true);
  await page.locator(".VPNavBarAppearance .VPSwitchAppearance").click();
  expect(await isDark()).toBe(false);
});

describe("the playground", () => {
  it("opens from the site, under its path", async () => {
    const { page, complaints } = await openPage();
    await page.goto(addressOf("index.html"));
    await page.getByRole("link", { name: "Open the playground" }).click();
    await page.waitForURL(/\/playground\//);
    expect(page.url()).toMatch(/\/some\/path\/playground\/(?:index\.html)?$/);
    await expect.poll(() => page.title()).toMatch(/playground/i);
    expect(complaints).toEqual([]);
  });
});

describe.each(["light", "dark"] as const)("the accessibility in %s", (colorScheme) => {
  it.each(some)("of %s", async (file) => {
    const { page } = await openPage({ colorScheme });
    await page.goto(addressOf(file));
    await page.locator("#app[data-v-app], #app > .Layout").first().waitFor();
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      const result = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa"] } as never);
      return result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html).slice(0, 3) }));
    });
    expect(violations).toEqual([]);
  });
});
