import { documentedPaths } from "../model/generated/paths.ts";
import { allows, type Schema } from "../model/schema.ts";
import type { Options } from "./options.ts";
import { readPath } from "./read-path.ts";
import { childIn, type Scope } from "./scope.ts";

/** The paths that a template reads, as a tree of their segments. */
export interface PathNode {
  readonly segments: readonly string[];
  readonly parent: PathNode | null;
  readonly schema: Schema;
  /** Whether null may stand here, or on the way. */
  readonly isNullable: boolean;
  readonly children: Map<string, PathNode>;
  /** The path itself, where the template reads it. */
  entry?: Entry;
}

/** A path that a template reads. */
export interface Entry {
  /** Its position among the entries. */
  readonly index: number;
  readonly path: string;
  readonly node: PathNode;
  /** Its value in a conversation: null where something on the way is null, `undefined` where something is missing. */
  readonly read: (conversation: unknown) => unknown;
}

/** The node that all paths of a scope stand below. */
export function rootOf(scope: Scope): PathNode {
  return { segments: [], parent: null, schema: scope.schema, isNullable: false, children: new Map() };
}

/** The node of a path, made where it is not there yet; `undefined` where the model has nothing at the path. */
export function nodeAt(root: PathNode, segments: readonly string[], options: Required<Options>): PathNode | undefined {
  let node = root;
  for (const [index, segment] of segments.entries()) {
    const child = node.children.get(segment) ?? addChild(node, segment, segments.slice(0, index + 1), options);
    if (!child) return undefined;
    node = child;
  }
  return node;
}

function addChild(parent: PathNode, segment: string, segments: readonly string[], options: Required<Options>): PathNode | undefined {
  const schema = childIn(parent.schema, segment, options);
  if (!schema) return undefined;
  const isNullable = parent.isNullable || allows(schema, "null");
  const child: PathNode = { segments, parent, schema, isNullable, children: new Map() };
  parent.children.set(segment, child);
  return child;
}

/** The entry of a node, made where it is not there yet. */
export function entryAt(node: PathNode, entries: Entry[]): Entry {
  if (node.entry) return node.entry;
  const path = node.segments.join(".");
  const read = documentedPaths[path] ?? ((conversation: unknown) => readPath(conversation, node.segments));
  const entry = { index: entries.length, path, node, read };
  entries.push(entry);
  node.entry = entry;
  return entry;
}
