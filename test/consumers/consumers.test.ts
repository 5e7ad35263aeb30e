import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, test } from "vitest";

const run = promisify(execFile);

const typescripts = ["5.4", "5.9", "6.0", "7.0"];
const nodes = ["20.19", "22", "24", "26"];
const resolutions = ["node16", "nodenext", "bundler"];

/** The two kinds of module, each where it is at home: one among the types of the web, the other among those of Node. */
const formats = [
  { format: "ESM", extension: "mts", output: "program.mjs", lib: ["es2022", "dom"], types: [] },
  { format: "CommonJS", extension: "cts", output: "program.cjs", lib: ["es2022"], types: ["node"] },
];

const consumers = typescripts.flatMap((typescript) =>
  resolutions.flatMap((resolution) =>
    formats.map((format) => ({ typescript, resolution, ...format, label: `TypeScript ${typescript}, ${resolution}, ${format.format}` })),
  ),
);

const program = readFileSync(join(import.meta.dirname, "program.ts"), "utf8");
const home = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));
const matrix: { [row: string]: { [column: string]: "ok" | "FAILED" } } = {};

/** One installation serves all the consumers, which are folders below it. */
beforeAll(async () => {
  await run("npm", ["pack", "--pack-destination", home]);
  const { name, version, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  // Node for this machine. The package `node` would fetch the same in an install script.
  const node = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const dependencies = {
    [name]: `file:${name}-${version}.tgz`,
    "@types/node": devDependencies["@types/node"],
    ...Object.fromEntries(typescripts.map((range) => [`typescript-${range}`, `npm:typescript@${range}`])),
    ...Object.fromEntries(nodes.map((range) => [`node-${range}`, `npm:${node}@${range}`])),
  };
  writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, dependencies }));
  await run("npm", ["install", "--ignore-scripts", "--no-package-lock"], { cwd: home });
});

test.concurrent.for(consumers)("$label", async ({ label, typescript, resolution, format, extension, output, lib, types }) => {
  const project = join(home, label.replaceAll(/\W+/g, "-"));
  const source = format === "ESM" ? program : program.replaceAll(/import \* as (\w+) from ("[^"]+")/g, "import $1 = require($2)");
  const compilerOptions = {
    target: "es2022",
    lib,
    types,
    module: resolution === "bundler" ? "preserve" : resolution,
    moduleResolution: resolution,
    strict: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
  };
  mkdirSync(project);
  writeFileSync(join(project, `program.${extension}`), source);
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [`program.${extension}`] }));

  await attempt(label, "types", [`typescript-${typescript}/bin/tsc`, "--project", project]);
  for (const node of nodes) await attempt(label, `Node ${node}`, [`node-${node}/bin/node`, join(project, output)]);
});

test.for(nodes)("the command, on Node %s", async (node) => {
  const command = join(home, "node_modules/.bin/contact-pro-webhooks");
  await attempt("the command", `Node ${node}`, [`node-${node}/bin/node`, command, "--version"]);
});

/** Runs a program of the installation, and notes in the matrix how it went. */
async function attempt(row: string, column: string, [file, ...args]: [string, ...string[]]): Promise<void> {
  const failure = await run(join(home, "node_modules", file), args).then(
    () => undefined,
    (error) => error,
  );
  matrix[row] = { ...matrix[row], [column]: failure ? "FAILED" : "ok" };
  // A compiler prints its errors to standard output; the message holds standard error.
  if (failure) throw new Error(`${column}: ${failure.stdout || failure.message}`);
}

afterAll(() => {
  console.table(matrix);
  rmSync(home, { recursive: true, force: true });
});
