import { isPlainObject } from "../../json.ts";
import { startPairing } from "./pairing.ts";

/**
 * Compares two JSON values. The order of keys does not matter, and -0 equals 0.
 * It uses a list instead of recursion, and visits each pair once, so that neither depth nor cycles stop it.
 */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b || typeof a !== "object") return a === b;
  const isNew = startPairing();
  // Pairs that are still to be compared: left and right in turn.
  const open: unknown[] = [a, b];
  while (open.length) {
    const right = open.pop();
    const left = open.pop();
    if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) return false;
    if (!isNew(left, right)) continue;
    const isSame = Array.isArray(left) ? pushElements(left, right as unknown as unknown[], open) : pushMembers(left, right, open);
    if (!isSame) return false;
  }
  return true;
}

/** The longest array that is gone through by index: one with holes may claim to be of any length. */
const maximumLength = 10_000_000;

/** Compares the elements of two arrays, and adds the pairs of objects that are still to be compared. */
function pushElements(left: readonly unknown[], right: readonly unknown[], open: unknown[]): boolean {
  if (left.length !== right.length) return false;
  if (left.length > maximumLength || left.includes(undefined)) return pushMembers(left as never, right as never, open);
  for (let index = 0; index < left.length; index++) if (!isSameOrOpen(left[index], right[index], open)) return false;
  return true;
}

/** The same of the properties of two objects. */
function pushMembers(left: Container, right: Container, open: unknown[]): boolean {
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && isSameOrOpen(left[key], right[key], open));
}

function isSameOrOpen(left: unknown, right: unknown, open: unknown[]): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  open.push(left, right);
  return true;
}

interface Container {
  readonly [key: string]: unknown;
}

function isContainer(value: unknown): value is Container {
  return Array.isArray(value) || isPlainObject(value);
}
