import { createContext, runInContext } from "node:vm";

/** The message of a hostile value that throws. No output may contain it. */
export const marker = "secret-0815";

function fail(): never {
  throw new Error(marker);
}

const traps = ["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"] as const;

/** A proxy that throws in some of its traps and is an ordinary object, array or function in the others. */
export function failing(target: object, names: readonly string[] = traps): unknown {
  return new Proxy(target, Object.fromEntries(names.map((name) => [name, fail])));
}

/** A proxy that returns a different value at each call. */
function lying(): unknown {
  let asked = 0;
  const changing = () => (asked++ % 2 ? "queued" : { name: asked });
  return new Proxy({} as { [key: string]: unknown }, {
    get: changing,
    has: () => asked++ % 2 === 0,
    ownKeys: () => (asked++ % 2 ? ["event", "contact"] : ["contact", "request", "id"]),
    getOwnPropertyDescriptor: () => ({ value: changing(), enumerable: true, configurable: true, writable: true }),
  });
}

/** A revoked proxy, which throws at every access. */
export function revoked(target: object = {}): never {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy as never;
}

function circular(): unknown {
  const value: { [key: string]: unknown } = {};
  return Object.assign(value, { event: value, contact: value, request: value, body: value, list: [value] });
}

/** A ring of objects, each of which holds the next. */
export function ring(length: number): unknown {
  const first: { [key: string]: unknown } = {};
  let last = first;
  for (let index = 1; index < length; index++) last = last["next"] = {};
  last["next"] = first;
  return first;
}

/** A value of nested objects and arrays in turn. */
export function deep(levels: number): unknown {
  let value: unknown = null;
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { contact: value };
  return value;
}

/** An array that holds another twice, and so on: few objects that hold endlessly many values. */
export function shared(levels: number): unknown {
  let value: unknown = ["x"];
  for (let level = 0; level < levels; level++) value = [value, value];
  return value;
}

function manyKeys(count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key ${index}`, index]));
}

class Instance {
  event = { name: "queued" };
  contact = { id: "1166" };
}

const prototypeKeys = Object.getOwnPropertyNames(Object.prototype);

/** Values that no caller should pass, by their names. Each is made anew, since some can be read only once. */
export const hostileValues: readonly (readonly [name: string, make: () => unknown])[] = [
  ["undefined", () => undefined],
  ["null", () => null],
  ["a function", () => () => fail()],
  ["a symbol", () => Symbol(marker)],
  ["a BigInt", () => 10n ** 400n],
  ["NaN", () => Number.NaN],
  ["-0", () => -0],
  ["1e400, which is infinite", () => JSON.parse("1e400")],
  ["a date", () => new Date(0)],
  ["an invalid date", () => new Date(Number.NaN)],
  ["a boxed string", () => new String("{contact.id}")],
  ["a boxed number", () => new Number(5)],
  ["a regular expression", () => /^(a+)+$/],
  ["a map", () => new Map([["event", { name: "queued" }]])],
  ["a promise", () => Promise.resolve({})],
  ["bytes", () => new Uint8Array(8)],
  ["an instance of a class", () => new Instance()],
  ["an error", () => new Error(marker)],
  ["a frozen object", () => Object.freeze({ event: Object.freeze({ name: "queued" }), contact: Object.freeze([]) })],
  ["an object without a prototype", () => Object.assign(Object.create(null), { event: { name: "queued" }, id: "1" })],
  ["an object with inherited properties only", () => Object.create({ event: { name: "queued" }, contact: { id: "1166" }, request: {} })],
  ["an object whose prototype has no prototype", () => Object.create(Object.assign(Object.create(null), { event: { name: "queued" } }))],
  [
    "an object of another realm",
    () => runInContext('({ event: { name: "queued" }, contact: { id: "1166" }, list: [1] })', createContext({})),
  ],
  ["an error of another realm", () => runInContext(`new Error(${JSON.stringify(marker)})`, createContext({}))],
  ["keys of Object.prototype", () => Object.fromEntries(prototypeKeys.map((key) => [key, "{contact.id}"]))],
  ["methods that throw", () => ({ toString: fail, valueOf: fail, toJSON: fail, [Symbol.toPrimitive]: fail })],
  ["an array with a hole", () => Object.assign(new Array(3), { 0: 1, 2: 2 })],
  ["an array with more than elements", () => Object.assign(["a"], { event: "queued", forEach: 5, length: 3 })],
  ["a getter that throws", () => Object.defineProperty({ contact: 1 }, "event", { get: fail, enumerable: true })],
  ...["missing", "url", "name", "request", "configuration", "a", "token", "username", "channel", "body", "status", "target", "0"].map(
    (key) => [`a getter of ${key} that throws`, () => Object.defineProperty({}, key, { get: fail, enumerable: true })] as const,
  ),
  ...traps.map((trap) => [`a proxy that throws in its trap ${trap}`, () => failing({ event: {}, contact: {} }, [trap])] as const),
  ["a proxy that throws in every trap", () => failing({}, traps)],
  ["a proxy of an array that throws", () => failing([1], traps)],
  ["a proxy of a function that throws", () => failing(() => 1, traps)],
  ["a proxy that lies", lying],
  ["a revoked proxy", () => revoked({})],
  ["a revoked proxy of an array", () => revoked([])],
  ["a cycle", circular],
  ["a long ring", () => ring(10_007)],
  ["a million levels", () => deep(1_000_000)],
  ["an empty text", () => ""],
  ["a lone surrogate", () => "\ud800{contact.id}\udc00"],
  ["NUL", () => "\0{contact.id\0}\0"],
  ["every line break", () => "\n\r\r\n\v\f\u0085\u2028\u2029{contact.id}\n"],
  ["every bidi control", () => "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069{contact.id}"],
  ["text with a meaning in other languages", () => "$& $1 `id` %s %00 %zz ../.. \\u0000 ' OR 1=1 -- <script> {{contact.id}} __proto__"],
];

/** Values that are large, or claim to be. */
export const hugeValues: readonly (readonly [name: string, make: () => unknown])[] = [
  ["an array that claims the greatest length", () => new Array(2 ** 32 - 1)],
  ["endlessly shared parts", () => shared(60)],
  ["2^20 keys", () => manyKeys(2 ** 20)],
  ["a million elements", () => Array(1_000_000).fill("{contact.id}")],
  ["16 MB of letters", () => "a".repeat(2 ** 24)],
  ["16 MB of braces", () => "{".repeat(2 ** 24)],
  ["16 MB of blanks", () => " ".repeat(2 ** 24)],
  ["16 MB of quotes and backslashes", () => '"\\'.repeat(2 ** 23)],
  ["16 MB of percent signs", () => "%".repeat(2 ** 24)],
  ["16 MB of placeholders", () => "{contact.id}".repeat(2 ** 24 / 12)],
  ["16 MB of mistakes", () => "{contact.agnet}".repeat(2 ** 24 / 15)],
  ["a key of 16 MB above a thousand mistakes", () => ({ ["k".repeat(2 ** 24)]: Array(1000).fill("{contact.agnet}") })],
  ["a thousand texts of 16 MB that are one", () => Array(1000).fill("a".repeat(2 ** 24))],
];
