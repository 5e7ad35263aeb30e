import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { printTypes } from "../../src/index.ts";
import { modules } from "./blocks.ts";
import { withExpectations } from "./expectations.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "documentation");

const entryPoints = {
  "contact-pro-webhooks": join(root, "src/index.ts"),
  "contact-pro-webhooks/testing": join(root, "src/testing/index.ts"),
};

const configuration = readFileSync(join(root, "examples/configurations/every-property.json"), "utf8");

/** The parts of frameworks that the blocks use, for the compiler. */
const frameworkTypes = `
declare module "express" {
  interface Incoming { method: string; originalUrl: string; headers: import("node:http").IncomingHttpHeaders; body: unknown }
  interface Outgoing { status(code: number): this; set(headers: object): this; send(text: string): this; json(value: unknown): this }
  interface App { post(path: string, handle: (request: Incoming, response: Outgoing) => unknown): void }
  const express: () => App;
  export default express;
}
declare module "fastify" {
  interface Incoming { method: string; url: string; headers: import("node:http").IncomingHttpHeaders; body: unknown }
  interface Outgoing { code(status: number): this; headers(headers: object): this; send(text: string): this }
  type Handle = (request: Incoming, reply: Outgoing) => unknown;
  interface App {
    removeAllContentTypeParsers(): void;
    addContentTypeParser(type: string, parse: (request: Incoming, payload: unknown, done: (error: null, body: unknown) => void) => void): void;
    post(path: string, handle: Handle): void;
    post(path: string, options: { schema: { body: object } }, handle: Handle): void;
  }
  export default function Fastify(options?: object): App;
}
declare module "hono" {
  export class Hono { post(path: string, handle: (context: { req: { raw: Request } }) => Promise<Response>): void }
}
`;

/** The files of the blocks by their paths, in memory only. */
const files = new Map<string, string>([
  ...modules.map(({ block, name }) => [join(folder, name), `${block.text}\nexport {};\n`] as const),
  [join(folder, "frameworks.d.ts"), frameworkTypes],
  [join(folder, "configuration.json"), configuration],
  [join(folder, "configuration.types.ts"), printTypes(JSON.parse(configuration).request.body)],
]);

/** The compiler's errors in the blocks, each with the line of the page. */
export function typeErrors(): string[] {
  return diagnosticsOf(files).map(({ file, line, message }) => {
    const block = modules.find(({ name }) => file === join(folder, name))?.block;
    return `${block ? `${block.page}:${block.line + line}` : `${file}:${line + 1}`} ${message}`;
  });
}

/** The compiler's errors in modules of their own, each with the name of its module and its line. */
export function moduleErrors(texts: ReadonlyMap<string, string>): string[] {
  const found = diagnosticsOf(new Map([...texts].map(([name, text]) => [join(folder, name), text])));
  return found.map(({ file, line, message }) => `${file && basename(file)}:${line + 1} ${message}`);
}

interface Diagnosed {
  readonly file: string | undefined;
  readonly line: number;
  readonly message: string;
}

/** The compiler's errors in files that are in memory only. They import the library by its name. */
function diagnosticsOf(inMemory: ReadonlyMap<string, string>): Diagnosed[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const paths = Object.fromEntries(Object.entries(entryPoints).map(([name, file]) => [name, [file]]));
  const host = ts.createCompilerHost({ ...options, paths });
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  host.fileExists = (file) => inMemory.has(file) || fileExists(file);
  host.readFile = (file) => inMemory.get(file) ?? readFile(file);
  host.directoryExists = (directory) => directory === folder || (directoryExists?.(directory) ?? true);
  host.getSourceFile = (file, target, ...rest) => {
    const text = inMemory.get(file);
    return text === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...inMemory.keys()], { ...options, paths }, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => ({
    file: file?.fileName,
    line: file ? file.getLineAndCharacterOfPosition(start).line : 0,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}

/** The JavaScript of a block's module with all that it imports but Node's own modules, its expectations turned into code. */
export async function bundle(name: string, external: readonly string[] = []): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, name)],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "node",
    external: [...external],
    plugins: [
      {
        name: "documentation",
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^contact-pro-webhooks/ }, ({ path }) => ({ path: entryPoints[path as keyof typeof entryPoints] }));
          onResolve({ filter: /./ }, ({ path, importer }) => resolve(path, importer));
          onLoad({ filter: /./, namespace: "documentation" }, ({ path }) => ({ contents: loaded(path), loader: loaderOf(path) }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? "";
}

function resolve(path: string, importer: string): { path: string; namespace: string } | undefined {
  const file = importer ? join(folder, path.replace(/\.js$/, ".ts")) : path;
  return files.has(file) && (!importer || importer.startsWith(folder)) ? { path: file, namespace: "documentation" } : undefined;
}

function loaded(path: string): string {
  const block = modules.find(({ name }) => path === join(folder, name))?.block;
  return block ? withExpectations(block) : (files.get(path) as string);
}

function loaderOf(path: string): "json" | "ts" {
  return path.endsWith(".json") ? "json" : "ts";
}
