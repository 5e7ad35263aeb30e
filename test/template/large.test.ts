import { describe, expect, it } from "vitest";
import { check, compile, printTypes, type Template, type TemplateOptions } from "../../src/index.ts";
import { ring, shared } from "../support/hostile-values.ts";

const compiled = (template: unknown, options?: TemplateOptions): Template => compile(template as never, options) as Template;

describe("long keys", () => {
  const key = "k".repeat(10_000_000);

  it("appear in a limited length of pointers, and every issue is counted", () => {
    const template = { [key]: Array(1000).fill("{contact.agnet}") };
    const found = check(template);
    expect(found).toHaveLength(2);
    expect(found[1]?.pointer).toBe(`/${key}/1`);
    expect(() => compiled(template)).toThrow(/and 998 more$/);
    const priorities = compiled({ [key]: Array(1000).fill("{contact.priority}") }, { missingPaths: "error" });
    expect(priorities.match({ [key]: Array(1000).fill("x") })).toMatchObject({ ok: false, total: 1000, issues: { length: 2 } });
    expect(() => priorities.render({})).toThrow(/and 998 more$/);
  });

  it("do not suppress short ones", () => {
    expect(check({ a: Array(999).fill("{contact.agnet}"), [key]: "{contact.agnet}" })).toHaveLength(1000);
  });
});

describe("long texts", () => {
  const text = "a".repeat(16_000_000);

  it("are printed as types", () => {
    expect(printTypes([text])).toContain(`export type Body = ["${text}"];`);
    const types = printTypes({ [`JsonValue ${'"\\'.repeat(4_000_000)}`]: "{contact.agent}" });
    expect(types.startsWith('import type { Agent } from "contact-pro-webhooks";\n')).toBe(true);
  });

  it("are printed as far as there is room, and so are keys", () => {
    // `...` replaces the long text in the types.
    const short = (template: unknown, long = text) => printTypes(template).replace(long, "...");
    const many = Array(1000).fill("a".repeat(160_000));
    expect(printTypes(many).split(", JsonValue")).toHaveLength(1000 - 104 + 1);
    expect(short([{ [text]: 1 }, { [text]: 2 }, 3])).toContain('Body = [{\n  "...": 1;\n}, JsonValue, JsonValue];');
    const nearly = "a".repeat(16_777_214);
    expect(short([nearly, { bc: "{contact.id}" }, { b: "{contact.id}" }], nearly)).toContain(
      'Body = ["...", {\n  "bc": string;\n}, JsonValue];',
    );
  });

  it("are reported in short form in any number", () => {
    const template = compiled(Array(1000).fill("{contact.source}"));
    const result = template.verify(Array(1000).fill("x"), { contact: { source: text } });
    expect(result).toMatchObject({ ok: false, total: 1000 });
    expect(!result.ok && result.issues[99]?.message).toBe(`Expected "${"a".repeat(59)}... from {contact.source} but received "x"`);
  });
});

describe("types are printed as far as TypeScript can infer them:", () => {
  const nested = (levels: number): unknown => (levels ? [nested(levels - 1)] : "{contact.id}");
  const inObjects = (levels: number): unknown => (levels ? { a: inObjects(levels - 1) } : "{contact.id}");
  const typesOf = (template: unknown) => printTypes(template).replaceAll(/\s+/g, " ");
  const all = '"contact": { "id": string; };';

  it("twelve levels", () => {
    expect(typesOf(nested(11))).toContain(`Body = ${"[".repeat(11)}string${"]".repeat(11)};`);
    expect(typesOf(nested(11))).toContain(all);
    expect(typesOf(nested(12))).toContain(`Body = ${"[".repeat(12)}JsonValue${"]".repeat(12)};`);
    expect(typesOf(nested(12))).toContain("Matched = PartialConversation;");
    expect(typesOf(inObjects(11))).toContain(all);
    expect(typesOf(inObjects(12))).toContain('{ "a": JsonValue; }');
    expect(typesOf(inObjects(12))).toContain("Matched = PartialConversation;");
  });

  it.each(["{", "<"])("fewer than 400 delimiters, %s", (delimiter) => {
    const [few, many] = [delimiter.repeat(399), delimiter.repeat(400)];
    expect(typesOf({ a: few, b: "{contact.id}" })).toContain(`Body = { "a": "${few}"; "b": string; };`);
    expect(typesOf({ a: few, b: "{contact.id}" })).toContain(all);
    expect(typesOf(["{contact.id}", { a: many }])).toContain('Body = [string, { "a": JsonValue; }];');
    expect(typesOf(["{contact.id}", { a: many }])).toContain("Matched = PartialConversation;");
    expect(typesOf([`{contact.id}${delimiter.repeat(398)}`])).toContain("Body = [string];");
    expect(typesOf([`{contact.id}${delimiter.repeat(399)}`])).toContain("Body = [JsonValue];");
    expect(typesOf([`{contact.id}${delimiter.repeat(399)}`, "{event}"])).toContain("Matched = PartialConversation;");
  });

  it("text without escapes", () => {
    expect(typesOf(["\\{contact.id}", "\\<event>", "a{b", "\\a"])).toContain('Body = [string, string, "a{b", "\\\\a"];');
  });

  it("import only the types that they name", () => {
    expect(typesOf("JsonValue Agent")).not.toContain("import");
    expect(typesOf(["{contact.agent}", "{contact.cad}"])).toContain("import type { Agent, JsonValue } from");
  });
});

describe("arrays with holes", () => {
  const sparse = Object.assign(new Array(2), { 1: 1 });

  it("hide nothing that comes after them from verify", () => {
    const template = compiled("{contact.cad}");
    const conversation = { contact: { cad: { a: sparse, z: 1 } } };
    expect(template.verify({ a: [0, 1], z: 2 }, conversation as never)).toMatchObject({
      ok: false,
      total: 2,
      issues: [{ pointer: "/a/0" }, { pointer: "/z" }],
    });
    expect(template.verify({ a: sparse, z: 1 }, conversation as never)).toStrictEqual({ ok: true });
  });

  it("take time by their content, not by their claimed length", () => {
    const endless = Object.assign(new Array(2 ** 32 - 1), { 0: 1 });
    expect(compiled("{contact.skills}").match(endless)).toMatchObject({ ok: false, issues: [{ code: "length", pointer: "" }] });
    const template = compiled("{contact.cad}");
    expect(template.verify({ a: endless }, { contact: { cad: { a: Object.assign(new Array(2 ** 32 - 1), { 0: 2 }) } } })).toMatchObject({
      ok: false,
      issues: [{ pointer: "/a/0" }],
    });
  });
});

describe("objects that hold themselves", () => {
  it("are compared in the time of their members, for any length", () => {
    const template = compiled({ a: "{contact.cad}", b: "{contact.cad}" });
    expect(template.match({ a: ring(30_011), b: ring(30_013) }).ok).toBe(true);
    expect(compiled("{contact.cad}").verify(ring(30_011), { contact: { cad: ring(30_013) } } as never)).toStrictEqual({ ok: true });
    const other = { ...(ring(30_011) as object), end: 1 };
    expect(template.match({ a: ring(30_013), b: other }).ok).toBe(false);
    expect(template.match({ a: { next: { next: ring(5) } }, b: { next: { next: { next: other } } } }).ok).toBe(false);
  });

  it("are each reported if two of them are swapped", () => {
    const [left, right] = [{ x: 1 }, { x: 2 }];
    const result = compiled({ a: "{contact.cad.a}", b: "{contact.cad.b}" }).verify({ a: right, b: left }, {
      contact: { cad: { a: left, b: right } },
    } as never);
    expect(result).toMatchObject({ ok: false, total: 2 });
  });
});

describe("objects that share their parts", () => {
  it("are not written as text that exceeds a string", () => {
    const template = compiled({ a: "{contact.cad.x}", text: "x {contact.cad.x}" }, { objectText: "json" });
    expect(() => template.render({ contact: { cad: { x: shared(60) as never } } })).toThrow(
      "must be text, a number, a boolean or null, not an array",
    );
    expect(template.match({ a: shared(60), text: "x" }).ok).toBe(false);
    expect(template.render({ contact: { cad: { x: shared(2) as never } } })).toMatchObject({ text: 'x [[["x"],["x"]],[["x"],["x"]]]' });
  });
});
