import type { JsonValue } from "../../index.ts";
import { has, isPlainObject, setOwn } from "../../json.ts";
import { mayHoldPlaceholder } from "../../template/parse/placeholder.ts";
import { type Conceal, concealed, concealIn } from "../output/redact.ts";
import { withoutOrigin } from "../url.ts";
import { type Capture, captureFormat, type Filling, fillingsOf, memberAt } from "./capture.ts";
import { type Pseudonyms, wordsOf } from "./pseudonyms.ts";

/** A webhook as it came in. */
export interface Incoming {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly body: unknown;
  readonly template: { readonly url: string | undefined; readonly body: JsonValue | undefined };
  /** The part of the conversation that it holds. */
  readonly conversation: unknown;
}

/** Paths of times and of values from a small set, which identify no person. */
const keptPaths = [
  ...["event", "event.name", "event.datetime"],
  ...["channel_type", "channel_sub_type", "direction", "created", "language", "priority", "skills.value"].map((name) => `contact.${name}`),
];

/** The values kept there: a word or a time at most, even if an administrator puts something else there. */
const harmless = /^(?:[A-Za-z][A-Za-z0-9_-]{0,23}|[0-9]{1,4}|[0-9]{4}-[0-9T:.Z+ -]{6,29})$/;

/** Headers whose values say how something was sent. All others may hold a secret. */
const keptHeaders = ["accept", "content-encoding", "content-length", "content-type", "user-agent"];

/** Keys of what an administrator writes into a body instead of a header. */
const secretKey = /secret|token|passw|api.?key|credential|authori[sz]|^auth$/i;

/** Makes a fixture of a webhook: without secrets, and with a pseudonym of the same form for each personal value. */
export function fixtureOf(
  { method, url, headers, body, template, conversation }: Incoming,
  pseudonyms: Pseudonyms,
  conceal: Conceal,
): Capture {
  const bodyTemplate = template.body === undefined ? undefined : withoutSecretKeys(concealIn(template.body, conceal) as JsonValue);
  // The host is private, and is never compared.
  const urlTemplate = template.url === undefined ? undefined : conceal(withoutOrigin(template.url));
  const keep = new Set([...wordsOf(concealed), ...wordsIn(bodyTemplate), ...wordsIn(urlTemplate), ...keptWords(conversation)]);
  const disguise = { pseudonyms, keep, fillings: fillingsOf(bodyTemplate), conversation };
  return {
    format: captureFormat,
    method,
    url: disguiseUrl(conceal(url), disguise),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, keptHeaders.includes(name) ? conceal(String(value)) : "[removed]"]),
    ),
    template: {
      ...(urlTemplate === undefined ? {} : { url: urlTemplate }),
      ...(bodyTemplate === undefined ? {} : { body: bodyTemplate }),
    },
    ...(body === undefined ? {} : { body: disguised(concealIn(body, conceal), bodyTemplate, "", disguise) as JsonValue }),
  };
}

interface Disguise {
  readonly pseudonyms: Pseudonyms;
  /** Words of the template, and of values that are kept: in mixed text they are kept too. */
  readonly keep: ReadonlySet<string>;
  /** The paths that the strings of the template read, by their pointers. */
  readonly fillings: ReadonlyMap<string, Filling>;
  readonly conversation: unknown;
}

function disguised(value: unknown, template: JsonValue | undefined, pointer: string, disguise: Disguise): unknown {
  const filling = disguise.fillings.get(pointer);
  // The template's own text is sent unchanged.
  if (filling && value === template) return value;
  if (filling?.isWhole)
    return disguisedAt(
      value,
      filling.paths.flatMap((path) => path.split(".")),
      disguise,
    );
  if (filling && typeof value === "string") return disguisedText(value, filling.paths, disguise);
  if (isPlainObject(template) && isPlainObject(value)) {
    return mapMembers(
      value,
      (member, key) => [
        disguised(member, memberOf(template, key), `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, disguise),
        has(template, key),
      ],
      disguise,
    );
  }
  if (Array.isArray(template) && Array.isArray(value)) {
    return value.map((item, index) => disguised(item, template[index], `${pointer}/${index}`, disguise));
  }
  if (template === concealed && isTextOrNumber(value)) return concealed;
  return value === template ? value : disguisedAt(value, [], disguise);
}

function memberOf(template: { readonly [key: string]: unknown }, key: string): JsonValue | undefined {
  return has(template, key) ? (template[key] as JsonValue) : undefined;
}

/** Replaces the parts of a mixed text: values that also appear alone as they are replaced there, and the rest word by word. */
function disguisedText(text: string, paths: readonly string[], disguise: Disguise): string {
  const known = paths.flatMap((path): [string, string][] => {
    const value = memberAt(disguise.conversation, path);
    if (value === "" || !isTextOrNumber(value)) return [];
    return [[String(value), String(disguisedAt(value, path.split("."), disguise))]];
  });
  // Longest first, since one value may contain another.
  return replaceKnown(
    text,
    known.sort(([a], [b]) => b.length - a.length),
    disguise,
  );
}

function replaceKnown(text: string, known: readonly (readonly [value: string, standIn: string])[], disguise: Disguise): string {
  const [first, ...others] = known;
  if (!first) return disguise.pseudonyms.text(text, disguise.keep);
  return splitAround(text, first[0])
    .map((part) => replaceKnown(part, others, disguise))
    .join(first[1]);
}

/** Splits a text around a value that appears as a word of its own. */
function splitAround(text: string, value: string): string[] {
  const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  const parts: string[] = [];
  let start = 0;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    const end = at + value.length;
    const isWithin = (isWord(text[at - 1]) && isWord(value[0])) || (isWord(value.at(-1)) && isWord(text[end]));
    if (isWithin) continue;
    parts.push(text.slice(start, at));
    start = end;
  }
  return [...parts, text.slice(start)];
}

/** A value at a path of the conversation, or at none that is known. */
function disguisedAt(value: unknown, path: readonly string[], disguise: Disguise): unknown {
  const { pseudonyms, keep } = disguise;
  if (keptPaths.includes(path.join(".")) && isHarmless(value)) return value;
  if (typeof value === "string") return pseudonyms.text(value, keep);
  if (typeof value === "number") return pseudonyms.number(value);
  if (Array.isArray(value)) return value.map((item) => disguisedAt(item, path, disguise));
  if (!isPlainObject(value)) return value;
  return mapMembers(value, (member, key) => [disguisedAt(member, [...path, key], disguise), false], disguise);
}

/** An object with its members replaced. A key that is not a word may be an address or a number, unless the template has it. */
function mapMembers(
  value: { readonly [key: string]: unknown },
  change: (member: unknown, key: string) => readonly [member: unknown, isOfTemplate: boolean],
  { pseudonyms }: Disguise,
): object {
  const changed = {};
  for (const [key, member] of Object.entries(value)) {
    const [other, isOfTemplate] = change(member, key);
    const isIdentifier = /[@+]|\d{5}|^[0-9a-fA-F-]{32,36}$/.test(key);
    setOwn(changed, isIdentifier && !isOfTemplate ? pseudonyms.text(key) : key, other);
  }
  return changed;
}

/** A URL whose parts are written as they were: percent-encoded, or not. */
function disguiseUrl(url: string, { pseudonyms, keep }: Disguise): string {
  return url.replaceAll(/[^/?&=#]+/g, (part) => {
    const decoded = decode(part);
    const isEncoded = encodeURIComponent(decoded) === part;
    return isEncoded ? encodeURIComponent(pseudonyms.text(decoded, keep)) : pseudonyms.text(part, keep);
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A template without the literals under keys that are named like a secret. */
function withoutSecretKeys(template: JsonValue, isSecret = false): JsonValue {
  if (isTextOrNumber(template)) return isSecret && !mayHoldPlaceholder(String(template)) ? concealed : template;
  if (Array.isArray(template)) return template.map((item) => withoutSecretKeys(item, isSecret));
  if (!isPlainObject(template)) return template;
  const changed = {};
  for (const [key, member] of Object.entries(template)) setOwn(changed, key, withoutSecretKeys(member, isSecret || secretKey.test(key)));
  return changed;
}

function* wordsIn(template: unknown): Iterable<string> {
  if (typeof template === "string") yield* wordsOf(template);
  else if (typeof template === "object" && template !== null) for (const part of Object.values(template)) yield* wordsIn(part);
}

/** The words of the values that are kept, since they may also appear in mixed text. */
function keptWords(conversation: unknown): string[] {
  const values = keptPaths.map((path) => memberAt(conversation, path));
  return values.filter(isHarmless).flatMap((value) => [...wordsOf(String(value))]);
}

function isHarmless(value: unknown): value is string | number {
  return typeof value === "string" ? harmless.test(value) : typeof value === "number";
}

function isTextOrNumber(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
