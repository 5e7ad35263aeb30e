import { describe, expect, it } from "vitest";
import { withNulls } from "../../../src/cli/http/vary.ts";
import type { JsonValue } from "../../../src/index.ts";

describe("the nulls of a body", () => {
  const template: JsonValue = { id: "{contact.id}", none: null, list: ["{contact.id}", null], all: "{contact}", text: "x" };
  const body = { id: null, none: null, list: [null, null, null], all: { agent: null, tags: [null, 1], no: false }, text: "x" };

  it("stay", () => {
    expect(withNulls(body, template, "null")).toStrictEqual(body);
  });

  it("become empty text, but for those of the template", () => {
    const expected = { id: "", none: null, list: ["", null, ""], all: { agent: "", tags: ["", 1], no: false }, text: "x" };
    expect(withNulls(body, template, "empty")).toStrictEqual(expected);
  });

  it("are left out, but for those of the template, and in arrays", () => {
    const expected = { none: null, list: [null, null, null], all: { tags: [null, 1], no: false }, text: "x" };
    expect(withNulls(body, template, "absent")).toStrictEqual(expected);
  });

  it("are not those of a prototype", () => {
    const odd = JSON.parse('{"__proto__":{"__proto__":null}}');
    expect(JSON.stringify(withNulls(odd, {}, "empty"))).toBe('{"__proto__":{"__proto__":""}}');
  });
});
