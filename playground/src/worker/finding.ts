import type { Diagnostic, Issue } from "contact-pro-webhooks";
import { findSyntaxProblems, type SyntaxProblem, type Token } from "../../../src/cli/findings/json-source.ts";
import { placeDiagnostics, replacementOf } from "../../../src/cli/findings/locate.ts";

/** One thing to know of a text, and where it is in it. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly pointer: string;
  /** Undefined if the text is nested too deeply. */
  readonly token: Token | undefined;
  readonly isInUrl: boolean;
  /** The replacement of the token. */
  readonly replacement?: string;
  /** True if the replacement is surely what was meant. */
  readonly isCertain?: boolean;
}

/** A text that is JSON, or the findings that say why it is not. */
export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly mended: Mended | undefined };

/** A text with its commas mended, if nothing else keeps it from being JSON. */
export interface Mended {
  readonly text: string;
  readonly value: unknown;
  /** The finding at its place in the text as it is written. */
  original(finding: Finding): Finding;
}

/** Reads a text as JSON. */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const problems = findSyntaxProblems(text);
    const mended = mendCommas(text, problems);
    // After any other problem, the next ones are guesses, and so is a comma.
    const findings = mended ? problems.map(syntaxFinding) : [syntaxFinding({ message: problems[0].message, token: problems[0].token })];
    return { ok: false, findings, mended };
  }
}

function syntaxFinding({ message, token, replacement }: SyntaxProblem): Finding {
  const fix = replacement === undefined ? {} : { replacement, isCertain: true };
  return { severity: "error", code: "not-json", message: `This is not JSON: ${message}`, pointer: "", token, isInUrl: false, ...fix };
}

interface CommaEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

function mendCommas(text: string, problems: readonly SyntaxProblem[]): Mended | undefined {
  const edits: CommaEdit[] = [];
  for (const { token, replacement } of problems) {
    if (!token || replacement === undefined) return undefined;
    edits.push({ from: token.offset, to: token.offset + token.length, insert: replacement });
  }
  const kept = edits.map(({ from, insert }, index) => text.slice(edits[index - 1]?.to ?? 0, from) + insert);
  const mended = kept.join("") + text.slice(edits.at(-1)?.to);
  try {
    return { text: mended, value: JSON.parse(mended), original: (finding) => movedBack(finding, text, edits) };
  } catch {
    return undefined;
  }
}

function movedBack(finding: Finding, text: string, edits: readonly CommaEdit[]): Finding {
  const { token } = finding;
  if (!token || finding.isInUrl) return finding;
  let { offset } = token;
  for (const { from, to, insert } of edits) if (offset >= from + insert.length) offset += to - from - insert.length;
  return { ...finding, token: { ...token, offset, column: offset - text.lastIndexOf("\n", offset - 1) } };
}

/** The diagnostics of a template or a configuration as findings. */
export function findingsOf(text: string, diagnostics: readonly Diagnostic[], url: string | undefined): Finding[] {
  return placeDiagnostics(text, diagnostics, url).map(({ diagnostic, token, isAbsent, isInUrl }) => {
    const { severity, code, pointer } = diagnostic;
    const written = (isInUrl ? (url ?? "") : text).slice(token.offset, token.offset + token.length);
    const replacement = isAbsent ? undefined : (replacementOf(diagnostic) ?? otherCase(written, diagnostic));
    const message = isAbsent ? `${pointer}: ${diagnostic.message}` : diagnostic.message;
    const fix = replacement === undefined ? {} : { replacement, isCertain: isCertain(written, replacement) };
    return { severity, code, message, pointer, token, isInUrl, ...fix };
  });
}

/** The allowed value that differs from the written one in case only. */
function otherCase(written: string, { code, expected = "" }: Diagnostic): string | undefined {
  const values = code === "enum" ? (expected.match(/"[^"]*"/g) ?? []) : [];
  return values.find((value) => value.toLowerCase() === written.toLowerCase());
}

/** Tests if a replacement is surely what was meant. An escape is a choice, a path that ends with a dot is still being written, and a secret may have any name. */
function isCertain(written: string, replacement: string): boolean {
  if (replacement.startsWith("\\") || /\.[}>]?$/.test(written)) return false;
  return !/^.(?:secrets|authentications)\./.test(replacement) || written.replaceAll(/\s/g, "") === replacement;
}

/** The issues of a match as findings in the text of the body. */
export function issuesOf(text: string, issues: readonly Issue[]): Finding[] {
  const diagnostics = issues.map(({ code, pointer, path, message }): Diagnostic => {
    return { code, pointer, path, message, severity: "error", offset: 0 };
  });
  return findingsOf(text, diagnostics, undefined);
}
