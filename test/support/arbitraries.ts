import fc from "fast-check";
import { check, type JsonValue, type TemplateOptions } from "../../src/index.ts";
import { documentedPaths } from "../../src/model/generated/paths.ts";

/** A template with options under which it has no errors, and a conversation that is valid by `ConversationSchema`. */
export interface Situation {
  readonly template: JsonValue;
  readonly options: TemplateOptions;
  readonly conversation: JsonValue;
}

/** Keys that code tends to trip over: those that a JSON Pointer escapes, those that an object inherits, none at all. */
export const oddKeys = [
  "a",
  "b",
  "a/b",
  "~",
  "",
  "__proto__",
  "constructor",
  "toString",
  "0",
  "Customer ID",
  "ä",
  "\n\"'\\",
  "\u2028",
  "\ud800",
];

const oddStrings = [
  "",
  " ",
  "a",
  "aa",
  "-",
  "a-a",
  "5",
  "100",
  "true",
  "null",
  "$&",
  "$1`'",
  "\\",
  "\\\\",
  '"quoted"',
  "{",
  "{}",
  "[]",
  '{"a":1}',
  "[null]",
  "{contact.id}",
  "<event>",
  "one\ntwo\r\n",
  "\u2028",
  "\u0000",
  "ÅÄÖ",
  "😀",
  "\ud800",
  "\udc00a",
];

/** Every character, lone surrogates too: the unit "binary", which would map all of Unicode each time that a test file is loaded. */
export const characters: fc.Arbitrary<string> = fc.integer({ min: 0, max: 0x10ffff }).map((codePoint) => String.fromCodePoint(codePoint));

/** Strings of every kind: of a few letters, so that they overlap, with lone surrogates, and such as mean something elsewhere. */
export const strings: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...oddStrings) },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom("a", "-", " ", "5"), maxLength: 5 }) },
  { weight: 1, arbitrary: fc.string({ unit: characters, maxLength: 6 }) },
);

/** Numbers that JSON has, -0 too. */
export const numbers: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, 5, 100, -1, 0.1, 1e21, 5e-324, Number.MAX_SAFE_INTEGER),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const keys = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...oddKeys) }, { weight: 1, arbitrary: strings });

/** Objects that hold their keys as properties of their own, `__proto__` too. */
export function objects<T>(values: fc.Arbitrary<T>, maxLength = 4): fc.Arbitrary<{ [key: string]: T }> {
  return fc.array(fc.tuple(keys, values), { maxLength }).map((entries) => Object.fromEntries(entries));
}

/** JSON values of every kind, a few levels deep. */
export const jsonValues: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.oneof(fc.constant(null), fc.boolean(), numbers, strings),
    fc.array(tie("value"), { maxLength: 3 }),
    objects(tie("value"), 3),
  ),
})).value;

function orNull<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(values, { freq: 3 });
}

const texts = orNull(strings);
const agents = fc.record({ id: texts, number: texts, chat_address: texts }, { requiredKeys: [] });
const queues = fc.record({ id: texts, address: texts }, { requiredKeys: [] });
const skills = fc.record({ id: texts, value: orNull(numbers), name: texts }, { requiredKeys: [] });
const addresses = orNull(fc.oneof(strings, fc.array(strings, { maxLength: 3 })));
const emails = fc.record({ subject: texts, body: texts, to: addresses, cc: addresses }, { requiredKeys: [] });
/** Attached data, most of it under the keys that the paths below `contact.cad` name. */
const attached = fc
  .tuple(
    fc.record(
      { x: fc.oneof(jsonValues, fc.record({ x: jsonValues, 0: jsonValues }, { requiredKeys: [] })), y: jsonValues },
      { requiredKeys: [] },
    ),
    objects(jsonValues),
  )
  .map(([named, other]) => ({ ...named, ...other }));

const contacts = fc.record(
  {
    channel_type: fc.oneof(fc.constantFrom("chat", "phone", "email"), strings),
    direction: fc.oneof(fc.constantFrom("inbound", "outbound"), strings),
    id: strings,
    guid: strings,
    created: strings,
    language: strings,
    priority: numbers,
    channel_sub_type: texts,
    skills: orNull(fc.array(skills, { maxLength: 3 })),
    queue: orNull(queues),
    forwarding_queue: orNull(queues),
    agent: orNull(agents),
    preferred_agent: orNull(agents),
    transferring_agent: orNull(agents),
    required_agents: orNull(fc.array(fc.oneof(agents, strings), { maxLength: 3 })),
    source: texts,
    destination: texts,
    external_destination: texts,
    cad: orNull(attached),
    email: orNull(emails),
    unheard_of: jsonValues,
  },
  { requiredKeys: ["channel_type", "direction", "id", "guid", "created", "language", "priority"] },
);

const eventNames = fc.oneof({ weight: 4, arbitrary: fc.constantFrom("queued", "Accepted", "CLOSED") }, { weight: 1, arbitrary: strings });

/** Conversations that are valid by `ConversationSchema`: nulls at every level, optional parts absent, unusual strings and keys. */
export const conversations: fc.Arbitrary<JsonValue> = fc.record({
  event: fc.record({ name: eventNames, datetime: strings }),
  contact: contacts,
}) as fc.Arbitrary<JsonValue>;

const documented = documentedPaths;
const indexed = [
  ...["contact.skills.0", "contact.skills.0.value", "contact.skills.1.id", "contact.skills.2.name"],
  ...["contact.required_agents.0", "contact.required_agents.0.id", "contact.required_agents.2.number"],
  ...["contact.email.to.0", "contact.email.cc.1"],
];
const attachedPaths = ["x", "y", "x.x", "x.0", "x.x.y", "x.toString", "Customer ID", "a/b", "~", "__proto__", "__proto__.a", "0", "ä"].map(
  (path) => `contact.cad.${path}`,
);
/** Paths that the model lacks, for `unknownPaths: "allow"`. */
const unknown = [
  "event.new",
  "contact.unheard_of",
  "contact.unheard_of.a",
  "contact.queue.new",
  "contact.__proto__",
  "contact.required_agents.0.new",
];

/** Paths that are read often, so that they are above, below and beside each other. */
const related = [
  "event",
  "event.name",
  "contact",
  "contact.agent",
  "contact.agent.id",
  "contact.skills",
  ...indexed,
  ...attachedPaths,
  "contact.cad",
];

const paths = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...documented) },
  { weight: 5, arbitrary: fc.constantFrom(...related) },
  { weight: 1, arbitrary: fc.constantFrom(...unknown) },
);

/** Placeholders between either kind of delimiters. */
const placeholders = fc.tuple(paths, fc.boolean()).map(([path, isBrace]) => (isBrace ? `{${path}}` : `<${path}>`));

const betweens = fc.oneof(
  fc.constantFrom(
    "",
    "-",
    " ",
    "a",
    "aa",
    ": ",
    "\\",
    "\\\\",
    "\n",
    "$&",
    "{",
    "}",
    "<b>",
    '{"a": 1}',
    "😀",
    "\ud83d",
    "\\{contact.id}",
    "\\\\\\<event>",
  ),
  strings,
);

const longerTexts = fc
  .tuple(betweens, fc.array(fc.tuple(placeholders, betweens), { minLength: 1, maxLength: 4 }))
  .map(([first, rest]) => first + rest.flat().join(""));

const literals = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  numbers,
  strings,
  fc.constantFrom("\\{contact.id}", "\\\\\\{event}", "<p>", '{"a": 1}'),
);

/** Templates of wholes and literals, nested, and of longer texts where they are wanted; some have errors. */
function templates(hasTexts: boolean): fc.Arbitrary<JsonValue> {
  return fc.letrec<{ node: JsonValue }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: "medium" },
      fc.oneof(
        { weight: 5, arbitrary: placeholders },
        { weight: hasTexts ? 5 : 0, arbitrary: longerTexts },
        { weight: 1, arbitrary: literals },
      ),
      { weight: 3, arbitrary: objects(tie("node"), 6) },
      { weight: 1, arbitrary: fc.array(tie("node"), { maxLength: 4 }) },
    ),
  })).node;
}

const options: fc.Arbitrary<TemplateOptions> = fc.record(
  {
    missingPaths: fc.constantFrom("null", "error"),
    nullText: fc.oneof(fc.constantFrom("", "null", "-", "5", "{}", "[]", "n/a"), strings),
    objectText: fc.constantFrom("error", "json"),
    unknownPaths: fc.constantFrom("error", "allow"),
  },
  { requiredKeys: [] },
);

/** TemplateOptions under which a template has no errors, where there are such: objects in text and unknown paths are allowed if it has them. */
function allowing(template: JsonValue, given: TemplateOptions): TemplateOptions {
  const codes = new Set(check(template, given).map(({ code }) => code));
  return {
    ...given,
    ...(codes.has("object-in-text") ? { objectText: "json" as const } : {}),
    ...(codes.has("unknown-path") ? { unknownPaths: "allow" as const } : {}),
  };
}

function situationsOf(given: fc.Arbitrary<JsonValue>): fc.Arbitrary<Situation> {
  return fc
    .record({ template: given, options, conversation: conversations })
    .map((situation) => ({ ...situation, options: allowing(situation.template, situation.options) }))
    .filter(({ template, options }) => check(template, options).every(({ severity }) => severity === "warning"));
}

/** Everything that a template can be, with all options. */
export const situations: fc.Arbitrary<Situation> = situationsOf(templates(true));

/** Templates without longer texts, of which no two placeholders read the same, or one a part of what the other reads. */
export const unrelatedSituations: fc.Arbitrary<Situation> = situationsOf(templates(false).map((template) => withoutRelated(template, [])));

/** A template with null for each placeholder that reads what another one reads too. */
function withoutRelated(template: JsonValue, taken: string[]): JsonValue {
  if (Array.isArray(template)) return template.map((item) => withoutRelated(item, taken));
  if (typeof template === "object" && template !== null) {
    return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, withoutRelated(value, taken)]));
  }
  const path = typeof template === "string" ? /^[{<]((?:event|contact)(?:\.[^{}<>]*)?)[}>]$/.exec(template)?.[1] : undefined;
  if (path === undefined) return template;
  if (taken.some((other) => isRelated(path, other))) return null;
  taken.push(path);
  return template;
}

/** Tests if two paths are equal, or one is below the other. */
export function isRelated(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** A change of a JSON value: one place in it has another value, is gone, or holds more. */
export interface Change {
  readonly kind: "replace" | "remove" | "add" | "edit";
  readonly at: number;
  readonly key: string;
  readonly value: JsonValue;
}

export const changes: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("replace", "replace", "remove", "add", "edit"),
  at: fc.nat(),
  key: keys,
  value: jsonValues,
});

/** A copy of a JSON value with a change at one of its places. */
export function changed(value: JsonValue, change: Change): JsonValue {
  const holder = { root: structuredClone(value) };
  const places = placesIn(holder);
  const [parent, key] = places[change.at % places.length] as [Holder, string];
  applyChange(parent, key, change, parent === holder);
  return holder.root;
}

type Holder = { [key: string]: JsonValue };

function placesIn(value: unknown): [Holder, string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [[value as Holder, key] as [Holder, string], ...placesIn((value as Holder)[key])]);
}

function applyChange(parent: Holder, key: string, change: Change, isRoot: boolean): void {
  const old = parent[key] as JsonValue;
  if (change.kind === "remove" && !isRoot) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  } else if (change.kind === "add" && typeof old === "object" && old !== null) {
    if (Array.isArray(old)) old.push(change.value);
    else own(old, change.key, change.value);
  } else {
    own(parent, key, change.kind === "edit" ? edited(old) : change.value);
  }
}

function edited(value: JsonValue): JsonValue {
  if (typeof value === "string") return value.length % 2 ? `${value}a` : value.slice(1);
  if (typeof value === "number") return String(value);
  return value === null ? "" : null;
}

function own(object: object, key: string, value: JsonValue): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
