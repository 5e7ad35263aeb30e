import { Ajv2020 } from "ajv/dist/2020.js";
import { ConversationSchema } from "../../src/index.ts";
import { check as ajv } from "../peers/conversation/ajv.ts";
import { check as library } from "../peers/conversation/library.ts";
import { check as typebox } from "../peers/conversation/typebox.ts";
import { check as valibot } from "../peers/conversation/valibot.ts";
import { check as zod } from "../peers/conversation/zod.ts";
import { type Candidate, compare } from "../rounds.ts";
import { ours, rowsOf, type Section } from "../rows.ts";
import { conversations } from "../workloads.ts";

/** A validator of conversations: true if it accepts a value. */
interface Validator {
  readonly name: string;
  readonly check: (value: unknown) => boolean;
}

const validators: readonly Validator[] = [
  { name: ours, check: library },
  { name: "ajv", check: ajv },
  { name: "ajv, own properties only", check: new Ajv2020({ strict: false, ownProperties: true }).compile(ConversationSchema.jsonSchema) },
  { name: "typebox, compiled", check: typebox },
  { name: "zod", check: zod },
  { name: "valibot", check: valibot },
];

const notes = new Map([
  ["ajv", "reads prototypes too"],
  ["ajv, own properties only", "as the library does"],
  ["typebox, compiled", "reads prototypes too"],
  ["zod", "copies what it takes"],
  ["valibot", "copies what it takes; wrong: an array for an object"],
]);

export const validate: Section = {
  name: "validate",
  about: "a conversation checked; each of 16 in turn",
  run: (effort) => {
    for (const value of verdicts()) {
      const expected = ConversationSchema.is(value);
      const other = validators.find(({ name, check }) => check(value) !== expected && !(name === "valibot" && holdsArrayForObject(value)));
      if (other) throw new Error(`Expected ${other.name} to be of one mind with the library on ${JSON.stringify(value)}`);
    }
    const candidates = validators.map(({ name, check }): Candidate => ({ name, run: (count) => check(conversations[count & 15]) }));
    return rowsOf("validate", "conversation", compare(candidates, effort), notes);
  },
};

/** Valid and invalid conversations: each property of each object in them left out, and replaced by one of another type. */
function* verdicts(): Generator<unknown> {
  for (const conversation of conversations) {
    yield conversation;
    for (const path of pathsIn(conversation)) {
      for (const value of [undefined, null, 7, "text", [], {}]) yield changed(conversation, path, value);
    }
  }
}

/** Replaces every empty array in a conversation by an object: the one value that valibot accepts and the model does not. */
function holdsArrayForObject(value: unknown): boolean {
  const text = JSON.stringify(value, (_, item) => (Array.isArray(item) && !item.length ? {} : item));
  return ConversationSchema.is(JSON.parse(text));
}

function pathsIn(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [[key], ...pathsIn(item).map((path) => [key, ...path])]);
}

/** A copy with another value at a path; `undefined` removes the property. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const below = changed((value as { [key: string]: unknown })[key], rest, to);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? below : item));
  const others = Object.entries(value as object).filter(([name]) => name !== key);
  return Object.fromEntries(below === undefined ? others : [...others, [key, below]]);
}
