/** A JSON value, as RFC 8259 has it. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** The name of a JSON value's type, in the words of JSON Schema. */
export type JsonType = "string" | "number" | "boolean" | "null" | "array" | "object";

/** The JSON type of a value that stands for itself in JSON; `undefined` for every other (a function, `NaN`, a `Date`). */
export function jsonType(value: unknown): JsonType | undefined {
  const type = typeof value;
  if (type === "string" || type === "boolean") return type;
  if (type === "number") return Number.isFinite(value) ? "number" : undefined;
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return isPlainObject(value) ? "object" : undefined;
}

/**
 * Whether a value is plain data: an object whose prototype is none, or the root of a realm's prototypes.
 * The prototype is compared by its own lack of one, so that an object of another realm is plain too.
 * `Reflect` asks for it in half of the time that `Object` takes.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Reflect.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Reflect.getPrototypeOf(prototype) === null;
}

/** Whether a plain object has a property of its own of that name; the gate before every read of a payload. */
export function has<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return isPlainObject(value) && Object.hasOwn(value, key);
}

/** A copy without a prototype: a property that the object lacks is `undefined` in it, whatever `Object.prototype` has. */
export function withoutPrototype<T extends object>(object: T): T {
  return Object.assign(Object.create(null), object);
}

/** Sets a property without ever reaching a setter, so that `__proto__` is a key like any other. */
export function setOwn(object: object, key: string, value: unknown): void {
  // An assignment is much faster, and reaches nothing else where the name is not known above.
  if (!(key in object)) (object as Record<string, unknown>)[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** An object with more keys is a table to V8, which it copies slowly. */
const maximumCopied = 125;

/**
 * What objects with the same keys begin as, with null at each key, so that no assignment reaches a setter, `__proto__` or not;
 * null where the keys are too many: such an object begins without a prototype, and is given one in the end.
 */
export type Shape = { readonly [key: string]: unknown } | null;

/** The shape of objects with these keys. It is parsed: V8 keeps an object that grows key by key in a slow form, and each copy of it too. */
export function shapeOf(keys: readonly string[]): { [key: string]: unknown } | null {
  return keys.length > maximumCopied ? null : JSON.parse(`{${keys.map((key) => `${JSON.stringify(key)}:null`).join()}}`);
}

const index = /^(?:0|[1-9][0-9]{0,2})$/;

/** Whether a path segment is an array index: `0` to `999`, without leading zeros. */
export function isIndex(segment: string): boolean {
  return index.test(segment);
}

/** What a message says was received: the kind of a value with its article, and never the value. */
export function describe(value: unknown): string {
  if (value === undefined) return "undefined";
  if (typeof value === "number" && !Number.isFinite(value)) return "a number that JSON does not have";
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

/** A property of an object's own, whatever its prototype: `process.env` is no plain object. */
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

/** What work gives, or `undefined` if it throws: a getter, a proxy, or text that cannot be read. */
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

/** A function that works something out when it is first called, and gives the same each time. */
export function once<T extends object>(work: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= work();
    return known;
  };
}
