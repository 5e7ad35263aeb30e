import { describe, expect, it } from "vitest";
import { readSource, spansInString } from "../../../src/cli/findings/json-source.ts";

it("locates a value and its key, and no key for an element", () => {
  const text = '{"a": [1],\n "b/~": {"c": "d"}}';
  const { located, duplicates } = readSource(text, ["", "/a", "/a/0", "/b~1~0/c", "/a/1", "/nowhere"]);
  const sourceOf = (token?: { offset: number; length: number }) => token && text.slice(token.offset, token.offset + token.length);
  const found = [...located].map(([pointer, { key, value, isThere }]) => [
    pointer,
    sourceOf(key),
    sourceOf(value),
    value.line,
    value.column,
    isThere,
  ]);
  expect(found).toEqual([
    ["", undefined, "{", 1, 1, true],
    ["/a", '"a"', "[", 1, 7, true],
    ["/a/0", undefined, "1", 1, 8, true],
    ["/b~1~0/c", '"c"', '"d"', 2, 15, true],
    ["/a/1", '"a"', "[", 1, 7, false],
    ["/nowhere", undefined, "{", 1, 1, false],
  ]);
  expect(duplicates).toEqual([]);
});

it("reports duplicate keys up to a total length of their pointers", () => {
  const twice = (count: number, length: number) => `{"${"k".repeat(length - "//a".length)}": {"a": 1${', "a": 1'.repeat(count)}}}`;
  expect(readSource(twice(20, 2 ** 20), []).duplicates).toHaveLength(16);
  expect(readSource(twice(1010, 10), []).duplicates).toHaveLength(1000);
});

describe("a span in a string", () => {
  const text = String.raw`["a\nb\u00e4\"c"]`;
  const spanOf = spansInString(text, { offset: 1, length: 15, line: 1, column: 2 });

  it.each([
    [0, 1, "a"],
    [1, 2, String.raw`\n`],
    [2, 4, String.raw`b\u00e4`],
    [3, 5, String.raw`\u00e4\"`],
    [5, 6, "c"],
    [0, 6, String.raw`a\nb\u00e4\"c`],
    [6, 6, ""],
    [2, 3, "b"],
  ])("from %i to %i is found in any order", (from, to, expected) => {
    const { offset, length, line, column } = spanOf(from, to);
    expect([text.slice(offset, offset + length), line, column]).toEqual([expected, 1, offset + 1]);
  });
});
