import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import {
  ConfigurationSchema,
  ContactSchema,
  ConversationSchema,
  EventSchema,
  type Issue,
  type JsonSchema,
  type JsonValue,
} from "../../src/index.ts";
import { jsonType } from "../../src/json.ts";
import { eventNames } from "../../src/model/generated/event-names.ts";
import { conversation } from "../../src/model/generated/models.ts";
import { documentedPaths } from "../../src/model/generated/paths.ts";
import { childOf, type Schema } from "../../src/model/schema.ts";
import { conversationOf, type ExpectedIssue, type ModelPath, readCases, readJson, type SchemaCase } from "../support/cases.ts";
import { changedAt } from "../support/changed-at.ts";

const objects = { Event: EventSchema, Contact: ContactSchema, Conversation: ConversationSchema, Configuration: ConfigurationSchema };
const titles = Object.keys(objects) as (keyof typeof objects)[];

const documents = Object.fromEntries(titles.map((title) => [title, readJson(`schemas/${title.toLowerCase()}.schema.json`) as Document]));

interface Document {
  readonly [keyword: string]: unknown;
}

/** A validator of a published schema, which accepts no keyword that 2020-12 does not have. */
function validatorOf(document: Document) {
  return new Ajv2020({ strict: true, allErrors: true }).compile(document);
}

describe("cases:", () => {
  const { configuration } = (readJson("test/cases/schemas.json") as { samples: { configuration: JsonValue } }).samples;
  const cases = readCases<SchemaCase>("schemas");
  const validators = Object.fromEntries(titles.map((title) => [title, validatorOf(documents[title] as Document)]));

  function caseValue(given: SchemaCase): JsonValue {
    if (given.value !== undefined) return given.value;
    if (given.schema === "Configuration") return changedAt(configuration, given);
    const { set, remove, ...which } = given;
    const sample = conversationOf(which) as { event: JsonValue; contact: JsonValue };
    const part = { Event: sample.event, Contact: sample.contact, Conversation: sample as JsonValue }[given.schema];
    return changedAt(part, { ...(set && { set }), ...(remove && { remove }) });
  }

  const issueOf = ({ code, pointer }: Issue): ExpectedIssue => ({ code, pointer });

  it.each(cases)("$name", (given) => {
    const value = caseValue(given);
    const object = objects[given.schema];
    const result = object.validate(value);
    const isValid = given.issues.length === 0;
    expect(object.is(value)).toBe(isValid);
    expect(validators[given.schema]?.(value)).toBe(isValid);
    if (isValid) {
      expect(result).toStrictEqual({ ok: true, value });
    } else {
      const { issues, total } = result as Extract<typeof result, { ok: false }>;
      expect(issues.map(issueOf)).toStrictEqual(given.issues);
      expect(total).toBe(given.issues.length);
      expect(object["~standard"].validate(value)).toStrictEqual({ issues });
    }
  });
});

describe("the documented paths", () => {
  const all = (readJson("test/cases/model.json") as { paths: readonly ModelPath[] }).paths;
  const samples: { readonly [type: string]: JsonValue } = { string: "x", number: 1.5, boolean: true, null: null, array: [], object: {} };
  const chat = conversationOf({
    set: { "/contact/required_agents": [{ id: "A", number: "1", chat_address: "a" }], "/contact/email/cc": ["c"] },
  });
  const pointerOf = (path: string) => `/${path.replace("*", "Customer ID").replaceAll(".", "/")}`;

  it("are those of the table", () => {
    const named = all.map(({ path }) => path).filter((path) => !/\.(?:\d+|\*)(?:\.|$)/.test(path));
    expect(documentedPaths).toStrictEqual(named);
  });

  it.each(all)("$path", ({ path, types, required }) => {
    const pointer = pointerOf(path);
    for (const [type, value] of Object.entries(samples)) {
      const changed = changedAt(chat, { set: { [pointer]: value } });
      const result = ConversationSchema.validate(changed);
      // An empty object lacks what is required below it: that is no issue with its own type.
      const own = result.ok ? [] : result.issues.filter((issue) => issue.pointer === pointer);
      expect(
        own.map(({ code }) => code),
        type,
      ).toStrictEqual(types.includes(type) ? [] : ["type"]);
    }
    if (path.endsWith(".0")) return;
    const absent = ConversationSchema.validate(changedAt(chat, { remove: [pointer] }));
    expect(absent.ok).toBe(!required);
    if (!absent.ok) expect(absent.issues).toMatchObject([{ code: "missing", pointer }]);
  });

  it.each(documentedPaths)("%s has a schema with a description", (path) => {
    const schema = path.split(".").reduce<Schema | undefined>((holder, segment) => holder && childOf(holder, segment), conversation);
    expect(schema?.description).toMatch(/[.]$/);
  });
});

describe("the event names", () => {
  it("are the documented ones, in lower case", () => {
    const labels = "Received Queued Allocated Accepted Rejected Transferred Forwarded Ended Closed".split(" ");
    expect(eventNames).toStrictEqual(labels.map((label) => label.toLowerCase()));
  });
});

describe.each(titles)("schemas: %s", (title) => {
  const document = documents[title] as Document;

  it("is a valid schema of 2020-12, without a keyword that it does not have", () => {
    expect(document["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(document["title"]).toBe(title);
    expect(new Ajv2020({ logger: false }).validateSchema(document)).toBe(true);
    expect(validatorOf(document)).toBeTypeOf("function");
  });

  it("refers to its own definitions only, whose keys are their titles", () => {
    const definitions = (document["$defs"] ?? {}) as { readonly [key: string]: Document };
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map((match) => match[1] as string);
    expect([...new Set(references)].sort()).toEqual(Object.keys(definitions).map((key) => `#/$defs/${key}`));
    expect(Object.values(definitions).map((definition) => definition["title"])).toEqual(Object.keys(definitions));
  });

  it("has no $id, no pattern, no format and no array of types", () => {
    expect(JSON.stringify(document)).not.toMatch(/"(?:\$id|pattern|format)":|"type":\[/);
  });

  it("describes every property, with valid examples", () => {
    let examples = 0;
    const walk = (schema: Document, where: string) => {
      for (const [key, property] of Object.entries((schema["properties"] ?? {}) as { [key: string]: Document })) {
        if (!property["$ref"]) expect(property["description"], `${where}.${key}`).toMatch(/^[A-Z].{10,}[.]$/);
        for (const example of (property["examples"] ?? []) as JsonValue[]) {
          examples++;
          const { examples: _, ...bare } = property;
          expect(validatorOf({ ...bare, $defs: document["$defs"] })(example), `${where}.${key}: ${JSON.stringify(example)}`).toBe(true);
        }
        walk(property, `${where}.${key}`);
      }
      for (const [key, definition] of Object.entries((schema["$defs"] ?? {}) as { [key: string]: Document }))
        walk(definition, `$defs.${key}`);
    };
    walk(document, title);
    expect(examples).toBeGreaterThan(title === "Conversation" ? -1 : 1);
  });

  it("accepts its own examples of every property", () => {
    const { properties = {} } = objects[title].jsonSchema as { properties?: { [key: string]: { examples?: JsonValue[] } } };
    const { configuration } = (readJson("test/cases/schemas.json") as { samples: { configuration: JsonValue } }).samples;
    const chat = conversationOf({}) as { [key: string]: JsonValue };
    const sample = { Event: chat["event"], Contact: chat["contact"], Conversation: chat, Configuration: configuration }[title] as JsonValue;
    for (const [key, { examples = [] }] of Object.entries(properties)) {
      for (const example of examples) expect(objects[title].is({ ...(sample as object), [key]: example }), key).toBe(true);
    }
  });

  it("is the schema object's in one piece, without $ref, format and pattern", () => {
    const { jsonSchema } = objects[title];
    expect(jsonSchema["$schema"]).toBe(document["$schema"]);
    expect(jsonSchema["title"]).toBe(title);
    expect(jsonSchema["description"]).toBe(document["description"]);
    expect(JSON.stringify(jsonSchema)).not.toMatch(/"(?:\$ref|\$id|\$defs|format|pattern)":/);
    expect(structuredClone(jsonSchema)).toStrictEqual(jsonSchema);
  });

  it("has one frozen JSON Schema, and returns a copy of it as Standard JSON Schema", () => {
    const { jsonSchema } = objects[title];
    const untouched = structuredClone(jsonSchema);
    expect(objects[title].jsonSchema).toBe(jsonSchema);
    expect(() => spoil(jsonSchema)).toThrow(TypeError);
    spoil(objects[title]["~standard"].jsonSchema.input({ target: "draft-2020-12" }));
    expect(objects[title].jsonSchema).toStrictEqual(untouched);
  });

  it("is a Standard Schema", () => {
    const standard = objects[title]["~standard"];
    expect(standard).toMatchObject({ version: 1, vendor: "contact-pro-webhooks" });
    expect(standard.validate(5)).toMatchObject({ issues: [{ message: "The value must be an object, not a number", path: [] }] });
    for (const direction of ["input", "output"] as const) {
      expect(standard.jsonSchema[direction]({ target: "draft-2020-12" })).toStrictEqual(objects[title].jsonSchema);
      expect(standard.jsonSchema[direction]({ target: "draft-07" })).toStrictEqual({
        ...objects[title].jsonSchema,
        $schema: "http://json-schema.org/draft-07/schema#",
      });
    }
  });

  it.each(["openapi-3.0", "draft-04", "draft-2019-09", "", "__proto__", "toString"])("does not write its JSON Schema as %j", (target) => {
    const { jsonSchema } = objects[title]["~standard"];
    expect(() => jsonSchema.input({ target: target as never })).toThrow(RangeError);
    const message = `The target must be draft-2020-12 or draft-07, not ${JSON.stringify(target)}`;
    expect(() => jsonSchema.output({ target: target as never })).toThrow(new RangeError(message));
    expect(() => jsonSchema.output({} as never)).toThrow(/^The target must be draft-2020-12 or draft-07$/);
  });

  it.each([
    ["draft-2020-12", () => new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false })],
    ["draft-07", () => new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false })],
  ] as const)("says in %s what it checks", (target, validator) => {
    const validate = validator().compile(objects[title]["~standard"].jsonSchema.input({ target }));
    for (const given of readCases<SchemaCase>("schemas")) {
      if (given.schema !== title || given.value === undefined) continue;
      expect(validate(given.value), given.name).toBe(given.issues.length === 0);
    }
  });
});

function spoil(schema: JsonSchema): void {
  for (const key of Object.keys(schema)) {
    const value = schema[key];
    if (jsonType(value) === "object" || jsonType(value) === "array") spoil(value as JsonSchema);
    if (Array.isArray(value)) value.push("spoilt");
    schema[key] = "spoilt";
  }
}
