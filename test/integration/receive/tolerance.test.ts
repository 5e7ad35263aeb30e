import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ConversationSchema,
  compile,
  defineIntegration,
  InputError,
  type Integration,
  type JsonValue,
  type Template,
} from "../../../src/index.ts";
import { documentedPaths } from "../../../src/model/generated/paths.ts";
import { readPath } from "../../../src/template/tree/read-path.ts";
import { changed, changes, conversations, type Situation, situations, unrelatedSituations } from "../../support/arbitraries.ts";

// The options of an integration are given in full, so that a separate template can read the body.
const settled = ({ options }: Situation) => ({ unknownPaths: "error", objectText: "error", ...options }) as const;

const compiled = (situation: Situation) => compile(situation.template as never, settled(situation)) as Template;

/** Integrations of a template for a body, one of them strict. */
function integrationsOf(situation: Situation) {
  const define = (strict: boolean) =>
    defineIntegration({
      configuration: { request: { method: "POST", body: situation.template } },
      credentials: "unchecked",
      strict,
      options: settled(situation),
    }) as Integration;
  return { tolerant: define(false), strict: define(true) };
}

function bodyOf(situation: Situation): JsonValue | undefined {
  try {
    return parsed(compiled(situation).render(situation.conversation as never));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** A value as it arrives: -0 is 0, and nothing is shared. */
const parsed = (value: JsonValue): JsonValue => JSON.parse(JSON.stringify(value));

const withoutEmptyRoots = (conversation: object) =>
  Object.fromEntries(Object.entries(conversation).filter(([, root]) => Object.keys(root as object).length));

const incoming = (body: unknown) => ({ headers: {}, body: JSON.stringify(body) });

describe("a changed body", () => {
  it("is delivered with a warning exactly if it no longer matches, which strict refuses", async () => {
    let matches = 0;
    let differs = 0;
    await fc.assert(
      fc.asyncProperty(situations, changes, async (situation, change) => {
        const body = bodyOf(situation);
        if (body === undefined) return;
        const other = parsed(changed(body, change));
        const expected = compiled(situation).match(other);
        const { tolerant, strict } = integrationsOf(situation);
        const delivered = await tolerant.receive(incoming(other));
        const refused = await strict.receive(incoming(other));
        if (!delivered.ok) throw new Error(`refused with ${delivered.status}`);
        expect(isDeepStrictEqual(delivered.body, other)).toBe(true);
        if (expected.ok) {
          matches++;
          expect(delivered.warnings.filter(({ code }) => code !== "renamed")).toStrictEqual([]);
          // A root that a template names is always there in a match, and absent from a delivery in which nothing of it was found.
          expect(isDeepStrictEqual(withoutEmptyRoots(delivered.conversation), withoutEmptyRoots(expected.conversation))).toBe(true);
          expect(isDeepStrictEqual(refused, delivered)).toBe(true);
          return;
        }
        differs++;
        expect(delivered.warnings.length).toBeGreaterThan(0);
        expect(refused).toMatchObject({ ok: false, status: 422 });
        if (expected.total > 100) return;
        const places = delivered.warnings.flatMap(({ code, pointer }) => (code === "renamed" ? [] : `${code} ${pointer}`));
        // A text that was ambiguous may be settled by what is read of a whole that does not match.
        const certain = expected.issues.filter(({ code }) => !["ambiguous", "inconsistent", "text"].includes(code));
        for (const { code, pointer } of certain) expect(places).toContain(`${code} /body${pointer}`);
        if (!certain.length) expect(places).toStrictEqual(expected.issues.map(({ code, pointer }) => `${code} /body${pointer}`));
      }),
    );
    expect(Math.min(matches, differs)).toBeGreaterThan((fc.readConfigureGlobal().numRuns ?? 100) / 20);
  }, 600_000);

  it("still finds every unchanged value, and nothing else", async () => {
    let untouched = 0;
    await fc.assert(
      fc.asyncProperty(unrelatedSituations, changes, async (situation, change) => {
        const body = bodyOf(situation);
        if (body === undefined) return;
        const other = parsed(changed(body, change));
        const { tolerant } = integrationsOf(situation);
        const delivered = await tolerant.receive(incoming(other));
        if (!delivered.ok) throw new Error(`refused with ${delivered.status}`);
        for (const { path, pointer } of compiled(situation).placeholders) {
          const value = valueAt(body, other, pointer);
          if (value === undefined) continue;
          untouched++;
          expect(isDeepStrictEqual(readPath(delivered.conversation, path.split(".")), value.found)).toBe(true);
        }
      }),
    );
    expect(untouched).toBeGreaterThan(fc.readConfigureGlobal().numRuns ?? 100);
  }, 600_000);
});

describe("a changed object", () => {
  const whole = { template: { event: "{event}", contact: "{contact}" }, options: {}, conversation: null };

  it("still finds each of its unchanged parts", async () => {
    const { tolerant, strict } = integrationsOf(whole);
    let parts = 0;
    let odd = 0;
    await fc.assert(
      fc.asyncProperty(conversations, fc.array(changes, { minLength: 1, maxLength: 3 }), async (conversation, several) => {
        const before = parsed(conversation);
        const after = parsed(several.reduce(changed, before));
        const delivered = await tolerant.receive(incoming(after));
        if (!delivered.ok) throw new Error(`refused with ${delivered.status}`);
        for (const path of documentedPaths) {
          const segments = path.split(".");
          const value = valueAt(before, after, `/${segments.join("/")}`);
          if (value === undefined) continue;
          parts++;
          expect(isDeepStrictEqual(readPath(delivered.conversation, segments), value.found)).toBe(true);
        }
        const isValid = ConversationSchema.is(after) || delivered.warnings.length === 0;
        if (!isValid) odd++;
        expect((await strict.receive(incoming(after))).ok).toBe(isValid);
      }),
    );
    const runs = fc.readConfigureGlobal().numRuns ?? 100;
    expect(parts).toBeGreaterThan(runs * 10);
    expect(odd).toBeGreaterThan(runs / 5);
  }, 600_000);

  it("finds nothing that the model does not allow", async () => {
    const { tolerant } = integrationsOf(whole);
    await fc.assert(
      fc.asyncProperty(conversations, fc.array(changes, { minLength: 1, maxLength: 5 }), async (conversation, several) => {
        const after = several.reduce(changed, parsed(conversation));
        const delivered = await tolerant.receive(incoming(after));
        if (!delivered.ok) throw new Error(`refused with ${delivered.status}`);
        const result = ConversationSchema.validate(delivered.conversation);
        for (const { code, pointer } of result.ok ? [] : result.issues) {
          // A part that was left out is missing; an element of an array that was left out is null.
          const isElement = /^\/contact\/(?:skills|required_agents|email\/(?:to|cc))\/\d+$/.test(pointer);
          const isNull = isElement && readPath(delivered.conversation, pointer.slice(1).split("/")) === null;
          expect(code === "missing" || isNull).toBe(true);
        }
      }),
    );
  }, 600_000);
});

/** The value at a pointer, where it is the same in both, and so are the lengths of the arrays around it. */
function valueAt(before: JsonValue, after: JsonValue, pointer: string): { readonly found: JsonValue } | undefined {
  let [from, to]: unknown[] = [before, after];
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof from !== "object" || from === null || typeof to !== "object" || to === null) return undefined;
    if (Array.isArray(from) !== Array.isArray(to) || (Array.isArray(from) && from.length !== (to as unknown[]).length)) return undefined;
    if (!Object.hasOwn(to, key)) return undefined;
    [from, to] = [from[key as keyof typeof from], to[key as keyof typeof to]];
  }
  return isDeepStrictEqual(from, to) ? { found: from as JsonValue } : undefined;
}
