import { describe, expect, it } from "vitest";
import { compile, InputError, type Issue, type JsonValue, type Template, type TemplateOptions } from "../../../src/index.ts";
import { pointerTo } from "../../../src/issue.ts";
import { caseFiles } from "../../support/case-files.ts";
import { expectSentence } from "../../support/sentence.ts";

interface VerifyCase {
  readonly name: string;
  readonly template: JsonValue;
  readonly options?: TemplateOptions;
  readonly conversation: JsonValue;
  readonly body: JsonValue;
  readonly issues: readonly Partial<Issue>[];
}

const compiled = (template: unknown, options?: TemplateOptions): Template => compile(template as never, options) as Template;

describe.each(caseFiles<VerifyCase>("verify."))("$file", ({ cases }) => {
  it.each(cases)("$name", ({ template, options, conversation, body, issues }) => {
    const result = compiled(template, options).verify(body, conversation as never);
    expect(result.ok).toBe(issues.length === 0);
    if (result.ok) return;
    expect(result.total).toBe(issues.length);
    const told = result.issues.map(({ path, message, expected: _, ...rest }, index) => {
      expect(pointerTo(path)).toBe(rest.pointer);
      expectSentence(message);
      return { ...rest, ...("message" in (issues[index] ?? {}) ? { message } : {}) };
    });
    expect(told).toStrictEqual(issues);
  });
});

describe("verify", () => {
  it("ignores parts of an array that JSON does not have", () => {
    const odd = Object.assign([1, [2]], { "1.5": 3, x: 4 });
    expect(compile([1, [2]] as never).verify(odd, {} as never)).toEqual({ ok: true });
    const other = Object.assign([0], { NaN: 1, first: 1 });
    expect(compiled("{contact.cad}").verify({ a: other }, { contact: { cad: { a: [1] } } } as never)).toMatchObject({
      total: 1,
      issues: [{ pointer: "/a/0" }],
    });
  });

  const template = compiled({ ID: "{contact.id}", Queue: "{contact.queue}" }, { missingPaths: "error" });

  it("throws if the conversation cannot be rendered", () => {
    expect(() => template.verify({}, {})).toThrow(InputError);
    expect(() => template.verify({}, null as never)).toThrow(InputError);
  });

  it("accepts values that the body shares with the conversation, or with itself", () => {
    const queue = { id: "C917" };
    expect(template.verify({ ID: "1166", Queue: queue }, { contact: { id: "1166", queue } })).toStrictEqual({ ok: true });
    const circular: { [key: string]: unknown } = {};
    circular["self"] = circular;
    const other: { [key: string]: unknown } = { self: { self: circular } };
    expect(template.verify({ ID: "1166", Queue: other }, { contact: { id: "1166", queue: circular } })).toStrictEqual({ ok: true });
  });

  it("compares values of a hundred thousand levels", () => {
    const deep = (innermost: unknown) => {
      let value = innermost;
      for (let level = 0; level < 100_000; level++) value = { a: value };
      return value as { [key: string]: JsonValue };
    };
    const all = compiled({ cad: "{contact.cad}" });
    expect(all.verify({ cad: deep(1) }, { contact: { cad: deep(1) } })).toStrictEqual({ ok: true });
    const result = all.verify({ cad: deep(1) }, { contact: { cad: deep(2) } });
    expect(result).toMatchObject({ ok: false, total: 1, issues: [{ code: "different", expectedValue: 2, actualValue: 1 }] });
  });

  it("compares values with shared parts in linear time", { timeout: 10_000 }, () => {
    const shared = (innermost: unknown) => {
      let value = innermost;
      for (let level = 0; level < 60; level++) value = { a: value, b: value };
      return value as { [key: string]: JsonValue };
    };
    const all = compiled({ cad: "{contact.cad}" });
    expect(all.verify({ cad: shared(1) }, { contact: { cad: shared(1) } })).toStrictEqual({ ok: true });
    expect(all.verify({ cad: shared(1) }, { contact: { cad: shared(2) } }).ok).toBe(false);
  });
});
