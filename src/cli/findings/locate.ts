import type { Diagnostic } from "../../index.ts";
import { quoted } from "../../issue.ts";
import { type Duplicate, type Located, readSource, spansInString, type Token } from "./json-source.ts";

/** A diagnostic, and its position in the text of the JSON. */
export interface PlacedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** In the URL its line is 1. */
  readonly token: Token;
  /** True if there is no value at its pointer, so that the token is that of the value around it. */
  readonly isAbsent: boolean;
  /** True if it concerns the URL, which is not part of the text. */
  readonly isInUrl: boolean;
}

/**
 * Finds diagnostics in the text of their JSON, and adds the keys that are written twice; in the order of the text.
 * Those of the URL come first.
 */
export function placeDiagnostics(text: string, diagnostics: readonly Diagnostic[], url?: string): PlacedDiagnostic[] {
  const { located, duplicates } = readSource(
    text,
    diagnostics.map(({ pointer }) => pointer),
  );
  const spans = new Map([...located].map(([pointer, { value }]) => [pointer, spansInString(text, value)]));
  const placed = diagnostics.map((diagnostic): PlacedDiagnostic => {
    const { pointer } = diagnostic;
    if (url !== undefined && pointer === "/url") return { diagnostic, token: tokenInUrl(diagnostic, url), isAbsent: false, isInUrl: true };
    // The root always exists, so an absent place is inside it.
    const at = located.get(pointer) as Located;
    return { diagnostic, token: tokenOf(diagnostic, text, at, spans.get(pointer) as Spans), isAbsent: !at.isThere, isInUrl: false };
  });
  return [...duplicates.map(placeDuplicate), ...placed].sort((a, b) => lineOf(a) - lineOf(b) || a.token.column - b.token.column);
}

function lineOf({ token, isInUrl }: PlacedDiagnostic): number {
  return isInUrl ? 0 : token.line;
}

type Spans = ReturnType<typeof spansInString>;

function tokenOf({ code, offset, placeholder }: Diagnostic, text: string, { key, value }: Located, spanOf: Spans): Token {
  if ((code === "key-placeholder" || code === "unknown-key") && key) return key;
  if (text[value.offset] !== '"' || !placeholder) return value;
  return spanOf(offset, offset + placeholder.length);
}

function tokenInUrl({ offset, placeholder }: Diagnostic, url: string): Token {
  return { offset, length: placeholder?.length ?? url.length, line: 1, column: offset + 1 };
}

function placeDuplicate({ pointer, key, token, firstLine }: Duplicate): PlacedDiagnostic {
  const message = `The key ${quoted(key)} is in line ${firstLine} already, and only the last one counts. Remove one of them`;
  const diagnostic: Diagnostic = { severity: "error", code: "duplicate-key", message, pointer, path: [], offset: 0 };
  return { diagnostic, token, isAbsent: false, isInUrl: false };
}

interface Suggested {
  readonly code: string;
  readonly placeholder: string | undefined;
  readonly suggestion: string | undefined;
}

/** The text to write in place of the token of a diagnostic: the suggestion, quoted if the token is a string. */
export function replacementOf(diagnostic: Diagnostic): string | undefined {
  const { suggestion, placeholder } = diagnostic;
  if (suggestion === undefined) return undefined;
  return placeholder === undefined ? JSON.stringify(suggestion) : suggestedText({ ...diagnostic, placeholder, suggestion });
}

/** The suggestion of a diagnostic as it is written in the text: a path in braces, any other text with JSON's escapes. */
export function suggestedText({ code, placeholder, suggestion }: Suggested): string | undefined {
  if (suggestion === undefined) return undefined;
  const isPath = placeholder !== undefined && code !== "condition" && !suggestion.startsWith("\\");
  return isPath ? `{${suggestion}}` : JSON.stringify(suggestion).slice(1, -1);
}
