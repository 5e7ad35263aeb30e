import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { Option } from "commander";
import { type Diagnostic, printConfigurationTypes, printTypes, TemplateError } from "../../index.ts";
import { type AddCommand, addFileCommand, type Flags } from "../command.ts";
import { readSource, Unusable } from "../files/read-json.ts";
import { optionsOf, readTemplate } from "../files/template-file.ts";
import type { Io } from "../io.ts";
import { jsonDeclaration } from "../output/json-declaration.ts";
import { linesOf } from "../output/terminal.ts";
import type { CommandResult } from "../result.ts";

interface TypesFlags extends Flags {
  readonly url?: string;
  readonly declaration?: true;
  readonly write?: true;
  readonly check?: true;
}

/** `types FILE`: the types of a template that is kept as JSON, or the declaration of the JSON file. */
export const addTypes: AddCommand = (program, act) => {
  addFileCommand(program, "types", {
    summary: "print the types of a template as TypeScript",
    details: `The module exports Body, what the template renders, and Matched, what a match finds: compile(json) as Template<Body, Matched>. Of a configuration it exports MatchedRequest too: what receive finds in URL, parameters, headers and body together.

With a declaration beside the JSON file no cast is needed: TypeScript takes the file for as exact as a literal, and a misspelt path in it is an error of the compiler. NAME.d.json.ts is the declaration of NAME.json; set allowArbitraryExtensions in tsconfig.json.`,
    examples: [
      ["types configuration.json > configuration.types.ts", "type a template that is kept as JSON"],
      ["types configuration.json --write", "write configuration.d.json.ts beside it"],
      ["types configuration.json --check", "in a pipeline: is that file up to date?"],
    ],
  })
    .argument("<file>", "template or JSON for Configuration; - for standard input")
    .option("--url <url>", "URL of the endpoint, whose placeholders MatchedRequest has too")
    .option("--declaration", "print the declaration of the JSON file instead")
    .option("--write", "write that declaration beside the file")
    .addOption(new Option("--check", "exit with 1 if the declaration beside the file is another one").conflicts("write"))
    .action(act(types));
};

async function types(io: Io, file: string, flags: TypesFlags): Promise<CommandResult> {
  if (flags.declaration || flags.write || flags.check) return declaration(io, file, flags);
  const { source, configuration } = await readTemplate(file, flags, io);
  if (flags.url !== undefined && !configuration)
    throw new Unusable("--url", "Only a configuration has a URL. Give a JSON for Configuration");
  const text = configuration ? ofConfiguration(configuration, flags) : printTypes(source, optionsOf(flags));
  return { exitCode: 0, document: { ok: true, types: text }, output: linesOf(text.trimEnd()) };
}

function ofConfiguration(configuration: unknown, flags: TypesFlags): string {
  try {
    return printConfigurationTypes(configuration, { url: flags.url, options: optionsOf(flags) });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { pointer, message } = error.diagnostics.find(({ severity }) => severity === "error") as Diagnostic;
    throw new Unusable(pointer.startsWith("/url") ? "--url" : pointer, message);
  }
}

async function declaration(io: Io, file: string, { write, check }: TypesFlags): Promise<CommandResult> {
  const { value } = await readSource(file, io);
  const text = jsonDeclaration(basename(file), value);
  if (text === undefined) throw new Unusable(file, "The file is nested deeper than 500 levels");
  const document = { ok: true, types: text };
  if (!write && !check) return { exitCode: 0, document, output: linesOf(text.trimEnd()) };
  const target = declarationOf(file);
  if (write) {
    await writeFile(target, text).catch((error) => {
      throw new Unusable(target, `The file cannot be written: ${error.code}`);
    });
    return { exitCode: 0, document, output: [[`${target} written`]] };
  }
  const written = await readFile(target, "utf8").catch(() => undefined);
  if (written === text) return { exitCode: 0, document, output: [[`${target} is up to date`]] };
  const state = written === undefined ? "does not exist" : "is not what the JSON file gives";
  return {
    exitCode: 1,
    document: { ...document, ok: false },
    notes: [[`${target} ${state}. Run contact-pro-webhooks types ${file} --write`]],
  };
}

/** The file that TypeScript reads in place of a JSON file. */
function declarationOf(file: string): string {
  if (!file.endsWith(".json")) throw new Unusable(file, "A declaration needs a file whose name ends in .json");
  return `${file.slice(0, -".json".length)}.d.json.ts`;
}
