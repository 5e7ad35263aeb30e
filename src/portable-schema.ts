/** A JSON Schema, as plain JSON. */
type Json = { readonly [keyword: string]: unknown };

/** A schema whose titled objects are definitions of their own, by their titles. */
export interface PortableSchema {
  readonly schema: { [keyword: string]: unknown };
  readonly definitions: { readonly [title: string]: { [keyword: string]: unknown } };
}

/** The keywords that say something of one type alone. */
const ofType: { readonly [type: string]: readonly string[] } = {
  object: ["properties", "patternProperties", "additionalProperties", "required"],
  array: ["items", "prefixItems", "minItems", "maxItems"],
  number: ["minimum"],
  integer: ["minimum"],
};

/** Keywords that describe a value, and say nothing of whether it is valid. */
const described = ["title", "description", "examples", "default"];

const maps = ["properties", "patternProperties"];
const lists = ["anyOf", "allOf", "prefixItems"];
const subschemas = ["items", "additionalProperties", "not"];

/**
 * A schema in the words that every validator and generator reads: each titled object is written once and named by `$ref`, no `type` is
 * an array, and there is neither `pattern` nor `format`. It is valid for the same values. References begin with `prefix`.
 */
export function portableSchema(schema: Json, prefix: string): PortableSchema {
  const definitions: { [title: string]: { [keyword: string]: unknown } } = {};
  const known = new Map<unknown, { [keyword: string]: unknown }>();
  const written = bodyOf(schema);
  return { schema: written, definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))) };

  function convert(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    const one = value as Json;
    if (known.has(one)) return known.get(one);
    const converted = isConcept(one) ? referenceTo(one) : withNamedUnion(bodyOf(one));
    known.set(one, converted);
    return converted;
  }

  function referenceTo(concept: Json): { [keyword: string]: unknown } {
    const title = concept["title"] as string;
    if (!Object.hasOwn(definitions, title)) {
      // Before its parts are written, so that one which holds itself ends.
      definitions[title] = {};
      definitions[title] = bodyOf(concept);
    }
    return { $ref: `${prefix}${title}` };
  }

  function bodyOf(one: Json): { [keyword: string]: unknown } {
    if (Object.hasOwn(one, "const")) return literalOf(one);
    const entries = Object.entries(withoutUnions(one)).filter(([keyword]) => keyword !== "pattern" && keyword !== "format");
    return Object.fromEntries(entries.map(([keyword, value]) => [keyword, partsOf(keyword, value)]));
  }

  /** A schema that refers to the union of its types, null aside: without a name, generators invent one for each place. */
  function withNamedUnion(one: { [keyword: string]: unknown }): { [keyword: string]: unknown } {
    const branches = (one["anyOf"] ?? []) as readonly Json[];
    const union = branches.filter(({ type }) => type !== "null");
    if (union.length < 2) return one;
    const definition = { title: "", anyOf: union };
    const name = unionName(union);
    for (let number = 1; definition.title === ""; number++) {
      const title = number === 1 ? name : `${name}${number}`;
      const known = definitions[title];
      if (known === undefined || JSON.stringify(known) === JSON.stringify({ ...definition, title })) definition.title = title;
    }
    definitions[definition.title] = definition;
    const { title: _, anyOf: __, ...described } = one;
    const reference = { $ref: `${prefix}${definition.title}` };
    const isNullable = union.length < branches.length;
    if (!isNullable) return { ...described, ...reference };
    return { ...described, anyOf: [reference, { type: "null" }] };
  }

  function partsOf(keyword: string, value: unknown): unknown {
    if (maps.includes(keyword)) return Object.fromEntries(Object.entries(value as Json).map(([name, part]) => [name, convert(part)]));
    if (lists.includes(keyword)) return (value as unknown[]).map(convert);
    return subschemas.includes(keyword) ? convert(value) : value;
  }
}

/** Names of unions in the model that say more than their types. */
const unionNames: { readonly [types: string]: string } = {
  AgentOrString: "AgentOrIdentifier",
  EventOrString: "EventOrName",
  RecipientOrString: "RecipientOrAddress",
  RecipientOrAddressListOrString: "Recipients",
};

const order = ["array", "string", "integer", "number", "boolean", "object"];

/** The name of a union, made of its types: those with a name come first. */
function unionName(branches: readonly Json[]): string {
  const ordered = [...branches].sort((one, other) => order.indexOf(String(one["type"])) - order.indexOf(String(other["type"])));
  const name = ordered.map(branchName).join("Or");
  return unionNames[name] ?? name;
}

function branchName({ $ref, type, items }: Json): string {
  if (typeof $ref === "string") return $ref.slice($ref.lastIndexOf("/") + 1);
  if (type === "array") return `${items ? branchName(items as Json) : ""}List`;
  return typeof type === "string" ? `${type.charAt(0).toUpperCase()}${type.slice(1)}` : "Value";
}

/** The schema of a literal, with its type: generators of code ask for it. */
function literalOf({ const: value }: Json): { [keyword: string]: unknown } {
  return value === null ? { type: "null" } : { type: typeof value, const: value };
}

/** Tests if a schema is a named object of the model. */
function isConcept({ title, type, properties }: Json): boolean {
  return typeof title === "string" && type === "object" && properties !== undefined;
}

/** A schema that has an `anyOf` in place of an array of types. One that lists known values of an open set has them as examples. */
function withoutUnions(schema: Json): Json {
  const { type, anyOf, title } = schema;
  const branches = Array.isArray(anyOf) ? (anyOf as readonly Json[]) : [];
  const omitted = [
    ...(type !== undefined && branches.length ? ["anyOf"] : []),
    // A value that may also be null, or a bare name, is not the concept itself.
    ...(branches.some((branch) => branch["title"] === title) ? ["title"] : []),
  ];
  const one = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !omitted.includes(keyword)));
  if (!Array.isArray(type)) return one;
  const kept = Object.fromEntries(Object.entries(one).filter(([keyword]) => described.includes(keyword)));
  return { ...kept, anyOf: type.map((each: string) => ({ type: each, ...pick(one, ofType[each] ?? []) })) };
}

function pick(schema: Json, keywords: readonly string[]): Json {
  return Object.fromEntries(keywords.filter((keyword) => Object.hasOwn(schema, keyword)).map((keyword) => [keyword, schema[keyword]]));
}
