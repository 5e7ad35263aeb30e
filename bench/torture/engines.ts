import { createRequire } from "node:module";
import { check, compile, type JsonValue, type TemplateOptions } from "../../src/index.ts";

/** A library that fills templates: how it writes a placeholder, and how it fills one. */
export interface Engine {
  readonly name: string;
  /** A string that is one placeholder. */
  readonly whole: (path: string) => JsonValue;
  /** The delimiters of a placeholder in mixed text. */
  readonly delimiters: readonly [open: string, close: string];
  readonly fill: (template: JsonValue, data: JsonValue, options?: TemplateOptions) => unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: no engine has types for everything that is used here
const load: (name: string) => any = createRequire(import.meta.url);
const mustaches = { whole: (path: string) => `{{${path}}}`, delimiters: ["{{", "}}"] } as const;

/** This library. */
export const ours: Engine = {
  name: "this library",
  whole: (path) => `{${path}}`,
  delimiters: ["{", "}"],
  fill: (template, data, options) => {
    if (check(template, options).some(({ severity }) => severity === "error")) throw new Error("The template is refused.");
    return compile(template as never, options).render(data as never);
  },
};

/** The others, in the order of their names. */
export function peers(): readonly Engine[] {
  const replacer = new (load("json-placeholder-replacer").JsonPlaceholderReplacer)();
  return [
    { name: "adlib", ...mustaches, fill: load("adlib").adlib },
    { name: "json-e", whole: (path) => ({ $eval: path }), delimiters: ["${", "}"], fill: load("json-e") },
    { name: "json-placeholder-replacer", ...mustaches, fill: (template, data) => replacer.replaceWith(template, data) },
    { name: "json-templater", ...mustaches, fill: load("json-templater/object") },
    { name: "json-templates", ...mustaches, fill: (template, data) => load("json-templates")(template)(data) },
    { name: "stjs", ...mustaches, fill: (template, data) => load("stjs").select(data).transformWith(template).root() },
  ];
}
