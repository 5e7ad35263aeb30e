import { allows } from "../../model/compiled-schema.ts";
import type { Schema } from "../../model/schema.ts";
import { copySchema, type JsonSchema } from "../../model/standard-schema.ts";
import type { PathNode } from "../tree/path-tree.ts";
import { mayBeAbsent, type Node, type ObjectNode, type Use } from "../tree/tree.ts";

/**
 * The JSON Schema 2020-12 of the bodies of a template, in one piece.
 * A mixed text has no pattern: it would expose validators to backtracking.
 */
export function jsonSchemaOf(root: Node): JsonSchema {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...nodeSchema(root, new Map()) };
}

/** The schemas of the paths, so that placeholders of the same path share one object. */
type KnownSchemas = Map<PathNode, JsonSchema>;

function nodeSchema(node: Node, known: KnownSchemas): JsonSchema {
  switch (node.kind) {
    case "literal":
      return { const: node.value };
    case "value":
      return knownSchema(node, known);
    case "text":
      return { type: "string", description: `Text: ${node.source}` };
    case "object":
      return objectSchema(node, known);
    case "array":
      return arraySchema(node.children.map((child) => nodeSchema(child, known)));
  }
}

function knownSchema(use: Use, known: KnownSchemas): JsonSchema {
  const schema = known.get(use.target) ?? useSchema(use);
  known.set(use.target, schema);
  return schema;
}

function useSchema({ target }: Use): JsonSchema {
  const { schema, compiled: reading, isNullable } = target;
  if (target.path === "event") return either(schema, { type: "string", description: "The name of the event alone." });
  return isNullable && !allows(reading, "null") ? either(schema, { type: "null" }) : copySchema(schema);
}

/** A schema or an alternative. The description stays on the outside. */
function either(schema: Schema, other: JsonSchema): JsonSchema {
  return {
    ...(Object.hasOwn(schema, "title") ? { title: schema.title } : {}),
    ...(Object.hasOwn(schema, "description") ? { description: schema.description } : {}),
    anyOf: [copySchema(schema), other],
  };
}

function arraySchema(items: JsonSchema[]): JsonSchema {
  const length = items.length;
  return length ? { type: "array", prefixItems: items, items: false, minItems: length, maxItems: length } : { type: "array", maxItems: 0 };
}

function objectSchema({ keys, children }: ObjectNode, known: KnownSchemas): JsonSchema {
  const schemas = keys.map((key, index) => [key, nodeSchema(children[index] as Node, known)] as const);
  const required = keys.filter((_, index) => !mayBeAbsent(children[index] as Node));
  const proto = schemas.find(([key]) => key === "__proto__");
  return {
    type: "object",
    properties: Object.fromEntries(schemas.filter(([key]) => key !== "__proto__")),
    // ajv passes over a property of this name, and not over a pattern.
    ...(proto ? { patternProperties: { "^__proto__$": proto[1] } } : {}),
    ...(required.length ? { required } : {}),
    // ajv takes a required key that is empty for present, and does not so here.
    ...(required.includes("") ? { not: { type: "object", properties: { "": false } } } : {}),
  };
}
