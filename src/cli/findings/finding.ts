import type { Diagnostic } from "../../index.ts";
import type { Line } from "../output/terminal.ts";
import { wrapLines } from "../output/wrap.ts";
import { type Frame, frameAt, frameLines } from "./frame.ts";
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
  /** True if there is no value at the pointer, so that the frame shows the value around it. */
  readonly isAbsent: boolean;
  readonly frame: Frame;
}

/** Finds diagnostics in the text of their file, in its order, and adds the keys that are written twice. */
export function locate(text: string, diagnostics: readonly Diagnostic[], url?: string): ShownFinding[] {
  return placeDiagnostics(text, diagnostics, url).map((placed) => show(placed, placed.isInUrl ? (url as string) : text));
}

function show({ diagnostic, token, isAbsent, isInUrl }: PlacedDiagnostic, text: string): ShownFinding {
  const { severity, code, message, pointer, placeholder, suggestion } = diagnostic;
  const { line, column, length } = token;
  const at = { line: isInUrl ? null : line, column, endColumn: column + length };
  return { finding: { severity, code, message, pointer, ...at, placeholder, suggestion }, isAbsent, frame: frameAt(token, text) };
}

/** A finding for people: place, message, and the line of the file with a caret under the placeholder. The URL comes from a flag. */
export function findingLines(file: string, { finding, isAbsent, frame }: ShownFinding, urlFlag = "--url", width?: number): Line[] {
  const { severity, code, message, pointer, line, column } = finding;
  const place = [...(line === null ? [urlFlag] : [file, line]), column].join(":");
  const head: Line = [
    { text: place, style: "bold" },
    ": ",
    { text: severity, style: severity === "error" ? "red" : "yellow" },
    `: ${isAbsent ? `${pointer}: ` : ""}${message} `,
    { text: `(${code})`, style: "dim" },
  ];
  const style = severity === "error" ? "red" : "yellow";
  const suggestion = suggestedText(finding);
  return [...wrapLines([head], width), ...frameLines({ ...frame, number: line ?? undefined, style, suggestion }, width)];
}

/** Counts the errors and warnings among findings. */
export function countFindings(findings: readonly ShownFinding[]): { readonly errors: number; readonly warnings: number } {
  const errors = findings.filter(({ finding }) => finding.severity === "error").length;
  return { errors, warnings: findings.length - errors };
}
