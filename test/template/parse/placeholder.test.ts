import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, compile, type Template } from "../../../src/index.ts";
import { characters } from "../../support/arbitraries.ts";
import { conversationOf } from "../../support/cases.ts";

/** Calls with what the types refuse. */
const compileAny = compile as (template: unknown, options?: unknown) => Template;
const conversation = conversationOf({ set: { "/contact/cad": { a: "AY", "b c": "BC" } } }) as never;
const known: { readonly [path: string]: string } = {
  event: "accepted",
  "event.name": "accepted",
  "contact.id": "1166301942A6EE11B3ED58961D1810CC",
  "contact.cad.a": "AY",
  "contact.cad.b c": "BC",
};

// The rules once more, as regular expressions: slower than the library, and another way to read the same page.
const segment = String.raw`(?![ \t])[^.{}<>\r\n]+(?<![ \t])`;
const path = String.raw`(?:event|contact)(?:\.${segment})*`;
const braces = String.raw`\{(?<braced>${path})\}`;
const brackets = `<(?<bracketed>${path})>`;
const unknownRoot = String.raw`\{(?<foreign>(?!(?:event|contact)[.}])[\p{L}_$][\p{L}\p{N}_$]*(?:\.${segment})*)\}`;
const malformed = String.raw`\{(?<broken>(?:event|contact)(?![\p{L}\p{N}_])(?:[^{}<>\r\n]*\}|[^{}<>\r\n]*?(?=\\*(?:[{<>\r\n]|$))))`;
const pattern = new RegExp(String.raw`(?<slashes>\\*)(?<all>${braces}|${brackets}|${malformed}|${unknownRoot})`, "gu");

interface Reading {
  readonly text: string;
  readonly paths: readonly string[];
  readonly errors: readonly (readonly [code: string, offset: number])[];
}

function readByPattern(source: string): Reading {
  const paths: string[] = [];
  const errors: [string, number][] = [];
  let text = "";
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    const { slashes = "", all = "", braced, bracketed, broken } = match.groups ?? {};
    const offset = match.index + slashes.length;
    text += source.slice(end, match.index) + slashes.slice(0, slashes.length >> 1);
    end = offset + all.length;
    const name = braced ?? bracketed;
    if (slashes.length % 2) {
      text += all;
    } else if (name !== undefined && Object.hasOwn(known, name)) {
      paths.push(name);
      text += known[name];
    } else {
      errors.push([name !== undefined ? "unknown-path" : broken !== undefined ? "malformed" : "unknown-root", offset]);
    }
  }
  return { text: text + source.slice(end), paths, errors };
}

/** Strings of the signs and names that mean something, and of such as nearly do. */
const tokens = [
  "{",
  "}",
  "<",
  ">",
  "\\",
  "\\\\",
  ".",
  " ",
  "\t",
  "\n",
  "\r",
  "event",
  "contact",
  "id",
  "cad",
  "a",
  "b c",
  "name",
  "$",
  "é",
  "1",
  "_",
  "{contact.id}",
  "<event.name>",
  "{event}",
  "{contact.cad.b c}",
  "{contact.cad.x}",
  "{contact",
  "{foo}",
  "😀",
  "\ud800",
  "\u00a0",
];
const sources = fc.oneof(
  fc.array(fc.constantFrom(...tokens), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: characters, maxLength: 12 }),
);

const wholes = /^(?:\{event\}|<event>)$/;

describe("a text", () => {
  it("is read as regular expressions read it", () => {
    const seen = { errors: 0, values: 0 };
    fc.assert(
      fc.property(sources, (source) => {
        fc.pre(!wholes.test(source) && !/contact\.cad\.(?!a[}>]|b c[}>])|contact\.cad[}>]|contact[}>]/.test(source));
        const { text, paths, errors } = readByPattern(source);
        const found = check(source).filter(({ severity }) => severity === "error");
        expect(found.map(({ code, offset }) => [code, offset])).toStrictEqual(errors);
        seen.errors += Math.min(errors.length, 1);
        if (errors.length) return;
        const template = compileAny(source);
        expect(template.placeholders.map((placeholder) => placeholder.path)).toStrictEqual(paths);
        expect(template.render(conversation)).toBe(text);
        seen.values += Math.min(paths.length, 1);
      }),
    );
    expect(Math.min(seen.errors, seen.values)).toBeGreaterThan(0);
  });

  it("has each placeholder at its listed place", () => {
    fc.assert(
      fc.property(fc.array(sources, { minLength: 1, maxLength: 3 }), (texts) => {
        fc.pre(check(texts, { objectText: "json" }).every(({ severity }) => severity === "warning"));
        const strings = new Map(texts.map((text, index) => [`/${index}`, text]));
        for (const placeholder of compileAny(texts, { objectText: "json" }).placeholders) {
          const rest = strings.get(placeholder.pointer)?.slice(placeholder.offset) ?? "";
          expect([`{${placeholder.path}}`, `<${placeholder.path}>`]).toContain(rest.slice(0, placeholder.path.length + 2));
          expect(placeholder.whole).toBe(strings.get(placeholder.pointer)?.length === placeholder.path.length + 2);
        }
      }),
    );
  });

  it("without a brace or an angle bracket is itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: characters }), (text) => {
        const plain = text.replaceAll(/[{<]/g, "\\");
        expect(compileAny(plain).render(conversation)).toBe(plain);
        expect(check(plain)).toStrictEqual([]);
      }),
    );
  });

  it.each([
    ["opening braces", "{".repeat(1_000_000)],
    ["pairs of braces", "{}".repeat(500_000)],
    ["braces in each other", "{".repeat(500_000) + "}".repeat(500_000)],
    ["angle brackets", "<".repeat(1_000_000)],
    ["backslashes", "\\".repeat(1_000_000)],
    ["backslashes before braces", "\\{".repeat(500_000)],
    ["an opening brace before much text", `{${" x".repeat(500_000)}`],
    ["dots in braces", `{1${".a".repeat(500_000)}}`],
    ["blanks in braces", `{${" ".repeat(1_000_000)}}`],
  ])("of a million characters is read: %s", (_name, text) => {
    expect(check(text)).toStrictEqual([]);
    expect(compileAny(text).render(conversation) === text).toBe(true);
  });

  it("of many placeholders is read", () => {
    const template = compileAny("{contact.language}-".repeat(50_000));
    expect(template.placeholders).toHaveLength(50_000);
    expect(template.render(conversation) === "EN-".repeat(50_000)).toBe(true);
  });

  it("of many mistakes is read", () => {
    const text = "{contact.agnet}{foo}{contact us}{ event }<contat>".repeat(20_000);
    expect(check(text)).toHaveLength(1000);
  });

  it("of half a million backslashes before a placeholder", () => {
    const even = `${"\\".repeat(500_000)}{contact.language}`;
    expect(compileAny(even).render(conversation) === `${"\\".repeat(250_000)}EN`).toBe(true);
    expect(compileAny(`\\${even}`).render(conversation) === `${"\\".repeat(250_000)}{contact.language}`).toBe(true);
  });
});
