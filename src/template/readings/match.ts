import { type Issue, type Issues, isFull, nameOf, type Place, pathOf, pointerTo, report, reportUnreadable } from "../../issue.ts";
import { describe, describeType, either, isPlainObject } from "../../json.ts";
import { hasAllowedType, isQuicklyValid, isScalarOf } from "../../model/compiled-schema.ts";
import { explainContent, reportType, typeMessage } from "../../model/explain.ts";
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

/** The result of a match: the values found, and the differences from the template. */
export interface Match {
  /** The parts of the conversation that were found. */
  readonly conversation: unknown;
  readonly found: Issues;
  /** The number of issues `ambiguous`. */
  readonly ambiguous: number;
  /** The number of issues `renamed`. */
  readonly renamed: number;
}

/** The kind of a match: `match`, an exact match, or the lenient match of `receive`. */
export type Mode = "match" | "exact" | Receiving;

/** The rules of `receive`. Its issues quote no literal of the template, since it may be a secret. */
export interface Receiving {
  /** The valid parts of a value that is not valid; `undefined` if it has none. */
  readonly validParts: (schema: Schema, value: unknown) => unknown;
  /** Reports keys of a template that an object lacks, by their indexes, and returns the number that may have been renamed. */
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
  /** The value found for each path, by its index, for `assemble`. */
  readonly found: unknown[];
  /** The placeholder that found each path first, if several read it. */
  finders: (Use | undefined)[] | undefined;
  readonly texts: TextAt[];
  /** The JSON texts of objects and arrays that were found: each is written once, as far as a text in the body is long. */
  written: Map<object, WrittenJson> | undefined;
  /** The parent that each part was compared with, by the index of the part. It is kept if texts are read later. */
  compared: (PathNode | undefined)[] | undefined;
  /** The place of a getter or a proxy that threw. */
  thrownAt: Place;
  ambiguous: number;
  renamed: number;
}

/** Reads a body as the template would have written it. */
export function match(tree: Tree, options: Required<TemplateOptions>, body: unknown, mode: Mode = "match"): Match {
  return matchParts(tree, options, [{ node: tree.root, value: body }], mode);
}

/**
 * Reads values that were rendered from one conversation: first standalone placeholders, then the mixed texts that these determine,
 * then the ones that the first texts determine.
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
      else reportNoString(node, value, matching);
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
    const expected = JSON.stringify(literal);
    const message = isOfItsType ? `${nameOf(place)} must be ${expected}, as the template has it` : typeMessage(place, expected, value);
    return report(issues, place, { code, expected, message });
  }
  const expected = describe(literal);
  const message = isOfItsType
    ? `${nameOf(place)} differs from the configuration, which has another ${typeof value} there`
    : typeMessage(place, expected, value);
  report(issues, place, { code, expected, message });
}

function reportNoString(node: TextNode, value: unknown, matching: Matching): void {
  const { place } = node;
  const placeholder = placeholdersOf(node, matching);
  const code = value === undefined ? "missing" : "type";
  const expected = "a string";
  report(matching.issues, place, { code, expected, message: typeMessage(place, expected, value), ...(placeholder && { placeholder }) });
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

/** The types that a standalone placeholder may send. */
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
  report(issues, place, { code: "extra", message: `The template has no key ${nameOf(place)}`, ...more });
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

/** Reports an array of the wrong length. */
export function reportLength(place: Place, expected: number, actual: number, issues: Issues, more: Partial<Issue> = {}): void {
  const elements = (count: number) => `${count} element${count === 1 ? "" : "s"}`;
  report(issues, place, {
    code: "length",
    expected: `an array of ${elements(expected)}`,
    message: `${nameOf(place)} must be an array of ${elements(expected)}, not of ${actual}`,
    ...more,
  });
}

/** Stores a found value. If the path was found before with a different value, neither counts. */
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
    reportInconsistent(use, `the value at ${pointerTo(pathOf(finder.place))}`, matching.issues);
  }
}

/** The placeholder that a path was first found for. */
function finderOf(target: PathNode, { tree, finders }: Matching): Use {
  return finders?.[target.index] ?? (tree.firstUses[target.index] as Use);
}

/** Drops each part that differs from the value of `render` for its nearest found parent. */
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
    reportInconsistent(finderOf(part, matching), `the value in ${source} at ${pointerTo(pathOf(place))}`, issues);
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
    message: `${source} differs from ${expected}`,
  });
}

interface TextAt {
  readonly node: TextNode;
  readonly text: string;
}

/** Reads the texts that the known values determine, and returns the ones that stay open. */
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

/** The known text of a placeholder in a text of some length; `undefined` if it is open. */
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
    message: `The text does not match ${JSON.stringify(node.source)}`,
  });
}

function reportAmbiguous(node: TextNode, matching: Matching): void {
  matching.ambiguous++;
  const placeholder = placeholdersOf(node, matching) as string;
  const message = isReceiving(matching.mode)
    ? `The text with ${placeholder} splits in more than one way. Send one of its placeholders as a value of its own to make it unambiguous`
    : `The text matches ${JSON.stringify(node.source)} in more than one way. Send one of its placeholders as a value of its own to make it unambiguous`;
  report(matching.issues, node.place, { code: "ambiguous", placeholder, message });
}

/** The name of a text in an issue: its source, or only its placeholders if literals are hidden. */
function placeholdersOf({ source, parts }: TextNode, { mode }: Matching): string | undefined {
  return isReceiving(mode) ? namesIn(parts) : source;
}

/** The placeholders among the parts of a text, without its literals. */
export function namesIn(parts: TextNode["parts"]): string | undefined {
  const names = parts.flatMap((part) => (typeof part === "object" ? part.source : []));
  return names.length ? names.join(" ") : undefined;
}
