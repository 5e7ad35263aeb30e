import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it, test, vi } from "vitest";
import { run as runCommandLine } from "../../src/cli/run.ts";
import { type Block, blocks, frameworkOf, modules, pages, readPage } from "./blocks.ts";
import { countPromises, noteBroken } from "./expectations.ts";
import { bundle, typeErrors } from "./modules.ts";

const root = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const runFile = promisify(execFile);

vi.stubEnv("WEBHOOK_PASSWORD", "correct horse");

test("every block is of a language that is tested here", () => {
  const known = ["ts", "js", "json", "sh", "yaml", "console", "python", "text"];
  expect(blocks.filter(({ language }) => !known.includes(language)).map(({ label }) => label)).toEqual([]);
  expect(blocks.length).toBeGreaterThan(10);
});

describe("the TypeScript", () => {
  it("has no two modules of one name", () => {
    expect(new Set(modules.map(({ name }) => name)).size).toBe(modules.length);
  });

  it("has the right types", { timeout: 60_000 }, () => {
    expect(typeErrors()).toEqual([]);
  });

  const own = modules.filter(({ block }) => !frameworkOf(block));
  it.for(own.map((module) => ({ ...module, label: module.block.label })))(
    "has the values that its comments promise: $label",
    async ({ block, name }) => {
      const { broken, count } = await run(name);
      expect(broken).toEqual([]);
      expect(count()).toBe(countPromises(block));
    },
  );

  // Others run in the examples' suite, with the framework that they import.
  it("reads events of Lambda, also in base64", async () => {
    const name = modules.find(({ block }) => block.text.includes("isBase64Encoded"))?.name as string;
    const { exports } = await run(name);
    const handler = exports.handler as (event: object) => Promise<{ statusCode: number; body: string }>;
    const event = (body: string, isBase64Encoded: boolean, password: string) => ({
      rawPath: "/contact-pro/queued",
      rawQueryString: "",
      requestContext: { http: { method: "POST" } },
      headers: { authorization: `Basic ${btoa(`contact-pro:${password}`)}` },
      body,
      isBase64Encoded,
    });
    const body = JSON.stringify({ id: "1", agent: null, at: "2023-12-29T08:44:44.215Z" });
    const ok = { statusCode: 200, body: JSON.stringify({ seen: "queued" }) };
    expect(await handler(event(body, false, "correct horse"))).toMatchObject(ok);
    expect(await handler(event(btoa(body), true, "correct horse"))).toMatchObject(ok);
    expect(await handler(event(body, false, "wrong"))).toMatchObject({ statusCode: 401 });
  });
});

/** Runs a block's module. */
async function run(name: string) {
  const { keeper, broken, count } = noteBroken();
  const log = vi.spyOn(console, "log").mockReturnValue(undefined);
  const code = await bundle(name);
  Object.assign(globalThis, { keeper });
  const exports: Record<string, unknown> = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
  log.mockRestore();
  return { broken, count, exports };
}

test("the JSON parses", () => {
  const json = blocks.filter(({ language }) => language === "json");
  expect(json.filter(({ text }) => !isJson(text)).map(({ label }) => label)).toEqual([]);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("the commands", () => {
  const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));
  writeFileSync(join(folder, "template.json"), '{\n  "Agent": "{contact.agnet.number}"\n}\n');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const lines = blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ text, page, line }) => text.split("\n").map((command, index) => ({ command, label: `${page}:${line + index}` })))
    .filter(({ command }) => command !== "" && !command.startsWith("#"))
    .flatMap(({ command, label }) => command.split(" && ").map((part) => ({ command: part, label })));

  const { dependencies } = JSON.parse(readPage("test/consumers/schema-tools/package.json"));
  const triedTools = Object.entries<string>(dependencies).map(([name, version]) => `${name}@${version.split(".")[0]}`);

  const steps = blocks
    .filter(({ language }) => language === "yaml")
    .flatMap(({ text, label }) => text.split("\n").map((line) => ({ line, label })));
  it.for(steps.filter(({ line }) => line.includes("npx ")))("$label $line", async ({ line }) => {
    const words = /npx contact-pro-webhooks ([^|>]*)/.exec(line)?.[1]?.trim().split(" ") as string[];
    expect(await unknownWords(words)).toEqual([]);
  });

  it.for(lines)("$label $command", { timeout: 30_000 }, async ({ command }) => {
    const [program, ...words] = command
      .replace(/^WEBHOOK_PASSWORD=secret /, "")
      .replace(/^npx /, "")
      .replace(/ #.*/, "")
      .split(" ");
    if (program === "contact-pro-webhooks") return expect(await unknownWords(words)).toEqual([]);
    if (["npm init -y", `npm install ${manifest.name}`, "npm ci", "npm test"].includes(command) || program === "node") return;
    // Tools that test/consumers/ runs, in the major version that it runs.
    if (command.startsWith("npx ")) return expect(triedTools).toContain(program);
    expect(program).toBe("npm");
    expect(words[0]).toBe("run");
    expect(manifest.scripts).toHaveProperty([words[1] as string]);
  });

  const sessions = blocks.filter(({ language }) => language === "console");
  it.for(sessions)("print the output on the page: $label", { timeout: 30_000 }, async ({ text }) => {
    const [command = "", ...output] = text.trimEnd().split("\n");
    const [program, ...words] = command.replace(/^\$ npx /, "").split(" ");
    expect(program).toBe(manifest.name);
    expect((await runInFolder(words)).trimEnd()).toBe(output.join("\n"));
  });

  /** The command and flags that the help does not have. */
  async function unknownWords(words: readonly string[]): Promise<string[]> {
    const [command = "", ...rest] = words;
    const help = await helpOf(command);
    return [
      ...(help.includes(`contact-pro-webhooks ${command} `) ? [] : [command]),
      ...rest.filter((word) => /^--/.test(word) && !help.includes(word)),
    ];
  }

  async function helpOf(...command: string[]): Promise<string> {
    let help = "";
    const output = { write: (text: string) => (help += text) };
    await runCommandLine([...command, "--help"], { stdin: process.stdin, stdout: output, stderr: output, env: {} });
    return help;
  }

  /** The output of a command beside the example file of the page. */
  async function runInFolder(words: readonly string[]): Promise<string> {
    const command = [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, "src/cli/index.ts"), ...words];
    const { stdout } = await runFile(process.execPath, command, { cwd: folder }).catch((error) => error);
    return stdout;
  }
});

describe("the Python", () => {
  // Debian's own, which has Debian's packages.
  const pythonPath = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
  const python = blocks.filter(({ language }) => language === "python");
  it.for(python)("reports its mistake: $label", { timeout: 30_000 }, async ({ text }: Block, { skip }) => {
    const hasPackage = await runFile(pythonPath, ["-c", "import jsonschema"]).then(
      () => true,
      () => false,
    );
    skip(!hasPackage, "no python3 with jsonschema on this machine");
    const code = text.replace("node_modules/contact-pro-webhooks/schemas", join(root, "schemas"));
    const { stdout } = await runFile(pythonPath, ["-c", code]);
    expect(stdout).toContain("$.event 'datetime' is a required property");
    expect(stdout).toContain("$.contact None is not of type 'object'");
  });
});

describe("the table of codes", () => {
  const rows = /^\| From \| Codes \|\n.*\n((?:\|.*\n)+)/m.exec(readPage("docs/errors.md"))?.[1] ?? "";
  const listed = new Set([...rows.replaceAll(/^\|[^|]*\|/gm, "").matchAll(/`([a-z-]+)`/g)].map((match) => match[1] as string));
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^(?:cli|compare|model.generated)/.test(file))
    .map((file) => readFileSync(join(root, "src", file), "utf8"))
    .join("\n");

  it("has no code that the library does not have", () => {
    expect([...listed].filter((code) => !sources.includes(`"${code}"`))).toEqual([]);
  });

  it("has each code of the library", () => {
    const written = [...sources.matchAll(/\bcode(?::| =) ?([^,;}\n]*)/g)].flatMap(
      ([, value = ""]) => value.match(/(?<!=== )"[a-z-]+"/g) ?? [],
    );
    expect(written.length).toBeGreaterThan(20);
    expect(written.map((code) => code.slice(1, -1)).filter((code) => !listed.has(code))).toEqual([]);
  });
});

describe("the links", () => {
  it.for([...pages, "CHANGELOG.md", "SECURITY.md"])("of %s lead somewhere", (page) => {
    const links = [...readPage(page).matchAll(/\]\((?!https:)([^)#]*)(#[^)]*)?\)/g)];
    const dead = links.filter(([, file = "", anchor]) => {
      const target = file ? join(dirname(page), file) : page;
      return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(dead.map(([link]) => link)).toEqual([]);
  });
});

function anchorsOf(page: string): string[] {
  const headings = [...readPage(page).matchAll(/^#+ (.*)$/gm)].map((match) => match[1] as string);
  return headings.map(
    (heading) =>
      `#${heading
        .toLowerCase()
        .replaceAll(/[^\w -]/g, "")
        .replaceAll(" ", "-")}`,
  );
}
