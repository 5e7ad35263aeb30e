import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { check, compile, InputError, type JsonValue, type Template, TemplateError, type TemplateOptions } from "../../src/index.ts";
import { conversationOf } from "../support/cases.ts";
import { failing, revoked, shared } from "../support/hostile-values.ts";

/** Calls with what the types refuse. */
const compileAny = compile as (template: unknown, options?: unknown) => Template;

function throws(): never {
  throw new Error("must not be seen");
}

class Named {
  name = "own";
}

function circular(): unknown {
  const object: { [key: string]: unknown } = { list: [] };
  (object["list"] as unknown[]).push({ again: object });
  return object;
}

/** A value in so many arrays. */
function nested(depth: number, value: unknown = "text"): unknown {
  let outer = value;
  for (let level = 0; level < depth; level++) outer = [outer];
  return outer;
}

function outline(template: unknown, options?: TemplateOptions): unknown {
  return check(template, options).map(({ severity, code, pointer, offset }) => [severity, code, pointer, offset]);
}

describe("templates that JSON cannot hold:", () => {
  it.each([
    ["undefined", undefined, "undefined"],
    ["a function", () => 1, "a function"],
    ["a symbol", Symbol("x"), "a symbol"],
    ["a bigint", 1n, "a bigint"],
    ["NaN", Number.NaN, "NaN or an infinite number"],
    ["an infinite number", Number.NEGATIVE_INFINITY, "NaN or an infinite number"],
    ["a Date", new Date(0), "an object that is not plain data"],
    ["a Map", new Map(), "an object that is not plain data"],
    ["a RegExp", /x/, "an object that is not plain data"],
    ["an instance of a class", new Named(), "an object that is not plain data"],
    ["an object that inherits", Object.create({ a: 1 }), "an object that is not plain data"],
    ["a String object", new String("x"), "an object that is not plain data"],
    ["an Error", new Error("x"), "an object that is not plain data"],
    ["a promise", Promise.resolve(1), "an object that is not plain data"],
    ["bytes", new Uint8Array(2), "an object that is not plain data"],
  ])("%s", (_name, value, received) => {
    for (const [template, pointer, name] of [
      [value, "", "The value"],
      [{ "a/b": ["fine", value] }, "/a~1b/1", "Element 1"],
    ]) {
      const message = `${name} must be a JSON value, not ${received}`;
      const found = check(template);
      expect(found).toMatchObject([{ severity: "error", code: "not-json", pointer, offset: 0, message }]);
      expect(() => compileAny(template)).toThrow(TemplateError);
      expect(() => compileAny(template)).toThrow(`error at ${pointer || "(root)"}: ${message}`);
    }
  });

  it("an array with a hole", () => {
    expect(outline(["a", Array(1)])).toStrictEqual([["error", "not-json", "/1/0", 0]]);
  });

  it("reports all of them at once, with the mistakes in placeholders", () => {
    expect(outline({ a: undefined, b: ["{contact.agnet}", Symbol("x")], c: { d: () => 1 } })).toStrictEqual([
      ["error", "not-json", "/a", 0],
      ["error", "not-json", "/b/1", 0],
      ["error", "not-json", "/c/d", 0],
      ["error", "unknown-path", "/b/0", 0],
    ]);
  });

  it("an object that holds itself", () => {
    expect(outline({ x: circular() })).toStrictEqual([["error", "circular", "/x/list/0/again", 0]]);
    expect(() => compileAny(circular())).toThrow('error at /list/0/again: "again" contains itself, and JSON cannot hold a cycle');
  });

  it("an object in two places is not a cycle", () => {
    const shared = { name: "{contact.language}" };
    expect(compileAny({ a: shared, b: [shared, shared] }).render(conversationOf({}) as never)).toStrictEqual({
      a: { name: "EN" },
      b: [{ name: "EN" }, { name: "EN" }],
    });
  });

  it("an object that shares its parts until there is no end of them", () => {
    expect(check(shared(60))).toMatchObject([{ severity: "error", code: "too-large" }]);
  });

  it("a getter that throws, and a proxy", () => {
    const object = {
      fine: "x",
      get bad() {
        return throws();
      },
    };
    expect(outline({ a: [object] })).toStrictEqual([["error", "unreadable", "/a/0/bad", 0]]);
    expect(outline(failing({}))).toStrictEqual([["error", "unreadable", "", 0]]);
    expect(outline([revoked()])).toStrictEqual([["error", "unreadable", "/0", 0]]);
    expect(() => compileAny({ a: failing({}) })).toThrow('error at /a: "a" cannot be read: a getter or a proxy throws. Use plain data');
  });

  it("500 levels are read, one more is not", () => {
    const conversation = conversationOf({}) as never;
    expect(compileAny(nested(500, "{contact.language}")).render(conversation)).toStrictEqual(nested(500, "EN"));
    expect(outline(nested(501))).toStrictEqual([["error", "too-deep", "/0".repeat(500), 0]]);
    expect(outline({ a: nested(100_000) })).toStrictEqual([["error", "too-deep", `/a${"/0".repeat(499)}`, 0]]);
    expect(() => compileAny(nested(501))).toThrow("is nested deeper than 500 levels");
  });

  it("a path of 32 segments after the root is read, a longer one is malformed in braces and text in angle brackets", () => {
    const path = (segments: number) => `contact.cad${".a".repeat(segments - 1)}`;
    expect(compileAny(`{${path(32)}}`).render(conversationOf({}) as never)).toBeNull();
    expect(outline(`{${path(33)}}`)).toStrictEqual([["error", "malformed", "", 0]]);
    expect(outline(`{${path(100_000)}}`)).toStrictEqual([["error", "malformed", "", 0]]);
    expect(check(`{${path(33)}}`)[0]?.message).toContain("has more than 32 names after the first");
    expect(compileAny(`<${path(33)}>`).render(conversationOf({}) as never)).toBe(`<${path(33)}>`);
  });

  it("of more than 500,000 different names in paths is refused, once", () => {
    const paths = (count: number) => Array.from({ length: count }, (_, index) => `{contact.cad.${index}${".a".repeat(30)}}`);
    const names = (count: number) => 2 + 31 * count;
    expect(names(16_129)).toBe(500_001);
    expect(check(paths(16_128))).toStrictEqual([]);
    expect(check(paths(17_000))).toMatchObject([{ severity: "error", code: "too-large", pointer: "/16128" }]);
  });

  it("100,000 equal objects share one description", () => {
    const { jsonSchema, ...template } = compileAny(Array(100_000).fill("{contact}"));
    const items = jsonSchema["prefixItems"] as object[];
    expect(new Set(items).size).toBe(1);
    const standard = template["~standard"].jsonSchema.output({ target: "draft-2020-12" })["prefixItems"] as object[];
    expect(new Set(standard).size).toBe(1);
  });

  it("100,000 pointers share a key of a million characters", () => {
    const { placeholders } = compileAny({ ["k".repeat(1_000_000)]: Array(100_000).fill("{contact.id}") });
    expect(placeholders).toHaveLength(100_000);
    expect(placeholders[99_999]?.pointer).toHaveLength(1_000_007);
  });
});

describe("templates that are plain data:", () => {
  const conversation = conversationOf({}) as never;

  it("an object without a prototype renders one with Object.prototype", () => {
    const body = compileAny(Object.assign(Object.create(null), { a: "{contact.language}" })).render(conversation) as object;
    expect(body).toStrictEqual({ a: "EN" });
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
  });

  it("an object of a different realm", () => {
    const template = runInContext(`({ a: ["{contact.language}", { b: null }] })`, createContext({}));
    expect(compileAny(template).render(conversation)).toStrictEqual({ a: ["EN", { b: null }] });
  });

  it("a getter is read once", () => {
    let reads = 0;
    const template = {
      get a() {
        return `{contact.language} ${++reads}`;
      },
    };
    const compiled = compileAny(template);
    expect([compiled.render(conversation), compiled.render(conversation), reads]).toStrictEqual([{ a: "EN 1" }, { a: "EN 1" }, 1]);
  });

  it("leaves out properties that JSON does not write", () => {
    const template = Object.defineProperty({ a: 1, [Symbol("s")]: 2 }, "hidden", { value: "{contact.agnet}", enumerable: false });
    const list = Object.assign(["x"], { extra: "{contact.agnet}" });
    expect(compileAny({ template, list }).render(conversation)).toStrictEqual({ template: { a: 1 }, list: ["x"] });
  });
});

describe("values that are not options:", () => {
  it.each([
    ["null", null],
    ["a number", 5],
    ["text", "missing"],
    ["a list", []],
    ["a Date", new Date()],
    ["a function", () => 1],
  ])("%s", (_name, options) => {
    expect(check("x", options as never)).toMatchObject([{ severity: "error", code: "option", pointer: "" }]);
    expect(() => compileAny("x", options)).toThrow(/The options must be an object, not /);
  });

  it("undefined is the default, for all of them and for each", () => {
    expect(check("{contact.agnet}", undefined)).toHaveLength(1);
    const options = { missingPaths: undefined, nullText: undefined, objectText: undefined, unknownPaths: undefined } as never;
    expect(compileAny("-{contact.agent.id}-", options).render({ contact: { agent: null } } as never)).toBe("--");
  });

  it("names the accepted values", () => {
    const found = check("x", { nulltext: "", nullText: 5, missingPaths: "throw" } as never).map(({ message }) => message);
    expect(found).toStrictEqual([
      'There is no option "nulltext". The options are missingPaths, nullText, objectText, unknownPaths',
      "The option nullText must be a string, not a number",
      'The option missingPaths must be "null" or "error", not "throw"',
    ]);
  });

  it("reads no inherited options", () => {
    expect(outline("x", Object.create({ nulltext: "" }))).toStrictEqual([["error", "option", "", 0]]);
    expect(compileAny("x", Object.create(null)).render(conversationOf({}) as never)).toBe("x");
  });
});

describe("conversations that JSON cannot hold:", () => {
  const template = compile({ id: "{contact.id}", agent: "{contact.agent.id}", text: "{contact.source}!", cad: "{contact.cad.a.b}" });

  function issuesOf(conversation: unknown, compiled: Template<unknown, unknown> = template): unknown {
    try {
      compiled.render(conversation as never);
    } catch (error) {
      if (error instanceof InputError) return error.issues.map(({ code, pointer, placeholder }) => [code, pointer, placeholder]);
      throw error;
    }
    return [];
  }

  it.each([
    ["undefined", undefined, "undefined"],
    ["a function", () => 1, "a function"],
    ["a Date", new Date(), "an object that is not plain data"],
    ["an instance of a class", new Named(), "an object that is not plain data"],
    ["text", "{}", "a string"],
  ])("%s", (_name, conversation, received) => {
    expect(issuesOf(conversation)).toStrictEqual([["type", "", undefined]]);
    expect(() => template.render(conversation as never)).toThrow(
      `(root): The conversation must be an object with event and contact, not ${received}`,
    );
  });

  it.each([
    ["a function", () => 1, "a function"],
    ["a symbol", Symbol("x"), "a symbol"],
    ["a bigint", 1n, "a bigint"],
    ["NaN", Number.NaN, "NaN or an infinite number"],
    ["a Date", new Date(), "an object that is not plain data"],
    ["a String object", new String("x"), "an object that is not plain data"],
    ["an instance of a class", new Named(), "an object that is not plain data"],
  ])("%s at a path, alone and in text", (_name, value, received) => {
    const conversation = { contact: { id: value, agent: {}, source: value } };
    expect(issuesOf(conversation)).toStrictEqual([
      ["not-json", "/id", "{contact.id}"],
      ["not-json", "/text", "{contact.source}"],
    ]);
    expect(() => template.render(conversation as never)).toThrow(`/id: {contact.id} must be a JSON value, not ${received}`);
  });

  it.each([
    ["a function", Object.assign(() => 1, { id: "x" }), "a function"],
    ["a Map", new Map([["id", "x"]]), "an object that is not plain data"],
    ["what inherits", Object.create({ id: "x" }), "an object that is not plain data"],
    ["an instance of a class", Object.assign(new Named(), { id: "x" }), "an object that is not plain data"],
  ])("%s on the way to a path", (_name, agent, received) => {
    expect(issuesOf({ contact: { agent } })).toStrictEqual([["not-json", "/agent", "{contact.agent.id}"]]);
    expect(() => template.render({ contact: { agent } } as never)).toThrow(
      `/agent: {contact.agent.id} cannot be read, since it is below ${received}`,
    );
  });

  it("undefined is missing", () => {
    const conversation = { contact: { id: undefined, agent: undefined, source: undefined, cad: { a: undefined } } };
    expect(template.render(conversation as never)).toStrictEqual({ id: null, agent: null, text: "!", cad: null });
    expect(issuesOf(conversation, compile({ id: "{contact.id}" }, { missingPaths: "error" }))).toStrictEqual([
      ["missing", "/id", "{contact.id}"],
    ]);
  });

  it("a getter that throws, and a proxy", () => {
    const contact = {
      id: "x",
      get agent() {
        return throws();
      },
    };
    expect(issuesOf({ contact })).toStrictEqual([["unreadable", "", undefined]]);
    expect(issuesOf({ contact: { cad: { a: revoked() } } })).toStrictEqual([["unreadable", "", undefined]]);
    expect(issuesOf(failing({}))).toStrictEqual([["unreadable", "", undefined]]);
    expect(() => template.render({ contact } as never)).not.toThrow(/must not be seen/);
  });

  it("a getter that returns a value is read", () => {
    expect(
      compile("{contact.id}").render({
        get contact() {
          return { id: "x" };
        },
      } as never),
    ).toBe("x");
  });

  it("objectText json: values without JSON text", () => {
    const compiled = compileAny({ a: "cad {contact.cad}" }, { objectText: "json" });
    expect(issuesOf({ contact: { cad: circular() } }, compiled)).toStrictEqual([["object-in-text", "/a", "{contact.cad}"]]);
    for (const odd of [1n, Number.NaN, () => 1, new Date(), Array(1)]) {
      expect(issuesOf({ contact: { cad: { x: [odd] } } }, compiled)).toStrictEqual([["object-in-text", "/a", "{contact.cad}"]]);
    }
    expect(compiled.render({ contact: { cad: { x: undefined, y: 1 } } } as never)).toStrictEqual({ a: 'cad {"y":1}' });
  });

  it("the first hundred issues are listed, and all are counted", () => {
    const compiled = compileAny(Array(150).fill("{contact.email}"), { missingPaths: "error" });
    expect(() => compiled.render({})).toThrow(/\/99: .*\n {2}and 50 more$/);
    expect(issuesOf({}, compiled)).toHaveLength(100);
  });
});

it("lists the first thousand diagnostics, and counts all", () => {
  const template: JsonValue = Array(1500).fill("{contact.agnet} {foo}");
  expect(check(template)).toHaveLength(1000);
  const message = (() => {
    try {
      compileAny(template);
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  })();
  expect(message).toMatch(/and 2000 more$/);
  expect(message.split("\n")).toHaveLength(1002);
});
