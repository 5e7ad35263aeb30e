/** A JSON value, as RFC 8259 has it. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** The name of a JSON value's type, in the words of JSON Schema. */
export type JsonType = "string" | "number" | "boolean" | "null" | "array" | "object";

/** The JSON type of a value; `undefined` for a value that JSON cannot hold (a function, `NaN`, a `Date`). */
export function jsonType(value: unknown): JsonType | undefined {
  const type = typeof value;
  if (type === "string" || type === "boolean") return type;
  if (type === "number") return Number.isFinite(value) ? "number" : undefined;
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return isPlainObject(value) ? "object" : undefined;
}

/**
 * Tests if a value is plain data: an object without a prototype, or with the root prototype of any realm.
 * `Reflect` takes half the time of `Object`.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Reflect.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Reflect.getPrototypeOf(prototype) === null;
}

/** Tests if a plain object has an own property. It guards every read of a payload. */
export function has<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return isPlainObject(value) && Object.hasOwn(value, key);
}

/** A copy without a prototype: an absent property is `undefined`, even if `Object.prototype` has it. */
export function withoutPrototype<T extends object>(object: T): T {
  return Object.assign(Object.create(null), object);
}

/** Sets a property and never calls a setter, so that `__proto__` is an ordinary key. */
export function setOwn(object: object, key: string, value: unknown): void {
  // An assignment is much faster, and equivalent if no prototype has the name.
  if (!(key in object)) (object as Record<string, unknown>)[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** An object with more keys is a table to V8, which it copies slowly. */
const maximumCopied = 125;

/**
 * An object with every key set to null, to be copied and filled. All keys are own, so assigning cannot reach a setter.
 * Null if there are too many keys.
 */
export type Shape = { readonly [key: string]: unknown } | null;

/** The shape of objects with these keys. It is parsed: V8 keeps an object that grows key by key in a slow form, and each copy of it too. */
export function shapeOf(keys: readonly string[]): { [key: string]: unknown } | null {
  return keys.length > maximumCopied ? null : JSON.parse(`{${keys.map((key) => `${JSON.stringify(key)}:null`).join()}}`);
}

const index = /^(?:0|[1-9][0-9]{0,2})$/;

/** Tests if a path segment is an array index: `0` to `999`, without leading zeros. */
export function isIndex(segment: string): boolean {
  return index.test(segment);
}

/** The kind of a value with its article, for a message. It never contains the value. */
export function describe(value: unknown): string {
  if (value === undefined) return "undefined";
  if (typeof value === "number" && !Number.isFinite(value)) return "NaN or an infinite number";
  const type = jsonType(value) ?? (typeof value === "object" ? "object that is not plain data" : typeof value);
  return describeType(type);
}

/** A type with its article: "a string", "an object", "null". */
export function describeType(type: string): string {
  if (type === "null") return type;
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

/** Joins alternatives for a message: "a, b or c". */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
}

/** An own property of an object with any prototype: `process.env` is not a plain object. */
export function ownMember(holder: unknown, key: string): unknown {
  return typeof holder === "object" && holder !== null && Object.hasOwn(holder, key) ? holder[key as keyof typeof holder] : undefined;
}

/** Freezes a value and everything in it, each object once. */
export function deepFreeze<T>(value: T): T {
  const open: object[] = [{ value }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Object.isFrozen(next)) continue;
    for (const member of Object.values(next)) if (typeof member === "object" && member !== null) open.push(member);
    Object.freeze(next);
  }
  return value;
}

/** Returns the result of a function, or `undefined` if it throws. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** An element of an array or an own property of a plain object; `undefined` for everything else. */
export function memberOf(holder: unknown, name: string): unknown {
  if (Array.isArray(holder)) return isIndex(name) && Object.hasOwn(holder, name) ? holder[Number(name)] : undefined;
  return has(holder, name) ? holder[name] : undefined;
}

/** Computes a value at the first call, and returns the same value at each later call. */
export function once<T extends object>(work: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= work();
    return known;
  };
}
