import { memberOf } from "../../json.ts";

/** The value at a path below a value: null where something on the way is null, `undefined` where something is missing. */
export function readPath(from: unknown, segments: readonly string[]): unknown {
  let value = from;
  for (const segment of segments) {
    if (value === null) return null;
    value = memberOf(value, segment);
  }
  return value;
}
