import { styleText } from "node:util";
import stringWidth from "string-width";
import type { Io, Output } from "../io.ts";

/** A line to be printed. What is in it may come from anywhere: {@link print} makes it safe. */
export type Line = readonly Span[];

/** A piece of a line, as it is or in a style. */
export type Span = string | { readonly text: string; readonly style: Style };

type Style = "red" | "yellow" | "green" | "cyan" | "dim" | "bold";

// Controls (C0 and C1), line separators, lone surrogates, and what is invisible or turns the direction of the text around it.
// The joiners U+200C and U+200D stay: many scripts and emoji are written with them.
const unsafe = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A text without control sequences. Inside JSON the escapes keep the value, since such characters appear in strings only. */
export function printable(text: string): string {
  return text.replaceAll(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The number of terminal columns of a text without control sequences. */
export function widthOf(text: string): number {
  return stringWidth(printable(text));
}

/** A part of a text of at most so many characters, with `...` in place of what is left out at either end. */
export function cut(text: string, start: number, length: number): string {
  const head = start > 0 ? "..." : "";
  const fits = text.length - start <= length - head.length;
  const end = fits ? text.length : start + length - head.length - 3;
  // Half of a surrogate pair at the edges is no character.
  const part = text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
  return `${head}${part}${fits ? "" : "..."}`;
}

/** The lines of trusted text, such as indented JSON. */
export function linesOf(text: string): Line[] {
  return text.split("\n").map((line) => [line]);
}

/** A value as indented JSON. */
export function jsonLines(value: unknown): Line[] {
  return linesOf(JSON.stringify(value, null, 2));
}

/** Prints lines: the one door to the terminal. */
export function print(lines: readonly Line[], output: Output, env: Io["env"]): void {
  const coloured = hasColour(output, env);
  output.write(lines.map((line) => `${line.map((span) => spanText(span, coloured)).join("")}\n`).join(""));
}

function spanText(span: Span, coloured: boolean): string {
  if (typeof span === "string") return printable(span);
  const text = printable(span.text);
  // Colour is decided before: Node must not ask its own standard output.
  return coloured ? styleText(span.style, text, { validateStream: false }) : text;
}

/** Decides on colour: on a terminal, unless the environment disables it, and elsewhere if the environment requests it. */
function hasColour({ isTTY }: Output, { FORCE_COLOR, NO_COLOR, TERM }: Io["env"]): boolean {
  if (FORCE_COLOR !== undefined) return !["0", "false"].includes(FORCE_COLOR);
  return Boolean(isTTY) && !NO_COLOR && TERM !== "dumb";
}
