import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blockFor } from "../docs/blocks.ts";

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));

const forVitest = blockFor("Vitest")?.text ?? "";
const declarationForJest = blockFor("Jest")?.text.replace(/^import .*$/m, "") ?? "";
/** The same test for Jest, without what it imports of Jest. */
const forJest = forVitest.replace(/^declare module "vitest" \{.*?^\}$/ms, declarationForJest).replace(/^import .* from "vitest";$/m, "");

/** The test with its last line in force, which is to fail. */
const failing = (text: string) => text.replace("// expect(", "expect(");

/** What that line tells, as its comment has it. */
const told = [...forVitest.matchAll(/^ {2}\/\/ {3}(.*)$/gm)].map((match) => match[1]).join("\n");

const vitest = { program: ["vitest/vitest.mjs", "run", "--root"], compilerOptions: { module: "preserve", noEmit: true } };
/** Runs what the compiler has made of the tests. */
const jest = { program: ["jest/bin/jest.js", "--rootDir"], compilerOptions: { module: "node16" } };

const projects = [
  { label: "Vitest", text: forVitest, types: [], ...vitest },
  { label: "Jest", text: `import { expect, test } from "@jest/globals";\n${forJest}`, types: [], ...jest },
  { label: "Jest with its globals", text: forJest, types: ["jest"], ...jest },
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
    typescript: devDependencies.typescript,
  };
  writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, dependencies }));
  await run("npm", ["install", "--ignore-scripts", "--no-package-lock"], { cwd: home });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

test("the page has a test for both", () => {
  expect(told.split("\n").length).toBeGreaterThan(2);
  expect(forJest).not.toContain("vitest");
  expect(forJest).toContain("namespace jest");
});

test.for(projects)("the matchers in $label", async ({ label, text, types, program: [runner = "", ...args], compilerOptions }) => {
  const project = join(home, label.replaceAll(" ", "-"));
  const options = { ...compilerOptions, target: "es2022", lib: ["es2022", "dom"], types, strict: true, skipLibCheck: true };
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), "{}");
  writeFileSync(join(project, "good.test.ts"), text);
  writeFileSync(join(project, "bad.test.ts"), failing(text));
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["*.ts"] }));

  expect(await outputOf("typescript/bin/tsc", "--project", project)).toBe("");
  const output = await outputOf(runner, ...args, project);
  expect(output).toMatch(/1 failed.*1 passed/);
  expect(withoutIndentation(output)).toContain(withoutIndentation(told));
});

/** What a program of the installation prints, whether it fails or not. */
async function outputOf(file: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, [join(home, "node_modules", file), ...args]).catch((error) => error);
  return stripVTControlCharacters(stdout + stderr);
}

function withoutIndentation(text: string): string {
  return text.replaceAll(/^ +/gm, "");
}
