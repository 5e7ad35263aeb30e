import { TemplateError } from "../../src/index.ts";

function errorOf(code: () => unknown): unknown {
  try {
    code();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** The message of an error that code throws; empty if it throws none. */
export function messageOf(code: () => unknown): string {
  return (errorOf(code) as Error | undefined)?.message ?? "";
}

/** The lines of an error's message, without the summary; empty if code throws none. */
export function linesOf(code: () => unknown): string[] {
  return messageOf(code).split("\n  ").slice(1);
}

/** The diagnostics of a `TemplateError` that code throws. */
export function diagnosticsOf(code: () => unknown) {
  const error = errorOf(code);
  return error instanceof TemplateError ? error.diagnostics : [];
}

/** The codes of the diagnostics that code throws. */
export function codesOf(code: () => unknown): string[] {
  return diagnosticsOf(code).map((diagnostic) => diagnostic.code);
}

/** The issues of an `InputError` that code throws. */
export function issuesOf(code: () => unknown): unknown {
  return (errorOf(code) as { issues?: unknown } | undefined)?.issues;
}
