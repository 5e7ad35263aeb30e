import { expect, it } from "vitest";
import { anyNumber, numberUpTo } from "../../src/cli/command.ts";

it.each([
  [5, "0", 0],
  [5, "5", 5],
  [65_535, "0065", 65],
  [anyNumber, "999999999", 999_999_999],
])("a number up to %i may be %s", (maximum, text, expected) => {
  expect(numberUpTo(maximum)(text)).toBe(expected);
});

it.each([
  [5, "6", "It must be a whole number up to 5."],
  [5, "", "It must be a whole number up to 5."],
  [5, "-1", "It must be a whole number up to 5."],
  [5, "1.5", "It must be a whole number up to 5."],
  [5, "1e0", "It must be a whole number up to 5."],
  [anyNumber, "1000000000", "It must be a whole number."],
])("a number up to %i may not be %j", (maximum, text, message) => {
  expect(() => numberUpTo(maximum)(text)).toThrow(message);
});
