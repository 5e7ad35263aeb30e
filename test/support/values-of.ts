import fc from "fast-check";
import type { JsonValue } from "../../src/json.ts";
import { type Schema, typesOf } from "../../src/model/schema.ts";
import { jsonValues, numbers, objects, strings } from "./arbitraries.ts";

/** Values that a schema of the model allows: of each of its types, with unknown properties, and without optional ones. */
export function valuesOf(schema: Schema): fc.Arbitrary<JsonValue> {
  if (schema.enum) return fc.constantFrom(...(schema.enum as JsonValue[]));
  if (schema.anyOf && schema.type === undefined) return fc.oneof(...schema.anyOf.map(valuesOf));
  const known = schema.anyOf?.filter((branch) => branch.enum).map(valuesOf) ?? [];
  return fc.oneof(...known, ...typesOf(schema).map((type) => valuesOfType(type, schema)));
}

function valuesOfType(type: string, schema: Schema): fc.Arbitrary<JsonValue> {
  const { minimum = Number.NEGATIVE_INFINITY, items = {} } = schema;
  const isHigh = (value: number) => value >= minimum;
  if (type === "string") return strings;
  if (type === "number") return numbers.filter(isHigh);
  if (type === "integer") return numbers.filter((value) => Number.isInteger(value) && isHigh(value));
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  return type === "array" ? fc.array(items.type || items.anyOf ? valuesOf(items) : jsonValues, { maxLength: 3 }) : objectsOf(schema);
}

function objectsOf({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<JsonValue> {
  const known = fc.record(Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, valuesOf(property)])), {
    requiredKeys: [...required],
  });
  const others = objects(typeof additionalProperties === "object" ? valuesOf(additionalProperties) : jsonValues, 2);
  return fc.tuple(others, known).map(([other, own]) => ({ ...other, ...own }));
}
