import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blockFor } from "../docs/blocks.ts";

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));

const blockOf = (runner: Parameters<typeof blockFor>[0]) => blockFor(runner)?.text ?? "";
const declarationOf = (runner: Parameters<typeof blockFor>[0]) => blockOf(runner).replace(/^import .*$/m, "");

const forVitest = blockOf("Vitest");

/** The same test for another runner: its declaration of the matchers, and what it imports of the runner. */
function testFor(declaration: string, imported: string): string {
  return imported + forVitest.replace(/^declare module "vitest" \{.*?^\}$/ms, declaration).replace(/^import .* from "vitest";$/m, "");
}

const forJest = testFor(declarationOf("Jest"), "");
const forPlaywright =
  blockOf("Playwright") +
  testFor("", "")
    .replace(/^import .*$/m, "")
    .replace("expect.extend(matchers);", "")
    // Its types have no matchers inside other expectations.
    .replace(/^.*expect\.toMatchTemplate.*$/m, "");

/** The test with its last line in force, which is to fail. */
const failing = (text: string) => text.replace("// expect(", "expect(");

/** The counts in that line, by its comment. */
const failure = [...forVitest.matchAll(/^ {2}\/\/ {3}(.*)$/gm)].map((match) => match[1]).join("\n");

/** A test runner of the installation. */
interface Runner {
  /** The command that runs the tests of a folder. */
  readonly command: (project: string) => readonly string[];
  readonly compilerOptions: { readonly [name: string]: string | boolean };
  /** How it counts one test that passed and one that failed. */
  readonly counts: RegExp;
}

const node = process.execPath;
const installed = (file: string) => join(home, "node_modules", file);
const failedAndPassed = /1 failed.*1 passed/s;
/** The compiler options for a runner that accepts TypeScript. */
const checked = { module: "preserve", noEmit: true };
/** The compiler options for a runner that needs JavaScript. */
const compiled = { module: "node16" };

const vitest: Runner = {
  command: (project) => [node, installed("vitest/vitest.mjs"), "run", "--root", project],
  compilerOptions: checked,
  counts: failedAndPassed,
};
const jest: Runner = {
  command: (project) => [node, installed("jest/bin/jest.js"), "--rootDir", project],
  compilerOptions: compiled,
  counts: failedAndPassed,
};
const bun: Runner = {
  command: (project) => [installed(`@oven/bun-${process.platform}-${process.arch}/bin/bun`), "test", project],
  compilerOptions: checked,
  counts: /1 pass\n.*1 fail\n/s,
};
const playwright: Runner = {
  command: (project) => [node, installed("@playwright/test/cli.js"), "test", "--reporter", "list", "--config", project],
  compilerOptions: checked,
  counts: failedAndPassed,
};
const nodeTest: Runner = {
  command: (project) => [node, "--test", join(project, "good.test.js"), join(project, "bad.test.js")],
  compilerOptions: compiled,
  counts: /pass 1\n.*fail 1\n/s,
};

const projects = [
  { label: "Vitest", text: forVitest, types: [], runner: vitest },
  { label: "Jest", text: `import { expect, test } from "@jest/globals";\n${forJest}`, types: [], runner: jest },
  { label: "Jest with its globals", text: forJest, types: ["jest"], runner: jest },
  { label: "Bun", text: testFor(declarationOf("Bun"), 'import { expect, test } from "bun:test";\n'), types: ["bun"], runner: bun },
  { label: "Playwright", text: forPlaywright, types: ["node"], runner: playwright },
  {
    label: "the package expect",
    text: testFor(declarationOf("Jest"), 'import { expect } from "expect";\nimport { test } from "node:test";\n'),
    types: ["node", "jest"],
    runner: nodeTest,
  },
];

beforeAll(async () => {
  await run("npm", ["pack", "--pack-destination", home]);
  const { name, version, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const dependencies = {
    [name]: `file:${name}-${version}.tgz`,
    vitest: devDependencies.vitest,
    jest: "30",
    "@jest/globals": "30",
    "@types/jest": "30",
    "@playwright/test": "1.65.1",
    bun: "1.4.5",
    "@types/bun": "1",
    "@types/node": devDependencies["@types/node"],
    typescript: devDependencies.typescript,
  };
  writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, dependencies }));
  await run("npm", ["install", "--ignore-scripts", "--no-package-lock"], { cwd: home });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

test("the page has a test for each", () => {
  expect(failure.split("\n")).toHaveLength(2);
  expect(forJest).not.toContain("vitest");
  expect(forJest).toContain("namespace jest");
  expect(declarationOf("Bun")).toContain('declare module "bun:test"');
  expect(forPlaywright).toContain("extend(matchers)");
});

test.for(projects)("the matchers in $label", async ({ label, text, types, runner }) => {
  const project = join(home, label.replaceAll(" ", "-"));
  const options = { ...runner.compilerOptions, target: "es2022", lib: ["es2022", "dom"], types, strict: true, skipLibCheck: true };
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), "{}");
  writeFileSync(join(project, "good.test.ts"), text);
  writeFileSync(join(project, "bad.test.ts"), failing(text));
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["*.ts"] }));

  expect(await outputOf([node, installed("typescript/bin/tsc"), "--project", project])).toBe("");
  const output = await outputOf(runner.command(project));
  expect(output).toMatch(runner.counts);
  expect(withoutIndentation(output)).toContain(withoutIndentation(failure));
});

/** The output of a program, also of one that fails. */
async function outputOf([program = "", ...args]: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(program, args, { cwd: home }).catch((error) => error);
  return stripVTControlCharacters(stdout + stderr);
}

function withoutIndentation(text: string): string {
  return text.replaceAll(/^ +/gm, "");
}
