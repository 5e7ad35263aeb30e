import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile, type JsonValue, type MatchResult, type Template, type TemplateOptions } from "../../src/index.ts";
import { changed, changes, situations } from "../support/arbitraries.ts";
import { deep, hostileValues, revoked } from "../support/hostile-values.ts";

const compiled = (template: unknown, options?: TemplateOptions): Template => compile(template as never, options) as Template;
const codes = (result: MatchResult<unknown>) => (result.ok ? [] : result.issues.map(({ code, pointer }) => [code, pointer]));

const everything = {
  event: "{event}",
  contact: "{contact}",
  "the cad": "{contact.cad}",
  x: "{contact.cad.x}",
  skills: "{contact.skills}",
  list: ["{contact.agent}", 1, null],
  text: "{contact.source}-{contact.cad.x}",
};

/** Fewer levels than elsewhere, since each value is tried at many places. */
const values = hostileValues.map(([name, make]) =>
  name === "a million levels" ? (["many levels", () => deep(50_000)] as const) : ([name, make] as const),
);

/** Objects and arrays, none of which equals a literal of the templates below. */
const unlikeAny = values.filter(([, make]) => typeof make() === "object" && make() !== null);

function fail(): never {
  throw new Error("read");
}

/** The hostile value at each place of a body, and as the body itself. */
function bodies(make: () => unknown): unknown[] {
  const keys = Object.keys(everything);
  return [
    make(),
    ...keys.map((key) => ({ [key]: make() })),
    { list: [make(), make(), make()] },
    { contact: { id: make(), cad: make(), agent: make(), skills: [make()], required_agents: make() } },
    { "the cad": { x: make() }, x: make() },
  ];
}

describe("a hostile body", () => {
  it.each(values)("never throws, at any place: %s", (_name, make) => {
    for (const options of [{}, { objectText: "json", unknownPaths: "allow" }] as const) {
      const template = compiled(everything, options);
      for (const body of bodies(make)) {
        const result = template.match(body);
        if (!result.ok) expect(result.total).toBeGreaterThan(0);
        expect(template.match(body, { exact: true }).ok && !result.ok).toBe(false);
        expect(template.verify(body, { contact: { cad: {} } }).ok).toBe(false);
        expect("issues" in template["~standard"].validate(body)).toBe(!result.ok);
      }
    }
  });

  it.each(unlikeAny)("is reported at the place of a different value: %s", (_name, make) => {
    for (const template of [
      "{contact.source}",
      "{contact.id}",
      "{event}",
      null,
      1,
      "text",
      "a {contact.id}",
      [],
      [null],
      ["{contact.source}"],
    ]) {
      const isArray = Array.isArray(template) && template.length === 1;
      const body = isArray ? [make()] : make();
      expect(compiled(template).match(body).ok, JSON.stringify(template)).toBe(false);
    }
  });

  it("is reported at the place that throws", () => {
    const body = { contact: { id: "1166" }, list: [Object.defineProperty({}, "id", { get: fail, enumerable: true }), 1, null] };
    expect(codes(compiled({ list: ["{contact.agent}", 1, null] }).match(body))).toStrictEqual([["unreadable", "/list/0"]]);
    expect(
      codes(compiled({ "a/b": "{contact.id}" }).match(Object.defineProperty({}, "a/b", { get: fail, enumerable: true }))),
    ).toStrictEqual([["unreadable", "/a~1b"]]);
    expect(codes(compiled("{contact.id}").match(revoked()))).toStrictEqual([["unreadable", ""]]);
  });

  it("lacks values that are undefined", () => {
    expect(
      codes(compiled({ e: "{event}", s: "{contact.source}" }).match({ e: { name: undefined, datetime: "" }, s: undefined })),
    ).toStrictEqual([["missing", "/e/name"]]);
    expect(codes(compiled(["{contact.source}"]).match([undefined]))).toStrictEqual([["missing", "/0"]]);
    expect(codes(compiled("{contact.source}").match(undefined))).toStrictEqual([["missing", ""]]);
    expect(codes(compiled([null]).match(new Array(1)))).toStrictEqual([["missing", "/0"]]);
  });

  it("is never changed", () => {
    fc.assert(
      fc.property(
        situations,
        changes,
        fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withSparseArray: true }),
        ({ template, options, conversation }, change, other) => {
          const before = fc.stringify([conversation, other]);
          const result = compiled(template, options);
          for (const body of [conversation, other, [other], { a: other }]) {
            result.match(body);
            result.match(body, { exact: true });
          }
          expect(fc.stringify([conversation, other])).toBe(before);
          expect(typeof result.match(changed(conversation, change)).ok).toBe("boolean");
        },
      ),
    );
  });

  it("reports the first hundred issues, and the total", () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `key ${index}`);
    const template = compiled(Object.fromEntries(keys.map((key) => [key, "{contact.priority}"])));
    const result = template.match(Object.fromEntries(keys.map((key) => [key, "wrong"])));
    expect(codes(result)).toStrictEqual(keys.slice(0, 100).map((key) => ["type", `/${key}`]));
    expect(result).toMatchObject({ ok: false, total: 1000 });
    expect(template.verify({}, { contact: { priority: 1 } })).toMatchObject({ ok: false, total: 1000 });
    const strict = template.match(Object.fromEntries([...keys.map((key) => [key, 1]), ...keys.map((key) => [`${key}!`, 1])]), {
      exact: true,
    });
    expect(strict).toMatchObject({ ok: false, total: 1000 });
    expect(strict).toHaveProperty("issues.length", 100);
  });

  it("reports a thousand wrong values in one object", () => {
    const result = compiled("{contact.skills}").match(Array.from({ length: 1000 }, () => ({ id: 1, value: "5" })));
    expect(result).toMatchObject({ ok: false, total: 2000 });
    expect(codes(result)).toHaveLength(100);
  });

  it("reports exactly a hundred issues", () => {
    const result = compiled(Array.from({ length: 100 }, () => 1)).match(Array.from({ length: 100 }, () => 2));
    expect(result).toMatchObject({ ok: false, total: 100, issues: { length: 100 } });
  });
});

describe("hostile text", { timeout: 20_000 }, () => {
  const million = "a".repeat(1_000_000);
  const names = Array.from({ length: 200 }, (_, index) => `{contact.cad.k${index}}`);

  it("is read in linear time if the text between repeats everywhere", () => {
    expect(codes(compiled(`${names.join("a")}`).match(million))).toStrictEqual([["ambiguous", ""]]);
    expect(codes(compiled(`${names.join("a")}b`).match(million))).toStrictEqual([["text", ""]]);
    expect(codes(compiled(`b${names.join("a")}`).match(million))).toStrictEqual([["text", ""]]);
    expect(codes(compiled(`${names.join("a")}b${names.join("a")}`).match(million))).toStrictEqual([["text", ""]]);
    expect(codes(compiled(names.join("")).match(million))).toStrictEqual([["ambiguous", ""]]);
  });

  it("is read in linear time if the text between nearly repeats everywhere", () => {
    const between = `${"a".repeat(1000)}b`;
    expect(codes(compiled(names.join(between)).match(million))).toStrictEqual([["text", ""]]);
  });

  it("is searched in linear time for a value of the same body", () => {
    const template = compiled({ value: "{contact.source}", text: "{contact.cad.x}{contact.source}{contact.cad.y}" });
    const almost = `${"a".repeat(125_000)}b${"a".repeat(125_000)}`;
    expect(codes(template.match({ value: almost, text: "a".repeat(500_000) }))).toStrictEqual([["text", "/text"]]);
    expect(codes(template.match({ value: "a".repeat(250_000), text: "a".repeat(500_000) }))).toStrictEqual([["ambiguous", "/text"]]);
    expect(codes(template.match({ value: `${"a".repeat(249_999)}b`, text: "a".repeat(500_000) }))).toStrictEqual([["text", "/text"]]);
    expect(template.match({ value: almost, text: `x${almost}y` })).toMatchObject({
      ok: true,
      conversation: { contact: { cad: { x: "x", y: "y" } } },
    });
  });

  it("is a mismatch if the values of the same body exceed any string", () => {
    const template = compiled({ value: "{contact.source}", text: "{contact.source}".repeat(3000) });
    expect(codes(template.match({ value: million, text: "a" }))).toStrictEqual([["text", "/text"]]);
  });

  it("is read in linear time if it resembles JSON", () => {
    const template = compiled({ text: names.map((name) => `${name}|`).join("") }, { objectText: "json" });
    const brackets: JsonValue = "[".repeat(500_000);
    expect(template.match({ text: `${brackets}${"|".repeat(200)}` })).toMatchObject({
      ok: true,
      conversation: { contact: { cad: { k0: brackets } } },
    });
    expect(codes(template.match({ text: `${brackets}${"]".repeat(500_000)}${"|".repeat(200)}` }))).toStrictEqual([["ambiguous", "/text"]]);
  });
});
