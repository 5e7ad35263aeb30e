import { has, isIndex } from "../../json.ts";

/** The value at a path below a value: null where something on the way is null, `undefined` where something is missing. */
export function readPath(from: unknown, segments: readonly string[]): unknown {
  let value = from;
  for (const segment of segments) {
    if (value === null) return null;
    value = memberOf(value, segment);
  }
  return value;
}

/** An element of an array or an own property of a plain object; `undefined` for everything else. */
export function memberOf(holder: unknown, segment: string): unknown {
  if (Array.isArray(holder)) return isIndex(segment) && Object.hasOwn(holder, segment) ? holder[Number(segment)] : undefined;
  return has(holder, segment) ? holder[segment] : undefined;
}
