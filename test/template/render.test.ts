import { readFileSync } from "node:fs";
import fc from "fast-check";
import get from "lodash.get";
import { describe, expect, it } from "vitest";
import { check, compile, type Diagnostic, InputError, type Issue, type JsonValue, type Options, TemplateError } from "../../src/index.ts";
import { readPath } from "../../src/template/read-path.ts";
import { caseFiles } from "./cases.ts";

interface Case {
  readonly name: string;
  readonly options?: Options;
  readonly template: JsonValue;
  readonly conversation?: { readonly contact: object };
  readonly body?: JsonValue;
  readonly text?: JsonValue;
  readonly findings?: readonly Partial<Diagnostic>[];
  readonly issues?: readonly Partial<Issue>[];
}

const conversation = JSON.parse(readFileSync(new URL("../cases/conversation.json", import.meta.url), "utf8"));

function caught(code: () => unknown): unknown {
  try {
    return code();
  } catch (error) {
    return error;
  }
}

for (const { file, about, cases } of caseFiles<Case>("placeholders")) {
  describe(`${file}: ${about}`, () => {
    it.each(cases)("$name", ({ template, options, text, findings = [] }) => {
      const found = check(template, options);
      expect(found).toHaveLength(findings.length);
      expect(found).toMatchObject(findings);
      if (text !== undefined) expect(compile(template, options).render(conversation)).toEqual(text);
      else expect(caught(() => compile(template, options))).toMatchObject({ name: "TemplateError", diagnostics: found });
    });
  });
}

for (const { file, about, cases } of caseFiles<Case>("render")) {
  describe(`${file}: ${about}`, () => {
    it.each(cases)("$name", ({ template, options, conversation: over, body, issues }) => {
      const given = over ? { ...conversation, contact: { ...conversation.contact, ...over.contact } } : conversation;
      const before = JSON.stringify(given);
      const rendered = caught(() => compile(template, options).render(given));
      expect(JSON.stringify(given)).toBe(before);
      if (!issues) return expect(JSON.stringify(rendered)).toBe(JSON.stringify(body));
      expect(rendered).toBeInstanceOf(InputError);
      expect((rendered as InputError).issues).toHaveLength(issues.length);
      expect((rendered as InputError).issues).toMatchObject(issues);
    });
  });
}

const circular: { self?: unknown } = {};
circular.self = circular;
const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1);
const throwing = Object.defineProperty({}, "a", {
  enumerable: true,
  get: () => {
    throw new Error("no");
  },
});

describe("a template that is not JSON", () => {
  it.each([
    ["undefined", { a: undefined }, "not-json", "/a"],
    ["a function", { a: [() => 1] }, "not-json", "/a/0"],
    ["a symbol", { a: Symbol("a") }, "not-json", "/a"],
    ["a bigint", 1n, "not-json", ""],
    ["NaN", [Number.NaN], "not-json", "/0"],
    ["infinity", [Number.POSITIVE_INFINITY], "not-json", "/0"],
    ["a Date", { "a/b": new Date(0) }, "not-json", "/a~1b"],
    ["a boxed string", { a: Object("a") }, "not-json", "/a"],
    ["a hole", Array(1), "not-json", "/0"],
    ["a cycle", { a: circular }, "circular", "/a/self"],
    ["a getter that throws", { b: throwing }, "unreadable", "/b/a"],
    ["more than 500 levels", nested(501), "too-deep", "/0".repeat(500)],
  ])("%s", (_name, template, code, pointer) => {
    expect(check(template)).toMatchObject([{ code, pointer, severity: "error" }]);
    expect(caught(() => compile(template as JsonValue))).toBeInstanceOf(TemplateError);
  });

  it("nests 500 levels", () => {
    expect(check(nested(500))).toEqual([]);
  });

  it("may hold the same object twice", () => {
    const shared = { a: "{contact.id}" };
    expect(compile([shared, shared]).render(conversation)).toEqual([{ a: conversation.contact.id }, { a: conversation.contact.id }]);
  });
});

describe("an option that is none", () => {
  it.each([
    [{ missing: "nul" }, 'Expected the option missing to be "null" or "error" but received "nul"'],
    [{ nullText: 1 }, "Expected the option nullText to be a string but received a number"],
    [{ mising: "null" }, 'Expected one of the options missing, nullText, objectText or unknownPaths but received "mising"'],
  ])("%j", (options, message) => {
    expect(check("x", options as Options)).toMatchObject([{ code: "option", severity: "error", message }]);
  });
});

describe("a template error", () => {
  it("lists every diagnostic in its message, with pointer, offset and suggestion", () => {
    const template = { a: "x {contact.agnet.id}", "b/c": ["{contact.id"] };
    expect((caught(() => compile(template as never)) as TemplateError).message).toBe(
      [
        "The template has 2 errors:",
        "  error at /a: Expected a path of the model but received {contact.agnet.id}. Did you mean {contact.agent.id}? (offset 2)",
        "  error at /b~1c/0: Expected a path with its closing delimiter but received {contact.id. Did you mean {contact.id}? Write \\{contact.id to keep it as text",
      ].join("\n"),
    );
  });
});

describe("a compiled template", () => {
  it("is a snapshot, deep-frozen", () => {
    const template = { a: ["{contact.language}"] };
    const compiled = compile<unknown>(template);
    template.a[0] = "changed";
    expect(compiled.source).toEqual({ a: ["{contact.language}"] });
    expect(Object.isFrozen(compiled.source) && Object.isFrozen((compiled.source as { a: unknown }).a)).toBe(true);
    expect(compiled.render(conversation)).toEqual({ a: ["EN"] });
  });

  it("lists its placeholders", () => {
    expect(compile({ "a b": "{contact.agent.number}", c: ["x <event>"] }).placeholders).toEqual([
      { path: "contact.agent.number", pointer: "/a b", offset: 0, whole: true },
      { path: "event", pointer: "/c/0", offset: 2, whole: false },
    ]);
  });

  it("shares nested values with the conversation, and gives a new object each time", () => {
    const template = compile({ q: "{contact.queue}", o: {} });
    const body = template.render(conversation);
    expect(body.q).toBe(conversation.contact.queue);
    expect(template.render(conversation)).not.toBe(body);
    expect(template.render(conversation).o).not.toBe(body.o);
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
  });

  it("reads a megabyte of braces", () => {
    const text = "{".repeat(1_000_000);
    expect(compile(text as string).render(conversation)).toBe(text);
  });
});

describe("a conversation that cannot be rendered", () => {
  const template = compile<unknown>({ id: "{contact.id}", x: "{contact.cad.x.y}" });

  it.each([null, undefined, [], "text", 1, new Date(0), Object.create(conversation)])("%s", (given) => {
    expect(caught(() => template.render(given as never))).toMatchObject({ name: "InputError", issues: [{ code: "type", pointer: "" }] });
  });

  it.each([
    [
      "a getter that throws",
      {
        contact: {
          cad: Object.defineProperty({}, "x", {
            get: () => {
              throw new Error("secret");
            },
          }),
        },
      },
      "unreadable",
    ],
    ["a Date on the way", { contact: { id: "1", cad: { x: new Date(0) } } }, "not-json"],
    [
      "an instance of a class on the way",
      {
        contact: {
          id: "1",
          cad: new (class {
            x = 1;
          })(),
        },
      },
      "not-json",
    ],
    ["a function", { contact: { id: () => "1" } }, "not-json"],
    ["a bigint", { contact: { id: 1n } }, "not-json"],
  ])("%s", (_name, given, code) => {
    const error = caught(() => template.render(given as never)) as InputError;
    expect(error).toBeInstanceOf(InputError);
    expect(error.issues).toMatchObject([{ code }]);
    expect(error.message).not.toContain("secret");
  });

  it("lacks everything, and that is null", () => {
    expect(template.render({})).toEqual({ id: null, x: null });
  });
});

describe("prototypes", () => {
  it("are not read, not even a polluted one", () => {
    const template = compile({ a: "{contact.cad.polluted}", b: "{contact.cad.deep.polluted}", polluted: "{contact.language}" });
    (Object.prototype as { polluted?: unknown }).polluted = "secret";
    const [body, found] = [template.render(conversation), template.match({})];
    delete (Object.prototype as { polluted?: unknown }).polluted;
    expect(body).toEqual({ a: null, b: null, polluted: "EN" });
    expect(found).toMatchObject({ ok: false, total: 1, issues: [{ code: "missing", pointer: "/polluted" }] });
  });

  it("are where lodash.get and this library must not agree", () => {
    const holder = { list: ["a"], text: "abc" };
    for (const path of ["list.length", "text.length", "list.map", "constructor.name", "__proto__.constructor", "text.0"]) {
      expect(get(holder, path)).toBeDefined();
      expect(readPath(holder, path.split("."))).toBeUndefined();
    }
  });
});

const segment = fc.constantFrom("a", "b", "Customer ID", "0", "1", "x");
const tree = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.string(), fc.integer(), fc.constant(null), tie("object"), tie("array")),
  object: fc.dictionary(segment, tie("value"), { maxKeys: 4 }),
  array: fc.array(tie("value"), { maxLength: 3 }),
})).value;

it("reads as lodash.get does where the two must agree: own properties of objects and elements of arrays", () => {
  fc.assert(
    fc.property(fc.dictionary(segment, tree), fc.array(segment, { minLength: 1, maxLength: 4 }), (holder, path) => {
      const holders = path.map((_, index) => (index ? get(holder, path.slice(0, index)) : holder));
      fc.pre(holders.every((value) => typeof value !== "string" && value !== null));
      expect(readPath(holder, path)).toEqual(get(holder, path));
    }),
  );
});

it("renders a template without placeholders as itself", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const template = JSON.parse(JSON.stringify(value).replaceAll(/[{<](?=[^"]*")/g, (found) => found));
      fc.pre(check(template).length === 0 && !/[{<\\]/.test(JSON.stringify(template).replaceAll(/[{}]/g, "")));
      expect(JSON.stringify(compile<unknown>(template).render(conversation))).toBe(JSON.stringify(template));
    }),
  );
});
