import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigurationSchema, ContactSchema, ConversationSchema, EventSchema, type JsonValue } from "../../src/index.ts";
import type { Issues } from "../../src/issue.ts";
import { compiledSchema } from "../../src/model/compiled-schema.ts";
import { explain } from "../../src/model/explain.ts";
import { configuration, contact, conversation, event } from "../../src/model/generated/models.ts";
import { isConfiguration, isContact, isConversation, isEvent } from "../../src/model/generated/validators.js";
import { changed, changes, jsonValues } from "../support/arbitraries.ts";
import { readJson } from "../support/cases.ts";
import { valuesOf } from "../support/values-of.ts";

/** The validator of a published schema. */
function published(title: string) {
  return new Ajv2020({ ownProperties: true, strict: true }).compile(readJson(`schemas/${title.toLowerCase()}.schema.json`) as object);
}

const models = [
  { title: "Event", model: event, isValid: isEvent, object: EventSchema },
  { title: "Contact", model: contact, isValid: isContact, object: ContactSchema },
  { title: "Conversation", model: conversation, isValid: isConversation, object: ConversationSchema },
  { title: "Configuration", model: configuration, isValid: isConfiguration, object: ConfigurationSchema },
];

const strict = { strict: true, allowUnionTypes: true, strictTypes: false, ownProperties: true } as const;
const drafts = [
  { target: "draft-2020-12", ajv: () => new Ajv2020(strict) },
  { target: "draft-07", ajv: () => new Ajv(strict) },
] as const;

function issuesOf(model: object, value: unknown): Issues {
  const found: Issues = { issues: [], total: 0 };
  explain(compiledSchema(model), value, null, found);
  return found;
}

/** The value at a path of own properties; `undefined` if there is none. */
function at(value: unknown, path: readonly (string | number)[]): unknown {
  let holder = value;
  for (const key of path) holder = Object.hasOwn(holder as object, key) ? (holder as { [key: string]: unknown })[key] : undefined;
  return holder;
}

describe.each(models)("$title:", ({ title, model, isValid, object }) => {
  const validates = published(title);
  const values = valuesOf(model);
  const nearly = fc.tuple(values, fc.array(changes, { minLength: 1, maxLength: 3 })).map(([value, all]) => all.reduce(changed, value));

  it("accepts every value that its schema allows, and returns it", () => {
    fc.assert(
      fc.property(values, (value) => {
        const result = object.validate(value);
        expect(result).toStrictEqual({ ok: true, value });
        expect((result as { value: unknown }).value).toBe(value);
        expect(issuesOf(model, value).total).toBe(0);
      }),
    );
  });

  it("is the same check as validator, as interpreter and as published schema", () => {
    const outcomes = { true: 0, false: 0 };
    fc.assert(
      fc.property(fc.oneof({ weight: 8, arbitrary: nearly }, { weight: 1, arbitrary: jsonValues }), (value) => {
        const expected = validates?.(value) as boolean;
        outcomes[`${expected}`]++;
        expect(isValid(value)).toBe(expected);
        expect(issuesOf(model, value).total === 0).toBe(expected);
        expect(object.validate(value).ok).toBe(expected);
        expect(object.is(value)).toBe(expected);
      }),
    );
    expect(Math.min(outcomes.true, outcomes.false)).toBeGreaterThan(0);
  });

  it.each(drafts)("is the same check as its JSON Schema in one piece, in $target", ({ target, ajv }) => {
    const validate = ajv().compile(object["~standard"].jsonSchema.output({ target }));
    fc.assert(
      fc.property(fc.oneof(nearly, jsonValues), (value) => {
        expect(validate(value)).toBe(object.is(value));
      }),
    );
  });

  it("reports one issue for each wrong place, and none above it", () => {
    fc.assert(
      fc.property(nearly, (value) => {
        const pointers = issuesOf(model, value).issues.map(({ pointer }) => pointer);
        expect(new Set(pointers).size).toBe(pointers.length);
        for (const pointer of pointers) expect(pointers.some((other) => other.startsWith(`${pointer}/`))).toBe(false);
      }),
    );
  });

  it("names the received type in each issue, and never the value", () => {
    const secret = "4Zq-secret";
    fc.assert(
      fc.property(values, changes, (value, change) => {
        const wrong = changed(value, { ...change, value: { inside: [secret] } });
        for (const issue of issuesOf(model, wrong).issues) {
          expect(issue.message).toMatch(/^(?:"[\s\S]*"|Element \d+|The value) (?:must be|is missing\. It must be) (?:an? |null|")/);
          expect(issue.message).not.toContain(secret);
          expect(issue).not.toHaveProperty("actual");
          expect(issue.code === "missing").toBe(at(wrong, issue.path) === undefined);
        }
      }),
    );
  });
});

it("counts all issues and holds the first hundred", () => {
  const skills = Array.from({ length: 250 }, () => 5) as JsonValue[];
  const result = ContactSchema.validate({ ...(conversationSample() as { contact: object }).contact, skills });
  expect(result).toMatchObject({ ok: false, total: 250 });
  const { issues } = result as Extract<typeof result, { ok: false }>;
  expect(issues.map(({ pointer }) => pointer)).toStrictEqual(Array.from({ length: 100 }, (_, index) => `/skills/${index}`));
});

function conversationSample(): JsonValue {
  return (readJson("test/cases/conversations.json") as { chat: JsonValue }).chat;
}
