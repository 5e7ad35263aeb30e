import { type Issues, type Place, report } from "../issue.ts";
import { describe, describeType, either, isPlainObject, jsonType } from "../json.ts";
import { allows, isOpen, type Schema, typesOf } from "./schema.ts";

/**
 * Reports everything in a value that a schema does not allow, one issue for each wrong value.
 * A placeholder is named in the issues where one gave the value. It reads the keywords that assert something in the model, and relies on what the model keeps to:
 * the branches of an `anyOf` differ in type, but for those that list known values of an open set.
 */
export function explain(schema: Schema, value: unknown, place: Place, to: Issues, placeholder?: string): void {
  if (!hasAllowedType(schema, value)) {
    reportType(to, place, either(typesOf(schema).map(describeType)), value, placeholder);
  } else if (schema.enum && !schema.enum.includes(value)) {
    const expected = either(schema.enum.map((known) => JSON.stringify(known)));
    report(to, place, { code: "enum", expected, message: `Expected ${expected} but received another value` });
  } else if (schema.minimum !== undefined && typeof value === "number" && value < schema.minimum) {
    const expected = `a number not below ${schema.minimum}`;
    report(to, place, { code: "minimum", expected, message: `Expected ${expected} but received a lower one` });
  } else {
    explainBelow(schema, value, place, to, placeholder);
    const branch = schema.anyOf?.find((candidate) => !candidate.enum && hasAllowedType(candidate, value));
    if (branch) explainBelow(branch, value, place, to, placeholder);
  }
}

/** Reports that a value is of another type than expected; a missing one is "nothing". */
export function reportType(to: Issues, place: Place, expected: string, value: unknown, placeholder?: string): void {
  const code = value === undefined ? "missing" : "type";
  const at = placeholder === undefined ? {} : { placeholder };
  report(to, place, { code, expected, message: `Expected ${expected} but received ${describe(value)}`, ...at });
}

/** Whether a value is of a type that a schema allows, whatever is in it. */
export function hasAllowedType(schema: Schema, value: unknown): boolean {
  const type = jsonType(value);
  if (type === undefined) return false;
  return allows(schema, type) || (type === "number" && Number.isInteger(value) && allows(schema, "integer"));
}

function explainBelow(schema: Schema, value: unknown, place: Place, to: Issues, placeholder?: string): void {
  if (Array.isArray(value)) {
    if (!schema.items) return;
    for (let index = 0; index < value.length; index++) explain(schema.items, value[index], { parent: place, key: index }, to, placeholder);
  } else if (isPlainObject(value)) {
    for (const key of schema.required ?? []) {
      if (!Object.hasOwn(value, key) || value[key] === undefined)
        reportType(to, { parent: place, key }, missingType(schema, key), undefined, placeholder);
    }
    for (const key of Object.keys(schema.properties ?? {})) {
      if (Object.hasOwn(value, key) && value[key] !== undefined)
        explain(property(schema, key), value[key], { parent: place, key }, to, placeholder);
    }
    const { additionalProperties } = schema;
    if (typeof additionalProperties !== "object" || isOpen(additionalProperties)) return;
    for (const key of Object.keys(value)) explain(additionalProperties, value[key], { parent: place, key }, to, placeholder);
  }
}

function property(schema: Schema, key: string): Schema {
  return schema.properties?.[key] ?? {};
}

function missingType(schema: Schema, key: string): string {
  return either(typesOf(property(schema, key)).map(describeType));
}
