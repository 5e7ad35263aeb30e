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
  | {
      readonly ok: false;
      readonly findings: readonly Finding[];
      /** The value, if nothing but commas is wrong. */
      readonly meant: unknown;
    };

/** Reads a text as JSON. */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const problems = findSyntaxProblems(text);
    const mended = mendCommas(text, problems);
    // After any other problem, the next ones are guesses.
    const shown = mended.isMended ? problems : problems.slice(0, 1);
    return { ok: false, findings: shown.map(syntaxFinding), meant: mended.value };
  }
}

function syntaxFinding({ message, token, replacement }: SyntaxProblem): Finding {
  const fix = replacement === undefined ? {} : { replacement, isCertain: true };
  return { severity: "error", code: "not-json", message: `This is not JSON: ${message}`, pointer: "", token, isInUrl: false, ...fix };
}

/** Tries if a text is JSON once all its commas are mended. */
function mendCommas(text: string, problems: readonly SyntaxProblem[]): { readonly isMended: boolean; readonly value: unknown } {
  const parts: string[] = [];
  let end = 0;
  for (const { token, replacement } of problems) {
    if (!token || replacement === undefined) return { isMended: false, value: undefined };
    parts.push(text.slice(end, token.offset), replacement);
    end = token.offset + token.length;
  }
  try {
    return { isMended: true, value: JSON.parse(parts.join("") + text.slice(end)) };
  } catch {
    return { isMended: false, value: undefined };
  }
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
