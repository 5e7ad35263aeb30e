import { isPlainObject } from "../json.ts";
import { type Reader, readers } from "./generated/readers.ts";
import { partsOf, type Schema, type SchemaType, typesOf } from "./schema.ts";

/**
 * What checking a value against a schema needs to know of it, worked out once. The branches of an `anyOf` are read as one:
 * in the model they differ in type, but for those that list known values of an open set and so assert nothing.
 */
export interface Reading {
  readonly schema: Schema;
  /** The types that it allows, as {@link typeBits} has them. */
  readonly types: number;
  /** Whether a value that has nothing below it is valid by its type alone. */
  readonly isPlain: boolean;
  readonly properties: readonly PropertyReading[];
  /** What every other property is checked against. */
  readonly others: Reading | undefined;
  readonly items: Reading | undefined;
}

/** What a property is checked against, and how it is read where its name is a documented one. */
export interface PropertyReading {
  readonly name: string;
  readonly read: Reader | undefined;
  readonly isRequired: boolean;
  readonly reading: Reading;
}

const bits = { string: 1, number: 2, boolean: 4, null: 8, array: 16, object: 32, integer: 64 };

/** The types of JSON Schema that a value is of, a bit for each; none for what is not JSON. */
function typeBits(value: unknown): number {
  switch (typeof value) {
    case "string":
      return bits.string;
    case "number":
      if (Number.isInteger(value)) return bits.number | bits.integer;
      return Number.isFinite(value) ? bits.number : 0;
    case "boolean":
      return bits.boolean;
    default:
      if (value === null) return bits.null;
      if (Array.isArray(value)) return bits.array;
      return isPlainObject(value) ? bits.object : 0;
  }
}

/** Whether a schema allows a type. */
export function allows({ types }: Reading, type: SchemaType): boolean {
  return (types & bits[type]) !== 0;
}

/** Whether a value is of a type that a schema allows, whatever is in it. */
export function hasAllowedType({ types }: Reading, value: unknown): boolean {
  return (types & typeBits(value)) !== 0;
}

/** Whether a value that has nothing below it is valid, without a further look. */
export function isPlainlyValid(reading: Reading, value: unknown): boolean {
  return reading.isPlain && (typeof value !== "object" || value === null) && hasAllowedType(reading, value);
}

const known = new WeakMap<Schema, Reading>();

/** The reading of a schema: the same one each time. */
export function readingOf(schema: Schema): Reading {
  let reading = known.get(schema);
  if (!reading) {
    reading = read(schema);
    known.set(schema, reading);
  }
  return reading;
}

function read(schema: Schema): Reading {
  const parts = partsOf(schema);
  const properties = parts.flatMap(propertiesOf);
  const others = parts.map(({ additionalProperties }) => additionalProperties).find((below) => typeof below === "object");
  const items = parts.map((part) => part.items).find(Boolean);
  return {
    schema,
    types: typesOf(schema).reduce((types, type) => types | bits[type], 0),
    isPlain: !schema.enum && schema.minimum === undefined,
    properties,
    others: others && readingOf(others),
    items: items && readingOf(items),
  };
}

/** What reads a property at once, where its name is a documented one. */
export function readerOf(name: string): Reader | undefined {
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}

function propertiesOf({ properties = {}, required = [] }: Schema): PropertyReading[] {
  return Object.entries(properties).map(([name, below]) => {
    return { name, read: readerOf(name), isRequired: required.includes(name), reading: readingOf(below) };
  });
}
