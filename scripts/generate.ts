// Writes src/model/generated/ and the published schemas/ from src/model/schemas/, and docs/messages.md.
// `--check` writes nothing, and fails if one of these files is stale.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "json-schema-to-typescript";
import { isOpen, partsOf, type Schema, type SchemaType, typesOf } from "../src/model/schema.ts";
import { typeText } from "../src/model/type-text.ts";
import { portableSchema } from "../src/portable-schema.ts";
import { type DocumentedPath, editorSchema } from "./editor-schema.ts";
import { messagesPage } from "./messages/page.ts";

type Json = { [key: string]: unknown };

const root = join(import.meta.dirname, "..");
const target = "src/model/generated";
const forEditors = "schemas/configuration.editor.schema.json";
const sources = "src/model/schemas";
const documents = ["event", "contact", "conversation", "configuration"].map(
  (name) => JSON.parse(readFileSync(join(root, `${sources}/${name}.schema.json`), "utf8")) as Json,
);
const banner = "// Generated from src/model/schemas/ by `npm run generate`. Change the schemas, not this file.\n\n";

/** Every titled schema, each after those that it refers to; `$ref`s are kept. */
const definitions = inOrder(documents.flatMap((document) => [...Object.values((document["$defs"] ?? {}) as Json), document]) as Json[]);

function inOrder(unordered: Json[]): Json[] {
  const ordered = new Set<Json>();
  const add = (definition: Json) => {
    for (const other of unordered) if (other !== definition && refersTo(definition, other)) add(other);
    ordered.add(definition);
  };
  unordered.forEach(add);
  return [...ordered];
}

function refersTo(from: Json, to: Json): boolean {
  return JSON.stringify({ ...from, $defs: undefined }).includes(`"$ref":"${referenceOf(to)}"`);
}

function referenceOf(definition: Json): string {
  if (definition["$id"]) return String(definition["$id"]).split("/").pop() as string;
  const document = documents.find((candidate) => Object.values((candidate["$defs"] ?? {}) as Json).includes(definition)) as Json;
  return `#/$defs/${Object.entries(document["$defs"] as Json).find(([, value]) => value === definition)?.[0]}`;
}

/** A copy with every `$ref` replaced by what `replace` makes of the schema that it names. */
function mapReferences(value: unknown, replace: (definition: Json) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapReferences(item, replace));
  if (typeof value !== "object" || value === null) return value;
  const reference = (value as Json)["$ref"];
  if (reference !== undefined) {
    return replace(definitions.find((definition) => referenceOf(definition) === reference) as Json);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapReferences(item, replace)]));
}

/** A copy of a schema without some keywords at any depth. Properties of the same names stay. */
function strip(schema: unknown, keywords: readonly string[]): unknown {
  if (Array.isArray(schema)) return schema.map((item) => strip(item, keywords));
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (keyword === "properties")
        return [keyword, Object.fromEntries(Object.entries(value as Json).map(([name, sub]) => [name, strip(sub, keywords)]))];
      return [keyword, ["anyOf", "items", "additionalProperties"].includes(keyword) ? strip(value, keywords) : value];
    }),
  );
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** The schemas as constants that share each other. `format` and `pattern` are left out: the library asserts neither. */
function models(): string {
  const constants = definitions.map((definition) => {
    const stripped = strip(definition, ["$schema", "$id", "$defs", "format", "pattern"]);
    const named = mapReferences(stripped, (other) => `@${lowerFirst(String(other["title"]))}@`);
    return `export const ${lowerFirst(String(definition["title"]))}: Schema = ${JSON.stringify(named).replaceAll(/"@(\w+)@"/g, "$1")};\n`;
  });
  return `import type { Schema } from "../schema.ts";\n\n${constants.join("\n")}`;
}

/** A definition in the words that json-schema-to-typescript makes one interface of: each property a `tsType`. */
function withTypes(definition: Json): Json {
  const resolved = mapReferences({ ...definition, $defs: undefined }, (named) => ({
    title: named["title"],
    description: named["description"],
  })) as Json;
  const properties = Object.entries((resolved["properties"] ?? {}) as { [key: string]: Schema }).map(([key, schema]) => [
    key,
    { description: schema.description, tsType: typeText(schema) },
  ]);
  const { $schema, $id, $defs, examples, ...rest } = resolved;
  return { ...rest, additionalProperties: false, properties: Object.fromEntries(properties) };
}

async function types(): Promise<string> {
  const interfaces: string[] = [];
  for (const definition of definitions) {
    const text = await compile(withTypes(definition), String(definition["title"]), { bannerComment: "", format: false });
    // A type, not an interface: only so is it a JSON value to TypeScript, and comparable with one.
    interfaces.push(text.replace(/^export interface (\w+) \{/m, "export type $1 = {"));
  }
  return `import type { JsonValue } from "../../json.ts";\n\n${interfaces.join("\n")}`;
}

/** Every object of the conversation and of a configuration gets a validator. */
const validated = definitions.map((definition) => ({ definition, title: String(definition["title"]) }));

/** The names of what Contact Pro sends. */
const sentTitles = validated.map(({ title }) => title).filter((title) => !title.startsWith("Configuration"));

/** Validators that answer yes or no. Each reads a property once, and only own properties of plain objects. */
function validators(): string {
  const documented = new Set(documentedNames());
  return `import { isPlainObject } from "../../json.ts";
import { isTooLong } from "../schema.ts";
import { isDirect } from "../fast-read.ts";

const own = Object.prototype.hasOwnProperty;

function all(list, isValid) {
  if (isTooLong(list)) return false;
  for (let index = 0; index < list.length; index++) if (!isValid(list[index])) return false;
  return true;
}

${validated.map(({ definition, title }) => validator(title, definition as Schema, documented)).join("\n")}`;
}

/** Keywords that say nothing of whether a value is valid. `format` and `pattern` are here: the library asserts neither. */
const annotations = ["$schema", "$id", "$defs", "title", "description", "examples", "deprecated", "format", "pattern"];

/** A validator that passed over a keyword would let in what the schema refuses. */
function expectKeywords(schema: Schema, known: readonly string[]): void {
  const unknown = Object.keys(schema).filter((keyword) => !known.includes(keyword) && !annotations.includes(keyword));
  if (!unknown.length) return;
  throw new Error(
    `The generator writes no check of ${unknown.join(", ")} in ${JSON.stringify(schema).slice(0, 200)}. Teach it in scripts/generate.ts.`,
  );
}

function validator(title: string, definition: Schema, documented: ReadonlySet<string>): string {
  expectKeywords(definition, ["type", "properties", "required"]);
  const { properties = {}, required = [] } = definition;
  const checks = Object.entries(properties).map(([name, schema]) => {
    const isOwn = `${documented.has(name) ? "direct || " : ""}own.call(data, "${name}")`;
    const isPresent = required.includes(name) ? "" : `$${name} !== undefined && `;
    return `const $${name} = ${isOwn} ? data.${name} : undefined;\nif (${isPresent}!(${condition(schema, `$${name}`)})) return false;`;
  });
  return `export function is${title}(data) {
const direct = isDirect(data);
if (!direct && !isPlainObject(data)) return false;
${checks.join("\n")}
return true;
}
`;
}

const asserted = ["$ref", "enum", "anyOf", "type"];
const assertedOfType: { readonly [type in SchemaType]?: readonly string[] } = {
  integer: ["minimum"],
  number: ["minimum"],
  array: ["items"],
  object: ["additionalProperties"],
};

/** An expression that is true if a value is valid. */
function condition(schema: Schema, value: string): string {
  const reference = (schema as Json)["$ref"];
  expectKeywords(schema, [...asserted, ...typesOf(schema).flatMap((type) => assertedOfType[type] ?? [])]);
  if (reference) return `is${definitions.find((definition) => referenceOf(definition) === reference)?.["title"]}(${value})`;
  if (schema.enum) return schema.enum.map((known) => `${value} === ${JSON.stringify(known)}`).join(" || ");
  // The known values of an open set assert nothing beside its type.
  if (schema.anyOf && schema.type === undefined)
    return [...schema.anyOf]
      .reverse()
      .map((branch) => condition(branch, value))
      .join(" || ");
  return schema.type === undefined
    ? "true"
    : typesOf(schema)
        .map((type) => `(${ofType[type](value, schema)})`)
        .join(" || ");
}

const ofType: { readonly [type in SchemaType]: (value: string, schema: Schema) => string } = {
  null: (value) => `${value} === null`,
  string: (value) => `typeof ${value} === "string"`,
  boolean: (value) => `typeof ${value} === "boolean"`,
  integer: (value, { minimum }) => `Number.isInteger(${value})${minimum === undefined ? "" : ` && ${value} >= ${minimum}`}`,
  number: (value, { minimum }) => `Number.isFinite(${value})${minimum === undefined ? "" : ` && ${value} >= ${minimum}`}`,
  array: (value, { items = {} }) => `Array.isArray(${value}) && all(${value}, (item) => ${condition(items, "item")})`,
  object: (value, { additionalProperties: others }) =>
    `isPlainObject(${value})${typeof others === "object" ? ` && all(Object.values(${value}), (item) => ${condition(others, "item")})` : ""}`,
};

function validatorTypes(): string {
  const lines = validated.map(({ title }) => `export declare function is${title}(value: unknown): value is ${title};`);
  return `import type { ${validated.map(({ title }) => title).join(", ")} } from "./types.ts";\n\n${lines.join("\n")}\n`;
}

function objectValidators(): string {
  const pairs = sentTitles.map((title) => [lowerFirst(title), `is${title}`] as const);
  return `import type { Schema } from "../schema.ts";
import { ${pairs.map(([model]) => model).join(", ")} } from "./models.ts";
import { ${pairs.map(([, name]) => name).join(", ")} } from "./validators.js";

/** The generated validators of objects, by their schemas. */
export const objectValidators: ReadonlyMap<Schema, (object: object) => boolean> = /* @__PURE__ */ new Map<
  Schema,
  (object: object) => boolean
>([
${pairs.map(([model, name]) => `[${model}, ${name}],`).join("\n")}
]);
`;
}

/** A schema with what it refers to in place. */
function resolved(schema: unknown): unknown {
  return mapReferences(schema, resolved);
}

/** The schema of the conversation, with what it refers to in place. */
function conversationSchema(): Schema {
  return resolved(definitions.find((definition) => definition["title"] === "Conversation")) as Schema;
}

/** A model as it is published: alone, and in the words that every tool reads. */
function publishedSchema(document: Json): Json {
  const { $schema, ...rest } = document;
  const { schema, definitions: parts } = portableSchema(strip(resolved(rest), ["$schema", "$id", "$defs"]) as Json, "#/$defs/");
  return { $schema, ...schema, ...(Object.keys(parts).length ? { $defs: parts } : {}) };
}

function publishedSchemas(): [path: string, text: string][] {
  return documents.map((document) => {
    const path = `schemas/${String(document["title"]).toLowerCase()}.schema.json`;
    return [path, formatted(path, JSON.stringify(publishedSchema(document)))];
  });
}

/** The documented properties of a schema, whichever of its branches has them, each with its schema. */
function propertiesOf(schema: Schema): [name: string, below: Schema][] {
  return partsOf(schema).flatMap((part) => (isOpen(part) ? [] : Object.entries(part.properties ?? {})));
}

/** Each documented path below the conversation, in the order of the schemas. */
function documentedPaths(): DocumentedPath[] {
  const walk = (schema: Schema, path: readonly string[]): DocumentedPath[] => [
    ...(path.length ? [{ path: path.join("."), schema }] : []),
    ...propertiesOf(schema).flatMap(([key, below]) => walk(below, [...path, key])),
  ];
  return walk(conversationSchema(), []);
}

function paths(): string {
  const list = documentedPaths().map(({ path }) => path);
  return `/** Each documented path, in the order of the schemas. Its segments lead to its value, in a schema as in a conversation. */
export const documentedPaths: readonly string[] = ${JSON.stringify(list)};

/** A placeholder of a documented path, as an editor completes it. */
export type DocumentedPlaceholder =
${list.map((path) => `| "{${path}}"`).join("\n")};
`;
}

/**
 * One reader for each documented name: a function of its own reads few shapes of objects, and so the engine of
 * JavaScript reads them at once. Such a read asks prototypes too, which is why it comes with the check that they hold nothing.
 */
function readers(): string {
  const names = documentedNames();
  return `type Holder = { readonly [name: string]: unknown };

/** Reads one property of an object. */
export type Reader = (holder: Holder) => unknown;

/** Reads the property of a documented name, which its holder may inherit: see {@link isInherited}. */
export const readers: { readonly [name: string]: Reader } = {
${names.map((name) => `${name}: (holder) => holder.${name},`).join("\n")}
};

/** Tests if a documented name was added to \`Object.prototype\`. */
export function isInherited(): boolean {
  const empty: Holder = {};
  return (${names.map((name) => `"${name}" in empty`).join(" || ")});
}

/** Tests if all documented names of a value are own properties or absent, so that they can be read directly. */
export function isDirect(value: unknown): value is Holder {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Reflect.getPrototypeOf(value) === Object.prototype && !isInherited();
}
`;
}

/** Each documented name below the conversation, in the elements of arrays too. */
function documentedNames(): string[] {
  const walk = (schema: Schema): string[] => [
    ...propertiesOf(schema).flatMap(([name, below]) => [name, ...walk(below)]),
    ...partsOf(schema).flatMap(({ items }) => (items ? walk(items) : [])),
  ];
  return [...new Set(walk(conversationSchema()))];
}

function eventNames(): string {
  const event = documents.find((document) => document["title"] === "Event") as Json;
  const known = (event as { properties: { name: { anyOf: { enum: string[] }[] } } }).properties.name.anyOf[0]?.enum;
  return `/** The names of the documented events, in lower case. */\nexport const eventNames = ${JSON.stringify(known)} as const;\n`;
}

function typeNames(): string {
  return `/** The types of what Contact Pro sends. */\nexport const typeNames: readonly string[] = ${JSON.stringify(sentTitles)};\n`;
}

/** The generated files, formatted, by their paths. */
async function generate(): Promise<Map<string, string>> {
  const configuration = documents.find((document) => document["title"] === "Configuration") as Json;
  const files = {
    "models.ts": models(),
    "types.ts": await types(),
    "validators.js": validators(),
    "validators.d.ts": validatorTypes(),
    "object-validators.ts": objectValidators(),
    "paths.ts": paths(),
    "readers.ts": readers(),
    "event-names.ts": eventNames(),
    "type-names.ts": typeNames(),
  };
  const schema = JSON.stringify(editorSchema(configuration, documentedPaths()));
  return new Map([
    ...Object.entries(files).map(([name, text]) => [`${target}/${name}`, formatted(`${target}/${name}`, banner + text)] as const),
    ...publishedSchemas(),
    [forEditors, formatted(forEditors, schema)],
    ["docs/messages.md", await messagesPage()],
  ]);
}

function formatted(path: string, input: string): string {
  const biome = join(root, "node_modules/.bin/biome");
  return execFileSync(biome, ["format", `--stdin-file-path=${path}`], { input, cwd: root, encoding: "utf8" });
}

const generated = await generate();
if (process.argv.includes("--check")) {
  const present = existsSync(join(root, target)) ? readdirSync(join(root, target)).map((name) => `${target}/${name}`) : [];
  const isStale = (path: string) => !existsSync(join(root, path)) || generated.get(path) !== readFileSync(join(root, path), "utf8");
  const stale = [...new Set([...present, ...generated.keys()])].filter(isStale);
  if (stale.length) {
    console.error(`These files are stale: ${stale.join(", ")}. Run \`npm run generate\`.`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(join(root, target), { recursive: true });
  for (const [path, text] of generated) writeFileSync(join(root, path), text);
  console.log([...generated.keys()].join("\n"));
}
