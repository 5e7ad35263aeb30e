import type { Place } from "../issue.ts";
import { setOwn } from "../json.ts";
import { allows } from "../model/schema.ts";
import type { Entry, PathNode } from "./path-tree.ts";
import { readPath } from "./read-path.ts";

/** What a body was found to hold at a path. */
export interface Found {
  readonly value: unknown;
  readonly place: Place;
  readonly source: string;
  /** Whether something else in the body says otherwise, so that it counts for nothing. */
  readonly isContradicted: boolean;
}

/** What was found of a path itself. */
export function foundAt({ entry }: PathNode, found: readonly (Found | undefined)[]): Found | undefined {
  const known = entry && found[entry.index];
  return known?.isContradicted ? undefined : known;
}

/** What the nearest whole above a path that was found says of it: the value that `render` reads from there. */
export function foundAbove({ node }: Entry, found: readonly (Found | undefined)[]): Found | undefined {
  for (let above = node.parent; above; above = above.parent) {
    const whole = foundAt(above, found);
    if (whole) return { ...whole, value: readPath(whole.value, node.segments.slice(above.segments.length)) ?? null };
  }
  return undefined;
}

interface Part {
  readonly value: unknown;
  readonly isAllNull: boolean;
}

/** The conversation that what was found makes up: only what the template names. */
export function assemble(root: PathNode, found: readonly (Found | undefined)[]): object {
  return (assemblePart(root, found)?.value ?? {}) as object;
}

function assemblePart(node: PathNode, found: readonly (Found | undefined)[]): Part | undefined {
  const whole = foundAt(node, found);
  if (whole) return { value: whole.value, isAllNull: whole.value === null };
  const parts: [string, Part][] = [];
  for (const [segment, child] of node.children) {
    const part = assemblePart(child, found);
    if (part) parts.push([segment, part]);
  }
  if (!parts.length) return undefined;
  const isAllNull = parts.every(([, part]) => part.isAllNull);
  if (isAllNull && allows(node.schema, "null")) return { value: null, isAllNull };
  return { value: node.schema.items ? arrayOf(parts) : objectOf(parts), isAllNull };
}

function arrayOf(parts: readonly [string, Part][]): unknown[] {
  const array: unknown[] = Array(1 + Math.max(...parts.map(([segment]) => Number(segment)))).fill(null);
  for (const [segment, { value }] of parts) array[Number(segment)] = value;
  return array;
}

function objectOf(parts: readonly [string, Part][]): object {
  const object = {};
  for (const [key, { value }] of parts) setOwn(object, key, value);
  return object;
}
