import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { compile, type JsonSchema, type JsonValue, type Template, type TemplateOptions } from "../../../src/index.ts";
import { caseFiles } from "../../support/case-files.ts";

interface SchemaCase {
  readonly name: string;
  readonly template: JsonValue;
  readonly options?: TemplateOptions;
  /** The schema without its `$schema`, where a case gives it. */
  readonly schema?: JsonSchema;
  readonly accepts: readonly JsonValue[];
  readonly refuses: readonly JsonValue[];
}

const compiled = (template: unknown, options?: TemplateOptions): Template => compile(template as never, options) as Template;

/** Validators in both drafts, of ajv in its default, strict mode; only its notes on unions and tuples are not logged. */
function validators(template: Template) {
  const ajv2020 = new Ajv2020({ ownProperties: true, logger: false }).compile(template.jsonSchema);
  const ajv07 = new Ajv({ ownProperties: true, logger: false }).compile(template["~standard"].jsonSchema.input({ target: "draft-07" }));
  return [ajv2020, ajv07];
}

describe.each(caseFiles<SchemaCase>("json-schema."))("$file", ({ cases }) => {
  it.each(cases.filter(({ schema }) => schema))("$name: as it is", ({ template, options, schema }) => {
    expect(compiled(template, options).jsonSchema).toStrictEqual({ $schema: "https://json-schema.org/draft/2020-12/schema", ...schema });
  });

  it.each(cases)("$name: accepts the same bodies as match", ({ template, options, accepts, refuses }) => {
    const of = compiled(template, options);
    for (const validate of validators(of)) {
      for (const body of accepts) expect(validate(body), JSON.stringify(body)).toBe(true);
      for (const body of refuses) expect(validate(body), JSON.stringify(body)).toBe(false);
    }
    for (const body of refuses) expect(of.match(body).ok, JSON.stringify(body)).toBe(false);
    const hasText = of.placeholders.some(({ whole }) => !whole);
    for (const body of hasText ? [] : accepts) expect(of.match(body), JSON.stringify(body)).toMatchObject({ ok: true });
  });
});

describe("the schema of a template", () => {
  const template = compiled({ event: "{event}", contact: "{contact}", list: ["{contact.skills.0}", [1]], text: "{event} {contact.id}" });

  it("is in one piece", () => {
    expect(JSON.stringify(template.jsonSchema)).not.toMatch(/\$ref|\$defs|\$id/);
  });

  it("asserts no format and no pattern of a text", () => {
    expect(JSON.stringify(template.jsonSchema)).not.toMatch(/"format"|"pattern"/);
  });

  it("carries titles, descriptions and examples of the model", () => {
    expect(template.jsonSchema).toMatchObject({
      properties: {
        event: { title: "Event", description: "The lifecycle event of a conversation that caused the webhook." },
        contact: {
          title: "Contact",
          properties: {
            priority: { description: "Priority, the divisor of the waiting time.", examples: [100] },
            skills: { items: { title: "Skill", properties: { value: { examples: [5] } } } },
          },
        },
      },
    });
  });

  it("is worked out once, and frozen to its leaves", () => {
    const first = template.jsonSchema as { properties: { contact: { required: string[] } } };
    expect(template.jsonSchema).toBe(first);
    expect(() => first.properties.contact.required.push("more")).toThrow(TypeError);
    expect((compiled("{contact}").jsonSchema as { required?: string[] }).required).not.toContain("more");
  });

  it("is returned by Standard Schema, for input and output", () => {
    const { input, output } = template["~standard"].jsonSchema;
    expect(input({ target: "draft-2020-12" })).toStrictEqual(template.jsonSchema);
    expect(output({ target: "draft-2020-12" })).toStrictEqual(template.jsonSchema);
    expect(output({ target: "draft-07" })).toStrictEqual(input({ target: "draft-07" }));
    expect(input({ target: "draft-07" })).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      properties: { list: { items: [{}, { items: [{ const: 1 }], additionalItems: false }], additionalItems: false, minItems: 2 } },
    });
    expect(JSON.stringify(input({ target: "draft-07" }))).not.toContain("prefixItems");
  });

  it("is given in no other draft", () => {
    expect(() => template["~standard"].jsonSchema.input({ target: "openapi-3.0" })).toThrow(/draft-2020-12 or draft-07/);
    expect(() => template["~standard"].jsonSchema.output({ target: "toString" })).toThrow(RangeError);
  });

  it("is for each level of a hundred", () => {
    const nested = (innermost: unknown) => {
      let value = innermost;
      for (let level = 0; level < 100; level++) value = level % 2 ? [value, level] : { key: value };
      return value;
    };
    const deep = compiled(nested("{contact.id}"));
    for (const validate of validators(deep)) {
      expect(validate(nested("1166"))).toBe(true);
      expect(validate(nested(5))).toBe(false);
    }
  });
});

describe("a template as a Standard Schema", () => {
  const template = compiled({ id: "{contact.id}", text: "{contact.source}-{contact.destination}" });

  it("returns the body itself", () => {
    const body = { id: "1166", text: "a-b", more: 1 };
    const result = template["~standard"].validate(body);
    expect("value" in result && result.value).toBe(body);
  });

  it("accepts a body with only an ambiguous text", () => {
    const body = { id: "1166", text: "a-b-c" };
    expect(template.match(body).ok).toBe(false);
    expect(template["~standard"].validate(body)).toStrictEqual({ value: body });
  });

  it("returns the issues of every other body, with their paths", () => {
    expect(template["~standard"].validate({ id: 5, text: "a-b-c" })).toMatchObject({
      issues: [{ path: ["id"], message: '"id" must be a string (from {contact.id}), not a number' }, { path: ["text"] }],
    });
  });

  it("names its vendor and the version of the standard", () => {
    expect(compiled("{event}")["~standard"]).toMatchObject({ version: 1, vendor: "contact-pro-webhooks" });
  });
});

describe("jsonSchema > the schema of an event", () => {
  it("describes the bare name", () => {
    expect(compiled("{event}").jsonSchema).toMatchObject({
      anyOf: [{ title: "Event" }, { type: "string", description: "The name of the event alone." }],
    });
  });
});
