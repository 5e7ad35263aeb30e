import { isPlainObject } from "../json.ts";
import { type Reader, readerOf } from "./fast-read.ts";
import { objectValidators } from "./generated/object-validators.ts";
import { keyword, partsOf, type Schema, type SchemaType, typesOf } from "./schema.ts";

/**
 * A schema prepared for checking values. The branches of an `anyOf` are merged: in the model they differ in type, except for those
 * that list known values of an open set and assert nothing.
 */
export interface CompiledSchema {
  readonly schema: Schema;
  /** The types that it allows, as {@link typeBits} has them. */
  readonly types: number;
  /** The types by which alone a value with nothing below it is valid. */
  readonly scalars: number;
  /** The only values that it allows, and the least number. */
  readonly values: readonly unknown[] | undefined;
  readonly minimum: number | undefined;
  /** Validates an object at once, if the schema has a generated validator. */
  readonly isValidObject: ((object: object) => boolean) | undefined;
  readonly properties: readonly CompiledProperty[];
  /** The schema of every other property. */
  readonly others: CompiledSchema | undefined;
  readonly items: CompiledSchema | undefined;
}

/** The schema of a property, and the reader of its name if it is documented. */
export interface CompiledProperty {
  readonly name: string;
  readonly read: Reader | undefined;
  readonly isRequired: boolean;
  readonly compiled: CompiledSchema;
}

const bits = { string: 1, number: 2, boolean: 4, null: 8, array: 16, object: 32, integer: 64 };

/** The types of JSON Schema that a value with nothing below it is of, a bit for each; none for any other value. */
function scalarBits(value: unknown): number {
  if (typeof value === "string") return bits.string;
  if (value === null) return bits.null;
  if (typeof value === "boolean") return bits.boolean;
  if (Number.isInteger(value)) return bits.number | bits.integer;
  return Number.isFinite(value) ? bits.number : 0;
}

/** The same of any value; none for what is not JSON. */
function typeBits(value: unknown): number {
  if (typeof value !== "object" || value === null) return scalarBits(value);
  if (Array.isArray(value)) return bits.array;
  return isPlainObject(value) ? bits.object : 0;
}

/** Tests if a schema allows a type. */
export function allows({ types }: CompiledSchema, type: SchemaType): boolean {
  return (types & bits[type]) !== 0;
}

/** Tests if the type of a value is allowed, regardless of its content. */
export function hasAllowedType({ types }: CompiledSchema, value: unknown): boolean {
  return (types & typeBits(value)) !== 0;
}

/** Tests if a value is a scalar of one of the types. */
export function isScalarOf(types: number, value: unknown): boolean {
  return (types & scalarBits(value)) !== 0;
}

/** The types with null among them. */
export function withNull(types: number): number {
  return types | bits.null;
}

/** A fast check: `true` means valid, `false` means not known. */
export function isQuicklyValid({ scalars, isValidObject }: CompiledSchema, value: unknown): boolean {
  if (typeof value === "object" && value !== null) return isValidObject?.(value) ?? false;
  return isScalarOf(scalars, value);
}

const known = new WeakMap<Schema, CompiledSchema>();

/** The reading of a schema: the same one each time. */
export function compiledSchema(schema: Schema): CompiledSchema {
  let compiled = known.get(schema);
  if (!compiled) {
    compiled = compile(schema);
    known.set(schema, compiled);
  }
  return compiled;
}

function compile(schema: Schema): CompiledSchema {
  const parts = partsOf(schema);
  const types = typesOf(schema).reduce((allowed, type) => allowed | bits[type], 0);
  const others = parts.map((part) => keyword(part, "additionalProperties")).find((below) => typeof below === "object");
  const items = parts.map((part) => keyword(part, "items")).find(Boolean);
  const [values, minimum] = [keyword(schema, "enum"), keyword(schema, "minimum")];
  const isLimited = values !== undefined || minimum !== undefined;
  return {
    schema,
    types,
    scalars: isLimited ? 0 : types & ~(bits.array | bits.object),
    values,
    minimum,
    isValidObject: parts.map((part) => objectValidators.get(part)).find(Boolean),
    properties: parts.flatMap(propertiesOf),
    others: others && compiledSchema(others),
    items: items && compiledSchema(items),
  };
}

function propertiesOf(schema: Schema): CompiledProperty[] {
  const properties = keyword(schema, "properties") ?? {};
  const required = keyword(schema, "required") ?? [];
  return Object.entries(properties).map(([name, below]) => {
    return { name, read: readerOf(name), isRequired: required.includes(name), compiled: compiledSchema(below) };
  });
}
