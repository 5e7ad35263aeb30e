import { setOwn, shapeOf } from "../../json.ts";
import { isDirect } from "../../model/fast-read.ts";
import { type PathNode, readChild } from "../tree/path-tree.ts";
import { readPath } from "../tree/read-path.ts";

/** The value found for each path, by its index; `undefined` if there is none, or if two values contradict each other. */
export type FoundList = readonly unknown[];

/** The value found at the path itself. */
function foundAt({ index }: PathNode, found: FoundList): unknown {
  return index < 0 ? undefined : found[index];
}

/** The nearest parent of a path with a found value. */
export function knownAbove({ parent }: PathNode, found: FoundList): PathNode | undefined {
  for (let node = parent; node; node = node.parent) if (foundAt(node, found) !== undefined) return node;
  return undefined;
}

/** The known value of a path: the one found there, or the one that `render` reads from the nearest found parent. */
export function knownValue(path: PathNode, found: FoundList): { readonly value: unknown } | undefined {
  const own = foundAt(path, found);
  if (own !== undefined) return { value: own };
  const whole = knownAbove(path, found);
  return whole && { value: readBetween(whole, path, found[whole.index]) };
}

/** The value that `render` reads at a path from the value of a parent. */
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

/** The value found at a path, or the object or array of its parts; `undefined` if there is nothing. */
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
 * An object of the members found. It starts as a copy with all keys, so that assigning reaches no setter.
 * If a member is missing, it is built anew.
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
