import { type Issues, type Place, report } from "../issue.ts";
import { describe, describeType, either, isPlainObject, jsonType } from "../json.ts";
import { isDirect } from "./generated/readers.ts";
import { allows, isOpen, type Schema, typesOf } from "./schema.ts";

/**
 * Reports everything in a value that a schema does not allow, one issue for each wrong value.
 * A placeholder is named in the issues where one gave the value. It reads the keywords that assert something in the model, and relies on what the model keeps to:
 * the branches of an `anyOf` differ in type, but for those that list known values of an open set.
 */
export function explain(schema: Schema, value: unknown, place: Place, to: Issues, placeholder?: string): void {
  if (!hasAllowedType(schema, value)) {
    reportType(to, place, typeWords(schema), value, placeholder);
  } else if (schema.enum && !schema.enum.includes(value)) {
    const expected = either(schema.enum.map((known) => JSON.stringify(known)));
    report(to, place, { code: "enum", expected, message: `Expected ${expected} but received another value` });
  } else if (schema.minimum !== undefined && typeof value === "number" && value < schema.minimum) {
    const expected = `a number not below ${schema.minimum}`;
    report(to, place, { code: "minimum", expected, message: `Expected ${expected} but received a lower one` });
  } else if (typeof value === "object") {
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
  return allows(schema, type) || (Number.isInteger(value) && allows(schema, "integer"));
}

/** How many elements of a list are looked at: one with holes may claim to be of any length. */
const maximumElements = 1_000_000;

/** Whether a list is longer than anything that Contact Pro sends. */
export function isTooLong(list: readonly unknown[]): boolean {
  return list.length > maximumElements;
}

function explainBelow(schema: Schema, value: unknown, place: Place, to: Issues, placeholder?: string): void {
  if (Array.isArray(value)) {
    if (!schema.items) return;
    if (isTooLong(value)) {
      const expected = `an array of at most ${maximumElements} elements`;
      return report(to, place, { code: "length", expected, message: `Expected ${expected} but received a longer one` });
    }
    for (let index = 0; index < value.length; index++) explain(schema.items, value[index], { parent: place, key: index }, to, placeholder);
  } else if (isPlainObject(value)) {
    const { properties = {}, required = [], additionalProperties } = schema;
    const direct = isDirect(value);
    for (const key of required) {
      if (member(value, key, direct) === undefined)
        reportType(to, { parent: place, key }, typeWords(properties[key] as Schema), undefined, placeholder);
    }
    for (const key of Object.keys(properties)) {
      const found = member(value, key, direct);
      const below = properties[key] as Schema;
      if (found !== undefined && !(typeof found === "string" && isText(below)))
        explain(below, found, { parent: place, key }, to, placeholder);
    }
    if (typeof additionalProperties !== "object" || isOpen(additionalProperties)) return;
    for (const key of Object.keys(value)) explain(additionalProperties, value[key], { parent: place, key }, to, placeholder);
  }
}

/** Whether a schema allows any text. */
function isText(schema: Schema): boolean {
  return !schema.enum && allows(schema, "string");
}

function member(object: { readonly [key: string]: unknown }, key: string, isDirect: boolean): unknown {
  return isDirect || Object.hasOwn(object, key) ? object[key] : undefined;
}

function typeWords(schema: Schema): string {
  return either(typesOf(schema).map(describeType));
}
