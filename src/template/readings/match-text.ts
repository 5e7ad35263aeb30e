import type { TemplateOptions } from "../options.ts";
import type { TextNode, Use } from "../tree/tree.ts";
import { type Literal, type Piece, splitText } from "./split-text.ts";
import { readSlot } from "./text-value.ts";

/** A text read by its template: the values of its open placeholders, or why there are none. */
export type TextReading =
  | { readonly kind: "values"; readonly values: readonly FoundInText[] }
  | { readonly kind: "mismatch" }
  | { readonly kind: "ambiguous" };

interface FoundInText {
  readonly use: Use;
  readonly value: unknown;
}

/** The text of a known value; `undefined` if it has none, so that it can be in no text. */
export interface Known {
  readonly text: string | undefined;
}

const mismatch: TextReading = { kind: "mismatch" };
const ambiguous: TextReading = { kind: "ambiguous" };

/**
 * Reads a text as the template writes it. `known` returns the text of a placeholder with a known value, and `undefined` for an open one.
 * The name of an event matches in any case.
 */
export function readText(
  { parts, coding }: TextNode,
  text: string,
  known: (use: Use) => Known | undefined,
  options: Required<TemplateOptions>,
): TextReading {
  const literals: Literal[] = [];
  const open: Use[] = [];
  let pieces: Piece[] = [];
  let length = 0;
  for (const part of parts) {
    const settled = typeof part === "string" ? { text: part } : known(part);
    if (settled) {
      if (settled.text === undefined) return mismatch;
      // The known texts may be longer than the text, and than any string.
      length += settled.text.length;
      if (length > text.length) return mismatch;
      pieces.push({ text: settled.text, isAnyCase: isEventName(part) });
    } else {
      literals.push(joined(pieces));
      open.push(part as Use);
      pieces = [];
    }
  }
  const slices = splitText(text, [...literals, joined(pieces)]);
  if (typeof slices === "string") return slices === "none" ? mismatch : ambiguous;
  const readings = open.map((use, index) => ({ use, reading: readSlot(use, slices[index] as string, coding, options) }));
  const odd = readings.map(({ reading }) => reading).filter((reading) => typeof reading === "string");
  if (odd.length) return odd.includes("none") ? mismatch : ambiguous;
  return { kind: "values", values: readings.map(({ use, reading }) => ({ use, value: (reading as { value: unknown }).value })) };
}

function isEventName(part: string | Use): boolean {
  return typeof part === "object" && part.target.path === "event.name";
}

/** Joins pieces in a row into one literal, unless one of them matches in any case. */
function joined(pieces: readonly Piece[]): Literal {
  if (!pieces.some(({ isAnyCase }) => isAnyCase)) return pieces.map(({ text }) => text).join("");
  const together: Piece[] = [];
  for (const piece of pieces) {
    const last = together.at(-1);
    if (last && !last.isAnyCase && !piece.isAnyCase) together[together.length - 1] = { text: last.text + piece.text, isAnyCase: false };
    else together.push(piece);
  }
  return together;
}
