import { type Issues, isFull, nameOf, type Place, report } from "../issue.ts";
import { describe, describeType, either } from "../json.ts";
import { maximumElements } from "../limits.ts";
import { type CompiledSchema, hasAllowedType, isQuicklyValid } from "./compiled-schema.ts";
import { isDirect, readMember } from "./fast-read.ts";
import { isTooLong, type Schema, typesOf } from "./schema.ts";

/**
 * Reports everything in a value that a schema does not allow, one issue for each wrong value.
 * Issues name the placeholder that produced the value.
 */
export function explain(schema: CompiledSchema, value: unknown, place: Place, to: Issues, placeholder?: string): void {
  if (hasAllowedType(schema, value)) explainContent(schema, value, place, to, placeholder);
  else if (!isFull(to)) reportType(to, place, typeWords(schema.schema), value, placeholder);
}

/** The same of a value that is of an allowed type. */
export function explainContent(schema: CompiledSchema, value: unknown, place: Place, to: Issues, placeholder?: string): void {
  const { values, minimum } = schema;
  if (values && !values.includes(value)) {
    const expected = either(values.map((known) => JSON.stringify(known)));
    const message = `${nameOf(place)} must be ${expected}${sourceOf(placeholder)}${suggestionFor(value, values)}`;
    report(to, place, { code: "enum", expected, message });
  } else if (minimum !== undefined && typeof value === "number" && value < minimum) {
    const expected = `a number of at least ${minimum}`;
    report(to, place, { code: "minimum", expected, message: `${nameOf(place)} must be ${expected}${sourceOf(placeholder)}` });
  } else if (Array.isArray(value)) {
    explainElements(schema, value, place, to, placeholder);
  } else if (typeof value === "object" && value !== null) {
    explainProperties(schema, value as { readonly [key: string]: unknown }, place, to, placeholder);
  }
}

/** Reports a value of the wrong type, or a missing one. */
export function reportType(to: Issues, place: Place, expected: string, value: unknown, placeholder?: string): void {
  const code = value === undefined ? "missing" : "type";
  const at = placeholder === undefined ? {} : { placeholder };
  report(to, place, { code, expected, message: typeMessage(place, expected, value, placeholder), ...at });
}

/** The message for a value of the wrong type, or for none at all. */
export function typeMessage(place: Place, expected: string, value: unknown, placeholder?: string): string {
  const needed = `must be ${expected}${sourceOf(placeholder)}`;
  return value === undefined ? `${nameOf(place)} is missing. It ${needed}` : `${nameOf(place)} ${needed}, not ${describe(value)}`;
}

/** Suggests the value that differs in case or in surrounding spaces only. */
function suggestionFor(value: unknown, values: readonly unknown[]): string {
  const folded = String(value).trim().toLowerCase();
  const meant = typeof value === "string" ? values.find((known) => String(known).toLowerCase() === folded) : undefined;
  return meant === undefined ? "" : `. Did you mean ${JSON.stringify(meant)}?`;
}

function sourceOf(placeholder: string | undefined): string {
  return placeholder === undefined ? "" : ` (from ${placeholder})`;
}

function explainElements({ items }: CompiledSchema, list: readonly unknown[], place: Place, to: Issues, placeholder?: string): void {
  if (!items) return;
  if (isTooLong(list)) {
    const expected = `an array of at most ${maximumElements} elements`;
    return report(to, place, { code: "length", expected, message: `${nameOf(place)} must be ${expected}${sourceOf(placeholder)}` });
  }
  for (let index = 0; index < list.length; index++) {
    const element = list[index];
    if (!isQuicklyValid(items, element)) explain(items, element, { parent: place, key: index }, to, placeholder);
  }
}

function explainProperties(
  { properties, others }: CompiledSchema,
  object: { readonly [key: string]: unknown },
  place: Place,
  to: Issues,
  placeholder?: string,
): void {
  const direct = isDirect(object);
  for (const property of properties) {
    const value = readMember(object, property.name, property.read, direct);
    if (value === undefined ? !property.isRequired : isQuicklyValid(property.compiled, value)) continue;
    explain(property.compiled, value, { parent: place, key: property.name }, to, placeholder);
  }
  if (!others) return;
  for (const key of Object.keys(object)) explain(others, object[key], { parent: place, key }, to, placeholder);
}

function typeWords(schema: Schema): string {
  return either(typesOf(schema).map(describeType));
}
