import { describe, expect, it } from "vitest";
import type { Schema } from "../../src/model/schema.ts";
import { typeText } from "../../src/model/type-text.ts";

describe("the TypeScript type of a schema", () => {
  it.each<[string, Schema]>([
    ["JsonValue", {}],
    ["string", { type: "string" }],
    ["number", { type: "number" }],
    ["number", { type: "integer" }],
    ["string | number | null", { type: ["string", "integer", "number", "null"] }],
    ['"GET" | "POST"', { type: "string", enum: ["GET", "POST"] }],
    ['"a" | "b" | (string & {})', { type: "string", anyOf: [{ enum: ["a", "b"] }, { type: "string" }] }],
    ['"a" | (string & {}) | null', { type: ["string", "null"], anyOf: [{ enum: ["a"] }, { type: ["string", "null"] }] }],
    ["{ [key: string]: JsonValue }", { type: "object" }],
    ["{ [key: string]: JsonValue }", { type: "object", additionalProperties: true }],
    ["{ [key: string]: string | null }", { type: "object", additionalProperties: { type: ["string", "null"] } }],
    ["JsonValue[]", { type: "array" }],
    ["string[]", { type: "array", items: { type: "string" } }],
    ["(string | null)[]", { type: "array", items: { type: ["string", "null"] } }],
    ["Agent", { title: "Agent", type: "object" }],
    ["Agent | null", { anyOf: [{ title: "Agent", type: "object" }, { type: "null" }] }],
    ["number | null", { anyOf: [{ type: "integer" }, { type: ["number", "null"] }] }],
  ])("%s", (text, schema) => {
    expect(typeText(schema)).toBe(text);
  });
});
