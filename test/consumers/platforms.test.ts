import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));

const typescripts = ["5.4", "5.9", "6.0", "7.0"];

/** The source of the types of `Request` on a platform, and the way to pass it a handler. */
const platforms = [
  { platform: "Workers", lib: ["es2022"], types: ["@cloudflare/workers-types"], file: "workers.ts" },
  { platform: "Bun", lib: ["es2022"], types: ["bun"], file: "bun.ts" },
  { platform: "Node", lib: ["es2022"], types: ["node"], file: "web.ts" },
  { platform: "the DOM", lib: ["es2022", "dom"], types: [], file: "web.ts" },
];

beforeAll(async () => {
  await run("npm", ["pack", "--pack-destination", home]);
  const { name, version, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const dependencies = {
    [name]: `file:${name}-${version}.tgz`,
    "@cloudflare/workers-types": "4",
    "@types/bun": "1",
    "@types/node": devDependencies["@types/node"],
    ...Object.fromEntries(typescripts.map((range) => [`typescript-${range}`, `npm:typescript@${range}`])),
  };
  writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));
  await run("npm", ["install", "--ignore-scripts", "--no-package-lock"], { cwd: home });
  cpSync(join(import.meta.dirname, "platforms"), join(home, "platforms"), { recursive: true });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const cases = typescripts.flatMap((typescript) => platforms.map((platform) => ({ typescript, ...platform })));

test.for(cases)("a handler with the types of $platform, TypeScript $typescript", async ({ typescript, platform, lib, types, file }) => {
  expect(await compilerOutput(typescript, platform, { lib, types, noEmit: true, allowImportingTsExtensions: true }, file)).toBe("");
});

test.for(typescripts)("templates of unknown shape have short declarations, TypeScript %s", async (typescript) => {
  const options = { lib: ["es2022"], types: ["node"], declaration: true, emitDeclarationOnly: true, rootDir: "../platforms", outDir: "." };
  expect(await compilerOutput(typescript, "templates", options, "templates.ts")).toBe("");
  const declarations = readFileSync(join(home, `${typescript}-templates`, "templates.d.ts"), "utf8");
  expect(declarations.length).toBeLessThan(2500);
  expect(declarations).toContain(
    'json: import("contact-pro-webhooks").Template<JsonValue, import("contact-pro-webhooks").PartialConversation>;',
  );
});

/** The output of a compiler for a file; empty without an error. */
async function compilerOutput(typescript: string, folder: string, options: object, file: string): Promise<string> {
  const project = join(home, `${typescript}-${folder}`);
  // The types of platforms themselves differ from one version of the compiler to the next.
  const compilerOptions = {
    target: "es2022",
    module: "preserve",
    moduleResolution: "bundler",
    strict: true,
    skipLibCheck: true,
    ...options,
  };
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [`../platforms/${file}`] }));
  const compiler = join(home, "node_modules", `typescript-${typescript}`, "bin/tsc");
  const { stdout, stderr } = await run(process.execPath, [compiler, "--project", project]).catch((error) => error);
  return stdout + stderr;
}
