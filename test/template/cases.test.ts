import { describe, expect, it } from "vitest";
import {
  check,
  compile,
  type Diagnostic,
  InputError,
  type Issue,
  type JsonValue,
  TemplateError,
  type TemplateOptions,
} from "../../src/index.ts";
import { conversationOf, type ExpectedDiagnostic, type ExpectedIssue, readCases, type TemplateCase, templateOf } from "../support/cases.ts";

const topics = ["grammar", "escapes", "paths", "check", "render", "render-errors", "configurations"];

const diagnosticOf = ({ severity, code, pointer, offset, suggestion }: Diagnostic): ExpectedDiagnostic => ({
  severity,
  code,
  pointer,
  offset,
  ...(suggestion === undefined ? {} : { suggestion }),
});

const issueOf = ({ code, pointer, placeholder }: Issue): ExpectedIssue => ({
  code,
  pointer,
  ...(placeholder === undefined ? {} : { placeholder }),
});

/** The error of a class that a function throws. */
function thrownBy<E>(run: () => unknown, errorClass: new (...given: never[]) => E): E {
  try {
    run();
  } catch (error) {
    if (error instanceof errorClass) return error;
    throw error;
  }
  throw new Error(`Expected a ${errorClass.name} but nothing was thrown`);
}

/** The line of a list in an error's message that has all these words in it. */
function expectLine(message: string, words: readonly string[]): void {
  expect(message.split("\n  ").slice(1)).toContainEqual(expect.toSatisfy((line: string) => words.every((word) => line.includes(word))));
}

describe.each(topics)("%s:", (topic) => {
  const cases = readCases<TemplateCase>(topic);

  it("names each case once", () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it.each(cases)("$name", (given) => {
    const template = templateOf(given);
    const before = JSON.stringify(template);
    const options = given.options as TemplateOptions | undefined;
    const expected = given.diagnostics ?? [];
    const found = check(template, options);
    expect(found.map(diagnosticOf)).toStrictEqual(expected);

    if (expected.some(({ severity }) => severity === "error")) {
      expectRefused(template, options, found);
      expect(given).not.toHaveProperty("body");
      expect(given).not.toHaveProperty("issues");
      return;
    }
    const compiled = compile(template, options);
    expect(JSON.stringify(compiled.source)).toBe(before);
    if (given.placeholders) expect(compiled.placeholders).toStrictEqual(given.placeholders);

    const conversation = conversationOf(given) as never;
    if (given.issues) {
      const error = thrownBy(() => compiled.render(conversation), InputError);
      expect(error.issues.map(issueOf)).toStrictEqual(given.issues);
      for (const issue of error.issues) expectLine(error.message, [issue.pointer || "(root)", issue.message, issue.placeholder ?? ""]);
    } else {
      expect(given).toHaveProperty("body");
      // As text, so that the order of keys counts, and a key `__proto__`.
      expect(JSON.stringify(compiled.render(conversation))).toBe(JSON.stringify(given.body));
    }
    expect(JSON.stringify(template)).toBe(before);
  });
});

/** `compile` throws what `check` finds, in a message that alone suffices to mend the template. */
function expectRefused(template: JsonValue, options: TemplateOptions | undefined, found: readonly Diagnostic[]): void {
  const error = thrownBy(() => compile(template, options), TemplateError);
  expect(error.diagnostics).toStrictEqual(found);
  for (const { severity, pointer, offset, message, placeholder = "", suggestion = "" } of found) {
    expectLine(error.message, [`${severity} at ${pointer || "(root)"}: `, message, placeholder, suggestion]);
    if (offset) expectLine(error.message, [message, `(offset ${offset})`]);
  }
}
