import type { Schema, SchemaType } from "./schema.ts";
import { keyword, typesOf } from "./schema.ts";

/**
 * The TypeScript type of a schema, as text: `string | null`, `"chat" | "phone" | (string & {})`, `Agent | null`.
 * A schema with a title is named by it. The generated models and `printTypes` are both written in these words.
 */
export function typeText(schema: Schema): string {
  const title = keyword(schema, "title");
  if (title !== undefined) return title;
  return [...alternatives(schema)].join(" | ");
}

function alternatives(schema: Schema): Set<string> {
  const values = keyword(schema, "enum");
  const branches = keyword(schema, "anyOf");
  const known = values ?? branches?.map((branch) => keyword(branch, "enum")).find(Boolean);
  if (known) {
    const open = values ? [] : typesOf(schema).map((type) => (type === "string" ? "(string & {})" : type));
    return new Set([...known.map((value) => JSON.stringify(value)), ...open]);
  }
  if (branches) return new Set(branches.flatMap((branch) => keyword(branch, "title") ?? [...alternatives(branch)]));
  if (keyword(schema, "type") === undefined) return new Set(["JsonValue"]);
  return new Set(typesOf(schema).map((type) => oneType(type, schema)));
}

function oneType(type: SchemaType, schema: Schema): string {
  if (type === "integer") return "number";
  if (type === "object") return `{ [key: string]: ${propertyText(schema)} }`;
  if (type !== "array") return type;
  const item = typeText(keyword(schema, "items") ?? {});
  return item.includes("|") ? `(${item})[]` : `${item}[]`;
}

function propertyText(schema: Schema): string {
  const additionalProperties = keyword(schema, "additionalProperties");
  return typeof additionalProperties === "object" ? typeText(additionalProperties) : "JsonValue";
}
