import type { Place } from "../../issue.ts";
import type { JsonValue } from "../../json.ts";
import { maximumNames } from "../../limits.ts";
import { allows } from "../../model/compiled-schema.ts";
import { type Diagnostics, hasManyDiagnostics, note } from "../diagnostic.ts";
import type { TemplateOptions } from "../options.ts";
import { newNames, nodeAt, type PathNode, rootOf } from "../tree/path-tree.ts";
import type { Scope } from "../tree/scope.ts";
import { type Node, type ObjectNode, objectNode, type Tree, type Use } from "../tree/tree.ts";
import { explainNearMiss } from "./near-miss.ts";
import { otherDelimiters, parseText, type Reference } from "./placeholder.ts";
import { advisePath, type PathAdvice } from "./suggest-path.ts";

/** The state for building a tree. Its lists collect the placeholders. */
export interface Building {
  readonly scope: Scope;
  readonly options: Required<TemplateOptions>;
  readonly diagnostics: Diagnostics;
  readonly paths: PathNode;
  readonly firstUses: Use[];
  readonly nothingFound: undefined[];
  readonly uses: Use[];
  /** The number of names that the paths may still add. */
  readonly names: { left: number };
  /** True if a standalone placeholder is text too, as in a URL and in a header. */
  readonly isText: boolean;
}

/** Builds the tree of a template, a copy from `copyTemplate`. Mistakes in placeholders become diagnostics. */
export function buildTree(source: JsonValue, place: Place, building: Building): Tree {
  const root = buildNode(source, place, building);
  const { paths, firstUses, nothingFound, uses } = building;
  return { root, paths, firstUses, nothingFound, uses };
}

/** The state before anything is read. */
export function startBuilding(scope: Scope, options: Required<TemplateOptions>, diagnostics: Diagnostics): Building {
  const paths = rootOf(scope);
  const names = { left: maximumNames };
  return { scope, options, diagnostics, paths, firstUses: [], nothingFound: [], uses: [], names, isText: false };
}

/** Reads one value of a template, at a place, into a node. */
export function buildNode(value: JsonValue, place: Place, building: Building): Node {
  if (typeof value === "string") return buildString(value, place, building);
  if (typeof value !== "object" || value === null) return { kind: "literal", place, value, source: undefined };
  if (!Array.isArray(value)) return buildObject(value, place, building);
  return { kind: "array", place, children: value.map((item, key) => buildNode(item, { parent: place, key }, building)) };
}

function buildObject(object: { [key: string]: JsonValue }, place: Place, building: Building): ObjectNode {
  const keys = Object.keys(object);
  const children = keys.map((key) => {
    const at = { parent: place, key };
    warnOfKey(key, at, building);
    return buildNode(object[key] as JsonValue, at, building);
  });
  return objectNode(place, keys, children);
}

function warnOfKey(key: string, place: Place, { scope, diagnostics }: Building): void {
  const placeholder = parseText(key, scope).parts.find((part) => typeof part === "object");
  if (!placeholder) return;
  const message = `The key contains ${placeholder.source}, and keys are sent unchanged. Placeholders are replaced in values only`;
  note(diagnostics, place, { code: "key-placeholder", severity: "warning", placeholder: placeholder.source, message });
}

function buildString(source: string, place: Place, building: Building): Node {
  const { parts, lookalikes } = parseText(source, building.scope);
  const { issues } = building.diagnostics;
  const before = issues.length;
  for (const lookalike of lookalikes) explainNearMiss(lookalike, place, building);
  const isWhole = parts.length === 1 && !(building.isText && typeof parts[0] === "object");
  const read = parts.map((part) => (typeof part === "string" ? part : buildUse(part, place, isWhole, building)));
  warnOfOtherDelimiters(source, parts, place, building);
  if (lookalikes.length) issues.push(...issues.splice(before).sort((a, b) => a.offset - b.offset));
  const [first] = read;
  if (!isWhole || first === undefined)
    return { kind: "text", place, source, parts: read.filter((part) => part !== undefined), coding: undefined };
  if (typeof first === "object") return first;
  return { kind: "literal", place, value: first, source };
}

/** Warns of placeholders in the delimiters of other template languages: what is around them is sent too. */
function warnOfOtherDelimiters(source: string, parts: readonly (string | Reference)[], place: Place, building: Building): void {
  const { scope, diagnostics } = building;
  for (const { written, offset, path: meant } of otherDelimiters(source, parts, scope)) {
    if (hasManyDiagnostics(diagnostics)) return;
    // It is sent in text, where the event is its name. The whole string would be the event itself.
    const path = meant === "event" ? "event.name" : meant;
    const message = `${written} is the syntax of another template language, and its extra characters are sent too. Write {${path}}`;
    note(diagnostics, place, { code: "delimiters", severity: "warning", offset, placeholder: written, message, suggestion: path });
  }
}

function buildUse(reference: Reference, place: Place, isWhole: boolean, building: Building): Use | undefined {
  const { source, offset, segments } = reference;
  if (!hasNamesLeft(segments, place, building)) return undefined;
  const path = segments.join(".");
  // In text, `{event}` reads the event's name. A body may also hold the name alone in place of the event.
  const name = path === "event" ? targetOf(["event", "name"], building) : undefined;
  const target = isWhole || !name ? targetOf(segments, building) : name;
  const where = { severity: "error", offset, placeholder: source } as const;
  if (!target) {
    if (hasManyDiagnostics(building.diagnostics)) return undefined;
    const advice = advisePath(segments, building.paths.schema, building.options);
    const [text, suggestion] = adviceOf(advice);
    note(building.diagnostics, place, { code: "unknown-path", message: `The model has no path ${source}. ${text}`, ...where, suggestion });
    return undefined;
  }
  if (!isWhole && building.options.objectText === "error" && !hasText(target)) {
    const hint = `Make ${source} the whole string, name a part of it, or set objectText to "json"`;
    const message = `${source} is an object or an array, which cannot be part of a longer text. ${hint}`;
    note(building.diagnostics, place, { code: "object-in-text", message, ...where });
  }
  const use: Use = { kind: "value", source, offset, place, isWhole, path, target };
  building.uses.push(use);
  readBy(use, target, building);
  if (name && name !== target) readBy(use, name, building);
  return use;
}

/** The advice in words, and the path to write if that is certain. */
function adviceOf({ path, known, names, isArray }: PathAdvice): [text: string, path?: string] {
  if (path !== undefined) return [`Did you mean {${path}}?`, path];
  if (isArray) return [`${known} is an array. Write the index of an element after it, from 0, as in {${known}.0}`];
  if (names.length) return [`${known} has ${names.join(", ")}`];
  return [`${known} is a single value without parts: write {${known}}`, known];
}

/** Counts the new names of a path. The first path above the limit is an error; later ones are not reported. */
function hasNamesLeft(segments: readonly string[], place: Place, { paths, names, diagnostics }: Building): boolean {
  if (names.left < 0) return false;
  names.left -= newNames(paths, segments);
  if (names.left >= 0) return true;
  const message = `The placeholders have more than ${maximumNames} different names. Split the template`;
  note(diagnostics, place, { code: "too-large", severity: "error", message });
  return false;
}

function hasText({ compiled: reading }: PathNode): boolean {
  return (["string", "number", "boolean"] as const).some((type) => allows(reading, type));
}

function targetOf(segments: readonly string[], { paths, options }: Building): PathNode | undefined {
  return nodeAt(paths, segments, options);
}

/** Lets a placeholder read a path. */
function readBy(use: Use, node: PathNode, { firstUses, nothingFound }: Building): void {
  if (node.index >= 0) {
    node.isRepeated = true;
    return;
  }
  node.index = firstUses.push(use) - 1;
  nothingFound.push(undefined);
}
