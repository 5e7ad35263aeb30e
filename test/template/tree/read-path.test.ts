import fc from "fast-check";
import get from "lodash.get";
import { describe, expect, it } from "vitest";
import { ContactSchema, ConversationSchema, compile, EventSchema, InputError, type JsonValue, type Template } from "../../../src/index.ts";
import { isIndex } from "../../../src/json.ts";
import { documentedPaths } from "../../../src/model/generated/paths.ts";
import { readPath } from "../../../src/template/tree/read-path.ts";
import { namesReadFromPrototype, withPollutedPrototype } from "../../support/polluted.ts";

/** Compiles paths that the types do not know. */
const compileAny = compile as (template: unknown, options?: unknown) => Template;

/** The value that a path leads to, read by a standalone placeholder. */
function valueAt(conversation: JsonValue, segments: readonly string[]): unknown {
  return compileAny(`{${segments.join(".")}}`, { unknownPaths: "allow" }).render(conversation as never);
}

const names = ["a", "b", "Customer ID", "0", "1", "12", "ä", "x-y"];
const segments = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 });

/** JSON of few keys and short lists, so that paths lead somewhere; texts are empty, for lodash reads their characters. */
const values = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: "large" },
    { weight: 2, arbitrary: fc.constantFrom<JsonValue>(null, 0, 1.5, true, false, "") },
    { weight: 5, arbitrary: fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 5 }) },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 4 }) },
  ),
})).value;

describe("reading a path", () => {
  it("agrees with lodash.get on own properties and elements", () => {
    let found = 0;
    fc.assert(
      fc.property(values, segments, (cad, rest) => {
        const path = ["contact", "cad", ...rest];
        const conversation = { contact: { cad } };
        const expected: unknown = get(conversation, path) ?? null;
        if (expected !== null && rest.length > 1) found++;
        expect(valueAt(conversation, path)).toBe(expected);
        expect(readPath(conversation, path) ?? null).toBe(expected);
      }),
      // Few paths lead somewhere: of a hundred perhaps none.
      { numRuns: Math.max(2000, fc.readConfigureGlobal().numRuns ?? 0) },
    );
    expect(found).toBeGreaterThan(0);
  });

  it("agrees with lodash.get on each documented path of any data", () => {
    fc.assert(
      fc.property(fc.constantFrom(...documentedPaths), values, fc.nat(), (path, value, at) => {
        const keys = path.split(".");
        const depth = at % (keys.length + 1);
        const conversation = keys.slice(0, depth).reduceRight<JsonValue>((below, key) => ({ [key]: below }), value);
        expect(compileAny(`{${path}}`).render({ ...(conversation as object) })).toBe(get({ ...(conversation as object) }, keys) ?? null);
        expect(readPath(conversation, keys) ?? null).toBe(get(conversation, keys) ?? null);
      }),
    );
  });

  it("distinguishes null from missing", () => {
    expect(readPath({ a: null }, ["a", "b", "c"])).toBeNull();
    expect(readPath({ a: {} }, ["a", "b", "c"])).toBeUndefined();
    expect(readPath(null, ["a"])).toBeNull();
    expect(readPath([1], [])).toStrictEqual([1]);
  });

  it.each<[string, JsonValue, string[]]>([
    ["the length of a text", "abc", ["length"]],
    ["a character of a text", "abc", ["0"]],
    ["the length of a list", [1, 2], ["length"]],
    ["a method of a list", [1, 2], ["map"]],
    ["an element by a name with a leading zero", Object.assign([1, 2], { "01": 3 }), ["01"]],
    ["an element by a sign", Object.assign([1], { "-1": 3 }), ["-1"]],
    ["a named property of a list", Object.assign([1], { name: 3 }), ["name"]],
    ["an element beyond 999", Array(1001).fill(1), ["1000"]],
    ["a method of a number", 5, ["toFixed"]],
    ["what an object inherits", {}, ["constructor"]],
    ["what what it inherits inherits", {}, ["constructor", "prototype"]],
    ["a method of an object", {}, ["toString", "name"]],
    ["the prototype of an object", {}, ["__proto__"]],
    ["the prototype of a list", [], ["__proto__"]],
    ["a method by way of the prototype", {}, ["__proto__", "toString"]],
  ])("does not read %s, as lodash.get does", (_name, cad, rest) => {
    const path = ["contact", "cad", ...rest];
    expect(get({ contact: { cad } }, path)).toBeDefined();
    expect(valueAt({ contact: { cad } }, path)).toBeNull();
    expect(() => compileAny(`{${path.join(".")}}`, { missingPaths: "error" }).render({ contact: { cad } } as never)).toThrow(InputError);
  });

  it.each(["__proto__", "constructor", "toString", "length"])("reads the own property %s", (key) => {
    const cad = JSON.parse(`{ "${key}": { "${key}": "own" } }`) as JsonValue;
    expect(valueAt({ contact: { cad } }, ["contact", "cad", key, key])).toBe("own");
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "__defineGetter__"])("%s is no documented path", (name) => {
    for (const path of [name, `event.${name}`, `contact.${name}`, `contact.agent.${name}`, `contact.id.${name}`]) {
      expect(() => compileAny(`{${path}}`), path).toThrow("The template has 1 error");
    }
  });
});

describe("an index", () => {
  it("is 0, or up to three digits that do not begin with 0", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.nat({ max: 1100 }).map(String), fc.string({ unit: fc.constantFrom(..."019 -+.ex١"), maxLength: 4 })),
        (text) => {
          expect(isIndex(text)).toBe(
            text === String(Number(text)) && Number.isInteger(Number(text)) && Number(text) >= 0 && Number(text) < 1000,
          );
        },
      ),
    );
  });
});

describe("inherited properties", () => {
  const template = {
    whole: ["{event}", "{contact.agent.id}", "{contact.cad.a.b}", "{contact.skills.0.name}", "{contact.skills.1}"],
    text: "{event}|{contact.source}|{contact.cad.x}",
    json: "{contact.agent} {contact.skills}",
    ["{contact.id}"]: 1,
  };
  const options = { unknownPaths: "allow", objectText: "json" };

  it("is not rendered", () => {
    const inherited = {
      event: { name: "evil" },
      contact: { agent: "evil" },
      name: "evil",
      agent: "evil",
      id: "evil",
      cad: "evil",
      x: "evil",
      a: "evil",
      b: "evil",
      skills: ["evil"],
      source: "evil",
      0: "evil",
      1: "evil",
    };
    const render = () =>
      [{}, { contact: {} }, { contact: { agent: {}, cad: {}, skills: [] } }].map((given) => compileAny(template.whole).render(given));
    const rendered = withPollutedPrototype(inherited, render);
    expect(rendered).toStrictEqual(Array(3).fill([null, null, null, null, null]));
  });

  it("is neither an option nor a part of a template", () => {
    const options = { missingPaths: "error", nullText: "evil", objectText: "json", unknownPaths: "allow" };
    const inherited = { ...options, evil: "{contact.agnet}", 0: "{contact.agnet}" };
    const body = withPollutedPrototype(inherited, () => compileAny({ text: "-{contact.source}-", list: [] }, {}).render({}));
    expect(JSON.stringify(body)).toBe('{"text":"--","list":[]}');
    expect(() => withPollutedPrototype(inherited, () => compileAny("x {contact.queue}", {}))).toThrow("set objectText");
    expect(() => withPollutedPrototype(inherited, () => compileAny(Array(1)))).toThrow("Element 0 must be a JSON value, not undefined");
  });

  it("is never read: from a template, its options or a conversation", () => {
    const conversation = { event: {}, contact: { agent: {}, cad: { a: {} }, skills: [{}, null] } };
    const names = [
      "event",
      "contact",
      "name",
      "agent",
      "id",
      "cad",
      "a",
      "b",
      "x",
      "source",
      "skills",
      "toJSON",
      "missing",
      "nullText",
      "objectText",
      "unknownPaths",
    ];
    const read = namesReadFromPrototype(names, () => compileAny(template, options).render(conversation as never));
    expect(read).toStrictEqual([]);
  });

  it("is never read: from a body, or from a conversation that is checked", () => {
    const contact = { agent: {}, queue: {}, email: {}, skills: [{}], required_agents: [{}], cad: {} };
    const template = compileAny({
      all: "{contact}",
      agent: "{contact.agent}",
      agents: "{contact.required_agents}",
      part: "{contact.agent.id}",
    });
    const names = documentedPaths.map((path) => path.slice(path.lastIndexOf(".") + 1));
    const read = namesReadFromPrototype(names, () => {
      template.match({ all: contact, agent: {}, agents: [{}], part: null });
      ConversationSchema.validate({ event: {}, contact });
      for (const schema of [ContactSchema, EventSchema]) schema.validate({});
    });
    expect(read).toStrictEqual([]);
  });

  it("is never read from objects that are not plain data", () => {
    const names: string[] = [];
    const asked = new Proxy({}, { get: (_, name) => names.push(String(name)), has: (_, name) => names.push(String(name)) > 0 });
    const instance = () => Object.create(asked);
    const contact = { agent: instance(), queue: instance(), email: instance(), skills: [instance()], cad: instance() };
    const template = compileAny({ agent: "{contact.agent}", direction: "{contact.direction}", all: "{contact}" });
    const result = template.match({ agent: instance(), direction: 1, all: contact });
    expect(outline(result)).toStrictEqual([
      ["type", "/agent"],
      ["type", "/direction"],
      ...["channel_type", "direction", "id", "guid", "created", "language", "priority"].map((name) => ["missing", `/all/${name}`]),
      ...["skills/0", "queue", "agent", "cad", "email"].map((name) => ["type", `/all/${name}`]),
    ]);
    expect(ContactSchema.is(contact)).toBe(false);
    expect(ContactSchema.is(instance())).toBe(false);
    expect(names).toStrictEqual([]);
  });
});

/** Issues as pairs of code and pointer. */
function outline(result: { readonly ok: boolean; readonly issues?: readonly { code: string; pointer: string }[] }): unknown {
  return result.issues?.map(({ code, pointer }) => [code, pointer]);
}
