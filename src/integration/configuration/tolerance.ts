import type { Issues } from "../../issue.ts";
import { isPlainObject, setOwn } from "../../json.ts";
import { hasAllowedType, readingOf } from "../../model/compiled-schema.ts";
import { explainContent } from "../../model/explain.ts";
import { childOf, isOpen, isTooLong, keyword, type Schema } from "../../model/schema.ts";
import type { Options } from "../../template/options.ts";
import { childIn } from "../../template/tree/scope.ts";
import type { Node, Use } from "../../template/tree/tree.ts";
import { headerScope } from "./scopes.ts";

/** A schema of which every part may be absent, and every element null: of what is left where the parts that do not match are left out. */
export function looseSchema(schema: Schema): Schema {
  const { required: _, ...rest } = schema;
  const [properties, items, anyOf] = [keyword(schema, "properties"), keyword(schema, "items"), keyword(schema, "anyOf")];
  const loose = properties && Object.entries(properties).map(([key, property]) => [key, looseSchema(property)] as const);
  return {
    ...rest,
    ...(loose ? { properties: Object.fromEntries(loose) } : {}),
    ...(items ? { items: { anyOf: [looseSchema(items), { type: "null" }] } } : {}),
    ...(anyOf ? { anyOf: anyOf.map(looseSchema) } : {}),
  };
}

/**
 * What came in for a node, where a whole that is not as the model has it stands without the parts that are not: one odd part
 * must not cost the rest. Reports each of them. What else is odd stays, for `extract` to tell.
 */
export function readable(node: Node, value: unknown, options: Required<Options>, found: Issues): unknown {
  if (node.kind === "value") return readableWhole(node, value, options, found);
  if (node.kind === "array" && Array.isArray(value) && value.length === node.children.length) {
    return node.children.map((child, index) => readable(child, value[index], options, found));
  }
  if (node.kind !== "object" || !isPlainObject(value)) return value;
  const copy = {};
  for (const [index, key] of node.keys.entries()) {
    if (Object.hasOwn(value, key)) setOwn(copy, key, readable(node.children[index] as Node, value[key], options, found));
  }
  return copy;
}

function readableWhole({ target, place, source }: Use, value: unknown, options: Required<Options>, found: Issues): unknown {
  const path = target.segments;
  const schema = path.reduce<Schema>((above, segment) => childIn(above, segment, options) as Schema, headerScope.schema);
  const reading = readingOf(schema);
  if (!hasAllowedType(reading, value)) return value;
  const before = found.total;
  explainContent(reading, value, place, found, source);
  return found.total === before ? value : partsOf(schema, value);
}

/** A copy of a value without the parts that a schema does not allow, elements of an array being null; `undefined` where that is all of it. */
function partsOf(schema: Schema, value: unknown): unknown {
  if (!hasAllowedType(readingOf(schema), value)) return undefined;
  if (isOpen(schema)) return value;
  if (Array.isArray(value) && isTooLong(value)) return undefined;
  if (Array.isArray(value)) return value.map((item) => partsOf(childOf(schema, "0") as Schema, item) ?? null);
  if (!isPlainObject(value)) return value;
  const parts = {};
  for (const key of Object.keys(value)) {
    const child = childOf(schema, key);
    const part = child ? partsOf(child, value[key]) : value[key];
    if (part !== undefined) setOwn(parts, key, part);
  }
  return parts;
}
