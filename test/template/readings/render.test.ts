import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, compile, InputError, type JsonValue, type Template, TemplateError } from "../../../src/index.ts";
import { jsonType } from "../../../src/json.ts";
import { sampleConversation } from "../../../src/testing/index.ts";
import { conversations, jsonValues, objects, strings } from "../../support/arbitraries.ts";
import { conversationOf, readJson } from "../../support/cases.ts";
import { issuesOf } from "../../support/errors.ts";
import { expectSentence } from "../../support/sentence.ts";

/** Calls with what the types refuse. */
const compileAny = compile as (template: unknown, options?: unknown) => Template;
const chat = conversationOf({}) as { event: object; contact: { [key: string]: JsonValue } };

const everyProperty = (readJson("examples/configurations/every-property.json") as { request: { body: JsonValue } }).request.body;
const mixed = { ...(everyProperty as object), text: "{event}: {contact.source}", list: ["{contact.cad.a}", { a: "\\{event}" }] };

/** A value and everything in it, frozen. */
function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) for (const item of Object.values(Object.freeze(value))) frozen(item);
  return value;
}

/** Every object and array in a value. */
function holdersIn(value: unknown): object[] {
  return typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(holdersIn)] : [];
}

/** Values of which no text holds a brace or an angle bracket. */
const plainStrings = strings.map((text) => text.replaceAll(/[{<]/g, "["));
const plainValues = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }), plainStrings),
    fc.array(tie("value"), { maxLength: 4 }),
    objects(tie("value")),
  ),
})).value;

describe("render", () => {
  it("returns an equal body for a template without placeholders", () => {
    fc.assert(
      fc.property(plainValues, conversations, (template, conversation) => {
        const compiled = compileAny(template);
        expect(compiled.placeholders).toStrictEqual([]);
        const body = compiled.render(conversation as never);
        expect(isDeepStrictEqual(body, template)).toBe(true);
        expect(JSON.stringify(body)).toBe(JSON.stringify(template));
      }),
    );
  });

  it("puts each value in once, as it is", () => {
    const template = compile({ n: "a{contact.source}b<contact.destination>c", source: "{contact.source}" });
    const odd = fc.oneof(strings, fc.constantFrom("{contact.destination} $& $1", "$`$'$$", "{contact.source}", "<event>", "\\", "\\{"));
    fc.assert(
      fc.property(odd, odd, (source, destination) => {
        expect(template.render({ contact: { source, destination } })).toStrictEqual({ n: `a${source}b${destination}c`, source });
      }),
    );
  });

  it("changes nothing that it is given, and needs nothing that may be changed", () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const before = JSON.stringify(conversation);
        const template = frozen(structuredClone(mixed));
        const body = compileAny(template, frozen({ nullText: "-" })).render(frozen(conversation) as never);
        expect(JSON.stringify(conversation)).toBe(before);
        expect(template).toStrictEqual(mixed);
        expect(body).toHaveProperty("list");
      }),
    );
  });

  it("shares values with the conversation", () => {
    const body = compile({ all: "{contact}", skills: "{contact.skills}", cad: ["<contact.cad>"] }).render(chat as never);
    expect(body.all).toBe(chat.contact);
    expect(body.skills).toBe(chat.contact["skills"]);
    expect(body.cad[0]).toBe(chat.contact["cad"]);
  });

  it("builds objects and arrays anew each time, plain and open to changes", () => {
    const template = compileAny({ a: { b: [{ c: "{contact.language}" }, []] }, __proto__: null, e: {} });
    const [first, second] = [template.render(chat as never), template.render(chat as never)];
    const shared = new Set([...holdersIn(template.source), ...holdersIn(second)]);
    for (const holder of holdersIn(first)) {
      expect(shared.has(holder)).toBe(false);
      expect(Object.isFrozen(holder)).toBe(false);
      expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(holder));
    }
    expect(second).toStrictEqual(first);
  });

  it("keeps -0, and writes it 0 in text", () => {
    const body = compileAny({ a: -0, b: "{contact.priority}", c: "={contact.priority}" }).render({ contact: { priority: -0 } } as never);
    expect(body).toStrictEqual({ a: -0, b: -0, c: "=0" });
  });

  it("keeps an own key __proto__ of template and conversation, and changes no prototype", () => {
    const template = JSON.parse('{ "__proto__": { "__proto__": "{contact.cad}" }, "x": "{contact.cad.__proto__}" }');
    const cad = JSON.parse('{ "__proto__": { "evil": true } }');
    const body = compileAny(template).render({ contact: { cad } } as never) as { [key: string]: JsonValue };
    expect(JSON.stringify(body)).toBe('{"__proto__":{"__proto__":{"__proto__":{"evil":true}}},"x":{"evil":true}}');
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect("evil" in body).toBe(false);
    expect(Object.getOwnPropertyDescriptor(body, "__proto__")).toMatchObject({ enumerable: true, writable: true, configurable: true });
  });
});

describe("compile", () => {
  it("keeps a snapshot: later changes of the template and the options have no effect", () => {
    const template = { a: "{contact.language}", list: ["x", { deep: "{contact.agent.id}!" }] };
    const options = { nullText: "none" };
    const compiled = compileAny(template, options);
    const conversation = { contact: { language: "EN", agent: null } } as never;
    const before = [compiled.render(conversation), structuredClone(compiled.source), compiled.placeholders];
    expect(compiled.source).toStrictEqual(template);
    template.a = "{contact.id}";
    template.list.push("more");
    (template.list[1] as { deep: string }).deep = "changed";
    Object.assign(template, { b: "new" });
    options.nullText = "changed";
    expect([compiled.render(conversation), compiled.source, compiled.placeholders]).toStrictEqual(before);
  });

  it("has its source and its placeholders deep-frozen", () => {
    const compiled = compileAny({ a: ["{contact.id}", {}], b: [[]] });
    for (const holder of holdersIn(compiled.source)) expect(Object.isFrozen(holder)).toBe(true);
    expect(compiled.placeholders).toBe(compiled.placeholders);
    for (const frozen of [compiled.placeholders, ...compiled.placeholders]) expect(Object.isFrozen(frozen)).toBe(true);
  });

  it("compiles its own source to the same", () => {
    fc.assert(
      fc.property(jsonValues, conversations, (template, conversation) => {
        fc.pre(check(template).every(({ severity }) => severity === "warning"));
        const first = compileAny(template);
        const second = compileAny(first.source);
        expect(isDeepStrictEqual(second.source, first.source)).toBe(true);
        expect(second.placeholders).toStrictEqual(first.placeholders);
        const bodies = [first, second].map((compiled) => JSON.stringify(compiled.render(conversation as never)));
        expect(bodies[1]).toBe(bodies[0]);
      }),
    );
  });
});

describe("for any input,", () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
    withObjectString: true,
    withBoxedValues: true,
  });
  const given = fc.oneof(
    anything,
    objects(fc.oneof(anything, fc.constantFrom("{contact.id}", "{contact.agnet}", "{event", "a {contact.queue}"))),
  );
  const pointer = /^(?:\/(?:[^~/]|~[01])*)*$/;

  it("check never throws, and compile throws exactly what check reports", () => {
    fc.assert(
      fc.property(given, (template) => {
        const found = check(template);
        for (const { severity, code, message, offset, ...rest } of found) {
          expect(["error", "warning"]).toContain(severity);
          expect(code).toMatch(/^[a-z-]+$/);
          expectSentence(message);
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(rest.pointer).toMatch(pointer);
        }
        const errors = found.filter(({ severity }) => severity === "error");
        if (errors.length) expect(() => compileAny(template)).toThrow(TemplateError);
        else expect(jsonType(compileAny(template).source)).toBeDefined();
      }),
    );
  });

  it("render returns a body or throws an InputError with the place of each issue", () => {
    const templates = [mixed, "{event}", "{contact.cad.a}", { text: "{event} {contact.id} {contact.cad.x}" }].map((template) =>
      compileAny(template),
    );
    const parts = fc.record(
      { event: given, contact: fc.oneof(given, fc.record({ id: given, cad: given, skills: given, agent: given }, { requiredKeys: [] })) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(given, parts, parts), fc.constantFrom(...templates), (conversation, template) => {
        try {
          template.render(conversation as never);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          const { issues } = error as InputError;
          expect(issues.length).toBeGreaterThan(0);
          for (const issue of issues) {
            expectSentence(issue.message);
            expect(issue.pointer).toMatch(pointer);
          }
        }
      }),
    );
  });
});

describe("the message of an error", () => {
  function messageOf(run: () => unknown): string {
    try {
      run();
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    }
    return "";
  }

  it("of a template suffices to fix it", () => {
    const template = {
      "Agent ID": "{contact.agnet.id}",
      list: ["to {contact.queue}!", "{customer}", "{contact.id", "{ event }"],
      "{event}": undefined,
    };
    expect(messageOf(() => compileAny(template, { missingPaths: "throw" }))).toMatchInlineSnapshot(`
      "TemplateError: The template has 6 errors:
        error at (root): The option missingPaths must be "null" or "error", not "throw"
        error at /{event}: "{event}" must be a JSON value, not undefined
        error at /Agent ID: The model has no path {contact.agnet.id}. Did you mean {contact.agent.id}?
        error at /list/0: {contact.queue} is an object or an array, which cannot be part of a longer text. Make {contact.queue} the whole string, name a part of it, or set objectText to "json" (offset 3)
        error at /list/1: {customer} does not begin with event or contact, as {contact.id} does. To send it as text, write \\\\{customer} in JSON or code
        error at /list/2: {contact.id is not a complete placeholder. Did you mean {contact.id}? To send it as text, write \\\\{contact.id in JSON or code
        warning at /list/3: { event } has spaces around its path, so that it is sent unchanged. Did you mean {event}?
        warning at /{event}: The key contains {event}, and keys are sent unchanged. Placeholders are replaced in values only"
    `);
  });

  it("of a conversation names the placeholder, and holds no value", () => {
    const template = compileAny({ a: "{contact.agent.id}", "b/c": ["order {contact.cad.order}"] }, { missingPaths: "error" });
    expect(messageOf(() => template.render({ contact: { agent: {}, cad: { order: { secret: "4Zq" } } } } as never))).toMatchInlineSnapshot(`
      "InputError: The conversation cannot be rendered:
        /a: {contact.agent.id} has no value, since contact.agent.id is absent
        /b~1c/0: {contact.cad.order} is part of a longer text and must be text, a number, a boolean or null, not an object. Set objectText to "json" to send its JSON text"
    `);
  });
});

/** Compiles a template that the types refuse. */
const compiled = compile as (template: unknown, options?: unknown) => Template;

describe("render > an issue has exactly these properties:", () => {
  it.each<[string, unknown, object, object]>([
    [
      "{contact.id}",
      5,
      {},
      { code: "type", expected: "an object", message: "The conversation must be an object with event and contact, not a number" },
    ],
    [
      "{contact.id}",
      new Proxy({}, { getOwnPropertyDescriptor: throws }),
      {},
      { code: "unreadable", message: "The conversation cannot be read: a getter or a proxy throws. Pass plain data" },
    ],
    [
      "in {contact.cad.x}",
      { contact: { cad: { x: [1] } } },
      {},
      {
        code: "object-in-text",
        placeholder: "{contact.cad.x}",
        expected: "text, a number, a boolean or null",
        message:
          '{contact.cad.x} is part of a longer text and must be text, a number, a boolean or null, not an array. Set objectText to "json" to send its JSON text',
      },
    ],
    [
      "in {contact.cad.x}",
      { contact: { cad: { x: { date: new Date() } } } },
      { objectText: "json" },
      {
        code: "object-in-text",
        placeholder: "{contact.cad.x}",
        expected: "text, a number, a boolean or null",
        message: "{contact.cad.x} is part of a longer text and must be text, a number, a boolean or null, not an object",
      },
    ],
    [
      "{contact.cad.x}",
      { contact: new Date() },
      {},
      {
        code: "not-json",
        placeholder: "{contact.cad.x}",
        message: "{contact.cad.x} cannot be read, since it is below an object that is not plain data",
      },
    ],
  ])("%s", (template, conversation, options, expected) => {
    const issues = issuesOf(() => compiled(template, options).render(conversation as never));
    expect(issues).toStrictEqual([{ pointer: "", path: [], ...expected }]);
  });

  it("is absent if an ancestor is null", () => {
    expect(compiled(["{contact.cad.x.y}"]).render({ contact: { cad: { x: null } } } as never)).toStrictEqual([null]);
    expect(compiled(["{contact.cad.x.y}"]).render({ contact: null } as never)).toStrictEqual([null]);
  });
});

describe("render and match > objects", () => {
  it("can be changed, with any keys", () => {
    const keys = ["toString", "__proto__", "id"];
    const template = JSON.parse(`{${keys.map((key) => `${JSON.stringify(key)}: "{contact.id}"`)}}`);
    const body = compiled(template).render(sampleConversation()) as { [key: string]: unknown };
    for (const key of keys) {
      expect(Object.getOwnPropertyDescriptor(body, key)).toMatchObject({ writable: true, configurable: true, enumerable: true });
    }
    const { conversation } = compiled({ x: "{contact.cad.__proto__}" }).match({ x: 1 }) as { conversation: { contact: { cad: object } } };
    expect(Object.getOwnPropertyDescriptor(conversation.contact.cad, "__proto__")).toMatchObject({ writable: true, configurable: true });
  });
});

function throws(): never {
  throw new Error("secret-0815");
}
