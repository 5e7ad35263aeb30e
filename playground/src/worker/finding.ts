import type { Diagnostic, Issue } from "contact-pro-webhooks";
import { findSyntaxError, type Token } from "../../../src/cli/findings/json-source.ts";
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
}

/** A text that is JSON, or the finding that says why it is not. */
export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly finding: Finding };

/** Reads a text as JSON. */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, finding: syntaxFinding(text) };
  }
}

function syntaxFinding(text: string): Finding {
  const { message, line, column } = findSyntaxError(text);
  const token = line && column ? { line, column, offset: offsetOf(text, line, column), length: 1 } : undefined;
  return { severity: "error", code: "not-json", message: `This is not JSON: ${message}`, pointer: "", token, isInUrl: false };
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let left = line - 1; left > 0; left--) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}

/** The diagnostics of a template or a configuration as findings. */
export function findingsOf(text: string, diagnostics: readonly Diagnostic[], url: string | undefined): Finding[] {
  return placeDiagnostics(text, diagnostics, url).map(({ diagnostic, token, isAbsent, isInUrl }) => {
    const { severity, code, pointer } = diagnostic;
    const replacement = isAbsent ? undefined : replacementOf(diagnostic);
    const message = isAbsent ? `${pointer}: ${diagnostic.message}` : diagnostic.message;
    return { severity, code, message, pointer, token, isInUrl, ...(replacement === undefined ? {} : { replacement }) };
  });
}

/** The issues of a match as findings in the text of the body. */
export function issuesOf(text: string, issues: readonly Issue[]): Finding[] {
  const diagnostics = issues.map(({ code, pointer, path, message }): Diagnostic => {
    return { code, pointer, path, message, severity: "error", offset: 0 };
  });
  return findingsOf(text, diagnostics, undefined);
}
