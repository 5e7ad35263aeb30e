import { check, checkConfiguration, compile, type JsonValue, type Template, type TemplateOptions } from "contact-pro-webhooks";
import { type Kind, kindOfValue } from "../../src/cli/files/file-kind.ts";
import { has } from "../../src/json.ts";
import { type Finding, findingsOf, parseJson } from "./finding.ts";

/** The result of reading a pasted text. */
export interface Reading {
  /** Undefined where it is not JSON. */
  readonly kind: Kind | undefined;
  readonly findings: readonly Finding[];
  /** The whole text as a value. */
  readonly value: unknown;
  readonly options: TemplateOptions;
  /** The template in it, or why there is none. */
  readonly template: Readable;
}

/** A template that can be used, or why there is none. */
export type Readable =
  | { readonly ok: true; readonly source: JsonValue; readonly template: Template }
  | { readonly ok: false; readonly reason: string };

/** Reads a pasted text as a template, or as a JSON for Configuration. The URL stands beside the latter. */
export function readSource(text: string, options: TemplateOptions, url: string): Reading {
  if (!text.trim()) return unread([], "There is no template yet: paste one, or choose a sample.", options);
  const parsed = parseJson(text);
  if (!parsed.ok) return unread([parsed.finding], "There is nothing to show until the template is JSON.", options);
  const { value } = parsed;
  const kind = kindOfValue(value);
  if (kind === "template") {
    return { kind, value, options, findings: findingsOf(text, check(value, options), undefined), template: readTemplate(value, options) };
  }
  const urlGiven = url || undefined;
  const findings = findingsOf(text, checkConfiguration(value, { options, url: urlGiven }), urlGiven);
  return { kind, value, options, findings, template: readBody(value, options) };
}

function unread(findings: readonly Finding[], reason: string, options: TemplateOptions): Reading {
  return { kind: undefined, value: undefined, options, findings, template: { ok: false, reason } };
}

function readBody(configuration: unknown, options: TemplateOptions): Readable {
  if (has(configuration, "request") && has(configuration.request, "body")) return readTemplate(configuration.request.body, options);
  return { ok: false, reason: "The request of this configuration has no body." };
}

function readTemplate(source: unknown, options: TemplateOptions): Readable {
  if (check(source, options).some(({ severity }) => severity === "error")) {
    return { ok: false, reason: "There is nothing to show until the errors are mended." };
  }
  return { ok: true, source: source as JsonValue, template: compile(source as JsonValue, options) as Template };
}
