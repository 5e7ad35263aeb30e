import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigurationSchema, ContactSchema, ConversationSchema, EventSchema, type SchemaObject } from "../../src/index.ts";
import { explain } from "../../src/model/explain.ts";
import { configuration, contact, conversation as conversationModel, event } from "../../src/model/generated/models.ts";
import { documentedPaths } from "../../src/model/generated/paths.ts";
import { isConfiguration, isContact, isConversation, isEvent } from "../../src/model/generated/validators.js";
import { childOf, type Schema } from "../../src/model/schema.ts";

const names = ["event", "contact", "conversation", "configuration"] as const;
const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
const documents = names.map((name) => [name, read(`schemas/${name}.schema.json`)] as const);
const objects: { readonly [name: string]: SchemaObject<unknown> } = {
  event: EventSchema,
  contact: ContactSchema,
  conversation: ConversationSchema,
  configuration: ConfigurationSchema,
};
const conversation = read("test/cases/conversation.json");

/** A schema as its file has it. */
interface Definition extends Omit<Schema, "properties"> {
  readonly $ref?: string;
  readonly properties?: { readonly [name: string]: Definition };
  readonly $defs?: { readonly [name: string]: Definition };
}

const models = { event, contact, conversation: conversationModel, configuration };

describe.each(documents)("%s.schema.json", (name, document) => {
  it("is a schema of draft 2020-12 that resolves, and describes every property", () => {
    const ajv = new Ajv2020({ allowUnionTypes: true, formats: { "date-time": true } });
    for (const [, other] of documents) ajv.addSchema(other);
    expect(ajv.getSchema(document.$id)).toBeTypeOf("function");
    expect(document.$id).toMatch(/\/v1\//);
    const describedIn = ({ title, description, properties = {}, $defs = {} }: Definition) => {
      expect(title && description).toBeTruthy();
      for (const property of Object.values(properties)) expect(property.description ?? property.$ref).toBeTruthy();
      for (const definition of Object.values($defs)) describedIn(definition);
    };
    describedIn(document);
  });

  it("is in one piece as jsonSchema, in both drafts, and takes what validate takes", () => {
    const { jsonSchema, "~standard": standard, validate } = objects[name] as SchemaObject<unknown>;
    expect(JSON.stringify(jsonSchema)).not.toContain("$ref");
    const options = { allowUnionTypes: true, ownProperties: true };
    const drafts = [
      new Ajv2020(options).compile(standard.jsonSchema.input({ target: "draft-2020-12" })),
      new Ajv(options).compile(standard.jsonSchema.output({ target: "draft-07" })),
    ];
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), mutated(name)), (value) => {
        for (const isValid of drafts) expect(isValid(value)).toBe(validate(value).ok);
      }),
    );
    expect(() => standard.jsonSchema.input({ target: "openapi-3.0" })).toThrow(/draft-2020-12 or draft-07/);
  });

  it("is read alike by the validators and by what explains them", () => {
    const isValid = { event: isEvent, contact: isContact, conversation: isConversation, configuration: isConfiguration }[name as "event"];
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), mutated(name)), (value) => {
        const found = { issues: [], total: 0 };
        explain(models[name as "event"], value, null, found);
        expect(found.total === 0).toBe(isValid(value));
      }),
    );
  });
});

/** A good value in which one place holds something else. */
function mutated(name: string): fc.Arbitrary<unknown> {
  const good =
    name === "conversation"
      ? conversation
      : name === "configuration"
        ? read("examples/configurations/whole-objects.json")
        : conversation[name];
  const places: string[][] = [];
  const walk = (value: unknown, path: string[]) => {
    places.push(path);
    if (typeof value === "object" && value !== null) for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
  };
  walk({ ...good, ...(name === "contact" ? { agent: { id: null }, required_agents: ["x", {}], email: { to: "a", cc: ["b"] } } : {}) }, []);
  return fc
    .tuple(fc.constantFrom(...places), fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constant(undefined)))
    .map(([path, value]) => put(good, path, value));
}

function put(holder: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value ?? null;
  const copy: Record<string, unknown> = Array.isArray(holder) ? ([...holder] as never) : { ...(holder as object) };
  if (rest.length === 0 && value === undefined) delete copy[key];
  else copy[key] = put(copy[key], rest, value);
  return JSON.parse(JSON.stringify(copy));
}

describe("the model", () => {
  const domain = [
    "event",
    "event.name",
    "event.datetime",
    "contact",
    ...["channel_type", "channel_sub_type", "direction", "id", "guid", "created", "language", "priority", "skills"].map(
      (name) => `contact.${name}`,
    ),
    ...["queue", "forwarding_queue"].flatMap((name) => ["", ".id", ".address"].map((part) => `contact.${name}${part}`)),
    ...["agent", "preferred_agent", "transferring_agent"].flatMap((name) =>
      ["", ".id", ".number", ".chat_address"].map((part) => `contact.${name}${part}`),
    ),
    ...["required_agents", "source", "destination", "external_destination", "cad"].map((name) => `contact.${name}`),
    ...["", ".subject", ".body", ".to", ".cc"].map((part) => `contact.email${part}`),
  ];

  it("has every path of the documentation, and no other", () => {
    expect([...documentedPaths].sort()).toEqual(domain.sort());
  });

  it("has a schema with a description at each", () => {
    for (const path of documentedPaths) {
      const schema = path
        .split(".")
        .reduce<Schema | undefined>((holder, segment) => holder && childOf(holder, segment), models.conversation);
      expect(schema?.description, path).toBeTruthy();
    }
  });

  const neverNull = ["channel_type", "direction", "id", "guid", "created", "language", "priority"];
  it.each(neverNull)("requires contact.%s, and takes no null for it", (name) => {
    const { [name]: _, ...without } = conversation.contact;
    expect(ContactSchema.validate(without)).toMatchObject({ ok: false, total: 1, issues: [{ code: "missing", pointer: `/${name}` }] });
    expect(ContactSchema.validate({ ...without, [name]: null })).toMatchObject({
      ok: false,
      total: 1,
      issues: [{ code: "type", pointer: `/${name}` }],
    });
  });

  it("takes null or nothing for all else", () => {
    const rest = Object.fromEntries(neverNull.map((name) => [name, conversation.contact[name]]));
    const nulls = documentedPaths
      .filter((path) => path.split(".").length === 2 && path.startsWith("contact."))
      .map((path) => path.slice(8));
    expect(ContactSchema.is(rest)).toBe(true);
    expect(ContactSchema.is({ ...Object.fromEntries(nulls.map((name) => [name, null])), ...rest })).toBe(true);
  });

  it.each(["name", "datetime"])("requires event.%s", (name) => {
    const { [name]: _, ...without } = conversation.event;
    expect(EventSchema.validate(without)).toMatchObject({ ok: false, total: 1, issues: [{ pointer: `/${name}` }] });
  });

  it.each([
    ["a date in another notation", { event: { name: "queued", datetime: "29.12.2023 8:44" } }],
    ["an unknown event", { event: { name: "Paused", datetime: "x" } }],
    ["an unknown channel", { contact: { ...conversation.contact, channel_type: "video" } }],
    ["an unknown property", { contact: { ...conversation.contact, shoe_size: 44 } }],
    ["an agent by identifier", { contact: { ...conversation.contact, required_agents: ["x", { id: null }] } }],
    ["recipients as text", { contact: { ...conversation.contact, email: { to: "a@b", cc: ["c@d"] } } }],
  ])("takes %s", (_name, over) => {
    expect(ConversationSchema.validate({ ...conversation, ...over })).toMatchObject({ ok: true });
  });

  it.each([
    ["/contact/agent", { agent: 5 }, "Expected an object or null but received a number"],
    ["/contact/required_agents/1", { required_agents: ["x", 5] }, "Expected an object or a string but received a number"],
    ["/contact/required_agents/0/id", { required_agents: [{ id: 5 }] }, "Expected a string or null but received a number"],
    ["/contact/email/to", { email: { to: 5 } }, "Expected a string, an array or null but received a number"],
    ["/contact/priority", { priority: "100" }, "Expected a number but received a string"],
    ["/contact/skills/0/value", { skills: [{ value: "5" }] }, "Expected a number or null but received a string"],
  ])("tells of one wrong value in one issue: %s", (pointer, over, message) => {
    const path = pointer
      .slice(1)
      .split("/")
      .map((key) => (/^\d/.test(key) ? Number(key) : key));
    const result = ConversationSchema.validate({ ...conversation, contact: { ...conversation.contact, ...over } });
    expect(result).toMatchObject({ ok: false, total: 1, issues: [{ pointer, path, message }] });
  });

  it("tells of a hundred wrong values, and counts the rest", () => {
    const result = ConversationSchema.validate({ ...conversation, contact: { ...conversation.contact, skills: Array(1000).fill(1) } });
    expect(result).toMatchObject({ ok: false, total: 1000 });
    expect(result.ok || result.issues.length).toBe(100);
  });

  it("does not throw on what throws", () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error("no");
        },
      },
    );
    expect(ConversationSchema.validate({ event: hostile, contact: hostile })).toMatchObject({
      ok: false,
      issues: [{ code: "unreadable" }],
    });
  });

  it("is a Standard Schema", async () => {
    expect(await ConversationSchema["~standard"].validate(conversation)).toEqual({ value: conversation });
    expect(await EventSchema["~standard"].validate(1)).toMatchObject({
      issues: [{ message: "Expected an object but received a number", path: [] }],
    });
    expect(EventSchema["~standard"]).toMatchObject({ version: 1, vendor: "contact-pro-webhooks" });
  });

  it.each(["every-property", "whole-objects"])("takes the documented configuration %s", (name) => {
    expect(ConfigurationSchema.validate(read(`examples/configurations/${name}.json`))).toMatchObject({ ok: true });
  });
});
