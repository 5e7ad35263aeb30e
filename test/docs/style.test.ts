import { describe, expect, it } from "vitest";
import { lineMistakesIn, messagesIn, styleMistakes } from "../../scripts/check-style.ts";

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

  it('finds "but received" in strings and templates, not in comments', () => {
    const text = ["// but received", 'const a = "1 but received 2";', "const b = `$" + "{a} but received $" + "{a}`;"].join("\n");
    expect(messagesIn("a.ts", text)).toEqual([
      { at: "a.ts:2", message: "1 but received 2" },
      { at: "a.ts:3", message: "… but received …" },
    ]);
  });
});
