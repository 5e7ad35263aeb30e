import { isPlainObject } from "../json.ts";
import { startPairing } from "./pairing.ts";

/**
 * Whether two values are the same JSON; the order of keys says nothing, and -0 is 0.
 * It keeps a list instead of calling itself, and looks at no pair twice, so that neither depth nor a cycle stops it.
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b || typeof a !== "object") return a === b;
  const isNew = startPairing();
  const pairs: [unknown, unknown][] = [[a, b]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [left, right] = pair;
    if (left === right) continue;
    if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) return false;
    if (!isNew(left, right)) continue;
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(right, key)) return false;
      pairs.push([left[key], right[key]]);
    }
  }
  return true;
}

function isContainer(value: unknown): value is { readonly [key: string]: unknown } {
  return Array.isArray(value) || isPlainObject(value);
}
