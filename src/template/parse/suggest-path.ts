import { isIndex } from "../../json.ts";
import { isOpen, keyword, partsOf, type Schema } from "../../model/schema.ts";
import { editsBetween, plainName } from "../../nearest.ts";
import type { TemplateOptions } from "../options.ts";
import { childIn } from "../tree/scope.ts";

/** Advice on a path that the model lacks. */
export interface PathAdvice {
  /** The path that was meant, if that is certain enough: a wrong suggestion is worse than none. */
  readonly path: string | undefined;
  /** The part of the path that the model has. */
  readonly known: string;
  /** The names that the model has below that part. */
  readonly names: readonly string[];
  /** True if that part is an array. */
  readonly isArray: boolean;
}

/** Words that people write for documented names, by the name. Each is for one name only. */
const synonyms: { readonly [name: string]: readonly string[] } = {
  number: ["phone", "phone_number", "telephone", "tel", "extension"],
  chat_address: ["chat", "chat_id"],
  datetime: ["date", "time", "timestamp", "date_time", "occurred_at"],
  channel_type: ["channel"],
  channel_sub_type: ["subtype", "channel_subtype"],
  created: ["created_at", "creation_time"],
  language: ["lang", "locale"],
  source: ["from"],
  cad: ["attached_data", "conversation_attached_data"],
  required_agents: ["required_agent"],
  transferring_agent: ["transferred_by", "transfer_agent"],
  forwarding_queue: ["forward_queue", "forwarded_from"],
};

/** Works out what was meant by a path, name by name. */
export function advisePath(segments: readonly string[], from: Schema, options: Required<TemplateOptions>): PathAdvice {
  const meant: string[] = [];
  let schema = from;
  let unknown: Omit<PathAdvice, "path"> | undefined;
  for (const segment of segments) {
    const names = namesBelow(schema);
    const name = childIn(schema, segment, options) ? segment : meantName(segment, names);
    if (name !== segment) unknown ??= { known: meant.join("."), names, isArray: isArray(schema) };
    const below = name === undefined ? undefined : childIn(schema, name, options);
    if (name === undefined || !below)
      return { path: undefined, ...(unknown ?? { known: meant.join("."), names, isArray: isArray(schema) }) };
    meant.push(name);
    schema = below;
  }
  return { path: meant.join("."), ...(unknown ?? { known: meant.join("."), names: [], isArray: false }) };
}

function isArray(schema: Schema): boolean {
  return partsOf(schema).some((part) => keyword(part, "items") !== undefined);
}

/** The documented names below a schema. */
function namesBelow(schema: Schema): readonly string[] {
  return [...new Set(partsOf(schema).flatMap((part) => (isOpen(part) ? [] : Object.keys(keyword(part, "properties") ?? {}))))];
}

/** The only name that was probably meant: a misspelling, another case, or a synonym. */
export function meantName(written: string, names: readonly string[]): string | undefined {
  if (isIndex(written)) return undefined;
  const word = plainName(written);
  return (
    only(names, (name) => plainName(name) === word) ??
    only(names, (name) =>
      (Object.hasOwn(synonyms, name) ? (synonyms[name] as string[]) : []).some((synonym) => plainName(synonym) === word),
    ) ??
    only(names, (name) => isTypo(word, plainName(name)))
  );
}

function only(names: readonly string[], isMeant: (name: string) => boolean): string | undefined {
  const meant = names.filter(isMeant);
  return meant.length === 1 ? meant[0] : undefined;
}

/** Short names become other words by any change, so that only typing slips count. */
const short = 4;

/** One edit is a slip for each so many letters of a name. */
const lettersPerEdit = 5;

function isTypo(word: string, name: string): boolean {
  if (name.length <= short) return isSlip(word, name);
  const most = Math.max(1, Math.floor(name.length / lettersPerEdit));
  // A word with one letter less or more may be a different word. Most typing slips keep the first letter.
  return editsBetween(word, name, true) <= most && (word[0] === name[0] || most > 1 || isSlip(word, name));
}

/** Tests if a word is a name with one letter dropped, doubled, swapped with the next, or replaced by a neighbouring key. */
function isSlip(word: string, name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const [before, letter, after] = [name.slice(0, at), name[at] as string, name.slice(at + 1)];
    if (word === before + after || word === before + letter + letter + after) return true;
    if (after && word === before + after[0] + letter + after.slice(1)) return true;
    if (word.length === name.length && word.startsWith(before) && word.endsWith(after) && isBeside(word[at] as string, letter)) return true;
  }
  return false;
}

const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Tests if two letters are neighbours on the keyboard: in a row, or in the row above or below. */
function isBeside(one: string, other: string): boolean {
  const place = (letter: string) => {
    const row = rows.findIndex((letters) => letters.includes(letter));
    return { row, column: row < 0 ? Number.NaN : (rows[row] as string).indexOf(letter) + row / 2 };
  };
  const [a, b] = [place(one), place(other)];
  return one !== other && Math.abs(a.row - b.row) <= 1 && Math.abs(a.column - b.column) <= 1;
}
