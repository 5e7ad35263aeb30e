// Writes src/model/generated/ from schemas/: models, types, validators and the table of documented paths.
// `--check` writes nothing and fails where a file there is not what the schemas give.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { compile } from "json-schema-to-typescript";
import { isOpen, partsOf, type Schema } from "../src/model/schema.ts";
import { typeText } from "../src/model/type-text.ts";
import { plainAnswers } from "./plain-answers.ts";

type Json = { [key: string]: unknown };

const root = join(import.meta.dirname, "..");
const target = join(root, "src/model/generated");
const documents = ["event", "contact", "conversation", "configuration"].map(
  (name) => JSON.parse(readFileSync(join(root, `schemas/${name}.schema.json`), "utf8")) as Json,
);
const banner = "// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.\n\n";

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

/** A copy without the keywords named, wherever a schema stands (not where a property has such a name). */
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

/** A copy without the known values of open sets: beside "or any other string" they assert nothing. */
function withoutKnownValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutKnownValues);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([keyword, branches]) => keyword !== "anyOf" || !(branches as Json[]).some((branch) => branch["enum"]),
  );
  return Object.fromEntries(kept.map(([keyword, item]) => [keyword, withoutKnownValues(item)]));
}

/**
 * Copies of the definitions of a document, and for each `anyOf` of one of them and simple types a definition of its own, of all
 * the types. An `anyOf` of ajv tries each branch in turn, and that of most values is the second one: null.
 */
function withBranchesJoined({ $defs, ...document }: Json): Json {
  const defs = { ...($defs as Json | undefined) };
  const join = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(join);
    if (typeof value !== "object" || value === null) return value;
    const [first, ...others] = ((value as Json)["anyOf"] ?? []) as Json[];
    const key = String(first?.["$ref"] ?? "").replace("#/$defs/", "");
    if (!first || !defs[key]) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, join(item)]));
    const types = others.map(({ type, ...more }) => {
      if (Object.keys(more).length) throw new Error(`Expected simple types beside ${key} but received more`);
      return type as string;
    });
    const joined = [key, ...types].join("-or-");
    defs[joined] = { ...(defs[key] as Json), type: ["object", ...types] };
    return { $ref: `#/$defs/${joined}` };
  };
  return { ...(join(document) as Json), $defs: defs };
}

/** The documents as ajv is given them. */
const asserted = documents.map((document) => {
  const annotations = ["$schema", "title", "description", "examples", "format", "pattern"];
  const { $defs, ...schema } = document;
  const defs = Object.fromEntries(Object.entries(($defs ?? {}) as Json).map(([key, value]) => [key, strip(value, annotations)]));
  return withBranchesJoined(withoutKnownValues({ ...(strip(schema, annotations) as Json), $defs: defs }) as Json);
});

interface Validator {
  /** What it checks. */
  readonly definition: Json;
  /** The schema that ajv is to give the function of. */
  readonly id: string;
  /** Whether that allows null too: then ajv writes the same function for the properties of that kind. */
  readonly isNullable: boolean;
  readonly name: string;
}

/** What is validated by itself: the documents, and every definition of a part of the conversation. */
const validated: readonly Validator[] = documents.flatMap((document, index) => {
  const { $id, title, $defs = {} } = document as { $id: string; title: string; $defs?: { [key: string]: Json } };
  const own = { definition: document, id: $id, isNullable: false, name: `is${title}` };
  if (title === "Configuration") return [own];
  const parts = Object.entries($defs).map(([key, definition]) => {
    const isNullable = Object.hasOwn(asserted[index]?.["$defs"] as Json, `${key}-or-null`);
    const id = `${$id}#/$defs/${key}${isNullable ? "-or-null" : ""}`;
    return { definition, id, isNullable, name: `is${definition["title"]}${isNullable ? "OrNull" : ""}` };
  });
  return [own, ...parts];
});

/** ajv's standalone validators. */
function validators(): string {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true },
    ownProperties: true,
    messages: false,
    allowUnionTypes: true,
    inlineRefs: false,
  });
  for (const document of asserted) ajv.addSchema(document);
  const code = standaloneCode(ajv, Object.fromEntries(validated.map(({ name, id }) => [name, id])));
  return plainAnswers(code, root, documentedNames());
}

function validatorTypes(): string {
  const titles = validated.map(({ definition: { title } }) => title);
  const lines = validated.map(({ name, definition: { title }, isNullable }) => {
    return `export declare function ${name}(value: unknown): value is ${title}${isNullable ? " | null" : ""};`;
  });
  return `import type { ${titles.join(", ")} } from "./types.ts";\n\n${lines.join("\n")}\n`;
}

function objectValidators(): string {
  const pairs = validated
    .filter(({ definition: { title } }) => title !== "Configuration")
    .map(({ definition: { title }, name }) => [lowerFirst(String(title)), name] as const);
  return `import type { Schema } from "../schema.ts";
import { ${pairs.map(([model]) => model).join(", ")} } from "./models.ts";
import { ${pairs.map(([, name]) => name).join(", ")} } from "./validators.js";

/** What tells of an object at once whether it is valid, for each schema of an object in the conversation. */
export const objectValidators: ReadonlyMap<Schema, (object: object) => boolean> = /* @__PURE__ */ new Map<
  Schema,
  (object: object) => boolean
>([
${pairs.map(([model, name]) => `[${model}, ${name}],`).join("\n")}
]);
`;
}

/** The schema of the conversation, with what it refers to in place. */
function conversationSchema(): Schema {
  const conversation = definitions.find((definition) => definition["title"] === "Conversation") as Json;
  const resolve = (value: unknown): unknown => mapReferences(value, resolve);
  return resolve(conversation) as Schema;
}

/** The documented properties of a schema, whichever of its branches has them, each with its schema. */
function propertiesOf(schema: Schema): [name: string, below: Schema][] {
  return partsOf(schema).flatMap((part) => (isOpen(part) ? [] : Object.entries(part.properties ?? {})));
}

/** Each documented path below the conversation, in the order of the schemas. */
function documentedPaths(): string[][] {
  const walk = (schema: Schema, path: string[]): string[][] => [
    ...(path.length ? [path] : []),
    ...propertiesOf(schema).flatMap(([key, below]) => walk(below, [...path, key])),
  ];
  return walk(conversationSchema(), []);
}

function paths(): string {
  const list = documentedPaths().map((path) => path.join("."));
  return `/** Each documented path, in the order of the schemas. What stands at one is found by its segments, in a schema as in a conversation. */
export const documentedPaths: readonly string[] = ${JSON.stringify(list)};
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

/** Whether an empty object inherits a documented name, which somebody has put on \`Object.prototype\`. */
export function isInherited(): boolean {
  const empty: Holder = {};
  return (${names.map((name) => `"${name}" in empty`).join(" || ")});
}

/** Whether documented names can be read from a value without asking whose they are, since it can have inherited none. */
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

/** What the schemas give, by file name, formatted. */
async function generate(): Promise<Map<string, string>> {
  const files = {
    "models.ts": models(),
    "types.ts": await types(),
    "validators.js": validators(),
    "validators.d.ts": validatorTypes(),
    "object-validators.ts": objectValidators(),
    "paths.ts": paths(),
    "readers.ts": readers(),
    "event-names.ts": eventNames(),
  };
  return new Map(Object.entries(files).map(([name, text]) => [name, formatted(name, banner + text)]));
}

function formatted(name: string, input: string): string {
  const biome = join(root, "node_modules/.bin/biome");
  return execFileSync(biome, ["format", `--stdin-file-path=src/model/generated/${name}`], { input, cwd: root, encoding: "utf8" });
}

const generated = await generate();
if (process.argv.includes("--check")) {
  const present = existsSync(target) ? readdirSync(target) : [];
  const stale = [...new Set([...present, ...generated.keys()])].filter(
    (name) => !present.includes(name) || generated.get(name) !== readFileSync(join(target, name), "utf8"),
  );
  if (stale.length) {
    console.error(`src/model/generated/ is not what schemas/ give: ${stale.join(", ")}. Run \`npm run generate\`.`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(target, { recursive: true });
  for (const [name, text] of generated) writeFileSync(join(target, name), text);
  console.log(`src/model/generated/: ${[...generated.keys()].join(", ")}`);
}
