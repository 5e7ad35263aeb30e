import type { JsonValue } from "../../src/index.ts";

const pattern = /\{((?:event|contact)[^{}]*)\}/g;

/** A template in the notation of a peer: `whole` for a standalone placeholder, `inText` for one in mixed text. */
export function translate(template: JsonValue, whole: (path: string) => JsonValue, inText: (path: string) => string): JsonValue {
  if (typeof template === "string") {
    const path = wholePath(template);
    return path === undefined ? template.replaceAll(pattern, (_, inner: string) => inText(inner)) : whole(path);
  }
  if (typeof template !== "object" || template === null) return template;
  if (Array.isArray(template)) return template.map((item) => translate(item, whole, inText));
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, translate(value, whole, inText)]));
}

/** The same as text: JSON in which a placeholder is written as the peer has it. */
export function translateToText(template: JsonValue, whole: (path: string) => string, inText: (path: string) => string): string {
  if (typeof template === "string") {
    const path = wholePath(template);
    return path === undefined ? JSON.stringify(template).replaceAll(pattern, (_, inner: string) => inText(inner)) : whole(path);
  }
  if (typeof template !== "object" || template === null) return JSON.stringify(template);
  if (Array.isArray(template)) return `[${template.map((item) => translateToText(item, whole, inText)).join()}]`;
  return `{${Object.entries(template)
    .map(([key, value]) => `${JSON.stringify(key)}:${translateToText(value, whole, inText)}`)
    .join()}}`;
}

/** The path of a string that is one placeholder. */
export function wholePath(text: string): string | undefined {
  return /^\{((?:event|contact)[^{}]*)\}$/.exec(text)?.[1];
}
