import { check, compile, type Diagnostic, type JsonValue, type Template, type TemplateOptions } from "../../index.ts";
import { has } from "../../json.ts";
import { countFindings, locate, type ShownFinding } from "../findings/finding.ts";
import type { Io } from "../io.ts";
import { type Kind, kindOfValue } from "./file-kind.ts";
import { type JsonFile, readSource, Unusable } from "./read-json.ts";

/** The flags that say how a FILE is read: the options of a template, and what the file is. */
export interface FileFlags extends TemplateOptions {
  readonly as?: Kind;
}

/** Errors in a FILE keep a command from using it. */
export class Refused extends Error {
  readonly file: string;
  readonly findings: readonly ShownFinding[];
  /** The flag that the URL was given with. */
  readonly urlFlag: string | undefined;

  constructor(file: string, findings: readonly ShownFinding[], urlFlag?: string) {
    super();
    this.file = file;
    this.findings = findings;
    this.urlFlag = urlFlag;
  }
}

/** The kind of a file, unless `--as` states it. */
export function kindOf(value: unknown, { as }: FileFlags): Kind {
  return as ?? kindOfValue(value);
}

/** The options of a template among flags; one that is undefined has its default. */
export function optionsOf({ missingPaths, nullText, objectText, unknownPaths }: FileFlags): TemplateOptions {
  return { missingPaths, nullText, objectText, unknownPaths } as TemplateOptions;
}

/** A template that can be used: of a template file, or the body of a configuration. */
export interface TemplateFile {
  readonly name: string;
  readonly source: JsonValue;
  /** The configuration, if the file is one. */
  readonly configuration?: unknown;
  readonly template: Template;
}

/** Reads a FILE and compiles its template. Throws {@link Unusable}, or {@link Refused} if `check` finds errors in it. */
export async function readTemplate(file: string, flags: FileFlags, io: Io): Promise<TemplateFile> {
  const json = await readSource(file, io);
  const isConfiguration = kindOf(json.value, flags) === "configuration";
  const source = isConfiguration ? bodyOf(json) : json.value;
  const options = optionsOf(flags);
  const diagnostics = check(source, options);
  const findings = locate(json.text, isConfiguration ? diagnostics.map(inBody) : diagnostics);
  if (countFindings(findings).errors) throw new Refused(json.name, findings);
  const template = compile(source as JsonValue, options);
  return { name: json.name, source: source as JsonValue, template, ...(isConfiguration ? { configuration: json.value } : {}) };
}

function bodyOf({ name, value }: JsonFile): unknown {
  if (has(value, "request") && has(value.request, "body")) return value.request.body;
  throw new Unusable(name, "The configuration has no request.body, and so no template. Add a body");
}

function inBody(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, pointer: `/request/body${diagnostic.pointer}` };
}
