import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandLine, file } from "../support/command-line.ts";
import { blocksOf, readPage } from "./blocks.ts";

const page = readPage("docs/codes.md");
const union = /export type IssueCode =\n(.*?);\n/s.exec(readFileSync("src/issue.ts", "utf8"))?.[1] ?? "";
const codes = [...union.matchAll(/\| "([a-z-]+)"/g)].map((match) => match[1] as string);

test("each code has a heading, and so an anchor, and there is no other heading", () => {
  const headings = [...page.matchAll(/^### (.*)$/gm)].map((match) => match[1] as string);
  expect(codes.length).toBeGreaterThan(40);
  expect([...headings].sort()).toEqual([...codes].sort());
});

test("the problem matcher reads the output of check", async () => {
  const [block] = blocksOf("docs/codes.md").filter(({ language }) => language === "json");
  const { regexp } = JSON.parse(block?.text ?? "").problemMatcher[0].pattern[0];
  const { stdout } = await commandLine(["check", file("a template.json", '{ "a": "{contact.agnet}" }')]);
  const [, ...found] = new RegExp(regexp).exec(stdout.split("\n")[0] ?? "") ?? [];
  expect(found).toEqual(["a template.json", "1", "9", "error", expect.stringContaining("Did you mean {contact.agent}?"), "unknown-path"]);
});
