import { type Issues, nameOf, type Place, report, reportUnreadable } from "../../issue.ts";
import { describe, isPlainObject } from "../../json.ts";
import type { Node } from "../tree/tree.ts";
import { reportExtra, reportLength } from "./match.ts";
import { startPairing } from "./pairing.ts";

/** A comparison to do: the rendered value, the body's value, and the template's node, if there is one. */
interface Pair {
  readonly place: Place;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly node: Node | undefined;
  readonly placeholder: string | undefined;
}

/**
 * Every difference of a body from the result of `render`, in the order of the template. Additional keys of an object come first.
 * It uses a list instead of recursion, so that no depth stops it, and compares each pair of objects once.
 */
export function differences(root: Node, expected: unknown, body: unknown): Issues {
  const issues: Issues = { issues: [], total: 0 };
  try {
    compare(root, expected, body, issues);
  } catch {
    reportUnreadable(issues, null);
  }
  return issues;
}

function compare(root: Node, expected: unknown, body: unknown, issues: Issues): void {
  const isNew = startPairing();
  const pairs: Pair[] = [{ place: null, expected, actual: body, node: root, placeholder: placeholderIn(root) }];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const { expected: left, actual: right } = pair;
    if (left === right || (isObject(left) && isObject(right) && !isNew(left, right))) continue;
    const below = Array.isArray(left) && Array.isArray(right) ? elements(pair, left, right, issues) : members(pair, left, right, issues);
    for (const next of below.reverse()) pairs.push(next);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function elements(pair: Pair, expected: readonly unknown[], actual: readonly unknown[], issues: Issues): Pair[] {
  if (expected.length !== actual.length) {
    reportLength(pair.place, expected.length, actual.length, issues, {
      ...placeholderOf(pair),
      expectedValue: expected,
      actualValue: actual,
    });
    return [];
  }
  const children = pair.node?.kind === "array" ? pair.node.children : [];
  // Of one with holes only what is there: it may claim to be of any length.
  const indices = new Set([...Object.keys(expected), ...Object.keys(actual)].map(Number).filter(Number.isInteger));
  return [...indices].map((index) => below(pair, index, children[index], expected[index], actual[index]));
}

function members(pair: Pair, expected: unknown, actual: unknown, issues: Issues): Pair[] {
  if (!isPlainObject(expected) || !isPlainObject(actual)) {
    reportDifference(pair, issues);
    return [];
  }
  for (const key of Object.keys(actual)) {
    if (!Object.hasOwn(expected, key))
      reportExtra({ parent: pair.place, key }, issues, { ...placeholderOf(pair), actualValue: actual[key] });
  }
  const { node } = pair;
  const children = new Map(node?.kind === "object" ? node.keys.map((key, index) => [key, node.children[index]]) : []);
  return Object.entries(expected).map(([key, value]) => {
    return below(pair, key, children.get(key), value, Object.hasOwn(actual, key) ? actual[key] : undefined);
  });
}

function below({ place, placeholder }: Pair, key: string | number, node: Node | undefined, expected: unknown, actual: unknown): Pair {
  return { place: { parent: place, key }, expected, actual, node, placeholder: node ? placeholderIn(node) : placeholder };
}

function placeholderIn(node: Node): string | undefined {
  if (node.kind === "value") return node.source;
  return node.kind === "text" ? node.source : undefined;
}

function placeholderOf({ placeholder }: Pair): { placeholder?: string } {
  return placeholder === undefined ? {} : { placeholder };
}

function reportDifference(pair: Pair, issues: Issues): void {
  const { place, expected, actual } = pair;
  const code = actual === undefined ? "missing" : "different";
  // Mixed text may be long and have line breaks.
  const source = pair.node?.kind === "text" ? preview(pair.placeholder) : pair.placeholder;
  const from = source === undefined ? "" : ` from ${source}`;
  const message =
    actual === undefined
      ? `${nameOf(place)} is missing. Expected ${preview(expected)}${from}`
      : `Expected ${preview(expected)}${from} but received ${preview(actual)}`;
  report(issues, place, {
    code,
    ...placeholderOf(pair),
    expectedValue: expected,
    ...(actual === undefined ? {} : { actualValue: actual }),
    message,
  });
}

const previewLength = 60;

/** A short form of a value: a scalar as JSON, cut if it is long, or the type of any other value. */
function preview(value: unknown): string {
  if (!["string", "number", "boolean"].includes(typeof value)) return describe(value);
  // No more of a long text is written than is shown.
  const text = JSON.stringify(typeof value === "string" ? value.slice(0, previewLength) : value);
  return text.length > previewLength ? `${text.slice(0, previewLength)}...` : text;
}
