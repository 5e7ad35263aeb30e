import type { Diagnostic } from "../index.ts";
import { type Duplicate, type JsonSource, type Located as LocatedValue, readSource, spanInString, type Token } from "./json-source.ts";

/** A diagnostic, and where it is in the text of its JSON. */
export interface PlacedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** In the URL its line is 1. */
  readonly token: Token;
  /** Whether nothing stands at its pointer, so that the token is what is around. */
  readonly isAbsent: boolean;
  /** Whether it is in the URL, which stands beside the text. */
  readonly isInUrl: boolean;
}

/**
 * Finds diagnostics in the text of their JSON, and adds the keys that are written twice; in the order of the text.
 * Those of the URL come first.
 */
export function placeDiagnostics(text: string, diagnostics: readonly Diagnostic[], url?: string): PlacedDiagnostic[] {
  const { located, duplicates } = readSource(text, withParents(diagnostics.map(({ pointer }) => pointer)));
  const placed = diagnostics.map((diagnostic) => {
    const isInUrl = url !== undefined && diagnostic.pointer === "/url";
    const token = isInUrl ? tokenInUrl(diagnostic, url) : tokenOf(diagnostic, text, located);
    return { diagnostic, token, isAbsent: !isInUrl && !located.has(diagnostic.pointer), isInUrl };
  });
  return [...duplicates.map(placeDuplicate), ...placed].sort((a, b) => lineOf(a) - lineOf(b) || a.token.column - b.token.column);
}

function lineOf({ token, isInUrl }: PlacedDiagnostic): number {
  return isInUrl ? 0 : token.line;
}

/** Pointers with those of everything around: what is missing is told where it should be. */
function withParents(pointers: readonly string[]): Set<string> {
  const all = new Set<string>();
  for (const pointer of pointers) for (let at = pointer; !all.has(at); at = parentOf(at)) all.add(at);
  return all;
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

type Located = JsonSource["located"];

function tokenOf({ code, pointer, offset, placeholder }: Diagnostic, text: string, located: Located): Token {
  const at = nearest(pointer, located);
  if (code === "key-placeholder" && at.key) return at.key;
  if (text[at.value.offset] !== '"' || !placeholder) return at.value;
  return spanInString(text, at.value, offset, offset + placeholder.length);
}

/** What stands at a pointer, or around it where nothing does; the whole is always there. */
function nearest(pointer: string, located: Located): LocatedValue {
  return located.get(pointer) ?? nearest(parentOf(pointer), located);
}

function tokenInUrl({ offset, placeholder }: Diagnostic, url: string): Token {
  return { offset, length: placeholder?.length ?? url.length, line: 1, column: offset + 1 };
}

function placeDuplicate({ pointer, key, token, firstLine }: Duplicate): PlacedDiagnostic {
  const message = `Expected each key once but received ${JSON.stringify(key)} again: it stands in line ${firstLine} too, and only the last one counts`;
  const diagnostic: Diagnostic = { severity: "error", code: "duplicate-key", message, pointer, path: [], offset: 0 };
  return { diagnostic, token, isAbsent: false, isInUrl: false };
}

/** A suggestion as it is written in the text: a path in braces, any other text with JSON's escapes. */
export function asWritten(suggestion: string): string {
  return suggestion.startsWith("\\") ? JSON.stringify(suggestion).slice(1, -1) : `{${suggestion}}`;
}
