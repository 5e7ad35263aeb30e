import { setOwn, shapeOf } from "../../json.ts";
import { isDirect } from "../../model/fast-read.ts";
import { type PathNode, readChild } from "../tree/path-tree.ts";
import { readPath } from "../tree/read-path.ts";

/** What was found of each path that the template reads, by its index; `undefined` where there is nothing, or two things that contradict each other. */
export type FoundList = readonly unknown[];

/** What was found of a path itself. */
function foundAt({ index }: PathNode, found: FoundList): unknown {
  return index < 0 ? undefined : found[index];
}

/** The nearest whole above a path that was found. */
export function knownAbove({ parent }: PathNode, found: FoundList): PathNode | undefined {
  for (let node = parent; node; node = node.parent) if (foundAt(node, found) !== undefined) return node;
  return undefined;
}

/** What is known of a path: what was found of it, else what `render` reads from the nearest whole above it that was found. */
export function knownValue(path: PathNode, found: FoundList): { readonly value: unknown } | undefined {
  const own = foundAt(path, found);
  if (own !== undefined) return { value: own };
  const whole = knownAbove(path, found);
  return whole && { value: readBetween(whole, path, found[whole.index]) };
}

/** What `render` reads at a path from the whole of a path above it. */
export function readBetween(above: PathNode, path: PathNode, whole: unknown): unknown {
  if (path.parent === above) return readChild(path, whole, isDirect(whole)) ?? null;
  return readPath(whole, path.segments.slice(above.segments.length)) ?? null;
}

/** The conversation that what was found makes up: only what the template names. Each of the roots that it names parts of is there. */
export function assemble(paths: PathNode, found: FoundList, roots: readonly string[]): object {
  const conversation = objectOf(paths, found) ?? {};
  for (const { index, segment } of paths.children) {
    if (index < 0 && roots.includes(segment) && !Object.hasOwn(conversation, segment)) setOwn(conversation, segment, {});
  }
  return conversation;
}

/** What was found at a path, or the whole that its parts make up; `undefined` if there is nothing. */
function assembled(node: PathNode, found: FoundList): unknown {
  const known = foundAt(node, found);
  if (known !== undefined || !node.children.length) return known;
  return node.isArray ? arrayOf(node, found) : objectOf(node, found);
}

/** An array of the elements that were found; those below them are null if there is nothing else. */
function arrayOf({ children }: PathNode, found: FoundList): unknown[] | undefined {
  const array: unknown[] = [];
  for (const child of children) {
    const element = assembled(child, found);
    if (element === undefined) continue;
    const index = Number(child.segment);
    while (array.length < index) array.push(null);
    array[index] = element;
  }
  return array.length ? array : undefined;
}

/**
 * An object of the members that were found. It begins as a copy of one that has them all, so that assigning reaches no setter; if
 * some are missing, it begins anew.
 */
function objectOf(node: PathNode, found: FoundList): { [key: string]: unknown } | undefined {
  if (node.shape === undefined) node.shape = shapeOf(node.children.map(({ segment }) => segment));
  const object = node.shape ? { ...node.shape } : Object.create(null);
  let missing = 0;
  for (const child of node.children) {
    const member = assembled(child, found);
    if (member === undefined) missing++;
    if (member !== null || !node.shape) object[child.segment] = member;
  }
  if (missing === node.children.length) return undefined;
  if (node.shape === null) Object.setPrototypeOf(object, Object.prototype);
  return missing ? withoutMissing(object) : object;
}

function withoutMissing(object: { readonly [key: string]: unknown }): { [key: string]: unknown } {
  const rest = {};
  for (const key of Object.keys(object)) if (object[key] !== undefined) setOwn(rest, key, object[key]);
  return rest;
}
