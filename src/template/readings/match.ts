import { type Issue, type Issues, isFull, type Place, pathOf, pointerTo, report, reportUnreadable } from "../../issue.ts";
import { describe, describeType, either, isPlainObject, setOwn } from "../../json.ts";
import { hasAllowedType, isScalarOf, isSurelyValid, readingOf } from "../../model/compiled-schema.ts";
import { explainContent, reportType } from "../../model/explain.ts";
import { childOf, isOpen, isTooLong, type Schema, typesOf } from "../../model/schema.ts";
import type { Options } from "../options.ts";
import { nestedReads, type PathNode } from "../tree/path-tree.ts";
import { bodyScope } from "../tree/scope.ts";
import {
  type ArrayNode,
  type LiteralNode,
  mayBeAbsent,
  type Node,
  type ObjectNode,
  type TextNode,
  type Tree,
  type Use,
} from "../tree/tree.ts";
import { assemble, knownAbove, knownValue, readBetween } from "./assemble.ts";
import { isEqual } from "./deep-equal.ts";
import { hasOnlyFiniteNumbers, withoutInfiniteNumbers } from "./finite-numbers.ts";
import { jsonText } from "./json-text.ts";
import { split } from "./split-text.ts";
import { readSlot, valueText } from "./text-value.ts";

/** What a body holds, as far as it could be read, and everything that is not as the template has it. */
export interface Extraction {
  /** The parts of the conversation that were found. */
  readonly conversation: unknown;
  readonly found: Issues;
  /** How many of the issues are texts that can be taken apart in more than one way. */
  readonly ambiguous: number;
}

/**
 * How a body is read: by `match`; by an exact match, to which a key that the template lacks is an issue; or by `receive`, which
 * also finds the valid parts of an invalid value, and whose issues quote no literal of the template, since it may be a secret.
 */
export type Mode = "match" | "exact" | "receive";

interface Extracting {
  readonly mode: Mode;
  readonly tree: Omit<Tree, "uses">;
  readonly options: Required<Options>;
  readonly issues: Issues;
  /** What was found of each path, by its index, as `assemble` has it. */
  readonly found: unknown[];
  /** The placeholder that each was first found for, where several may be. */
  readonly finders: (Use | undefined)[];
  readonly texts: TextAt[];
  /** The JSON texts of objects and arrays that were found: each is written once, as far as a text in the body is long. */
  readonly written: Map<object, WrittenJson>;
  /** The whole that each part was compared with, by the index of the part. */
  readonly compared: (PathNode | undefined)[];
  /** Where something threw: a getter or a proxy. */
  thrownAt: Place;
  ambiguous: number;
}

/**
 * Reads a body as the template would have written it. First what stands whole in it, then the longer texts: those
 * that the wholes settle, and once more those that the texts read by then settle.
 */
export function extract(tree: Omit<Tree, "uses">, options: Required<Options>, body: unknown, mode: Mode = "match"): Extraction {
  const issues: Issues = { issues: [], total: 0 };
  const found = new Array(tree.firstUses.length);
  const extracting: Extracting = {
    tree,
    options,
    mode,
    issues,
    found,
    finders: [],
    texts: [],
    written: new Map(),
    compared: [],
    thrownAt: null,
    ambiguous: 0,
  };
  try {
    readNode(tree.root, body, extracting);
    dropContradicted(extracting);
    const open = readTexts(extracting.texts, extracting);
    for (const { node } of readTexts(open, extracting)) reportAmbiguous(node, extracting);
    return {
      conversation: assemble(tree.paths, found, mode === "receive" ? [] : bodyScope.roots),
      found: issues,
      ambiguous: extracting.ambiguous,
    };
  } catch {
    reportUnreadable(issues, extracting.thrownAt);
    return { conversation: {}, found: issues, ambiguous: 0 };
  }
}

function readNode(node: Node, value: unknown, extracting: Extracting): void {
  switch (node.kind) {
    case "literal":
      return readLiteral(node, value, extracting);
    case "value":
      return readWhole(node, value, extracting);
    case "text":
      if (typeof value === "string") extracting.texts.push({ node, text: value });
      else reportType(extracting.issues, node.place, "a string", value, placeholdersOf(node, extracting));
      return;
    case "object":
      return readObject(node, value, extracting);
    case "array":
      return readArray(node, value, extracting);
  }
}

function readLiteral({ value: literal, place }: LiteralNode, value: unknown, { issues, mode }: Extracting): void {
  if (value === literal || isFull(issues)) return;
  const code = value === undefined ? "missing" : "literal";
  const isOfItsType = typeof value === typeof literal && literal !== null;
  if (mode !== "receive") {
    const received = isOfItsType ? `another ${typeof value}` : describe(value);
    report(issues, place, { code, expected: literal, message: `Expected ${JSON.stringify(literal)} but received ${received}` });
    return;
  }
  const expected = describe(literal);
  const message = isOfItsType
    ? `The ${typeof value} differs from the one in the configuration`
    : `Expected ${expected} but received ${describe(value)}`;
  report(issues, place, { code, expected, message });
}

function readWhole(use: Use, value: unknown, extracting: Extracting): void {
  const { target } = use;
  if (isScalarOf(target.scalars, value) || isSurelyValid(target.reading, value)) return findWhole(target, value, use, extracting);
  if (typeof value === "string" && target.path === "event") {
    return find(target.childBySegment?.get("name") as PathNode, value, use, extracting);
  }
  const { source, place } = use;
  const { issues } = extracting;
  if (!hasAllowedType(target.reading, value)) return reportType(issues, place, expectedTypes(target), value, source);
  const before = issues.total;
  explainContent(target.reading, value, place, issues, source);
  if (issues.total === before) findWhole(target, value, use, extracting);
  else if (extracting.mode === "receive") findWhole(target, validParts(target.schema, value), use, extracting);
}

/** A copy of a value without the parts that a schema does not allow; `undefined` if that is all of it. */
function validParts(schema: Schema, value: unknown): unknown {
  if (!hasAllowedType(readingOf(schema), value)) return undefined;
  if (isOpen(schema)) return value;
  if (Array.isArray(value) && isTooLong(value)) return undefined;
  if (Array.isArray(value)) return value.map((item) => validParts(childOf(schema, "0") as Schema, item) ?? null);
  if (!isPlainObject(value)) return value;
  const parts = {};
  for (const key of Object.keys(value)) {
    const child = childOf(schema, key);
    const part = child ? validParts(child, value[key]) : value[key];
    if (part !== undefined) setOwn(parts, key, part);
  }
  return parts;
}

/** Takes a standalone value as found, without the numbers in it that JSON does not have. */
function findWhole(target: PathNode, value: unknown, use: Use, extracting: Extracting): void {
  const isOdd = typeof value === "object" && value !== null && !hasOnlyFiniteNumbers(value);
  const finite = isOdd ? withoutInfiniteNumbers(value, use.place, (place) => reportInfinite(place, use, extracting.issues)) : value;
  find(target, finite, use, extracting);
}

function reportInfinite(place: Place, { source }: Use, issues: Issues): void {
  if (!isFull(issues)) reportType(issues, place, "a finite number", Number.POSITIVE_INFINITY, source);
}

/** The types that may stand for a whole placeholder, in words. */
function expectedTypes({ path, schema, isNullable }: PathNode): string {
  const types = [...typesOf(schema), ...(path === "event" ? ["string"] : []), ...(isNullable ? ["null"] : [])];
  return either([...new Set(types)].map(describeType));
}

function readObject(node: ObjectNode, value: unknown, extracting: Extracting): void {
  const { keys, children, place } = node;
  if (!isPlainObject(value)) return reportType(extracting.issues, place, "an object", value);
  let child: Node = node;
  try {
    let index = 0;
    // Most bodies have the keys in the template's order. V8 reads them fast so, and slowly by name.
    for (const key in value) {
      // biome-ignore lint/suspicious/noPrototypeBuiltins: in a loop over its keys, V8 knows the answer of this one without a look.
      if (key !== keys[index] || !Object.prototype.hasOwnProperty.call(value, key)) continue;
      child = children[index++] as Node;
      readMember(child, value[key], extracting);
    }
    for (; index < keys.length; index++) {
      const key = keys[index] as string;
      child = children[index] as Node;
      readMember(child, Object.hasOwn(value, key) ? value[key] : undefined, extracting);
    }
    child = node;
    if (extracting.mode !== "exact") return;
    const known = new Set(keys);
    for (const key of Object.keys(value)) if (!known.has(key)) reportExtra({ parent: place, key }, extracting.issues);
  } catch (error) {
    extracting.thrownAt ??= child.place;
    throw error;
  }
}

function readMember(node: Node, member: unknown, extracting: Extracting): void {
  if (member === undefined && mayBeAbsent(node)) return;
  if (node.kind === "value") readWhole(node, member, extracting);
  else readNode(node, member, extracting);
}

/** Reports a key that the template does not have. */
export function reportExtra(place: Place, issues: Issues, more: Partial<Issue> = {}): void {
  report(issues, place, { code: "extra", message: "Expected no such key but received one that the template does not have", ...more });
}

function readArray({ children, place }: ArrayNode, value: unknown, extracting: Extracting): void {
  if (!Array.isArray(value)) return reportType(extracting.issues, place, "an array", value);
  if (value.length !== children.length) return reportLength(place, children.length, value.length, extracting.issues);
  for (const [index, child] of children.entries()) {
    try {
      readNode(child, value[index], extracting);
    } catch (error) {
      extracting.thrownAt ??= child.place;
      throw error;
    }
  }
}

/** Reports an array of another length. */
export function reportLength(place: Place, expected: number, actual: number, issues: Issues, more: Partial<Issue> = {}): void {
  const elements = (count: number) => `${count} element${count === 1 ? "" : "s"}`;
  report(issues, place, {
    code: "length",
    expected: `an array of ${elements(expected)}`,
    message: `Expected an array of ${elements(expected)} but received one of ${elements(actual)}`,
    ...more,
  });
}

/** Takes a value as found. Where the path was found before with another value, neither counts. */
function find(target: PathNode, value: unknown, use: Use, extracting: Extracting): void {
  const { index } = target;
  const { found, finders } = extracting;
  if (!target.isRepeated) {
    found[index] = value;
    return;
  }
  const finder = finders[index];
  if (!finder) {
    found[index] = value;
    finders[index] = use;
  } else if (found[index] !== undefined && !agrees(target, found[index], value)) {
    found[index] = undefined;
    reportInconsistent(use, `what stands at ${pointerTo(pathOf(finder.place))}`, extracting.issues);
  }
}

/** The placeholder that a path was first found for. */
function finderOf(target: PathNode, { tree, finders }: Extracting): Use {
  return finders[target.index] ?? (tree.firstUses[target.index] as Use);
}

/** Drops each part that is not what `render` reads from the nearest whole above it that was found. */
function dropContradicted(extracting: Extracting): void {
  const { tree, found, issues } = extracting;
  for (const part of nestedReads(tree.paths)) {
    const value = found[part.index];
    if (value === undefined) continue;
    const whole = knownAbove(part, found);
    if (!whole || extracting.compared[part.index] === whole) continue;
    extracting.compared[part.index] = whole;
    if (agrees(part, readBetween(whole, part, found[whole.index]), value)) continue;
    const { source, place } = finderOf(whole, extracting);
    reportInconsistent(finderOf(part, extracting), `what ${source} has at ${pointerTo(pathOf(place))}`, issues);
    found[part.index] = undefined;
  }
}

function agrees({ path }: PathNode, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (path === "event.name" && typeof a === "string" && typeof b === "string") return a.toLowerCase() === b.toLowerCase();
  return isEqual(a, b);
}

function reportInconsistent({ place, source }: Use, expected: string, issues: Issues): void {
  report(issues, place, {
    code: "inconsistent",
    placeholder: source,
    expected,
    message: `Expected ${expected} but received another value`,
  });
}

interface TextAt {
  readonly node: TextNode;
  readonly text: string;
}

/** Reads the texts that what is known by now settles, and gives back those that stay open. */
function readTexts(texts: readonly TextAt[], extracting: Extracting): readonly TextAt[] {
  if (!texts.length) return texts;
  const readings = texts.map((text) => readText(text, extracting));
  for (const [index, reading] of readings.entries()) {
    const { node } = texts[index] as TextAt;
    if (reading === "none") reportText(node, extracting);
    if (typeof reading === "string") continue;
    for (const { use, value } of reading) find(use.target, value, use, extracting);
  }
  dropContradicted(extracting);
  return texts.filter((_, index) => readings[index] === "many");
}

/** The values in a text. An event name that is known in another case than the text has it is read like an open one. */
function readText({ node, text }: TextAt, extracting: Extracting): readonly Slot[] | "none" | "many" {
  const known = (use: Use) => knownText(use, node, text.length, extracting);
  const reading = readSlots(node, text, known, extracting.options);
  if (reading !== "none" || !node.parts.some((part) => isEventName(part))) return reading;
  return readSlots(node, text, (use) => (isEventName(use) ? undefined : known(use)), extracting.options);
}

function isEventName(part: string | Use): boolean {
  return typeof part === "object" && part.target.path === "event.name";
}

/** What a placeholder is known to have become in a text of some length; `undefined` if it is open. */
function knownText({ target }: Use, { coding }: TextNode, length: number, { found, options, written }: Extracting): Known | undefined {
  const known = knownValue(target, found);
  if (!known) return undefined;
  const text = valueText(known.value, options, (container) => jsonUpTo(length, container, written));
  // No text is shorter in its coding.
  if (text === undefined || text.length > length) return { text: undefined };
  return { text: coding ? coding.encode(text) : text };
}

interface WrittenJson {
  /** The text; `undefined` if it cannot be written, or is longer than asked for. */
  readonly text: string | undefined;
  /** The length that it was written up to. */
  readonly length: number;
}

/** The JSON text of an object or array, if it is at most so long. */
function jsonUpTo(length: number, container: object, written: Map<object, WrittenJson>): string | undefined {
  const known = written.get(container);
  if (known && (known.text !== undefined || known.length >= length)) return known.text;
  const text = jsonText(container, length);
  written.set(container, { text, length });
  return text;
}

/** What a known value is in a text; `undefined` where it cannot stand there. */
interface Known {
  readonly text: string | undefined;
}

interface Slot {
  readonly use: Use;
  readonly value: unknown;
}

function readSlots(
  { parts, coding }: TextNode,
  text: string,
  known: (use: Use) => Known | undefined,
  options: Required<Options>,
): readonly Slot[] | "none" | "many" {
  const literals: string[] = [];
  const open: Use[] = [];
  let literal = "";
  let length = 0;
  for (const part of parts) {
    const settled = typeof part === "string" ? { text: part } : known(part);
    if (settled) {
      if (settled.text === undefined) return "none";
      // What is known can come to more than the text, and to more than any string can hold.
      length += settled.text.length;
      if (length > text.length) return "none";
      literal += settled.text;
    } else {
      literals.push(literal);
      open.push(part as Use);
      literal = "";
    }
  }
  const slices = split(text, [...literals, literal]);
  if (typeof slices === "string") return slices;
  const readings = open.map((use, index) => ({ use, reading: readSlot(use, slices[index] as string, coding, options) }));
  const odd = readings.map(({ reading }) => reading).filter((reading) => typeof reading === "string");
  if (odd.length) return odd.includes("none") ? "none" : "many";
  return readings.map(({ use, reading }) => ({ use, value: (reading as { value: unknown }).value }));
}

function reportText(node: TextNode, extracting: Extracting): void {
  const { issues, mode } = extracting;
  if (isFull(issues)) return;
  const placeholder = placeholdersOf(node, extracting);
  if (mode === "receive") {
    const text = placeholder === undefined ? "The text" : `The text around ${placeholder}`;
    report(issues, node.place, { code: "text", ...(placeholder && { placeholder }), message: `${text} differs from the configuration` });
    return;
  }
  const expected = `text like ${JSON.stringify(node.source)}`;
  report(issues, node.place, {
    code: "text",
    ...(placeholder && { placeholder }),
    expected,
    message: `Expected ${expected} but received other text`,
  });
}

function reportAmbiguous(node: TextNode, extracting: Extracting): void {
  extracting.ambiguous++;
  const placeholder = placeholdersOf(node, extracting) as string;
  const message =
    extracting.mode === "receive"
      ? `The text with ${placeholder} splits in more than one way. Send one of them as a value of its own to make it unambiguous`
      : `Expected text like ${JSON.stringify(node.source)} that comes apart in one way but received one that comes apart in several`;
  report(extracting.issues, node.place, { code: "ambiguous", placeholder, message });
}

/** What an issue of a text names: the whole text, or only its placeholders, if it has any, when literals are hidden. */
function placeholdersOf({ source, parts }: TextNode, { mode }: Extracting): string | undefined {
  return mode === "receive" ? namesIn(parts) : source;
}

/** The placeholders among the parts of a text, without its literals. */
export function namesIn(parts: TextNode["parts"]): string | undefined {
  const names = parts.flatMap((part) => (typeof part === "object" ? part.source : []));
  return names.length ? names.join(" ") : undefined;
}
