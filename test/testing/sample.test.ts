import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type Conversation, ConversationSchema, InputError, type JsonValue } from "../../src/index.ts";
import { documentedPaths } from "../../src/model/generated/paths.ts";
import { readPath } from "../../src/template/tree/read-path.ts";
import { type DeepPartial, sampleConversation } from "../../src/testing/sample.ts";
import { issuesOf as thrownIssues } from "../support/errors.ts";
import { revoked, shared } from "../support/hostile-values.ts";
import { objectsIn } from "../support/objects-in.ts";

/** Calls with what the types refuse. */
const sampleOf = sampleConversation as (overrides?: unknown) => Conversation;

function issuesOf(overrides: unknown) {
  try {
    sampleOf(overrides);
  } catch (error) {
    if (error instanceof InputError) return error.issues.map(({ pointer, message }) => [pointer, message]);
    throw error;
  }
  return [];
}

function cycle() {
  const object: { [key: string]: unknown } = {};
  object.self = object;
  return object;
}

describe("the sample conversation", () => {
  it("is valid", () => {
    expect(ConversationSchema.validate(sampleConversation())).toMatchObject({ ok: true });
  });

  it.each(documentedPaths)("has a value at %s", (path) => {
    expect(readPath(sampleConversation(), path.split("."))).toBeTruthy();
  });

  it("is an accepted inbound chat", () => {
    expect(sampleConversation()).toMatchObject({
      event: { name: "accepted" },
      contact: { channel_type: "chat", direction: "inbound", id: "1166301942A6EE11B3ED58961D1810CC" },
    });
  });

  it("came from its first queue and agent to its present ones", () => {
    const { contact } = sampleConversation();
    expect(contact.forwarding_queue).toMatchObject({ address: contact.destination });
    expect(contact.forwarding_queue).not.toStrictEqual(contact.queue);
    expect(contact.transferring_agent).not.toStrictEqual(contact.agent);
    expect(contact.preferred_agent).toStrictEqual(contact.agent);
    expect(contact.required_agents).toStrictEqual([contact.transferring_agent, contact.agent]);
  });

  it("has values of the documented form", () => {
    const { contact } = sampleConversation();
    for (const holder of [
      contact,
      contact.queue,
      contact.forwarding_queue,
      contact.agent,
      contact.transferring_agent,
      contact.skills?.[0],
    ]) {
      expect(holder?.id).toMatch(/^[0-9A-F]{32}$/);
    }
    expect(contact.guid).toMatch(/^[0-9A-F]{32}$/);
    expect(contact).toMatchObject({
      language: "EN",
      priority: 100,
      skills: [{ value: 5, name: "external-name-of-skill" }],
      external_destination: expect.stringMatching(/^\+358\d+$/),
      cad: { "Customer ID": "C-1001", order: { number: 7, paid: true } },
      email: { subject: "Order 7", body: "Where is my order?", to: ["support@acme.com"], cc: ["colleague@example.com"] },
    });
  });

  it("was accepted after it was created", () => {
    const { event, contact } = sampleConversation();
    expect(event.datetime > contact.created).toBe(true);
    expect(new Date(event.datetime).toISOString()).toBe(event.datetime);
  });

  it("is equal and new at each call, and shares no object", () => {
    const first = sampleConversation();
    const second = sampleConversation();
    expect(first).toStrictEqual(second);
    const objects = [...objectsIn(first), ...objectsIn(second)];
    expect(new Set(objects).size).toBe(objects.length);
  });
});

describe("overrides", () => {
  it("merge objects and keep the rest", () => {
    const expected = sampleConversation();
    expected.event.name = "queued";
    expected.contact.priority = 50;
    expected.contact.queue = { ...expected.contact.queue, address: "other.queue@acme.com" };
    expected.contact.cad = { ...expected.contact.cad, plan: "gold" };
    const overrides = {
      event: { name: "queued" },
      contact: { priority: 50, queue: { address: "other.queue@acme.com" }, cad: { plan: "gold" } },
    };
    expect(sampleConversation(overrides)).toStrictEqual(expected);
  });

  it("replace by null", () => {
    const { contact } = sampleConversation({ contact: { agent: null, cad: null, email: { to: null } } });
    expect(contact).toMatchObject({ agent: null, cad: null, email: { to: null, subject: "Order 7" } });
  });

  it("replace arrays and their elements", () => {
    const { contact } = sampleConversation({
      contact: { skills: [{ id: "1" }], required_agents: [], email: { to: ["a@acme.com", "b@acme.com"] } },
    });
    expect(contact.skills).toStrictEqual([{ id: "1" }]);
    expect(contact.required_agents).toStrictEqual([]);
    expect(contact.email?.to).toStrictEqual(["a@acme.com", "b@acme.com"]);
  });

  it("replace an object by a text, and a text by an object", () => {
    const { contact } = sampleConversation({ contact: { cad: { order: "none", "Customer ID": { number: 1 } } } });
    expect(contact.cad).toStrictEqual({ order: "none", "Customer ID": { number: 1 } });
  });

  it("may have keys that the model lacks", () => {
    expect(sampleOf({ sent_by: "x", contact: { mood: { now: "good" } } })).toMatchObject({
      sent_by: "x",
      contact: { mood: { now: "good" }, priority: 100 },
    });
  });

  it("may be a complete conversation, also without prototypes or frozen", () => {
    const other = sampleConversation({ contact: { id: "other" } });
    expect(sampleConversation(other)).toStrictEqual(other);
    expect(sampleConversation(Object.freeze(Object.assign(Object.create(null), other)))).toStrictEqual(other);
  });

  it("may hold the same object twice, which becomes two", () => {
    const agent = { id: "A1" };
    const { contact } = sampleConversation({ contact: { agent, preferred_agent: agent } });
    expect(contact.agent).toMatchObject({ id: "A1" });
    expect(contact.agent).toStrictEqual(contact.preferred_agent);
    expect(contact.agent).not.toBe(contact.preferred_agent);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("keep the key %s as a key like any other", (key) => {
    const overrides = JSON.parse(`{"${key}": {"polluted": 1}, "contact": {"${key}": {"polluted": 2}, "cad": {"${key}": {"polluted": 3}}}}`);
    const conversation = sampleConversation(overrides);
    for (const [holder, polluted] of [conversation, conversation.contact, conversation.contact.cad].map(
      (object, at) => [object, at + 1] as const,
    )) {
      expect(Object.getOwnPropertyDescriptor(holder, key)).toStrictEqual({
        value: { polluted },
        writable: true,
        enumerable: true,
        configurable: true,
      });
      expect(Object.getPrototypeOf(holder)).toBe(Object.prototype);
    }
    expect("polluted" in {}).toBe(false);
  });

  it.each([
    [null, "null"],
    [1, "a number"],
    ["x", "a string"],
    [[], "an array"],
    [new Date(0), "an object that is not plain data"],
    [() => ({}), "a function"],
  ])("that are %o are refused", (overrides, received) => {
    expect(issuesOf(overrides)).toStrictEqual([["", `The value must be an object, not ${received}`]]);
  });

  it.each([
    [undefined, "undefined"],
    [Number.NaN, "NaN or an infinite number"],
    [Number.POSITIVE_INFINITY, "NaN or an infinite number"],
    [1n, "a bigint"],
    [Symbol("x"), "a symbol"],
    [() => 1, "a function"],
    [new Date(0), "an object that is not plain data"],
    [new Map(), "an object that is not plain data"],
  ])("that contain %o are refused with their place", (value, received) => {
    const overrides = { contact: { agent: value, cad: { "a/b": { "c~d": [1, value] } } } };
    expect(issuesOf(overrides)).toStrictEqual([
      ["/contact/agent", `"agent" must be a JSON value, not ${received}`],
      ["/contact/cad/a~1b/c~0d/1", `Element 1 must be a JSON value, not ${received}`],
    ]);
  });

  it("that are an array with a hole are refused", () => {
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    expect(issuesOf({ contact: { skills: [{}, , {}] } })).toStrictEqual([
      ["/contact/skills/1", "Element 1 must be a JSON value, not undefined"],
    ]);
  });

  it("that hold themselves are refused", () => {
    const object = cycle();
    const array: unknown[] = [];
    array.push(array);
    const long = { by: { way: [{ of: {} }] } };
    Object.assign(long.by.way[0]?.of ?? {}, { others: long });
    expect(issuesOf({ contact: { cad: { object, array, long } } })).toStrictEqual([
      ["/contact/cad/object/self", '"self" contains itself, and JSON cannot hold a cycle'],
      ["/contact/cad/array/0", "Element 0 contains itself, and JSON cannot hold a cycle"],
      ["/contact/cad/long/by/way/0/of/others", '"others" contains itself, and JSON cannot hold a cycle'],
    ]);
  });

  it.each([
    ["sample", "type"],
    [{ contact: { cad: { at: new Date(0) } } }, "type"],
    [{ contact: { cad: cycle() } }, "circular"],
  ])("that cannot be used have a code for programs", (overrides, code) => {
    const call = () => sampleOf(overrides);
    expect(call).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ code })] }));
    expect(call).toThrow(/^The overrides of the sample conversation cannot be used\n/);
  });

  it("that make the conversation invalid are refused", () => {
    expect(issuesOf({ event: null, contact: { priority: "100", agent: { id: 7 } } })).toStrictEqual([
      ["/event", '"event" must be an object, not null'],
      ["/contact/priority", '"priority" must be a number, not a string'],
      ["/contact/agent/id", '"id" must be a string or null, not a number'],
    ]);
  });

  it("are listed in the message, without their values", () => {
    expect(() => sampleOf({ contact: { id: 1 } })).toThrow(/^The overrides make the sample conversation invalid\n/);
    const calls = [() => sampleOf({ contact: { agent: { id: 4711 } } }), () => sampleOf({ contact: { agent: 4711n } })];
    for (const call of calls) {
      expect(call).toThrow(InputError);
      expect(call).toThrow("/contact/agent");
      expect(call).not.toThrow("4711");
    }
  });
});

/** JSON of any form, with the keys that go wrong most easily. */
const json = fc.letrec<{ value: JsonValue; object: { [key: string]: JsonValue } }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<JsonValue>(null, true, 0, 1.5, "", "text"),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "order", "Customer ID")), tie("value"), {
    maxKeys: 4,
  }),
}));

const text = fc.option(fc.string());
const agent = fc.option(fc.record({ id: text, number: text, chat_address: text }, { requiredKeys: [] }));
const queue = fc.option(fc.record({ id: text, address: text }, { requiredKeys: [] }));

const validOverrides: fc.Arbitrary<DeepPartial<Conversation>> = fc.record(
  {
    event: fc.record({ name: fc.string(), datetime: fc.string() }, { requiredKeys: [] }),
    contact: fc.record(
      {
        channel_type: fc.string(),
        priority: fc.double({ noNaN: true, noDefaultInfinity: true }),
        skills: fc.option(fc.array(fc.record({ id: text, value: fc.option(fc.integer()) }, { requiredKeys: [] }))),
        queue,
        forwarding_queue: queue,
        agent,
        required_agents: fc.option(
          fc.array(
            fc.oneof(
              agent.filter((value) => value !== null),
              fc.string(),
            ),
          ),
        ),
        cad: fc.option(json.object),
        email: fc.option(fc.record({ subject: text, to: fc.oneof(text, fc.array(fc.string())) }, { requiredKeys: [] })),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

/** The merge in its plainest words, over entries instead of properties. */
function expectedMerge(base: unknown, override: unknown): unknown {
  const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(base) || !isObject(override)) return override;
  const entries = new Map<string, unknown>(Object.entries(base));
  for (const [key, value] of Object.entries(override)) entries.set(key, entries.has(key) ? expectedMerge(entries.get(key), value) : value);
  return Object.fromEntries(entries);
}

describe("for all overrides", () => {
  it("that are valid, the result is the merge, and valid", () => {
    fc.assert(
      fc.property(validOverrides, (overrides) => {
        const conversation = sampleConversation(overrides);
        expect(ConversationSchema.is(conversation)).toBe(true);
        expect(JSON.stringify(conversation)).toBe(JSON.stringify(expectedMerge(sampleConversation(), overrides)));
      }),
    );
  });

  it("of JSON, the result is valid, or an InputError names a place in them or below them", () => {
    fc.assert(
      fc.property(
        fc.record({ event: json.value, contact: fc.oneof(json.value, fc.record({ agent: json.value, priority: json.value })) }),
        (overrides) => {
          try {
            expect(ConversationSchema.is(sampleOf(overrides))).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
            expect((error as InputError).issues[0]?.pointer).toMatch(/^\/(event|contact)/);
          }
        },
      ),
    );
  });

  it("neither they nor the sample are changed, and the result shares nothing with them", () => {
    fc.assert(
      fc.property(validOverrides, (overrides) => {
        const before = JSON.stringify(overrides);
        const untouched = JSON.stringify(sampleConversation());
        const given = new Set(objectsIn(overrides));
        const result = objectsIn(sampleConversation(overrides));
        expect(result.filter((object) => given.has(object))).toStrictEqual([]);
        for (const object of result) for (const key of Object.keys(object)) Reflect.deleteProperty(object, key);
        expect(JSON.stringify(overrides)).toBe(before);
        expect(JSON.stringify(sampleConversation())).toBe(untouched);
      }),
    );
  });

  it("the result as overrides returns itself", () => {
    fc.assert(
      fc.property(validOverrides, (overrides) => {
        const once = sampleConversation(overrides);
        expect(JSON.stringify(sampleConversation(once))).toBe(JSON.stringify(once));
      }),
    );
  });
});

describe("the types", () => {
  it("accept parts and return a conversation", () => {
    expectTypeOf(sampleConversation).returns.toEqualTypeOf<Conversation>();
    expectTypeOf(sampleConversation).parameters.toEqualTypeOf<[overrides?: DeepPartial<Conversation> | undefined]>();
    expectTypeOf<Conversation>().toExtend<DeepPartial<Conversation>>();
    const constant = { contact: { skills: [{ value: 1 }], cad: { list: ["a"] }, agent: { id: null } } } as const;
    expectTypeOf(constant).toExtend<DeepPartial<Conversation>>();
  });

  it("refuse a misspelt key, a wrong type and null if the model has none", () => {
    // @ts-expect-error the model has no such property
    sampleConversation({ contact: { agnet: null } });
    // @ts-expect-error the priority is a number
    expect(() => sampleConversation({ contact: { priority: "100" } })).toThrow(InputError);
    // @ts-expect-error the contact is never null
    expect(() => sampleConversation({ contact: null })).toThrow(InputError);
    // @ts-expect-error undefined is not JSON
    expect(() => sampleConversation({ contact: { agent: undefined } })).toThrow(InputError);
  });
});

describe("sampleConversation > messages about overrides", () => {
  const nested = (levels: number): unknown => (levels ? [nested(levels - 1)] : [1, null]);
  const withLevels = (levels: number) => () => sampleConversation({ contact: { cad: { nested: nested(levels) } } } as never);

  it.each<[string, () => unknown, string, string]>([
    [
      "overrides that throw",
      () => sampleConversation({ contact: revoked() }),
      "unreadable",
      '"contact" cannot be read: a getter or a proxy throws. Pass plain data',
    ],
    ["overrides of many levels", withLevels(600), "too-deep", "Element 0 is nested deeper than 500 levels"],
    [
      "overrides of too many values",
      () => sampleConversation({ contact: { cad: { shared: shared(24) } } } as never),
      "too-large",
      "There are more than 2000000 values in the overrides",
    ],
  ])("%s", (_name, code, expected, message) => {
    expect(thrownIssues(code)).toMatchObject([{ code: expected, message }]);
  });

  it("is absent if overrides have the maximum depth", () => {
    expect(withLevels(496)).not.toThrow();
    expect(withLevels(497)).toThrow();
  });

  it("is absent if overrides have the maximum number of values", () => {
    const withValues = (count: number) => () => sampleConversation({ contact: { cad: { values: Array(count).fill(0) } } } as never);
    expect(withValues(1_999_997)).not.toThrow();
    expect(withValues(1_999_998)).toThrow();
  });

  it("is reported once for values above the limit", () => {
    let cad: object = {};
    for (let level = 0; level < 40; level++) cad = { left: cad, right: cad };
    expect(thrownIssues(() => sampleConversation({ contact: { cad } } as never))).toMatchObject([{ code: "too-large" }]);
  });
});
