import type { Schema } from "../src/model/schema.ts";
import { typeText } from "../src/model/type-text.ts";

type Json = { readonly [key: string]: unknown };

/** A documented path, with its schema. */
export interface DocumentedPath {
  readonly path: string;
  readonly schema: Schema;
}

/**
 * The schema that an editor completes a configuration with, from the one that the library validates with: every documented
 * placeholder wherever a text may hold one. It is of draft 7, which every editor reads, and free text is valid everywhere.
 */
export function editorSchema(configuration: Json, paths: readonly DocumentedPath[]): Json {
  const definitions = configuration["$defs"] as { readonly [name: string]: Json };
  const request = withProperties(definitions["request"] as Json, {
    headers: { additionalProperties: reference("header") },
    params: { additionalProperties: { anyOf: [reference("text"), { type: ["number", "boolean"] }] } },
    body: reference("template"),
  });
  const response = withProperties(definitions["response"] as Json, { save: { additionalProperties: reference("saved") } });
  const set = withProperties(definitions["set"] as Json, {
    priority: { anyOf: [reference("answer"), { type: "integer", minimum: 0 }], type: undefined, minimum: undefined },
    preferredAgent: { additionalProperties: reference("answer") },
    requiredAgents: { additionalProperties: reference("answer") },
  });
  const setQueue = withProperties(definitions["setQueue"] as Json, {
    id: { allOf: [reference("answer")] },
    address: { allOf: [reference("answer")] },
  });
  return {
    ...(referencesOf({ ...configuration, $defs: undefined, $id: undefined }) as Json),
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: String(configuration["$id"]).replace("configuration.", "configuration.editor."),
    title: "Configuration, for editors",
    properties: {
      $schema: { description: "The schema that an editor completes this file with. Contact Pro has no such key.", type: "string" },
      ...(referencesOf(configuration["properties"]) as Json),
    },
    definitions: {
      ...(referencesOf({ ...definitions, request, response, set, setQueue }) as Json),
      placeholder: completed(paths.map(({ path, schema }) => [`{${path}}`, describePath(schema)])),
      secret: completed(secrets),
      answerPlaceholder: completed(answer),
      savedPlaceholder: completed([...answer, ...debuggingNames]),
      text: anyText("placeholder"),
      header: anyText("secret", "placeholder"),
      answer: anyText("answerPlaceholder"),
      template: tree("template", "placeholder"),
      saved: tree("saved", "savedPlaceholder"),
    },
  };
}

type Choice = readonly [text: string, description: string];

const secrets: readonly Choice[] = [
  ["{secrets.NAME}", "A stored secret, by its name."],
  ["{authentications.NAME}", "A stored secret, by its name: the older word."],
];

const answer: readonly Choice[] = [
  ["{response.body}", "The JSON that your service answers. Add the path in it, as in `{response.body.queue.id}`."],
];

/** The documented names for debugging, which `response.save` takes. */
const debuggingNames: readonly Choice[] = [
  ["{status}", "For debugging: the status of the answer. Also `{response.status}`."],
  ["{duration}", "For debugging: how long the call took. Also `{response.duration}`."],
  ["{method}", "For debugging: the method of the request. Also `{request.method}`."],
  ["{url}", "For debugging: the URL of the request. Also `{request.url}`."],
  ["{query_params}", "For debugging: the query parameters of the request. Also `{request.query_params}`."],
  ["{config_id}", "For debugging: the identifier of the configuration."],
  ["{debug}", "For debugging: all of these names. Also `{response.debug}` and `*`."],
  ["*", "For debugging: all of these names."],
];

/** Texts that an editor offers, each with what it says of it. */
function completed(choices: readonly Choice[]): Json {
  return { enum: choices.map(([text]) => text), markdownEnumDescriptions: choices.map(([, description]) => description) };
}

/** A text: one that is offered, or any other. */
function anyText(...offered: readonly string[]): Json {
  return { anyOf: [...offered.map(reference), { type: "string" }] };
}

/** JSON of any depth, whose texts may be those that are offered. */
function tree(name: string, offered: string): Json {
  return {
    anyOf: [
      reference(offered),
      { type: "object", additionalProperties: reference(name) },
      { type: "array", items: reference(name) },
      { type: ["string", "number", "boolean", "null"] },
    ],
  };
}

function describePath(schema: Schema): string {
  const [example] = ((schema as Json)["examples"] as readonly unknown[] | undefined) ?? [];
  const shown = example === undefined ? "" : `\n\nExample: \`${JSON.stringify(example)}\``;
  return `\`${typeText(schema)}\`\n\n${schema.description ?? ""}${shown}`;
}

/** A schema with more keywords in some of its properties. Draft 7 reads nothing beside a reference, so it is in `allOf`. */
function withProperties(schema: Json, more: { readonly [name: string]: Json }): Json {
  const properties = schema["properties"] as { readonly [name: string]: Json };
  const changed = Object.entries(more).map(([name, keywords]) => {
    const { $ref, ...others } = keywords;
    return [name, { ...properties[name], ...others, ...($ref === undefined ? {} : { allOf: [{ $ref }] }) }] as const;
  });
  return { ...schema, properties: { ...properties, ...Object.fromEntries(changed) } };
}

function reference(name: string): Json {
  return { $ref: `#/definitions/${name}` };
}

/** A copy in which the references of draft 2020-12 are those of draft 7. */
function referencesOf(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/^#\/\$defs\//, "#/definitions/");
  if (Array.isArray(value)) return value.map(referencesOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, referencesOf(item)]));
}
