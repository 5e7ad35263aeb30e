import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { documentedPaths } from "../../src/model/generated/paths.ts";

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));

/** Those with the language service that editors use, and the one that is a language server by itself. */
const withService = ["5.9", "6.0"];
const server = "7.0";

/** Each `""` is a string that the user types in. */
const program = `import { check, compile, defineIntegration } from "contact-pro-webhooks";
compile({ agent: "", deep: [{ id: "" }] });
check({ agent: "" });
defineIntegration({
  credentials: "unchecked",
  configuration: { request: { method: "POST", body: { agent: "", list: [""] }, headers: { x: "" }, params: { y: "" } } },
});
`;
const file = join(home, "program.ts");
const compilerOptions = { strict: true, target: "es2022", module: "preserve", lib: ["es2022", "dom"], types: [], skipLibCheck: true };

/** The offsets at which text may be typed. */
const cursors = [...program.matchAll(/""/g)].map(({ index }) => index + 1);
const placeholders = documentedPaths.map((path) => `{${path}}`);

beforeAll(async () => {
  await run("npm", ["pack", "--pack-destination", home]);
  const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
  const dependencies = {
    [name]: `file:${name}-${version}.tgz`,
    ...Object.fromEntries([...withService, server].map((range) => [`typescript-${range}`, `npm:typescript@${range}`])),
  };
  writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));
  writeFileSync(join(home, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  writeFileSync(file, program);
  await run("npm", ["install", "--ignore-scripts", "--no-package-lock"], { cwd: home });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

test("there is something to type in in each function", () => expect(cursors).toHaveLength(7));

test.for(withService)("TypeScript %s completes placeholders in literals", (range) => {
  const compiler = createRequire(join(home, "x.js"))(`typescript-${range}`) as typeof ts;
  const service = compiler.createLanguageService(hostOf(compiler));
  for (const cursor of cursors) {
    const entries = service.getCompletionsAtPosition(file, cursor, {})?.entries.map((entry) => entry.name);
    expect(entries).toEqual(expect.arrayContaining(placeholders));
  }
});

function hostOf(compiler: typeof ts): ts.LanguageServiceHost {
  const { options } = compiler.parseJsonConfigFileContent({ compilerOptions }, compiler.sys, home);
  const { fileExists, readFile, directoryExists, getDirectories, readDirectory } = compiler.sys;
  return {
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => compiler.ScriptSnapshot.fromString(readFile(name) ?? ""),
    getCurrentDirectory: () => home,
    getCompilationSettings: () => options,
    getDefaultLibFileName: compiler.getDefaultLibFilePath,
    fileExists,
    readFile,
    directoryExists,
    getDirectories,
    readDirectory,
  };
}

test(`TypeScript ${server} completes placeholders in literals`, async () => {
  const child = spawn(process.execPath, [join(home, `node_modules/typescript-${server}/bin/tsc`), "--lsp", "--stdio"], { cwd: home });
  try {
    for (const labels of await completionsOf(child)) expect(labels).toEqual(expect.arrayContaining(placeholders));
  } finally {
    child.kill();
  }
});

interface Completions {
  readonly items: readonly { readonly label: string }[];
}

/** The completions of a language server at each place. */
async function completionsOf(child: ChildProcessWithoutNullStreams): Promise<string[][]> {
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  // It asks for what this client does not have: nothing is registered, and no setting is set.
  connection.onRequest(() => null);
  connection.listen();
  const rootUri = pathToFileURL(home).href;
  const uri = pathToFileURL(file).href;
  await connection.sendRequest("initialize", { processId: process.pid, rootUri, capabilities: {}, workspaceFolders: null });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "typescript", version: 1, text: program } });
  const found: string[][] = [];
  for (const cursor of cursors) {
    const before = program.slice(0, cursor).split("\n");
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const completions = await connection.sendRequest<Completions | Completions["items"]>("textDocument/completion", {
      textDocument: { uri },
      position,
    });
    found.push(("items" in completions ? completions.items : completions).map(({ label }) => label));
  }
  connection.dispose();
  return found;
}

describe("misspelt paths and keys are errors at their property", () => {
  const lines = [
    'import { compile, defineIntegration } from "contact-pro-webhooks";',
    "compile({",
    '  agent: "{contact.agnet.number}",',
    "});",
    "defineIntegration({",
    '  credentials: "unchecked",',
    "  configuration: {",
    "    request: {",
    '      method: "POST",',
    '      bdy: { id: "{contact.id}" },',
    '      authentication: { typ: "basic" },',
    "    },",
    "    respone: {},",
    "  },",
    "});",
  ];
  const expected = [
    ["3", "Unknown path: contact.agnet.number"],
    ["10", "Unknown key: bdy"],
    ["11", "Unknown key: typ"],
    ["13", "Unknown key: respone"],
  ];

  test.for([...withService, server])("TypeScript %s", async (range) => {
    const name = `misspelt-${range}`;
    writeFileSync(join(home, `${name}.ts`), lines.join("\n"));
    writeFileSync(
      join(home, `${name}.json`),
      JSON.stringify({ compilerOptions: { ...compilerOptions, noEmit: true }, files: [`${name}.ts`] }),
    );
    const compiler = join(home, `node_modules/typescript-${range}/bin/tsc`);
    const { stdout } = await run(process.execPath, [compiler, "--project", `${name}.json`], { cwd: home }).catch((error) => error);
    const found = [...String(stdout).matchAll(/\.ts\((\d+),\d+\): error TS\d+:.*"(Unknown (?:path|key): [^"]+)"/g)];
    expect(found.map(([, line, message]) => [line, message])).toEqual(expected);
  });
});
