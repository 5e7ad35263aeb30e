import { isPlainObject, jsonType } from "../../json.ts";

interface Writing {
  /** The number of characters left. */
  left: number;
  /** The number of objects and arrays written. */
  containers: number;
  /** The texts of objects and arrays, once there are so many that they may be shared. */
  readonly written: Map<object, string>;
}

/** The number of objects and arrays written without remembering them: parsed JSON shares none, and most of it has fewer. */
const unsharedContainers = 100_000;

/**
 * The JSON text of plain data; `undefined` if it is none, holds itself, or is longer than the limit or than a string can be.
 * `JSON.stringify` alone would ask every prototype for `toJSON`, and write shared parts again each time.
 */
export function jsonText(value: unknown, maximumLength = Number.POSITIVE_INFINITY): string | undefined {
  try {
    return write(value, { left: maximumLength, containers: 0, written: new Map() });
  } catch {
    return undefined;
  }
}

function write(value: unknown, writing: Writing): string {
  if (typeof value === "object" && value !== null) return sharedText(value, writing);
  if (jsonType(value) === undefined) throw new TypeError("No JSON value");
  // A long string is not written to be thrown away.
  if (typeof value === "string" && value.length > writing.left) throw new RangeError("Too long");
  return spend(JSON.stringify(value), writing);
}

function spend(text: string, writing: Writing): string {
  writing.left -= text.length;
  if (writing.left < 0) throw new RangeError("Too long");
  return text;
}

function sharedText(value: object, writing: Writing): string {
  const known = writing.written.get(value);
  if (known !== undefined) return spend(known, writing);
  const text = containerText(value, writing);
  if (++writing.containers > unsharedContainers) writing.written.set(value, text);
  return text;
}

function containerText(value: object, writing: Writing): string {
  // Written piece by piece, so that it stops at the maximum length of a string, before memory runs out.
  let text = "";
  writing.left -= 2;
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && spend(",", writing)}${write(item, writing)}`;
    return `[${text}]`;
  }
  if (!isPlainObject(value)) throw new TypeError("No JSON value");
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    const name = spend(`${text && ","}${JSON.stringify(key)}:`, writing);
    text += `${name}${write(member, writing)}`;
  }
  return `{${text}}`;
}
