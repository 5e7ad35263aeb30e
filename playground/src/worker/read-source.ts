import {
  check,
  checkConfiguration,
  compile,
  type Diagnostic,
  type JsonValue,
  type Template,
  type TemplateOptions,
} from "contact-pro-webhooks";
import { type Kind, kindOfValue } from "../../../src/cli/files/file-kind.ts";
import { has } from "../../../src/json.ts";
import { type Finding, findingsOf, parseJson } from "./finding.ts";
import { type Places, placesOf, replacePlaces, valueAt } from "./places.ts";

/** The result of reading a pasted text. */
export interface Reading {
  /** Undefined if it is not JSON. */
  readonly kind: Kind | undefined;
  readonly findings: readonly Finding[];
  /** The whole text as a value. */
  readonly value: unknown;
  readonly options: TemplateOptions;
  /** The template in it, or the reason why there is none. */
  readonly template: Readable;
}

/** A template that can be used, or the reason why there is none. */
export type Readable =
  | {
      readonly ok: true;
      readonly source: JsonValue;
      /** Broken places are null. */
      readonly template: Template;
      readonly broken: Places | undefined;
      /** The pointer of the template in the text. */
      readonly pointer: string;
    }
  | { readonly ok: false; readonly reason: string };

/** Reads a pasted text as a template, or as a JSON for Configuration. The URL stands beside the latter. */
export function readSource(text: string, options: TemplateOptions, url: string): Reading {
  if (!text.trim()) return unread([], "There is no template yet: paste one, or choose a sample.", options);
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { mended } = parsed;
    const others = mended ? inspect(mended.text, mended.value, options, url).findings.map(mended.original) : [];
    return unread(inOrder([...parsed.findings, ...others]), "There is nothing to show until the template is JSON.", options);
  }
  const { value } = parsed;
  const { kind, diagnostics, findings } = inspect(text, value, options, url);
  const template = kind === "template" ? readTemplate(value, options, diagnostics, "") : readBody(value, options);
  return { kind, value, options, findings, template };
}

interface Inspected {
  readonly kind: Kind;
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: readonly Finding[];
}

function inspect(text: string, value: unknown, options: TemplateOptions, url: string): Inspected {
  const kind = kindOfValue(value);
  const urlGiven = kind === "configuration" && url ? url : undefined;
  const diagnostics = kind === "configuration" ? checkConfiguration(value, { options, url: urlGiven }) : check(value, options);
  return { kind, diagnostics, findings: findingsOf(text, diagnostics, urlGiven) };
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const offsetOf = ({ token }: Finding) => token?.offset ?? 0;
  return [...findings].sort((a, b) => offsetOf(a) - offsetOf(b));
}

function unread(findings: readonly Finding[], reason: string, options: TemplateOptions): Reading {
  return { kind: undefined, value: undefined, options, findings, template: { ok: false, reason } };
}

function readBody(configuration: unknown, options: TemplateOptions): Readable {
  if (!has(configuration, "request") || !has(configuration.request, "body")) {
    return { ok: false, reason: "The request of this configuration has no body." };
  }
  const { body } = configuration.request;
  return readTemplate(body, options, check(body, options), "/request/body");
}

/** Compiles a template. A string with a broken placeholder is left out, so that the rest can be shown. */
function readTemplate(value: unknown, options: TemplateOptions, diagnostics: readonly Diagnostic[], pointer: string): Readable {
  const source = value as JsonValue;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (!errors.length) return { ok: true, source, template: compile(source, options) as Template, broken: undefined, pointer };
  const paths = errors.map(({ path }) => path.map(String));
  const broken = placesOf(paths);
  const areStrings = paths.every((path) => typeof valueAt(source, path) === "string");
  const usable = areStrings ? replacePlaces(source, broken, () => null) : null;
  if (usable === null || check(usable, options).some(({ severity }) => severity === "error")) {
    return { ok: false, reason: "There is nothing to show until the errors are fixed." };
  }
  return { ok: true, source, template: compile(usable, options) as Template, broken, pointer };
}
