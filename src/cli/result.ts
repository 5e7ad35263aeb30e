import { InputError, type Issue } from "../index.ts";
import { Unusable } from "./files/read-json.ts";
import { Refused } from "./files/template-file.ts";
import { type Finding, findingLines } from "./findings/finding.ts";
import { frameLines } from "./findings/frame.ts";
import type { Line } from "./output/terminal.ts";

/** The result of a command, which `run` prints. */
export interface CommandResult {
  /** 0: nothing was found; 1: something was; 2: a command, a flag or a file cannot be used; 130: it was interrupted. */
  readonly exitCode: 0 | 1 | 2 | 130;
  /** The output of `--json` in place of `output` and `notes`; absent if everything is printed already. */
  readonly document?: { readonly ok: boolean; readonly [key: string]: unknown };
  /** For standard output. */
  readonly output?: readonly Line[];
  /** For standard error. */
  readonly notes?: readonly Line[];
  /** Files that cannot be used: for standard error, also with `--json`. */
  readonly unusable?: readonly Unusable[];
}

/** The result of a command that an error has ended; an error that no command foresees is thrown on. */
export function resultOf(error: unknown, width?: number): CommandResult {
  if (error instanceof Unusable) {
    return { exitCode: 2, document: { ok: false, unusable: [unusableDocument(error)] }, unusable: [error] };
  }
  if (error instanceof Refused) {
    const findings: Finding[] = error.findings.map(({ finding }) => finding);
    const notes = error.findings.flatMap((finding) => findingLines(error.file, finding, error.urlFlag, width));
    return { exitCode: 1, document: { ok: false, findings }, notes };
  }
  if (error instanceof InputError) {
    const { issues } = error;
    const notes = issueLines("The conversation cannot be rendered", issues, issues.length);
    return { exitCode: 1, document: { ok: false, issues }, notes };
  }
  throw error;
}

/** A file that cannot be used, as `--json` has it. */
export function unusableDocument({ file, line, column, message }: Unusable): object {
  return { file, line: line ?? null, column: column ?? null, message };
}

/** A file that cannot be used: one line, and for people the line of the file with a caret, if it may be shown. */
export function unusableLines({ file, line, column, message, frame }: Unusable, isJson = false, width?: number): Line[] {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const head: Line = [{ text: place, style: "bold" }, ": ", { text: "error", style: "red" }, `: ${message}`];
  return [head, ...(frame && !isJson ? frameLines({ ...frame, number: line, style: "red" }, width) : [])];
}

/** Issues under a summary: one line each, and how many more there are. */
export function issueLines(summary: string, issues: readonly Issue[], total: number): Line[] {
  const more = total - issues.length;
  return [
    [{ text: summary, style: "bold" }],
    ...issues.map(({ pointer, message }): Line => ["  ", { text: pointer || "(root)", style: "cyan" }, `: ${message}`]),
    ...(more > 0 ? [[`  and ${more} more`]] : []),
  ];
}

/** A number of things: "1 difference", "3 differences". */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
