import { memberOf } from "../../json.ts";

/** The value at a path below a value: null below null, `undefined` if something is missing. */
export function readPath(from: unknown, segments: readonly string[]): unknown {
  let value = from;
  for (const segment of segments) {
    if (value === null) return null;
    value = memberOf(value, segment);
  }
  return value;
}
