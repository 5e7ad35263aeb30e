import Handlebars from "handlebars";
import jsone from "json-e";
import { JsonPlaceholderReplacer } from "json-placeholder-replacer";
import parseJsonTemplate from "json-templates";
import { Liquid } from "liquidjs";
import get from "lodash.get";
import mustache from "mustache";
import { compile, type JsonValue } from "../../src/index.ts";
import { ours } from "../rows.ts";
import { translate, translateToText } from "./placeholders.ts";

/** A way to render: makes a renderer from a template in the library's notation. */
export interface Renderer {
  readonly name: string;
  readonly prepare: (template: JsonValue) => (conversation: object) => unknown;
}

/** The library itself. */
export const library: Renderer = {
  name: ours,
  prepare: (template) => {
    const { render } = compile(template as object);
    return (conversation) => render(conversation);
  },
};

/** Code written for one known template: the limit. It is generated here in the form that a person would write. */
export const literal: Renderer = {
  name: "hand-written literal",
  prepare: (template) => new Function("{ event, contact }", `return ${literalOf(template)};`) as (conversation: object) => unknown,
};

function literalOf(template: JsonValue): string {
  const text = translateToText(
    template,
    (path) => `${access(path)} ?? null`,
    (path) => `" + (${access(path)} ?? "") + "`,
  );
  return `(${text})`;
}

/** The code that reads a path of the conversation. */
export function access(path: string): string {
  const [root, ...rest] = path.split(".");
  return `${root}${rest.map((segment, index) => `${index ? "?." : /^\w+$/.test(segment) ? "." : ""}${/^\w+$/.test(segment) ? segment : `[${JSON.stringify(segment)}]`}`).join("")}`;
}

const walk: Renderer = {
  name: "walk with lodash.get",
  prepare: (template) => (conversation) => fill(template, conversation),
};

function fill(template: JsonValue, conversation: object): unknown {
  if (typeof template === "string") {
    const whole = /^\{([^{}]+)\}$/.exec(template);
    if (whole) return get(conversation, whole[1] as string) ?? null;
    return template.replace(/\{([^{}]+)\}/g, (_, path: string) => get(conversation, path) ?? "");
  }
  if (typeof template !== "object" || template === null) return template;
  if (Array.isArray(template)) return template.map((item) => fill(item, conversation));
  const filled: { [key: string]: unknown } = {};
  for (const key of Object.keys(template)) filled[key] = fill(template[key] as JsonValue, conversation);
  return filled;
}

const jsonTemplates: Renderer = {
  name: "json-templates",
  prepare: (template) =>
    parseJsonTemplate(
      translate(
        template,
        (path) => `{{${path}}}`,
        (path) => `{{${path}}}`,
      ),
    ),
};

const jsonE: Renderer = {
  name: "json-e",
  prepare: (template) => {
    const translated = translate(template, evaluated, (path) => `\${${index(path)}}`);
    return (conversation) => jsone(translated as object, conversation);
  },
};

/** json-e reads nothing below null: it has to be asked before. */
function evaluated(path: string): JsonValue {
  const segments = path.split(".");
  const value = { $eval: index(path) };
  if (segments.length < 3) return value;
  // biome-ignore lint/suspicious/noThenProperty: json-e names it so.
  return { $if: `${index(segments.slice(0, -1).join("."))} != null`, then: value, else: null };
}

function index(path: string): string {
  const [root, ...rest] = path.split(".");
  return `${root}${rest.map((segment) => (/^\w+$/.test(segment) ? `.${segment}` : `['${segment}']`)).join("")}`;
}

const placeholderReplacer: Renderer = {
  name: "json-placeholder-replacer",
  prepare: (template) => {
    const translated = translate(
      template,
      (path) => `{{${path}}}`,
      (path) => `{{${path}}}`,
    );
    const replacer = new JsonPlaceholderReplacer();
    // It fills the template that it is given, so each time a copy.
    const text = JSON.stringify(translated);
    return (conversation) => replacer.replaceWith(JSON.parse(text), conversation);
  },
};

const inString = (value: unknown) => JSON.stringify(String(value ?? "")).slice(1, -1);

// It warns of text that it correctly ignores.
Handlebars.logger.log = () => undefined;
Handlebars.registerHelper("json", (value: unknown) => JSON.stringify(value ?? null));
Handlebars.registerHelper("text", inString);

const handlebars: Renderer = {
  name: "handlebars, JSON.parse",
  prepare: (template) => {
    const named = (path: string) => path.replace(/[^.]*[^\w.][^.]*/g, "[$&]");
    const render = Handlebars.compile(
      translateToText(
        template,
        // Without the space, a following brace would be read as a delimiter.
        (path) => `{{{json ${named(path)}}}} `,
        (path) => `{{{text ${named(path)}}}}`,
      ),
    );
    return (conversation) => JSON.parse(render(conversation));
  },
};

const mustacheParse: Renderer = {
  name: "mustache, JSON.parse",
  prepare: (template) => {
    const text = translateToText(
      template,
      (path) => `{{^${path}}}null{{/${path}}}{{${path}}}`,
      (path) => `{{{${path}}}}`,
    );
    return (conversation) => JSON.parse(mustache.render(text, conversation, {}, { escape: JSON.stringify }));
  },
};

const engine = new Liquid();
engine.registerFilter("value", (value: unknown) => JSON.stringify(value ?? null));
engine.registerFilter("text", inString);

const liquid: Renderer = {
  name: "liquidjs, JSON.parse",
  prepare: (template) => {
    const parsed = engine.parse(
      translateToText(
        template,
        (path) => `{{ ${index(path)} | value }}`,
        (path) => `{{ ${index(path)} | text }}`,
      ),
    );
    return (conversation) => JSON.parse(engine.renderSync(parsed, conversation));
  },
};

export const renderers: readonly Renderer[] = [
  library,
  literal,
  walk,
  jsonTemplates,
  jsonE,
  placeholderReplacer,
  handlebars,
  mustacheParse,
  liquid,
];
