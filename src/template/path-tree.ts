import { allows, type Schema } from "../model/schema.ts";
import type { Options } from "./options.ts";
import { memberOf } from "./read-path.ts";
import { childIn, type Scope } from "./scope.ts";

/** The paths that a template reads, as a tree of their segments. */
export interface PathNode {
  readonly parent: PathNode | null;
  /** The segments of the path. */
  readonly segments: readonly string[];
  /** The last of them, which leads here from the parent; empty at the root. */
  readonly segment: string;
  readonly schema: Schema;
  /** Whether null may stand here, or on the way. */
  readonly isNullable: boolean;
  readonly children: PathNode[];
  readonly childBySegment: Map<string, PathNode>;
  /** The path itself, where the template reads it. */
  entry?: Entry;
}

/** A path that a template reads. */
export interface Entry {
  /** Its position among the entries. */
  readonly index: number;
  readonly path: string;
  readonly node: PathNode;
}

/** The node that all paths of a scope stand below. */
export function rootOf(scope: Scope): PathNode {
  return { parent: null, segments: [], segment: "", schema: scope.schema, isNullable: false, children: [], childBySegment: new Map() };
}

/** The node of a path, made where it is not there yet; `undefined` where the model has nothing at the path. */
export function nodeAt(root: PathNode, segments: readonly string[], options: Required<Options>): PathNode | undefined {
  let node: PathNode | undefined = root;
  for (const segment of segments) node &&= node.childBySegment.get(segment) ?? addChild(node, segment, options);
  return node;
}

function addChild(parent: PathNode, segment: string, options: Required<Options>): PathNode | undefined {
  const schema = childIn(parent.schema, segment, options);
  if (!schema) return undefined;
  const isNullable = parent.isNullable || allows(schema, "null");
  const segments = [...parent.segments, segment];
  const child: PathNode = { parent, segments, segment, schema, isNullable, children: [], childBySegment: new Map() };
  parent.children.push(child);
  parent.childBySegment.set(segment, child);
  return child;
}

/** The entry of a node, made where it is not there yet. */
export function entryAt(node: PathNode, entries: Entry[]): Entry {
  if (!node.entry) {
    node.entry = { index: entries.length, path: node.segments.join("."), node };
    entries.push(node.entry);
  }
  return node.entry;
}

/**
 * Reads everything at and below a node, each path once: what stands at the path, null where something on the way is null,
 * `undefined` where something is missing.
 */
export function readAll(node: PathNode, value: unknown, values: unknown[]): void {
  if (node.entry) values[node.entry.index] = value;
  for (const child of node.children) readAll(child, value === null ? null : memberOf(value, child.segment), values);
}
