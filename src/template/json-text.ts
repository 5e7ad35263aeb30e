import { isPlainObject, jsonType } from "../json.ts";

/**
 * The JSON text of plain data; `undefined` where it is none, holds itself, or would be longer than a text can be.
 * `JSON.stringify` alone would ask every prototype for `toJSON`, and write what stands in many places again for each of them.
 */
export function jsonText(value: unknown): string | undefined {
  try {
    return textOf(value, new Map());
  } catch {
    return undefined;
  }
}

function textOf(value: unknown, written: Map<object, string>): string {
  if (typeof value !== "object" || value === null) {
    if (jsonType(value) === undefined) throw new TypeError("No JSON value");
    return JSON.stringify(value);
  }
  const known = written.get(value) ?? containerText(value, written);
  written.set(value, known);
  return known;
}

function containerText(value: object, written: Map<object, string>): string {
  // Put together piece by piece, so that it ends where it is longer than a text can be, and not where memory does.
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ","}${textOf(item, written)}`;
    return `[${text}]`;
  }
  if (!isPlainObject(value)) throw new TypeError("No JSON value");
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member !== undefined) text += `${text && ","}${JSON.stringify(key)}:${textOf(member, written)}`;
  }
  return `{${text}}`;
}
