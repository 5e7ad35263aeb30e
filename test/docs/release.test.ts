import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { publishedFields, publishedReadme, publisherMistakes } from "../../scripts/release.ts";

const publisher = { repository: "https://git.example.com/acme/webhooks", site: "https://docs.example.com/webhooks/" };

describe("publisherMistakes", () => {
  it("accepts both addresses", () => {
    expect(publisherMistakes(publisher)).toEqual([]);
    expect(publisherMistakes({ ...publisher, site: "https://docs.example.com/" }, publisher.repository)).toEqual([]);
  });

  it("reports each address that is empty", () => {
    expect(publisherMistakes({ repository: "", site: "" })).toEqual([
      expect.stringMatching(/^repository: write/),
      expect.stringMatching(/^site: write/),
    ]);
  });

  it.each([
    "http://git.example.com/acme/webhooks",
    "https://git.example.com",
    "https://git.example.com/acme/webhooks.git",
    "acme/webhooks",
  ])("reports the repository %s", (repository) => expect(publisherMistakes({ ...publisher, repository })).toHaveLength(1));

  it.each(["https://docs.example.com", "https://docs.example.com/webhooks", "https://docs.example.com/?page=", "docs"])(
    "reports the site %s",
    (site) => expect(publisherMistakes({ ...publisher, site })).toHaveLength(1),
  );

  it("reports a repository that is not the one of the workflow", () => {
    expect(publisherMistakes(publisher, "https://git.example.com/fork/webhooks")).toEqual([expect.stringContaining("this is https://")]);
  });
});

describe("the README that is published", () => {
  const readme = publishedReadme(readFileSync("README.md", "utf8"), publisher);
  const targets = [...readme.matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1] as string);

  it("has absolute links only", () => {
    expect(targets.length).toBeGreaterThan(30);
    expect(targets.filter((target) => !target.startsWith("https://"))).toEqual([]);
  });

  it("names pages of the site and files of the repository that there are", () => {
    const files = targets.map((target) => {
      if (target === `${publisher.site}api/`) return "api/index.api.md";
      if (!target.startsWith(publisher.site)) return target.replace(`${publisher.repository}/blob/HEAD/`, "");
      const page = target.replace(publisher.site, "").replace(/#.*/, "");
      return page.endsWith(".html") ? `docs/${page.replace(".html", ".md")}` : `docs/public/${page}`;
    });
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it("keeps the anchor of a link", () => {
    expect(publishedReadme("[a](docs/codes.md#type)", publisher)).toBe("[a](https://docs.example.com/webhooks/codes.html#type)");
  });
});

describe("the release check", () => {
  const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));
  for (const file of ["package.json", "README.md"]) cpSync(file, join(folder, file));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const release = (value: object, ...flags: string[]) => {
    writeFileSync(join(folder, "publisher.json"), JSON.stringify(value));
    const env = { ...process.env, GITHUB_REPOSITORY: "" };
    const command = [join(process.cwd(), "node_modules/tsx/dist/cli.mjs"), join(process.cwd(), "scripts/release.ts"), ...flags];
    return execFileSync(process.execPath, command, { cwd: folder, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  };

  it("fails while an address is empty, and writes nothing", () => {
    expect(() => release({ repository: "", site: "" }, "--write")).toThrow("publisher.json: repository: write the address of its page");
    expect(readFileSync(join(folder, "package.json"), "utf8")).toBe(readFileSync("package.json", "utf8"));
  });

  it("writes the three fields and the links", () => {
    release(publisher, "--write");
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    expect(manifest).toEqual({ ...JSON.parse(readFileSync("package.json", "utf8")), ...publishedFields(publisher) });
    expect(manifest.repository.url).toBe("git+https://git.example.com/acme/webhooks.git");
    expect(readFileSync(join(folder, "README.md"), "utf8")).toContain(`](${publisher.site}facts.html)`);
  });

  it("is the only place of the three fields", () => {
    const manifest = JSON.parse(readFileSync("package.json", "utf8"));
    expect(Object.keys(publishedFields(publisher)).filter((field) => field in manifest)).toEqual([]);
  });
});
