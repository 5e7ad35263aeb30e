import { shapeOf } from "../../json.ts";
import { allows } from "../../model/compiled-schema.ts";
import { isDirect } from "../../model/generated/readers.ts";
import { keyword } from "../../model/schema.ts";
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

/** The conversation that what was found makes up: only what the template names. */
export function assemble(paths: PathNode, found: FoundList): object {
  const conversation = holderOf(paths);
  assembleBelow(conversation, paths, found);
  return conversation;
}

/** What was found at and below a path: nothing, only nulls, or something else. */
type Content = 0 | 1 | 2;

/** Puts into what holds it what was found at a path, or the whole that its parts make up, which is null where they all are. */
function assembleInto(holder: Holder, node: PathNode, found: FoundList): Content {
  const known = foundAt(node, found);
  if (known !== undefined) {
    putInto(holder, node, known);
    return known === null ? 1 : 2;
  }
  if (!node.children.length) return 0;
  const whole = holderOf(node);
  const content = assembleBelow(whole, node, found);
  const isNull = content === 1 && !isElement(node) && allows(node.reading, "null");
  if (content) putInto(holder, node, isNull ? null : whole);
  return content;
}

/** What the parts of a path are put into: an empty array or an object. */
function holderOf(node: PathNode): Holder {
  if (keyword(node.schema, "items")) return [];
  if (node.shape === undefined) node.shape = shapeOf(node.children.map(({ segment }) => segment));
  return node.shape ? { ...node.shape } : Object.create(null);
}

type Holder = unknown[] | { [key: string]: unknown };

/** Puts what was found below a path into what holds it. */
function assembleBelow(holder: Holder, node: PathNode, found: FoundList): Content {
  let most: Content = 0;
  for (const child of node.children) {
    const content = assembleInto(holder, child, found);
    if (content > most) most = content;
    if (!content && !Array.isArray(holder)) delete holder[child.segment];
  }
  if (node.shape === null) Object.setPrototypeOf(holder, Object.prototype);
  return most;
}

/** Whether a node is an element of an array; one that a template names is there, whatever is found in it. */
function isElement({ parent }: PathNode): boolean {
  return parent !== null && keyword(parent.schema, "items") !== undefined;
}

/** Puts a value into what holds it; the elements below it in an array are null where nothing else is there. */
function putInto(holder: Holder, { segment, parent }: PathNode, value: unknown): void {
  if (Array.isArray(holder)) {
    while (holder.length < Number(segment)) holder.push(null);
    holder[Number(segment)] = value;
  } else if (value !== null || !parent?.shape) {
    holder[segment] = value;
  }
}
