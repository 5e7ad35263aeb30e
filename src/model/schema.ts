import { isIndex, type JsonType } from "../json.ts";
import { maximumElements } from "../limits.ts";

/** The part of JSON Schema 2020-12 that the model is written in. */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly required?: readonly string[];
  readonly properties?: { readonly [key: string]: Schema };
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly examples?: readonly unknown[];
}

/** The value of an own keyword of a schema; `undefined` if it has none. */
export function keyword<K extends keyof Schema>(schema: Schema, name: K): Schema[K] | undefined {
  return Object.hasOwn(schema, name) ? schema[name] : undefined;
}

/** The types that JSON Schema knows. */
export type SchemaType = JsonType | "integer";

const everyType: readonly SchemaType[] = ["string", "number", "boolean", "null", "array", "object"];

/** The types that a schema allows. */
export function typesOf(schema: Schema): readonly SchemaType[] {
  const type = keyword(schema, "type");
  if (type !== undefined) return typeof type === "string" ? [type] : (type as SchemaType[]);
  const branches = keyword(schema, "anyOf");
  return branches ? [...new Set(branches.flatMap(typesOf))] : everyType;
}

/** A schema with the branches of its `anyOf`, and with theirs. */
export function partsOf(schema: Schema): Schema[] {
  return [schema, ...(keyword(schema, "anyOf") ?? []).flatMap(partsOf)];
}

/** Tests if a schema asserts nothing about its children: any value, or an object with any properties. */
export function isOpen(schema: Schema): boolean {
  const isAnything = !(["type", "anyOf", "enum"] as const).some((name) => keyword(schema, name) !== undefined);
  return isAnything || keyword(schema, "additionalProperties") === true;
}

/** Tests if a list is longer than any that Contact Pro sends. Such a list is never valid. */
export function isTooLong(list: readonly unknown[]): boolean {
  return list.length > maximumElements;
}

/** The schema of an unknown value. */
export const anything: Schema = {};

/**
 * The schema one path segment below another: a property, an element, or {@link anything} below an open schema.
 * `undefined` if the model has no such name.
 */
export function childOf(schema: Schema, segment: string): Schema | undefined {
  const properties = keyword(schema, "properties");
  if (properties && Object.hasOwn(properties, segment)) return properties[segment];
  const items = keyword(schema, "items");
  if (items && isIndex(segment)) return items;
  if (isOpen(schema)) return anything;
  const others = keyword(schema, "additionalProperties");
  if (typeof others === "object") return others;
  return keyword(schema, "anyOf")
    ?.map((branch) => childOf(branch, segment))
    .find(Boolean);
}
