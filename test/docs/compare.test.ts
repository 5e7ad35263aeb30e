import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readPage } from "./blocks.ts";

test("the page on comparing has each code of a change, and no other", () => {
  const union = /export type ChangeCode =\n(.*?);\n/s.exec(readFileSync("src/compare/change.ts", "utf8"))?.[1] ?? "";
  const codes = [...union.matchAll(/\| "([a-z-]+)"/g)].map((match) => match[1]);
  const rows = [...readPage("docs/compare.md").matchAll(/^\| `([a-z-]+)` \| (?:breaking|silent|safe)/gm)].map((match) => match[1]);
  expect(codes.length).toBeGreaterThan(10);
  expect([...rows].sort()).toEqual([...codes].sort());
});
