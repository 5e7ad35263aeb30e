import { attempt } from "../../json.ts";
import { allows } from "../../model/compiled-schema.ts";
import type { TemplateOptions } from "../options.ts";
import type { Coding, Use } from "../tree/tree.ts";
import { jsonText } from "./json-text.ts";

/** The text of a value inside mixed text; `undefined` if it cannot be written there. Its inverse is {@link readSlot}: change both. */
export function valueText(
  value: unknown,
  { nullText, objectText }: Required<TemplateOptions>,
  write: (container: object) => string | undefined = jsonText,
): string | undefined {
  if (typeof value === "string") return value;
  if (value === null) return nullText;
  if (typeof value !== "object") return JSON.stringify(value);
  return objectText === "error" ? undefined : write(value);
}

type SlotReading = { readonly value: unknown } | "none" | "many";

/**
 * Reads a slice of text: as null, as a number if only a number is allowed, else as a string. Null comes first, so that a part
 * is null if its parent is.
 */
export function readSlot({ target }: Use, written: string, coding: Coding | undefined, options: Required<TemplateOptions>): SlotReading {
  const { compiled: reading, isNullable } = target;
  const { nullText, objectText } = options;
  const slice = coding ? coding.decode(written) : written;
  if (slice === undefined) return "none";
  if (objectText === "json" && isContainerText(slice, allows(reading, "object"), allows(reading, "array"))) return "many";
  if (isNullable && slice === nullText) return { value: null };
  if (allows(reading, "number") && !allows(reading, "string") && isNumberText(slice)) return { value: Number(slice) };
  return allows(reading, "string") ? { value: slice } : "none";
}

function isNumberText(text: string): boolean {
  return Number.isFinite(Number(text)) && JSON.stringify(Number(text)) === text;
}

function isContainerText(text: string, allowsObject: boolean, allowsArray: boolean): boolean {
  if (!allowsObject && !allowsArray) return false;
  const value: unknown = attempt(() => JSON.parse(text));
  return typeof value === "object" && value !== null && (Array.isArray(value) ? allowsArray : allowsObject);
}
