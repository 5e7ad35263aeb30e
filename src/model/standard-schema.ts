import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { type Failure, quoted } from "../issue.ts";
import { attempt } from "../json.ts";
import type { Schema } from "./schema.ts";

/** The `~standard` property of a validator whose output is its input: Standard Schema 1.1 with its JSON Schema part. */
export type StandardProps<T> = StandardSchemaV1.Props<T> & StandardJSONSchemaV1.Props<T>;

/** A JSON Schema document, as plain JSON. */
export type JsonSchema = { [keyword: string]: unknown };

/** The result of validating an untrusted value: the value, or the issues. */
export type Validation<T> = { readonly ok: true; readonly value: T } | Failure;

const drafts: { readonly [target: string]: string } = {
  "draft-2020-12": "https://json-schema.org/draft/2020-12/schema",
  "draft-07": "http://json-schema.org/draft-07/schema#",
};

/**
 * Makes the `~standard` property of a check and of the JSON Schema (2020-12, without `$ref`) that describes the same values.
 * A draft that it cannot be written in is a `RangeError`, as the specification asks for.
 */
export function standardProps<T>(validate: (value: unknown) => Validation<T>, jsonSchema: () => JsonSchema): StandardProps<T> {
  const convert = (options: StandardJSONSchemaV1.Options) => inDraft(jsonSchema(), targetOf(options));
  return {
    version: 1,
    vendor: "contact-pro-webhooks",
    validate: (value) => {
      const result = validate(value);
      return result.ok ? { value: result.value } : { issues: result.issues };
    },
    jsonSchema: { input: convert, output: convert },
  };
}

function targetOf(options: unknown): unknown {
  return attempt(() => (options as StandardJSONSchemaV1.Options).target);
}

function inDraft(schema: JsonSchema, target: unknown): JsonSchema {
  const $schema = typeof target === "string" && Object.hasOwn(drafts, target) && drafts[target];
  if (!$schema) {
    const given = typeof target === "string" ? `, not ${quoted(target)}` : "";
    throw new RangeError(`The target must be ${Object.keys(drafts).join(" or ")}${given}`);
  }
  return { ...copySchema(schema, target === "draft-07"), $schema };
}

const maps = ["properties", "patternProperties"];
const lists = ["anyOf", "prefixItems"];
const subschemas = ["items", "additionalProperties"];

/** A copy of a schema that shares what the schema shares. In draft-07 an array's first elements are described by `items`, and the rest by `additionalItems`. */
export function copySchema(schema: JsonSchema | Schema, asDraft07 = false): JsonSchema {
  return copyShared(schema, asDraft07, new Map());
}

function copyShared(schema: JsonSchema | Schema, asDraft07: boolean, copies: Map<object, JsonSchema>): JsonSchema {
  const copy = (value: unknown) => {
    if (typeof value !== "object") return value;
    const copied = copies.get(value as JsonSchema) ?? copyShared(value as JsonSchema, asDraft07, copies);
    copies.set(value as JsonSchema, copied);
    return copied;
  };
  const copied = (keyword: string, value: unknown) => {
    if (maps.includes(keyword)) return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, copy(item)]));
    if (lists.includes(keyword)) return (value as unknown[]).map(copy);
    return subschemas.includes(keyword) ? copy(value) : structuredClone(value);
  };
  const renamed = (keyword: string) => (asDraft07 && "prefixItems" in schema ? (draft07Names[keyword] ?? keyword) : keyword);
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [renamed(keyword), copied(keyword, value)]));
}

const draft07Names: { readonly [keyword: string]: string } = { prefixItems: "items", items: "additionalItems" };
