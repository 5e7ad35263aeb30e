import { nullsAt } from "../json.ts";
import { allows } from "../model/schema.ts";
import type { PathNode } from "./path-tree.ts";
import { readPath } from "./read-path.ts";

/** What was found of each path, by the index of its entry; `undefined` where there is nothing, or two things that contradict each other. */
export type FoundList = readonly unknown[];

/** What was found of a path itself. */
export function foundAt({ entry }: PathNode, found: FoundList): unknown {
  return entry && found[entry.index];
}

/** What is known of a path: what was found of it, else what `render` reads from the nearest whole above it that was found. */
export function knownValue(path: PathNode, found: FoundList): { readonly value: unknown } | undefined {
  for (let node: PathNode | null = path; node; node = node.parent) {
    const known = foundAt(node, found);
    if (known !== undefined) return { value: readPath(known, path.segments.slice(node.segments.length)) ?? null };
  }
  return undefined;
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
function assembleInto(holder: object, node: PathNode, found: FoundList): Content {
  const known = foundAt(node, found);
  if (known !== undefined) {
    put(holder, node, known);
    return known === null ? 1 : 2;
  }
  const whole = holderOf(node);
  const content = assembleBelow(whole, node, found);
  const isNull = content === 1 && !isElement(node) && allows(node.schema, "null");
  if (content) put(holder, node, isNull ? null : whole);
  return content;
}

/** What the parts of a path are put into: an empty array, or an object that has every name already. */
function holderOf(node: PathNode): object {
  if (node.schema.items) return [];
  node.shape ??= nullsAt(node.children.map(({ segment }) => segment));
  return { ...node.shape };
}

/** Puts what was found below a path into what holds it. */
function assembleBelow(holder: object, { children }: PathNode, found: FoundList): Content {
  let most: Content = 0;
  for (const child of children) {
    const content = assembleInto(holder, child, found);
    if (content > most) most = content;
    if (!content && !Array.isArray(holder)) delete (holder as Record<string, unknown>)[child.segment];
  }
  return most;
}

/** Whether a node is an element of an array; one that a template names is there, whatever is found in it. */
function isElement({ parent }: PathNode): boolean {
  return parent?.schema.items !== undefined;
}

/** Puts a value into an object or an array; the elements below it in an array are null where nothing else is there. */
function put(holder: object, { segment }: PathNode, value: unknown): void {
  if (Array.isArray(holder)) {
    while (holder.length < Number(segment)) holder.push(null);
    holder[Number(segment)] = value;
  } else if (value !== null) {
    // It has the name already, also `__proto__`, with null: an assignment reaches no setter.
    (holder as Record<string, unknown>)[segment] = value;
  }
}
