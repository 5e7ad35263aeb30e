import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { compile, type Issue, type JsonValue, type Template, type TemplateOptions } from "../../../src/index.ts";
import { pointerTo } from "../../../src/issue.ts";
import { caseFiles } from "../../support/case-files.ts";
import { expectSentence } from "../../support/sentence.ts";

interface MatchCase {
  readonly name: string;
  readonly template: JsonValue;
  readonly options?: TemplateOptions;
  readonly exact?: boolean;
  readonly body: JsonValue;
  readonly conversation?: JsonValue;
  readonly issues?: readonly Partial<Issue>[];
}

const compiled = (template: unknown, options?: TemplateOptions): Template => compile(template as never, options) as Template;

/** The part of an issue that a case states, with its message if it has one. */
function told(issues: readonly Issue[], expected: readonly Partial<Issue>[]) {
  return issues.map(({ code, pointer, placeholder, message }, index) => ({
    code,
    pointer,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(expected[index]?.message === undefined ? {} : { message }),
  }));
}

describe.each(caseFiles<MatchCase>("match-"))("$file", ({ cases }) => {
  it.each(cases)("$name", ({ template, options, exact, body, conversation, issues = [] }) => {
    const result = compiled(template, options).match(body, { exact });
    if (result.ok) {
      expect(issues).toStrictEqual([]);
      expect(result.conversation).toStrictEqual(conversation);
      expect(isDeepStrictEqual(JSON.parse(JSON.stringify(result.conversation)), JSON.parse(JSON.stringify(conversation)))).toBe(true);
    } else {
      expect(told(result.issues, issues)).toStrictEqual(issues);
      expect(conversation).toBeUndefined();
      expect(result.total).toBe(issues.length);
    }
  });

  it.each(cases.filter(({ issues }) => issues))(
    "tells in a sentence, with types and never a value: $name",
    ({ template, options, exact, body }) => {
      const result = compiled(template, options).match(body, { exact });
      for (const issue of result.ok ? [] : result.issues) {
        expectSentence(issue.message);
        expect(withoutKnown(issue)).not.toMatch(/["\d]/);
        expect(issue).not.toHaveProperty("expectedValue");
        expect(issue).not.toHaveProperty("actualValue");
        expect(pointerTo(issue.path)).toBe(issue.pointer);
      }
    },
  );
});

/** A message without the parts that the template, the place or a length gave: any other text or digit would be of the body. */
function withoutKnown({ message, path, expected = "", placeholder = "" }: Issue): string {
  const names = path.map((key) => (typeof key === "string" ? JSON.stringify(key) : `Element ${key}`));
  const known = [expected, JSON.stringify(placeholder), placeholder, ...names].filter(Boolean);
  return known.reduce((rest, one) => rest.replaceAll(one, ""), message.replace(/, not of \d+$/, ""));
}

describe("match > an issue has exactly these properties:", () => {
  it.each<[JsonValue, JsonValue, object]>([
    ["a", "b", { code: "literal", expected: '"a"', message: 'The value must be "a", as the template has it' }],
    [5, "5", { code: "literal", expected: "5", message: "The value must be 5, not a string" }],
    [null, {}, { code: "literal", expected: "null", message: "The value must be null, not an object" }],
    ["a", null, { code: "literal", expected: '"a"', message: 'The value must be "a", not null' }],
    [[1], [], { code: "length", expected: "an array of 1 element", message: "The value must be an array of 1 element, not of 0" }],
  ])("%j and %j", (template, body, expected) => {
    const result = compiled(template).match(body);
    expect(result).toStrictEqual({ ok: false, issues: [{ pointer: "", path: [], ...expected }], total: 1 });
  });

  it("an object that throws", () => {
    const throwing = {
      get id() {
        throw new Error("secret-0815");
      },
    };
    const message = '"id" cannot be read: a getter or a proxy throws. Pass plain data';
    expect(compiled({ id: "{contact.id}" }).match(throwing)).toMatchObject({ ok: false, issues: [{ code: "unreadable", message }] });
  });
});
