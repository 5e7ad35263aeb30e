import type { Shape } from "../../json.ts";
import { allows, type CompiledSchema, compiledSchema, withNull } from "../../model/compiled-schema.ts";
import { isDirect, type Reader, readerOf, readMember } from "../../model/fast-read.ts";
import { keyword, type Schema } from "../../model/schema.ts";
import type { TemplateOptions } from "../options.ts";
import { childIn, type Scope } from "./scope.ts";

/** The paths that a template reads, as a tree of their segments. */
export interface PathNode {
  readonly parent: PathNode | null;
  /** The path, its segments joined by dots. */
  readonly path: string;
  readonly segments: readonly string[];
  /** The last of them, which leads here from the parent; empty at the root. */
  readonly segment: string;
  readonly schema: Schema;
  readonly compiled: CompiledSchema;
  /** Whether what stands here is an array, so that the names below are indices. */
  readonly isArray: boolean;
  /** Whether null may stand here, or on the way. */
  readonly isNullable: boolean;
  /** The types by which alone what stands for the whole of it in a body is valid: see {@link CompiledSchema}; null too, where that may be. */
  readonly scalars: number;
  readonly children: PathNode[];
  childBySegment: Map<string, PathNode> | undefined;
  /** Reads the value here from the object above, where the name is a documented one; see `fast-read.ts`. */
  readonly read: Reader | undefined;
  /** What an object with the names below begins as, once one was made. */
  shape: Shape | undefined;
  /** The paths below that are parts of others, once they were looked for. */
  nested: readonly PathNode[] | undefined;
  /** Its position among those that the template reads; -1 where it only reads others below. */
  index: number;
  /** Whether more than one placeholder reads it, so that a body can hold it more than once. */
  isRepeated: boolean;
}

/** The node that all paths of a scope stand below. */
export function rootOf(scope: Scope): PathNode {
  return pathNode(null, "", scope.schema);
}

function pathNode(parent: PathNode | null, segment: string, schema: Schema): PathNode {
  const reading = compiledSchema(schema);
  const isNullable = parent !== null && (parent.isNullable || allows(reading, "null"));
  return {
    parent,
    path: parent?.parent ? `${parent.path}.${segment}` : segment,
    segments: parent ? [...parent.segments, segment] : [],
    segment,
    schema,
    compiled: reading,
    isArray: keyword(schema, "items") !== undefined,
    isNullable,
    scalars: isNullable ? withNull(reading.scalars) : reading.scalars,
    children: [],
    childBySegment: undefined,
    read: readerOf(segment),
    shape: undefined,
    nested: undefined,
    index: -1,
    isRepeated: false,
  };
}

/** The node of a path, made where it is not there yet; `undefined` where the model has nothing at the path. */
export function nodeAt(root: PathNode, segments: readonly string[], options: Required<TemplateOptions>): PathNode | undefined {
  let node: PathNode | undefined = root;
  for (const segment of segments) node &&= node.childBySegment?.get(segment) ?? addChild(node, segment, options);
  return node;
}

/** How many names of a path a tree lacks. */
export function newNames(root: PathNode, segments: readonly string[]): number {
  let node: PathNode | undefined = root;
  let known = 0;
  for (const segment of segments) {
    node = node?.childBySegment?.get(segment);
    if (!node) break;
    known++;
  }
  return segments.length - known;
}

function addChild(parent: PathNode, segment: string, options: Required<TemplateOptions>): PathNode | undefined {
  const schema = childIn(parent.schema, segment, options);
  if (!schema) return undefined;
  const child = pathNode(parent, segment, schema);
  parent.children.push(child);
  parent.childBySegment ??= new Map();
  parent.childBySegment.set(segment, child);
  return child;
}

/** The paths of a tree that are parts of others which the template reads too, each after those. They are looked for once: the tree is complete. */
export function nestedReads(root: PathNode): readonly PathNode[] {
  if (root.nested) return root.nested;
  const nested: PathNode[] = [];
  collectNested(root, false, nested);
  root.nested = nested;
  return nested;
}

function collectNested(node: PathNode, isNested: boolean, nested: PathNode[]): void {
  const isRead = node.index >= 0;
  if (isRead && isNested) nested.push(node);
  for (const child of node.children) collectNested(child, isNested || isRead, nested);
}

/**
 * Reads each path of a tree once: what stands in the conversation at each that the template reads, by its index; null where
 * something on the way is null, `undefined` where something is missing.
 */
export function readAll(paths: PathNode, count: number, conversation: unknown): readonly unknown[] {
  const values: unknown[] = new Array(count);
  readBelow(paths, conversation, values);
  return values;
}

function readBelow({ children, index }: PathNode, value: unknown, values: unknown[]): void {
  if (index >= 0) values[index] = value;
  const direct = isDirect(value);
  for (const child of children) {
    const below = readChild(child, value, direct);
    if (child.children.length) readBelow(child, below, values);
    else if (child.index >= 0) values[child.index] = below;
  }
}

/** What stands at a node, given what stands at the node above: null below null, `undefined` where it is missing. */
export function readChild({ read, segment }: PathNode, above: unknown, isDirect: boolean): unknown {
  return readMember(above, segment, read, isDirect);
}
