import { describe, expect, it } from "vitest";
import { check, compile, type Template } from "../../src/index.ts";

/** Calls with what the types do not know. */
const compileAny = compile as (template: unknown) => Template;

describe.each([125, 126, 300])("an object of %i keys", (count) => {
  const names = Array.from({ length: count }, (_, index) => `k${index}`);
  const template = Object.fromEntries(names.map((name) => [name, `{contact.cad.${name}}`]));
  // Every other value is null.
  const cad = Object.fromEntries(names.map((name, index) => [name, index % 2 ? null : index]));
  const conversation = { contact: { cad } };

  it("is rendered with each of them, null too, as a plain object", () => {
    const body = compileAny(template).render(conversation) as object;
    expect(JSON.stringify(body)).toBe(JSON.stringify(cad));
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
  });

  it("is found in a match with each of them, null too, as a plain object", () => {
    const result = compileAny(template).match(cad) as { conversation: typeof conversation };
    expect(JSON.stringify(result.conversation)).toBe(JSON.stringify(conversation));
    expect(Object.getPrototypeOf(result.conversation.contact.cad)).toBe(Object.prototype);
  });

  it("may have literals among them", () => {
    const body = compileAny({ ...template, literal: "x", none: null }).render(conversation);
    expect(JSON.stringify(body)).toBe(JSON.stringify({ ...cad, literal: "x", none: null }));
  });
});

it("a template may have 2000000 values at most", () => {
  expect(check(Array(2_000_000).fill(0) as never)).toEqual([]);
  expect(check(Array(2_000_001).fill(0) as never)).toMatchObject([
    { code: "too-large", pointer: "", message: "There are more than 2000000 values. Split the template" },
  ]);
});
