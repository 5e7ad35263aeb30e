import type { Place } from "../../issue.ts";
import { type Shape, shapeOf } from "../../json.ts";
import type { PathNode } from "./path-tree.ts";

/** A template, read once; every job is a reading of it. */
export interface Tree {
  readonly root: Node;
  /** The paths that it reads, by their segments. */
  readonly paths: PathNode;
  /** The placeholder that reads each path first, by the index of the path. */
  readonly firstUses: readonly Use[];
  /** `undefined` for each path, by its index. A match begins with a copy of it. */
  readonly nothingFound: readonly undefined[];
  /** Each placeholder of the template, in its order. */
  readonly uses: readonly Use[];
}

export type Node = LiteralNode | Use | TextNode | ObjectNode | ArrayNode;

/** A value that is always the same: a string without placeholders, a number, a boolean or null. */
export interface LiteralNode {
  readonly kind: "literal";
  readonly place: Place;
  readonly value: string | number | boolean | null;
  /** A string as the template has it, escapes included. */
  readonly source: string | undefined;
}

/** A placeholder at its place. A standalone placeholder is a node of its own, with the value itself. */
export interface Use {
  readonly kind: "value";
  readonly place: Place;
  readonly source: string;
  readonly offset: number;
  readonly isWhole: boolean;
  /** The path as written. */
  readonly path: string;
  /** The path that is read. In mixed text, `{event}` reads the event's name. */
  readonly target: PathNode;
}

/** A text with placeholders and other characters. */
export interface TextNode {
  readonly kind: "text";
  readonly place: Place;
  readonly source: string;
  readonly parts: readonly (string | Use)[];
  /** The coding of a value's text; without one, it is written unchanged. */
  readonly coding: Coding | undefined;
}

/** A reversible coding of a text inside another; `undefined` if a text cannot be encoded or decoded. */
export interface Coding {
  readonly encode: (text: string) => string | undefined;
  readonly decode: (text: string) => string | undefined;
}

export interface ObjectNode {
  readonly kind: "object";
  readonly place: Place;
  readonly keys: readonly string[];
  readonly children: readonly Node[];
  /** The start of a rendered object, with its literals. */
  readonly shape: Shape;
}

export interface ArrayNode {
  readonly kind: "array";
  readonly place: Place;
  readonly children: readonly Node[];
}

/** Tests if a body may lack a key: its value may be null, and absent means null. */
export function mayBeAbsent(node: Node): boolean {
  if (node.kind === "value") return node.target.isNullable;
  return node.kind === "literal" && node.value === null;
}

/** The node of an object with these keys and children. */
export function objectNode(place: Place, keys: readonly string[], children: readonly Node[]): ObjectNode {
  const shape = shapeOf(keys);
  for (const [index, child] of children.entries()) if (shape && child.kind === "literal") shape[keys[index] as string] = child.value;
  return { kind: "object", place, keys, children, shape };
}

/** The node of an array with these elements. */
export function arrayNode(place: Place, children: readonly Node[]): ArrayNode {
  return { kind: "array", place, children };
}
