import type { Diagnostic } from "../../index.ts";
import { cut, type Line, widthOf } from "../output/terminal.ts";
import type { Token } from "./json-source.ts";
import { type PlacedDiagnostic, placeDiagnostics, suggestedText } from "./locate.ts";

/** One thing to know of a file, as `--json` has it. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  /** RFC 6901 JSON Pointer of the place in the file. */
  readonly pointer: string;
  /** Starts at 1; null for a place outside the file, such as the URL. */
  readonly line: number | null;
  /** Starts at 1, in UTF-16 code units. It is a column of the URL if the pointer is `/url`. */
  readonly column: number;
  /** After the last column. */
  readonly endColumn: number;
  readonly placeholder: string | undefined;
  readonly suggestion: string | undefined;
}

/** A finding with the line of the file that it is in. */
export interface ShownFinding {
  readonly finding: Finding;
  /** True if there is no value at the pointer, so that the excerpt shows the value around it. */
  readonly isAbsent: boolean;
  readonly excerpt: Excerpt;
}

/** A line of a file, cut if it is long, and the part to underline. */
interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Finds diagnostics in the text of their file, in its order, and adds the keys that are written twice. */
export function locate(text: string, diagnostics: readonly Diagnostic[], url?: string): ShownFinding[] {
  return placeDiagnostics(text, diagnostics, url).map((placed) => show(placed, placed.isInUrl ? (url as string) : text));
}

function show({ diagnostic, token, isAbsent, isInUrl }: PlacedDiagnostic, text: string): ShownFinding {
  const { severity, code, message, pointer, placeholder, suggestion } = diagnostic;
  const { line, column, length } = token;
  const at = { line: isInUrl ? null : line, column, endColumn: column + length };
  return { finding: { severity, code, message, pointer, ...at, placeholder, suggestion }, isAbsent, excerpt: excerptOf(token, text) };
}

/** The number of characters shown on each side of the underlined part, and of that part itself. */
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

function excerptLines(finding: Finding, { before, marked, after }: Excerpt): Line[] {
  const { line, severity } = finding;
  const suggested = suggestedText(finding);
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
      ...(suggested === undefined ? [] : [" ", { text: suggested, style: "cyan" } as const]),
    ],
  ];
}

/** Counts the errors and warnings among findings. */
export function countFindings(findings: readonly ShownFinding[]): { readonly errors: number; readonly warnings: number } {
  const errors = findings.filter(({ finding }) => finding.severity === "error").length;
  return { errors, warnings: findings.length - errors };
}
