import { expect, it } from "vitest";
import { readSource } from "../../src/cli/json-source.ts";

it("knows where a value and its key stand, and that an element of an array has none", () => {
  const text = '{"a": [1],\n "b/": {"c": "d"}}';
  const { located, duplicates } = readSource(text, ["", "/a", "/a/0", "/b~1/c", "/a/1", "/nowhere"]);
  const textOf = (token?: { offset: number; length: number }) => token && text.slice(token.offset, token.offset + token.length);
  const found = [...located].map(([pointer, { key, value, isThere }]) => [
    pointer,
    textOf(key),
    textOf(value),
    value.line,
    value.column,
    isThere,
  ]);
  expect(found).toEqual([
    ["", undefined, "{", 1, 1, true],
    ["/a", '"a"', "[", 1, 7, true],
    ["/a/0", undefined, "1", 1, 8, true],
    ["/b~1/c", '"c"', '"d"', 2, 14, true],
    ["/a/1", '"a"', "[", 1, 7, false],
    ["/nowhere", undefined, "{", 1, 1, false],
  ]);
  expect(duplicates).toEqual([]);
});
