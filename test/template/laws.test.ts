import { isDeepStrictEqual } from "node:util";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConversationSchema, compile, InputError, type JsonValue, type PartialConversation, type Template } from "../../src/index.ts";
import { changed, changes, conversations, isRelated, type Situation, situations, unrelatedSituations } from "../support/arbitraries.ts";

const { numRuns = 0, seed } = fc.readConfigureGlobal();
/** The laws hold the library up: at least 500 runs each, also where other properties have fewer. */
const runs = { numRuns: Math.max(500, numRuns) };
/** Ten times as many where there are many: 100,000 in the slow suite. */
const manyRuns = { numRuns: numRuns >= 10_000 ? 10 * numRuns : runs.numRuns };
/** How many bodies are tried with each schema, which ajv takes long to compile: 100,000 in the slow suite. */
const perSchema = { minLength: 10, maxLength: 10 };
const timeout = 1_800_000;

const compiled = ({ template, options }: Situation): Template => compile(template as never, options) as Template;

/** The body for a situation; none where its conversation cannot be rendered, which only two options bring about. */
function bodyOf(situation: Situation): JsonValue | undefined {
  try {
    return compiled(situation).render(situation.conversation as never);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const allowed = [
      ...(situation.options.missingPaths === "error" ? ["missing"] : []),
      ...(situation.options.objectText === "json" ? [] : ["object-in-text"]),
    ];
    for (const { code } of error.issues) expect(allowed).toContain(code);
    return undefined;
  }
}

/** A body as it arrives: parsed from its JSON text, so that it shares nothing with the conversation. */
const received = (body: JsonValue): JsonValue => JSON.parse(JSON.stringify(body));

/** Tests if two values are the same JSON: -0 is 0, as JSON.stringify writes it. */
function isSame(a: JsonValue, b: JsonValue): boolean {
  return isDeepStrictEqual(received(a), received(b));
}

const ajvs = [
  { draft: "draft-2020-12" as const, ajv: new Ajv2020({ ownProperties: true, logger: false }) },
  { draft: "draft-07" as const, ajv: new Ajv({ ownProperties: true, logger: false }) },
];

/** Tests if ajv accepts a template's schema: it refuses keys with a lone surrogate. */
function hasSurrogateKey(template: JsonValue): boolean {
  if (typeof template !== "object" || template === null) return false;
  return Object.entries(template).some(([key, value]) => /\p{Surrogate}/u.test(key) || hasSurrogateKey(value as JsonValue));
}

/** Validates a body with a template's schema, in both drafts. */
function acceptanceBy(template: Template): (body: unknown) => boolean {
  fc.pre(!hasSurrogateKey(template.source));
  const [first, second] = ajvs.map(({ draft, ajv }) => {
    const schema = template["~standard"].jsonSchema.input({ target: draft });
    const validate = ajv.compile(schema);
    ajv.removeSchema(schema);
    return validate;
  });
  return (body) => {
    const accepted = first?.(body);
    expect(second?.(body)).toBe(accepted);
    return accepted === true;
  };
}

function isBareEvent({ placeholders }: Template, { event }: PartialConversation): boolean {
  return placeholders.some(({ path, whole }) => whole && path === "event") && event?.datetime === undefined;
}

describe(`match and render, seed ${seed}:`, () => {
  it("accepts valid conversations", () => {
    fc.assert(
      fc.property(situations, ({ conversation }) => ConversationSchema.is(conversation)),
      manyRuns,
    );
  });

  it(
    "finds in a rendered body what renders the same body, or reports an ambiguous text",
    () => {
      fc.assert(
        fc.property(situations, (situation) => {
          const body = bodyOf(situation);
          if (body === undefined) return;
          const template = compiled(situation);
          const result = template.match(received(body));
          if (result.ok) expect(isSame(template.render(result.conversation), body)).toBe(true);
          else expect(result.issues.map(({ code }) => code)).toStrictEqual(result.issues.map(() => "ambiguous"));
        }),
        manyRuns,
      );
    },
    timeout,
  );

  it(
    "renders from what it finds in any body that matches a body that matches, keys that were absent aside",
    () => {
      fc.assert(
        fc.property(situations, changes, (situation, change) => {
          const body = bodyOf(situation);
          if (body === undefined) return;
          // A part that its parent lacks is null, which is not an error.
          const template = compiled({ ...situation, options: { ...situation.options, missingPaths: "null" } });
          const other = changed(received(body), change);
          const result = template.match(other);
          // A body that holds the event's name alone finds no event that could be rendered whole.
          if (!result.ok || isBareEvent(template, result.conversation)) return;
          const again = template.match(template.render(result.conversation));
          // A whole that was absent is made of its parts, and an array of its elements with null between them: no such array is sent.
          const inPresent = again.ok ? [] : again.issues.filter(({ path }) => !isAbsent(other, path));
          expect(inPresent).toStrictEqual([]);
        }),
        manyRuns,
      );
    },
    timeout,
  );
});

/** Tests if a value has nothing at a path, since a key on the way is absent. */
function isAbsent(value: unknown, path: readonly (string | number)[]): boolean {
  let holder = value;
  for (const key of path) {
    if (typeof holder !== "object" || holder === null) return false;
    if (!Object.hasOwn(holder, key)) return true;
    holder = (holder as { readonly [key: string]: unknown })[key];
  }
  return false;
}

describe(`verify, seed ${seed}:`, () => {
  it(
    "finds nothing in a rendered body",
    () => {
      fc.assert(
        fc.property(situations, (situation) => {
          const body = bodyOf(situation);
          if (body === undefined) return;
          expect(compiled(situation).verify(received(body), situation.conversation as never)).toStrictEqual({ ok: true });
        }),
        manyRuns,
      );
    },
    timeout,
  );

  it(
    "finds a change of a rendered body",
    () => {
      fc.assert(
        fc.property(situations, changes, (situation, change) => {
          const body = bodyOf(situation);
          if (body === undefined) return;
          const other = changed(received(body), change);
          expect(compiled(situation).verify(other, situation.conversation as never).ok).toBe(isSame(other, body));
        }),
        manyRuns,
      );
    },
    timeout,
  );
});

describe(`the schema, seed ${seed}:`, () => {
  it(
    "accepts every rendered body",
    () => {
      fc.assert(
        fc.property(situations, fc.array(conversations, perSchema), (situation, others) => {
          const isAccepted = acceptanceBy(compiled(situation));
          for (const conversation of [situation.conversation, ...others]) {
            const body = bodyOf({ ...situation, conversation });
            if (body !== undefined) expect(isAccepted(received(body))).toBe(true);
          }
        }),
        runs,
      );
    },
    timeout,
  );

  it(
    "accepts every body that matches",
    () => {
      fc.assert(
        fc.property(situations, fc.array(changes, perSchema), (situation, list) => {
          const body = bodyOf(situation);
          if (body === undefined) return;
          const template = compiled(situation);
          const isAccepted = acceptanceBy(template);
          for (const change of list) {
            const other = changed(received(body), change);
            if ("value" in (template["~standard"].validate(other) as object)) expect(isAccepted(other)).toBe(true);
          }
        }),
        runs,
      );
    },
    timeout,
  );

  it(
    "accepts nothing else without mixed texts and related paths",
    () => {
      fc.assert(
        fc.property(unrelatedSituations, fc.array(changes, perSchema), (situation, list) => {
          const template = compiled(situation);
          const paths = template.placeholders.map(({ path }) => path);
          expect(paths.some((path, index) => paths.slice(0, index).some((other) => isRelated(path, other)))).toBe(false);
          const body = bodyOf(situation);
          if (body === undefined) return;
          const isAccepted = acceptanceBy(template);
          for (const change of list) {
            const other = changed(received(body), change);
            expect(isAccepted(other)).toBe(template.match(other).ok);
          }
        }),
        runs,
      );
    },
    timeout,
  );
});
