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
  /** True if the node is an array, so that the names below are indices. */
  readonly isArray: boolean;
  /** True if the value, or a parent of it, may be null. */
  readonly isNullable: boolean;
  /** The scalar types that are valid here, for {@link CompiledSchema}; null included, if that is valid. */
  readonly scalars: number;
  readonly children: PathNode[];
  childBySegment: Map<string, PathNode> | undefined;
  /** Reads the value from its parent, if the name is documented; see `fast-read.ts`. */
  readonly read: Reader | undefined;
  /** The start of an object with the names below, once one was made. */
  shape: Shape | undefined;
  /** The paths below that are parts of others, once they were looked for. */
  nested: readonly PathNode[] | undefined;
  /** Its position among the paths that the template reads; -1 if it only has children. */
  index: number;
  /** True if several placeholders read it, so that a body can hold it several times. */
  isRepeated: boolean;
}

/** The root node of the paths of a scope. */
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

/** The node of a path, created if needed; `undefined` if the model has no such path. */
export function nodeAt(root: PathNode, segments: readonly string[], options: Required<TemplateOptions>): PathNode | undefined {
  let node: PathNode | undefined = root;
  for (const segment of segments) node &&= node.childBySegment?.get(segment) ?? addChild(node, segment, options);
  return node;
}

/** The number of names of a path that a tree lacks. */
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
 * Reads each path of a tree once. The result has the value of each path that the template reads, by its index: null below null,
 * `undefined` if something is missing.
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

/** The value at a node, from the value of its parent: null below null, `undefined` if it is missing. */
export function readChild({ read, segment }: PathNode, above: unknown, isDirect: boolean): unknown {
  return readMember(above, segment, read, isDirect);
}
