import type { Diagnostic } from "../index.ts";
import { type Duplicate, type JsonSource, type Located as LocatedValue, readSource, spanInString, type Token } from "./json-source.ts";
import { cut, type Line, widthOf } from "./line.ts";

/** One thing to know of a file, as `--json` has it. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  /** RFC 6901 JSON Pointer of the place in the file. */
  readonly pointer: string;
  /** From 1; null for what is not in the file, such as the URL. */
  readonly line: number | null;
  /** From 1, in UTF-16 code units; in the URL, where the pointer is `/url`. */
  readonly column: number;
  /** After the last column. */
  readonly endColumn: number;
  readonly placeholder: string | undefined;
  readonly suggestion: string | undefined;
}

/** A finding with the line of the file that it is in. */
export interface ShownFinding {
  readonly finding: Finding;
  /** Whether nothing stands at its pointer, so that the excerpt shows what is around. */
  readonly isAbsent: boolean;
  readonly excerpt: Excerpt;
}

/** A line of a file, cut where it is long, and what is marked in it. */
interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/**
 * Finds diagnostics in the text of their file, and adds the keys that are written twice; in the order of the file.
 * Those of the URL, which is in no file, come first.
 */
export function locate(text: string, diagnostics: readonly Diagnostic[], url?: string): ShownFinding[] {
  const { located, duplicates } = readSource(text, withParents(diagnostics.map(({ pointer }) => pointer)));
  const findings = diagnostics.map((diagnostic) => {
    const ofUrl = url !== undefined && diagnostic.pointer === "/url";
    if (ofUrl) return showInUrl(diagnostic, url);
    return { ...show(diagnostic, tokenOf(diagnostic, text, located), text), isAbsent: !located.has(diagnostic.pointer) };
  });
  return [...duplicates.map((duplicate) => showDuplicate(duplicate, text)), ...findings].sort(
    ({ finding: a }, { finding: b }) => (a.line ?? 0) - (b.line ?? 0) || a.column - b.column,
  );
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

type Told = Omit<Diagnostic, "path" | "offset">;

function show({ severity, code, message, pointer, placeholder, suggestion }: Told, token: Token, text: string): ShownFinding {
  const { line, column, length } = token;
  const finding: Finding = { severity, code, message, pointer, line, column, endColumn: column + length, placeholder, suggestion };
  return { finding, isAbsent: false, excerpt: excerptOf(token, text) };
}

function showInUrl(diagnostic: Diagnostic, url: string): ShownFinding {
  const { offset, placeholder } = diagnostic;
  const { finding, ...shown } = show(diagnostic, { offset, length: placeholder?.length ?? url.length, line: 1, column: offset + 1 }, url);
  return { ...shown, finding: { ...finding, line: null } };
}

function showDuplicate({ pointer, key, token, firstLine }: Duplicate, text: string): ShownFinding {
  const message = `Expected each key once but received ${JSON.stringify(key)} again: it stands in line ${firstLine} too, and only the last one counts`;
  return show({ severity: "error", code: "duplicate-key", message, pointer }, token, text);
}

/** How much of a line is shown on either side of what is marked, and of that itself. */
const around = 60;

function excerptOf({ offset, length, column }: Token, text: string): Excerpt {
  const end = offset + length;
  // No more than is shown is looked at: a file of one line may be megabytes long.
  const after = text.slice(end, end + around + 1).replace(/[\r\n].*/s, "");
  const before = text.slice(offset - (column - 1), offset);
  return {
    before: cut(before, Math.max(0, before.length - around), around + 3),
    marked: cut(text.slice(offset, end), 0, around),
    after: cut(after, 0, around),
  };
}

/** A finding for people: place, message, and the line of the file with a caret under the placeholder. The URL comes from a flag. */
export function findingLines(file: string, { finding, isAbsent, excerpt }: ShownFinding, urlFlag = "--url"): Line[] {
  const { severity, code, message, pointer, line, column } = finding;
  const place = [...(line === null ? [urlFlag] : [file, line]), column].join(":");
  const head: Line = [
    { text: place, style: "bold" },
    ": ",
    { text: severity, style: severity === "error" ? "red" : "yellow" },
    `: ${isAbsent ? `${pointer}: ` : ""}${message} `,
    { text: `(${code})`, style: "dim" },
  ];
  return [head, ...excerptLines(finding, excerpt)];
}

function excerptLines({ line, severity, suggestion }: Finding, { before, marked, after }: Excerpt): Line[] {
  const number = String(line ?? "");
  // Tabs are as wide as the terminal likes.
  const [left, middle, right] = [before, marked, after].map((part) => part.replaceAll("\t", " ")) as [string, string, string];
  const indent = " ".repeat(widthOf(left));
  const carets = "^".repeat(Math.max(1, widthOf(middle)));
  return [
    [{ text: `  ${number} | `, style: "dim" }, left, middle, right],
    [
      { text: `  ${" ".repeat(number.length)} | `, style: "dim" },
      indent,
      { text: carets, style: severity === "error" ? "red" : "yellow" },
      ...(suggestion === undefined ? [] : [" ", { text: asWritten(suggestion), style: "cyan" } as const]),
    ],
  ];
}

/** A suggestion as it is written in the file: a path in braces, any other text with JSON's escapes. */
function asWritten(suggestion: string): string {
  return suggestion.startsWith("\\") ? JSON.stringify(suggestion).slice(1, -1) : `{${suggestion}}`;
}

/** How many errors and warnings there are among findings. */
export function countFindings(findings: readonly ShownFinding[]): { readonly errors: number; readonly warnings: number } {
  const errors = findings.filter(({ finding }) => finding.severity === "error").length;
  return { errors, warnings: findings.length - errors };
}
