import { type Issue, type Issues, isFull, type Place, pathOf, pointerTo, report, reportUnreadable } from "../../issue.ts";
import { describe, describeType, either, isPlainObject } from "../../json.ts";
import { hasAllowedType, isQuicklyValid, isScalarOf } from "../../model/compiled-schema.ts";
import { explainContent, reportType } from "../../model/explain.ts";
import { type Schema, typesOf } from "../../model/schema.ts";
import type { TemplateOptions } from "../options.ts";
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
import { deepEqual } from "./deep-equal.ts";
import { hasOnlyFiniteNumbers, withoutInfiniteNumbers } from "./finite-numbers.ts";
import { jsonText } from "./json-text.ts";
import { type Known, readText } from "./match-text.ts";
import { valueText } from "./text-value.ts";

/** What a body holds, as far as it could be read, and everything that is not as the template has it. */
export interface Match {
  /** The parts of the conversation that were found. */
  readonly conversation: unknown;
  readonly found: Issues;
  /** How many of the issues are texts that can be taken apart in more than one way. */
  readonly ambiguous: number;
  /** How many of the issues are keys that may have another name now. */
  readonly renamed: number;
}

/** How a body is read: by `match`; by an exact match, which wants every key of the template and no other; or by `receive`. */
export type Mode = "match" | "exact" | Receiving;

/** What `receive` does otherwise. Its issues quote no literal of the template, since it may be a secret. */
export interface Receiving {
  /** The valid parts of a value that is not valid; `undefined` if it has none. */
  readonly validParts: (schema: Schema, value: unknown) => unknown;
  /** Reports keys of a template that an object lacks, by their indexes, and gives how many may have another name now. */
  readonly reportAbsent: (node: ObjectNode, absent: readonly number[], object: object, issues: Issues) => number;
}

/** A value, and the node that it is read by. */
export interface Part {
  readonly node: Node;
  readonly value: unknown;
}

/** The paths that the nodes of a template read. */
export type TreePaths = Pick<Tree, "paths" | "firstUses" | "nothingFound">;

interface Matching {
  readonly mode: Mode;
  readonly tree: TreePaths;
  readonly options: Required<TemplateOptions>;
  readonly issues: Issues;
  /** What was found of each path, by its index, as `assemble` has it. */
  readonly found: unknown[];
  /** The placeholder that each was first found for, where several may be. */
  finders: (Use | undefined)[] | undefined;
  readonly texts: TextAt[];
  /** The JSON texts of objects and arrays that were found: each is written once, as far as a text in the body is long. */
  written: Map<object, WrittenJson> | undefined;
  /** The whole that each part was compared with, by the index of the part; kept if texts are read afterwards. */
  compared: (PathNode | undefined)[] | undefined;
  /** Where something threw: a getter or a proxy. */
  thrownAt: Place;
  ambiguous: number;
  renamed: number;
}

/** Reads a body as the template would have written it. */
export function match(tree: Tree, options: Required<TemplateOptions>, body: unknown, mode: Mode = "match"): Match {
  return matchParts(tree, options, [{ node: tree.root, value: body }], mode);
}

/**
 * Reads values that were written from one conversation. First what stands whole in them, then the longer texts: those that the
 * wholes settle, and once more those that the texts read by then settle.
 */
export function matchParts(tree: TreePaths, options: Required<TemplateOptions>, parts: readonly Part[], mode: Mode): Match {
  const issues: Issues = { issues: [], total: 0 };
  const found: unknown[] = tree.nothingFound.slice();
  const matching: Matching = {
    tree,
    options,
    mode,
    issues,
    found,
    finders: undefined,
    texts: [],
    written: undefined,
    compared: undefined,
    thrownAt: null,
    ambiguous: 0,
    renamed: 0,
  };
  try {
    for (const part of parts) readPart(part, matching);
    dropContradicted(matching);
    const open = readTexts(matching.texts, matching);
    for (const { node } of readTexts(open, matching)) reportAmbiguous(node, matching);
    return {
      conversation: assemble(tree.paths, found, isReceiving(mode) ? [] : bodyScope.roots),
      found: issues,
      ambiguous: matching.ambiguous,
      renamed: matching.renamed,
    };
  } catch {
    reportUnreadable(issues, matching.thrownAt);
    return { conversation: {}, found: issues, ambiguous: 0, renamed: 0 };
  }
}

function readPart({ node, value }: Part, matching: Matching): void {
  try {
    readNode(node, value, matching);
  } catch (error) {
    matching.thrownAt ??= node.place;
    throw error;
  }
}

function isReceiving(mode: Mode): mode is Receiving {
  return typeof mode === "object";
}

function readNode(node: Node, value: unknown, matching: Matching): void {
  switch (node.kind) {
    case "literal":
      return readLiteral(node, value, matching);
    case "value":
      return readWhole(node, value, matching);
    case "text":
      if (typeof value === "string") matching.texts.push({ node, text: value });
      else reportType(matching.issues, node.place, "a string", value, placeholdersOf(node, matching));
      return;
    case "object":
      return readObject(node, value, matching);
    case "array":
      return readArray(node, value, matching);
  }
}

function readLiteral({ value: literal, place }: LiteralNode, value: unknown, { issues, mode }: Matching): void {
  if (value === literal || isFull(issues)) return;
  const code = value === undefined ? "missing" : "literal";
  const isOfItsType = typeof value === typeof literal && literal !== null;
  if (!isReceiving(mode)) {
    const received = isOfItsType ? `another ${typeof value}` : describe(value);
    const expected = JSON.stringify(literal);
    report(issues, place, { code, expected, message: `Expected ${expected} but received ${received}` });
    return;
  }
  const expected = describe(literal);
  const message = isOfItsType
    ? `The ${typeof value} differs from the one in the configuration`
    : `Expected ${expected} but received ${describe(value)}`;
  report(issues, place, { code, expected, message });
}

function readWhole(use: Use, value: unknown, matching: Matching): void {
  const { target } = use;
  if (isScalarOf(target.scalars, value)) return find(target, value, use, matching);
  if (isQuicklyValid(target.compiled, value)) return findWhole(target, value, use, matching);
  if (typeof value === "string" && target.path === "event") {
    return find(target.childBySegment?.get("name") as PathNode, value, use, matching);
  }
  const { source, place } = use;
  const { issues } = matching;
  if (!hasAllowedType(target.compiled, value)) return reportType(issues, place, expectedTypes(target), value, source);
  const before = issues.total;
  explainContent(target.compiled, value, place, issues, source);
  if (issues.total === before) findWhole(target, value, use, matching);
  else if (isReceiving(matching.mode)) findWhole(target, matching.mode.validParts(target.schema, value), use, matching);
}

/** Takes a standalone value as found, without the numbers in it that JSON does not have. */
function findWhole(target: PathNode, value: unknown, use: Use, matching: Matching): void {
  const isOdd = typeof value === "object" && value !== null && !hasOnlyFiniteNumbers(value);
  const finite = isOdd ? withoutInfiniteNumbers(value, use.place, (place) => reportInfinite(place, use, matching.issues)) : value;
  find(target, finite, use, matching);
}

function reportInfinite(place: Place, { source }: Use, issues: Issues): void {
  if (!isFull(issues)) reportType(issues, place, "a finite number", Number.POSITIVE_INFINITY, source);
}

/** The types that may stand for a whole placeholder, in words. */
function expectedTypes({ path, schema, isNullable }: PathNode): string {
  const types = [...typesOf(schema), ...(path === "event" ? ["string"] : []), ...(isNullable ? ["null"] : [])];
  return either([...new Set(types)].map(describeType));
}

function readObject(node: ObjectNode, value: unknown, matching: Matching): void {
  const { keys, children, place } = node;
  if (!isPlainObject(value)) return reportType(matching.issues, place, "an object", value);
  let child: Node = node;
  let absent: number[] | undefined;
  try {
    let index = 0;
    // Most bodies have the keys in the template's order. V8 reads them fast so, and slowly by name.
    for (const key in value) {
      // biome-ignore lint/suspicious/noPrototypeBuiltins: in a loop over its keys, V8 knows the answer of this one without a look.
      if (key !== keys[index] || !Object.prototype.hasOwnProperty.call(value, key)) continue;
      child = children[index++] as Node;
      readMember(child, value[key], matching);
    }
    for (; index < keys.length; index++) {
      const key = keys[index] as string;
      child = children[index] as Node;
      const member = Object.hasOwn(value, key) ? value[key] : undefined;
      if (member === undefined && child.kind === "value" && child.target.isNullable) {
        absent ??= [];
        absent.push(index);
      }
      readMember(child, member, matching);
    }
    child = node;
    if (isReceiving(matching.mode) && absent) matching.renamed += matching.mode.reportAbsent(node, absent, value, matching.issues);
    if (matching.mode !== "exact") return;
    const known = new Set(keys);
    for (const key of Object.keys(value)) if (!known.has(key)) reportExtra({ parent: place, key }, matching.issues);
  } catch (error) {
    matching.thrownAt ??= child.place;
    throw error;
  }
}

function readMember(node: Node, member: unknown, matching: Matching): void {
  if (member === undefined && matching.mode !== "exact" && mayBeAbsent(node)) return;
  if (node.kind === "value") readWhole(node, member, matching);
  else readNode(node, member, matching);
}

/** Reports a key that the template does not have. */
export function reportExtra(place: Place, issues: Issues, more: Partial<Issue> = {}): void {
  report(issues, place, { code: "extra", message: "Expected no such key but received one that the template does not have", ...more });
}

function readArray({ children, place }: ArrayNode, value: unknown, matching: Matching): void {
  if (!Array.isArray(value)) return reportType(matching.issues, place, "an array", value);
  if (value.length !== children.length) return reportLength(place, children.length, value.length, matching.issues);
  for (const [index, child] of children.entries()) {
    try {
      readNode(child, value[index], matching);
    } catch (error) {
      matching.thrownAt ??= child.place;
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
function find(target: PathNode, value: unknown, use: Use, matching: Matching): void {
  const { index } = target;
  const { found } = matching;
  if (!target.isRepeated) {
    found[index] = value;
    return;
  }
  matching.finders ??= matching.tree.nothingFound.slice();
  const { finders } = matching;
  const finder = finders[index];
  if (!finder) {
    found[index] = value;
    finders[index] = use;
  } else if (found[index] !== undefined && !agrees(target, found[index], value)) {
    found[index] = undefined;
    reportInconsistent(use, `what stands at ${pointerTo(pathOf(finder.place))}`, matching.issues);
  }
}

/** The placeholder that a path was first found for. */
function finderOf(target: PathNode, { tree, finders }: Matching): Use {
  return finders?.[target.index] ?? (tree.firstUses[target.index] as Use);
}

/** Drops each part that is not what `render` reads from the nearest whole above it that was found. */
function dropContradicted(matching: Matching): void {
  const { tree, found, issues } = matching;
  for (const part of nestedReads(tree.paths)) {
    const value = found[part.index];
    if (value === undefined) continue;
    const whole = knownAbove(part, found);
    if (!whole || matching.compared?.[part.index] === whole) continue;
    if (matching.texts.length) {
      matching.compared ??= tree.nothingFound.slice();
      matching.compared[part.index] = whole;
    }
    if (agrees(part, readBetween(whole, part, found[whole.index]), value)) continue;
    const { source, place } = finderOf(whole, matching);
    reportInconsistent(finderOf(part, matching), `what ${source} has at ${pointerTo(pathOf(place))}`, issues);
    found[part.index] = undefined;
  }
}

function agrees({ path }: PathNode, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (path === "event.name" && typeof a === "string" && typeof b === "string") return a.toLowerCase() === b.toLowerCase();
  return deepEqual(a, b);
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
function readTexts(texts: readonly TextAt[], matching: Matching): readonly TextAt[] {
  if (!texts.length) return texts;
  const readings = texts.map(({ node, text }) =>
    readText(node, text, (use) => knownText(use, node, text.length, matching), matching.options),
  );
  let isNew = false;
  for (const [index, reading] of readings.entries()) {
    if (reading.kind === "mismatch") reportText((texts[index] as TextAt).node, matching);
    if (reading.kind !== "values") continue;
    for (const { use, value } of reading.values) find(use.target, value, use, matching);
    isNew ||= reading.values.length > 0;
  }
  if (isNew) dropContradicted(matching);
  return texts.filter((_, index) => readings[index]?.kind === "ambiguous");
}

/** What a placeholder is known to have become in a text of some length; `undefined` if it is open. */
function knownText({ target }: Use, { coding }: TextNode, length: number, matching: Matching): Known | undefined {
  const known = knownValue(target, matching.found);
  if (!known) return undefined;
  const text = valueText(known.value, matching.options, (container) => jsonUpTo(length, container, matching));
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
function jsonUpTo(length: number, container: object, matching: Matching): string | undefined {
  matching.written ??= new Map();
  const known = matching.written.get(container);
  if (known && (known.text !== undefined || known.length >= length)) return known.text;
  const text = jsonText(container, length);
  matching.written.set(container, { text, length });
  return text;
}

function reportText(node: TextNode, matching: Matching): void {
  const { issues, mode } = matching;
  if (isFull(issues)) return;
  const placeholder = placeholdersOf(node, matching);
  if (isReceiving(mode)) {
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

function reportAmbiguous(node: TextNode, matching: Matching): void {
  matching.ambiguous++;
  const placeholder = placeholdersOf(node, matching) as string;
  const message = isReceiving(matching.mode)
    ? `The text with ${placeholder} splits in more than one way. Send one of them as a value of its own to make it unambiguous`
    : `Expected text like ${JSON.stringify(node.source)} that comes apart in one way but received one that comes apart in several`;
  report(matching.issues, node.place, { code: "ambiguous", placeholder, message });
}

/** What an issue of a text names: the whole text, or only its placeholders, if it has any, when literals are hidden. */
function placeholdersOf({ source, parts }: TextNode, { mode }: Matching): string | undefined {
  return isReceiving(mode) ? namesIn(parts) : source;
}

/** The placeholders among the parts of a text, without its literals. */
export function namesIn(parts: TextNode["parts"]): string | undefined {
  const names = parts.flatMap((part) => (typeof part === "object" ? part.source : []));
  return names.length ? names.join(" ") : undefined;
}
