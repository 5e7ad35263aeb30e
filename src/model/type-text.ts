import type { Schema, SchemaType } from "./schema.ts";
import { typesOf } from "./schema.ts";

/**
 * The TypeScript type of a schema, as text: `string | null`, `"chat" | "phone" | (string & {})`, `Agent | null`.
 * A schema with a title is named by it. The generated models and `printTypes` are both written in these words.
 */
export function typeText(schema: Schema): string {
  if (schema.title !== undefined) return schema.title;
  return [...alternatives(schema)].join(" | ");
}

function alternatives(schema: Schema): Set<string> {
  const known = schema.enum ?? schema.anyOf?.find((branch) => branch.enum)?.enum;
  if (known) {
    const open = schema.enum ? [] : typesOf(schema).map((type) => (type === "string" ? "(string & {})" : type));
    return new Set([...known.map((value) => JSON.stringify(value)), ...open]);
  }
  if (schema.anyOf) return new Set(schema.anyOf.flatMap((branch) => (branch.title ? [branch.title] : [...alternatives(branch)])));
  if (schema.type === undefined) return new Set(["JsonValue"]);
  return new Set(typesOf(schema).map((type) => oneType(type, schema)));
}

function oneType(type: SchemaType, schema: Schema): string {
  if (type === "integer") return "number";
  if (type === "object") return `{ [key: string]: ${propertyText(schema)} }`;
  if (type !== "array") return type;
  const item = typeText(schema.items ?? {});
  return item.includes("|") ? `(${item})[]` : `${item}[]`;
}

function propertyText({ additionalProperties }: Schema): string {
  return typeof additionalProperties === "object" ? typeText(additionalProperties) : "JsonValue";
}
