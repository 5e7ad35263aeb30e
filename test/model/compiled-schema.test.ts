import { describe, expect, it } from "vitest";
import type { Issues } from "../../src/issue.ts";
import { allows, compiledSchema, hasAllowedType, isQuicklyValid } from "../../src/model/compiled-schema.ts";
import { explain } from "../../src/model/explain.ts";
import * as models from "../../src/model/generated/models.ts";
import { isTooLong, type Schema } from "../../src/model/schema.ts";

// Each schema is written out here: the reading of one that is known is not worked out again.

const agent: Schema = { type: "object", required: ["id"], properties: { id: { type: "string" }, shift: { type: "integer" } } };

describe("a reading", () => {
  it("has the properties of all branches, and the documented ones are read at once", () => {
    const { properties } = compiledSchema({
      type: "object",
      properties: { x: {} },
      anyOf: [{ ...agent }, { anyOf: [{ properties: { y: {} } }] }],
    });
    expect(properties.map(({ name, isRequired, read }) => [name, isRequired, typeof read])).toEqual([
      ["x", false, "undefined"],
      ["id", true, "function"],
      ["shift", false, "undefined"],
      ["y", false, "undefined"],
    ]);
  });

  it("reads the properties and elements of all branches", () => {
    const { others, items } = compiledSchema({
      anyOf: [{ additionalProperties: true }, { additionalProperties: { type: "number" } }, { items: { type: "null" } }],
    });
    expect([others?.schema, items?.schema]).toEqual([{ type: "number" }, { type: "null" }]);
    const nothing = compiledSchema({ type: "string" });
    expect([nothing.others, nothing.items, nothing.properties]).toEqual([undefined, undefined, []]);
  });

  it("is the same for the same schema", () => {
    const schema: Schema = { type: "string" };
    expect(compiledSchema(schema)).toBe(compiledSchema(schema));
    expect(compiledSchema(schema)).not.toBe(compiledSchema({ type: "string" }));
  });

  it.each<[Schema, unknown, boolean]>([
    [{ type: "string" }, "", true],
    [{ type: "string" }, null, false],
    [{ type: ["string", "null"] }, null, true],
    [{ type: "integer" }, 1.5, false],
    [{ type: "number" }, 1, true],
    [{ type: "number" }, Number.NaN, false],
    [{ type: "boolean" }, false, true],
    [{ type: "array" }, {}, false],
    [{ type: "object" }, [], false],
    [{ type: "object" }, new Date(0), false],
    [{}, undefined, false],
    [{ anyOf: [{ type: "array" }, { type: "object" }] }, [], true],
  ])("of %j allows the type of %j: %j", (schema, value, isAllowed) => {
    expect(hasAllowedType(compiledSchema(schema), value)).toBe(isAllowed);
  });

  it("allows the values of every branch", () => {
    const reading = compiledSchema({ anyOf: [{ type: "array" }, { type: ["null", "number"] }] });
    const types = ["string", "number", "boolean", "null", "array", "object"] as const;
    expect(types.filter((type) => allows(reading, type))).toEqual(["number", "null", "array"]);
  });

  it.each<[Schema, unknown, boolean]>([
    [{ type: "string" }, "x", true],
    [{ type: "string" }, 1, false],
    [{ type: ["object", "null"] }, null, true],
    [{ type: ["object", "null"] }, {}, false],
    [{ type: "array" }, [], false],
    [{ type: "string", enum: ["x"] }, "x", false],
    [{ type: "number", minimum: 0 }, 1, false],
    [models.agent, { id: "A" }, true],
    [models.agent, { id: 1 }, false],
    [{ anyOf: [models.agent, { type: "string" }] }, { id: "A" }, true],
    [{ anyOf: [models.agent, { type: "string" }] }, "A", true],
    [{ anyOf: [models.agent, { type: "string" }] }, null, false],
  ])("of %j says of %j without a further look that it is valid: %j", (schema, value, isValid) => {
    expect(isQuicklyValid(compiledSchema(schema), value)).toBe(isValid);
  });
});

describe("an explanation", () => {
  const issuesOf = (schema: Schema, value: unknown): unknown[] => {
    const found: Issues = { issues: [], total: 0 };
    explain(compiledSchema(schema), value, null, found);
    return found.issues.map(({ code, pointer, message }) => [code, pointer, message]);
  };

  it("is of the properties and elements of all branches", () => {
    const schema: Schema = {
      anyOf: [
        { type: "array", items: { ...agent } },
        { type: "object", additionalProperties: { type: "number" } },
      ],
    };
    expect(issuesOf(schema, [{ id: 1 }, {}, "x"])).toEqual([
      ["type", "/0/id", '"id" must be a string, not a number'],
      ["missing", "/1/id", '"id" is missing. It must be a string'],
      ["type", "/2", "Element 2 must be an object, not a string"],
    ]);
    expect(issuesOf(schema, { a: 1, b: "x" })).toEqual([["type", "/b", '"b" must be a number, not a string']]);
  });

  it("reads a limited number of elements", () => {
    expect(isTooLong(Array(1_000_000))).toBe(false);
    expect(isTooLong(Array(1_000_001))).toBe(true);
    const schema: Schema = { type: "array", items: { type: "string" } };
    expect(issuesOf(schema, Array(1_000_001))).toEqual([["length", "", "The value must be an array of at most 1000000 elements"]]);
  });
});
