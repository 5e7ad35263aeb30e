import { describe, expect, it } from "vitest";
import { lineMistakesIn, longCommentsIn, messagesIn, styleMistakes } from "../../scripts/check-style.ts";

describe("check-style", () => {
  it("finds no mistake in this repository", () => {
    expect(styleMistakes()).toEqual([]);
  });

  it.each([
    "/** What it holds. */",
    "// Whether it is valid.",
    "const a = 1; // Where it is.",
    " * What it holds.",
    'it("what it holds", () => {',
    'describe.each(rows)("Where %s is", () => {',
    '  it("reports whatever it is told", () => {',
    '  ])("an object that stands twice: %s", (_name, value) => {',
    'test("a value that is none", () => {',
  ])("reports a relative clause at the start of a comment or title: %s", (line) => {
    expect(lineMistakesIn("a.ts", `\n${line}`)).toHaveLength(1);
    expect(lineMistakesIn("a.ts", `\n${line}`)[0]).toMatch(/^a\.ts:2: /);
  });

  it.each([
    "/** The value that it holds. */",
    "// Whatever it is.",
    'const a = "// a"; // See What',
    'it("reports what is wrong", () => {',
  ])("accepts other lines: %s", (line) => {
    expect(lineMistakesIn("a.ts", line)).toEqual([]);
  });

  it("reports a title of a case in the old words", () => {
    expect(lineMistakesIn("a.json", '{\n  "name": "text in longer text",')).toHaveLength(1);
    expect(lineMistakesIn("a.json", '{\n  "name": "text in mixed text",\n  "message": "what is told"')).toEqual([]);
  });

  it("reports a comment of more than two lines, unless it has tags or a list", () => {
    const doc = (...lines: string[]) => `/**\n${lines.map((line) => ` * ${line}\n`).join("")} */\nconst a = 1;\n`;
    expect(longCommentsIn("a.ts", `const b = 1;\n${doc("one", "two", "three")}`)).toEqual([expect.stringMatching(/^a\.ts:2: /)]);
    expect(longCommentsIn("a.ts", "// one\n// two\n// three\n")).toEqual([expect.stringMatching(/^a\.ts:1: /)]);
    expect(longCommentsIn("a.ts", doc("one", "two"))).toEqual([]);
    expect(longCommentsIn("a.ts", doc("one", "two", "", "@example", "a();"))).toEqual([]);
    expect(longCommentsIn("a.ts", doc("one", "- two", "- three"))).toEqual([]);
  });

  it('finds "but received" in strings and templates, not in comments', () => {
    const text = ["// but received", 'const a = "1 but received 2";', "const b = `$" + "{a} but received $" + "{a}`;"].join("\n");
    expect(messagesIn("a.ts", text)).toEqual([
      { at: "a.ts:2", message: "1 but received 2" },
      { at: "a.ts:3", message: "… but received …" },
    ]);
  });
});
