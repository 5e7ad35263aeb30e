import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepEqual } from "../../../src/template/readings/deep-equal.ts";
import { changed, changes, jsonValues } from "../../support/arbitraries.ts";

/** A copy of a JSON value with the keys of its objects in the other order, and 0 for -0. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  const entries = Object.entries(value).map(([key, item]) => [key, reordered(item)]);
  return Object.fromEntries(entries.reverse());
}

function nested(depth: number, innermost: unknown): unknown {
  let value = innermost;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

describe("isEqual", () => {
  it("agrees with Node.js on two JSON values", () => {
    fc.assert(fc.property(jsonValues, jsonValues, (a, b) => deepEqual(a, b) === isDeepStrictEqual(reordered(a), reordered(b))));
  });

  it("agrees with Node.js on a value and a changed copy", () => {
    fc.assert(
      fc.property(jsonValues, changes, (value, change) => {
        const other = changed(value, change);
        expect(deepEqual(value, other)).toBe(isDeepStrictEqual(reordered(value), reordered(other)));
        expect(deepEqual(other, value)).toBe(deepEqual(value, other));
      }),
    );
  });

  it("finds a value equal to its copy, in any order of keys", () => {
    fc.assert(fc.property(jsonValues, (value) => deepEqual(value, reordered(value))));
  });

  it.each([
    ["an array and an object of the same keys", ["a"], { 0: "a" }],
    ["a hole and null", new Array(1), [null]],
    ["a hole and another key", new Array(1), Object.assign([], { a: 1, length: 1 })],
    ["an inherited key", { toString: Object.prototype.toString }, {}],
    ["an own __proto__ and none", JSON.parse('{"__proto__":{}}'), {}],
    ["an own __proto__ and another key", JSON.parse('{"__proto__":{}}'), { a: 1 }],
    ["an undefined key and another key", { a: undefined }, { b: undefined }],
    ["null and an object", null, {}],
    ["0 and an empty string", 0, ""],
    ["two dates", new Date(0), new Date(0)],
    ["two class instances", new (class A {})(), new (class A {})()],
  ])("distinguishes %s", (_name, a, b) => {
    expect(deepEqual(a, b)).toBe(false);
    expect(deepEqual(b, a)).toBe(false);
    expect(deepEqual([a], [b])).toBe(false);
  });

  it("compares values of a hundred thousand levels", () => {
    expect(deepEqual(nested(100_000, 1), nested(100_000, 1))).toBe(true);
    expect(deepEqual(nested(100_000, 1), nested(100_000, 2))).toBe(false);
  });

  it("compares values that contain themselves", () => {
    const circle = (length: number) => {
      const first: { next?: object } = {};
      let last = first;
      for (let index = 1; index < length; index++) last = last.next = {};
      last.next = first;
      return first;
    };
    expect(deepEqual(circle(2), circle(3))).toBe(true);
    expect(deepEqual(circle(2), { next: { next: { next: 1 } } })).toBe(false);
  });

  it("compares values with shared parts in linear time", { timeout: 10_000 }, () => {
    const shared = (depth: number, innermost: number) => {
      let value: unknown = innermost;
      for (let level = 0; level < depth; level++) value = [value, value];
      return value;
    };
    expect(deepEqual(shared(60, 1), shared(60, 1))).toBe(true);
    expect(deepEqual(shared(60, 1), shared(60, 2))).toBe(false);
  });
});
