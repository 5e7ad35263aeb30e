import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { type JsonValue, printTypes, TemplateError, type TemplateOptions } from "../../src/index.ts";
import { situations } from "../support/arbitraries.ts";
import { caseFiles } from "../support/case-files.ts";

interface TypesCase {
  readonly name: string;
  readonly template: JsonValue;
  readonly options?: TemplateOptions;
  /** The lines of the module, where a case gives them. */
  readonly module?: readonly string[];
}

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

function documented(name: string): TypesCase {
  const { request } = JSON.parse(readFileSync(join(root, `examples/configurations/${name}.json`), "utf8"));
  return { name: `the documented configuration ${name}`, template: request.body };
}

/**
 * Templates of every kind, the same ones again for the same seed. What TypeScript itself takes otherwise is left out: it tells empty
 * objects side by side apart from others, and gives an array of objects the keys `constructor` and `toString` of each.
 */
function random(count: number, seed: number): TypesCase[] {
  const compared = situations.filter(({ template }) => !/\{\},\{\}|constructor|toString|^\[\]$/.test(source(template)));
  return fc
    .sample(compared, { numRuns: count, seed })
    .map((situation, index) => ({ ...situation, name: `number ${index} of seed ${seed}` }));
}

const cases: readonly TypesCase[] = [
  ...caseFiles<TypesCase>("print-types.").flatMap((file) => file.cases),
  documented("every-property"),
  documented("whole-objects"),
  { name: "a text of 399 delimiters", template: { text: "{contact.id} ".repeat(399) } },
  { name: "a text of 400 delimiters", template: { text: "{contact.id} ".repeat(400), id: "{contact.id}" } },
  { name: "a literal of 399 delimiters", template: { text: "<".repeat(399) } },
  { name: "a literal of 400 delimiters", template: ["{}".repeat(400), "{contact.id}"] },
  {
    name: "400 delimiters, most of them escaped",
    template: [`{contact.source}${"\\{contact.id}".repeat(398)}`, `{contact.source}${"\\{contact.id}".repeat(399)}`],
  },
];

/** A JSON value as TypeScript source. */
function source(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}

/** A module that compiles the template as a literal, and its types are to be those of a printed module. */
function comparison({ template, options }: TypesCase, printed: string): string {
  return `import { compile, type Template } from "contact-pro-webhooks";
import type { Body, Matched } from "./${printed}.ts";
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const template = compile(${source(template)}, ${source(options ?? {})});
type Inferred = ReturnType<typeof template.render>;
type Found = Extract<ReturnType<typeof template.match>, { ok: true }>["conversation"];
export const isBody: Equal<Inferred, Body> = true;
export const isMatched: Equal<Found, Matched> = true;
const json = ${source(template)};
export const bound: Template<Body, Matched> = compile(json${options ? `, ${source(options)}` : ""}) as Template<Body, Matched>;
`;
}

/** The files of the comparison of each case with what is printed for it; and of one case with what is printed for another. */
function files(compared: readonly TypesCase[]): Map<string, string> {
  const modules = compared.flatMap((given, index): [string, string][] => [
    [`printed-${index}`, printTypes(given.template, given.options)],
    [`case-${index}`, comparison(given, `printed-${index}`)],
  ]);
  const control: [string, string] = ["control", comparison(cases[0] as TypesCase, "printed-1")];
  return new Map([...modules, control].map(([name, text]) => [join(root, "test/template", `${name}.ts`), text]));
}

/** The compiler's errors in files in memory, by name. */
function compilerMessages(virtual: ReadonlyMap<string, string>): Map<string, string[]> {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: [],
    paths: { "contact-pro-webhooks": [join(root, "src/index.ts")] },
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (name) => virtual.has(name) || fileExists(name);
  host.readFile = (name) => virtual.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = virtual.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, rest[0]);
  };
  const program = ts.createProgram([...virtual.keys()], options, host);
  const messages = new Map<string, string[]>();
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file?.fileName.replace(/^.*\//, "").replace(/\.ts$/, "") ?? "";
    messages.set(name, [...(messages.get(name) ?? []), ts.flattenDiagnosticMessageText(messageText, "\n")]);
  }
  return messages;
}

describe("printed types", () => {
  const { numRuns = 0, seed = 1 } = fc.readConfigureGlobal();
  const count = Math.max(50, numRuns / 10);
  const all = [...cases, ...random(count, seed)];
  let messages: Map<string, string[]>;
  beforeAll(() => {
    messages = compilerMessages(files(all));
  }, 600_000);

  it.each(cases.map(({ name }, index) => ({ name, index })))("are those that are inferred, and bind to compile: $name", ({ index }) => {
    expect(messages.get(`printed-${index}`) ?? []).toStrictEqual([]);
    expect(messages.get(`case-${index}`) ?? []).toStrictEqual([]);
  });

  it("are those that are inferred for any template", () => {
    for (const [index, { template, options, name }] of all.entries()) {
      const found = [...(messages.get(`printed-${index}`) ?? []), ...(messages.get(`case-${index}`) ?? [])];
      expect({ name, template, options, found }).toStrictEqual({ name, template, options, found: [] });
    }
  });

  it("are own properties only", () => {
    expect(messages.get("control")).toHaveLength(3);
    expect([...messages.keys()]).toStrictEqual(["control"]);
  });

  it.each(cases.filter(({ module }) => module))("are readable: $name", ({ template, options, module = [] }) => {
    expect(printTypes(template, options)).toBe(`${module.join("\n")}\n`);
  });

  it("are of a template without errors", () => {
    expect(() => printTypes({ a: "{contact.agnet}" })).toThrow(TemplateError);
    expect(() => printTypes({ a: "{contact.queue}!" })).toThrow(TemplateError);
    expect(printTypes({ a: "{contact.queue}!" }, { objectText: "json" })).toContain('"a": string;');
  });
});
