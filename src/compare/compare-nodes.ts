import type { Place } from "../issue.ts";
import { describeType, either, jsonType } from "../json.ts";
import { allows, type CompiledSchema } from "../model/compiled-schema.ts";
import type { SchemaType } from "../model/schema.ts";
import type { TemplateOptions } from "../template/options.ts";
import { nodeAt } from "../template/tree/path-tree.ts";
import { type LiteralNode, mayBeAbsent, type Node, type ObjectNode, type TextNode, type Use } from "../template/tree/tree.ts";
import type { Change } from "./change.ts";

/** The changes found so far, and how to name the places of both configurations. */
export interface Comparison {
  readonly changes: Change[];
  readonly options: Required<TemplateOptions>;
  readonly pointerBefore: (place: Place) => string;
  readonly pointerAfter: (place: Place) => string;
}

type Finding = Pick<Change, "kind" | "code" | "message">;

/** Adds a change at a node of each configuration; `undefined` for one that has nothing there. */
export function addChange(to: Comparison, before: Node | undefined, after: Node | undefined, finding: Finding): void {
  to.changes.push({
    ...finding,
    ...(before ? { before: to.pointerBefore(before.place) } : {}),
    ...(after ? { after: to.pointerAfter(after.place) } : {}),
  });
}

/** Compares what two nodes send, as the receiver of the first one reads it. */
export function compareNodes(before: Node, after: Node, to: Comparison): void {
  switch (before.kind) {
    case "literal":
      return compareLiteral(before, after, to);
    case "value":
      return compareValue(before, after, to);
    case "text":
      return compareText(before, after, to);
    case "object":
      return compareObject(before, after, to);
    case "array":
      if (after.kind !== "array") return addChange(to, before, after, ofType("an array", after));
      if (after.children.length !== before.children.length) {
        const message = `The length of the array changes from ${before.children.length} to ${after.children.length}`;
        return addChange(to, before, after, { kind: "breaking", code: "length", message });
      }
      for (const [index, child] of before.children.entries()) compareNodes(child, after.children[index] as Node, to);
  }
}

function compareLiteral(before: LiteralNode, after: Node, to: Comparison): void {
  if (after.kind === "literal" && after.value === before.value) return;
  const message = after.kind === "literal" ? "The literal has another value" : `The literal is replaced by ${wordsOf(after)}`;
  addChange(to, before, after, { kind: "breaking", code: "literal", message });
}

function compareValue(before: Use, after: Node, to: Comparison): void {
  const { target } = before;
  if (after.kind === "value" && after.target.path === target.path) return;
  if (after.kind === "object" && target.compiled.properties.length) return compareParts(before, after, to);
  if (target.path === "event" && after.kind === "value" && after.target.path === "event.name") {
    const message = `${before.source} is replaced by ${after.source}. The receiver reads the name, and "datetime" as absent`;
    return addChange(to, before, after, { kind: "silent", code: "path", message });
  }
  const foreign = typesOf(after).filter((type) => !isAllowed(target.compiled, target.isNullable, type));
  if (foreign.length) {
    const message = `${before.source} is replaced by ${wordsOf(after)}, which may be ${either(foreign.map(describeType))}`;
    return addChange(to, before, after, { kind: "breaking", code: "type", message });
  }
  if (after.kind === "literal" && after.value === null) {
    return addChange(to, before, after, { kind: "silent", code: "missing", message: `${before.source} is replaced by null, always` });
  }
  addChange(to, before, after, replaced(before.source, after));
}

/** An object that is written out key by key, in place of the placeholder of the whole. */
function compareParts(before: Use, after: ObjectNode, to: Comparison): void {
  const { target } = before;
  const members = membersOf(after);
  for (const { name, isRequired } of target.compiled.properties) {
    const part = partOf(before, name, to);
    const child = members.get(name);
    if (child && part) compareNodes(part, child, to);
    else addChange(to, before, after, absent(`${JSON.stringify(name)} of ${before.source}`, !isRequired));
  }
  const known = new Set(target.compiled.properties.map(({ name }) => name));
  for (const key of after.keys) if (!known.has(key)) addChange(to, undefined, members.get(key), added(key));
}

/** A documented part of a value, as a placeholder. */
function partOf(use: Use, key: string, { options }: Comparison): Use | undefined {
  const target = nodeAt(use.target, [key], { ...options, unknownPaths: "error" });
  return target && { ...use, source: `{${target.path}}`, target };
}

function compareText(before: TextNode, after: Node, to: Comparison): void {
  if (after.kind !== "text") {
    const isText = typesOf(after).every((type) => type === "string");
    const message = `The text with ${sourcesOf(before)} is replaced by ${wordsOf(after)}`;
    return addChange(to, before, after, { kind: "breaking", code: isText ? "text" : "type", message });
  }
  if (shapeOf(before) !== shapeOf(after)) {
    const message = `The text with ${sourcesOf(before)} has other literals or another number of placeholders, so that the receiver cannot split it`;
    return addChange(to, before, after, { kind: "breaking", code: "text", message });
  }
  const [old, replacing] = [usesOf(before), usesOf(after)];
  for (const [index, use] of old.entries()) {
    const other = replacing[index] as Use;
    if (use.target.path === other.target.path) continue;
    const isRead = typesOf(other).some((type) => isAllowed(use.target.compiled, use.target.isNullable, type));
    addChange(
      to,
      before,
      after,
      isRead || allows(use.target.compiled, "string") ? replaced(use.source, other) : ofType(typeWords(use.target.compiled), other),
    );
  }
}

function usesOf({ parts }: TextNode): Use[] {
  return parts.filter((part) => typeof part === "object");
}

/** The literals of a text, and where placeholders are between them. */
function shapeOf({ parts }: TextNode): string {
  return JSON.stringify(parts.map((part) => (typeof part === "string" ? part : null)));
}

function compareObject(before: ObjectNode, after: Node, to: Comparison): void {
  if (after.kind === "value" && allows(after.target.compiled, "object") && !after.target.isNullable) {
    for (const [index, key] of before.keys.entries()) {
      const child = before.children[index] as Node;
      const part = partOf(after, key, to);
      if (part) compareNodes(child, part, to);
      else addChange(to, child, after, absent(JSON.stringify(key), mayBeAbsent(child)));
    }
    return;
  }
  if (after.kind !== "object") return addChange(to, before, after, ofType("an object", after));
  const [old, replacing] = [membersOf(before), membersOf(after)];
  const addedKeys = after.keys.filter((key) => !old.has(key));
  const newNames = namesByContent(addedKeys, replacing);
  const renamed = new Set<string>();
  for (const [key, child] of old) {
    const same = replacing.get(key);
    const name = same ? undefined : newNames.get(contentOf(child))?.shift();
    if (same) compareNodes(child, same, to);
    else if (name === undefined)
      addChange(to, child, undefined, absent(`The key ${JSON.stringify(key)}${sourceOf(child)}`, mayBeAbsent(child)));
    else {
      renamed.add(name);
      addChange(to, child, replacing.get(name), renamedTo(key, name, child));
    }
  }
  for (const key of addedKeys) if (!renamed.has(key)) addChange(to, undefined, replacing.get(key), added(key));
  const isKept = (key: string) => old.has(key) && replacing.has(key);
  if (before.keys.filter(isKept).join() !== after.keys.filter(isKept).join()) {
    addChange(to, before, after, { kind: "safe", code: "reordered", message: "The keys are in another order" });
  }
}

function membersOf({ keys, children }: ObjectNode): ReadonlyMap<string, Node> {
  return new Map(keys.map((key, index) => [key, children[index] as Node]));
}

/** The keys that send the same, by what they send. */
function namesByContent(keys: readonly string[], members: ReadonlyMap<string, Node>): ReadonlyMap<string, string[]> {
  const names = new Map<string, string[]>();
  for (const key of keys) {
    const content = contentOf(members.get(key) as Node);
    const others = names.get(content);
    if (others) others.push(key);
    else names.set(content, [key]);
  }
  return names;
}

function renamedTo(key: string, name: string, child: Node): Finding {
  const isSilent = mayBeAbsent(child);
  const effect = isSilent ? "The receiver reads it as absent" : "The receiver misses the old key";
  const message = `The key ${JSON.stringify(key)}${sourceOf(child)} is renamed to ${JSON.stringify(name)}. ${effect}`;
  return { kind: isSilent ? "silent" : "breaking", code: "renamed", message };
}

function sourceOf(node: Node): string {
  return node.kind === "value" ? ` with ${node.source}` : "";
}

/** All that a node sends, as text: two nodes with the same content send the same. */
export function contentOf(node: Node): string {
  switch (node.kind) {
    case "literal":
      return JSON.stringify(node.value);
    case "value":
      return `{${node.target.path}}`;
    case "text":
      return JSON.stringify(node.parts.map((part) => (typeof part === "string" ? part : [part.target.path])));
    case "array":
      return `[${node.children.map(contentOf).join()}]`;
    case "object":
      return JSON.stringify(node.keys.map((key, index) => [key, contentOf(node.children[index] as Node)]));
  }
}

function added(key: string): Finding {
  return { kind: "safe", code: "added", message: `The key ${JSON.stringify(key)} is added` };
}

function absent(what: string, isSilent: boolean): Finding {
  const effect = isSilent ? "The receiver reads it as absent, as it reads a value that is null" : "The receiver misses it";
  return { kind: isSilent ? "silent" : "breaking", code: "missing", message: `${what} is removed. ${effect}` };
}

function replaced(source: string, by: Node): Finding {
  const message = `${source} is replaced by ${wordsOf(by)}. The receiver takes the new value for the old one`;
  return { kind: "silent", code: "path", message };
}

function ofType(expected: string, after: Node): Finding {
  return { kind: "breaking", code: "type", message: `The receiver expects ${expected}, which is replaced by ${wordsOf(after)}` };
}

const everyType: readonly SchemaType[] = ["string", "number", "boolean", "null", "array", "object"];

/** The types of what a node sends. */
function typesOf(node: Node): SchemaType[] {
  switch (node.kind) {
    case "literal":
      return [jsonType(node.value) as SchemaType];
    case "value":
      return everyType.filter((type) => isAllowed(node.target.compiled, node.target.isNullable, type));
    case "text":
      return ["string"];
    default:
      return [node.kind];
  }
}

function isAllowed(schema: CompiledSchema, isNullable: boolean, type: SchemaType): boolean {
  return allows(schema, type) || (type === "null" && isNullable) || (type === "number" && allows(schema, "integer"));
}

function typeWords(schema: CompiledSchema): string {
  return either(everyType.filter((type) => isAllowed(schema, false, type)).map(describeType));
}

/** A node in the words of a message. A literal may be a secret, and is not shown. */
function wordsOf(node: Node): string {
  switch (node.kind) {
    case "literal":
      return node.value === null ? "null" : `a literal, ${describeType(jsonType(node.value) as string)}`;
    case "value":
      return node.source;
    case "text":
      return `text with ${sourcesOf(node)}`;
    default:
      return describeType(node.kind);
  }
}

function sourcesOf(text: TextNode): string {
  return (
    usesOf(text)
      .map(({ source }) => source)
      .join(", ") || "no placeholder"
  );
}
