import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check, compile, type JsonValue, type TemplateOptions } from "../../src/index.ts";
import { readCases } from "../support/cases.ts";

interface TortureCase {
  readonly name: string;
  readonly template: JsonValue;
  readonly options?: TemplateOptions;
  readonly conversation: JsonValue;
  readonly body?: JsonValue;
  readonly refused?: readonly string[];
}

const cases = readCases<TortureCase>("torture");

describe("a mistake that filling templates invites:", () => {
  it.each(cases)("$name", ({ template, options, conversation, body, refused }) => {
    const before = JSON.stringify([template, conversation]);
    if (refused) {
      expect(check(template, options).map(({ code }) => code)).toStrictEqual(refused);
    } else {
      const given = JSON.stringify(compile(template as never, options).render(conversation as never));
      expect(given).toBe(JSON.stringify(body));
    }
    expect(JSON.stringify([template, conversation])).toBe(before);
  });
});

it("are in the table of docs/mistakes.md, which `npm run bench:torture` writes, each of them right", () => {
  const table = readFileSync("docs/mistakes.md", "utf8").match(/<!-- torture.*-->\n([\s\S]*?)<!-- \/torture -->/)?.[1] ?? "";
  const rows = table.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  for (const { name } of cases) expect(rows.find(([, first]) => first === name)?.[2], name).toBe("✓");
});
