import { type Collected, collect, type Finding, type Issue, isFull, issueLine, type Place, withList } from "../issue.ts";
import { maximumDiagnostics } from "../limits.ts";

/** One thing to know of a template: an error, which `compile` throws, or a warning. */
export interface Diagnostic extends Issue {
  /** An error keeps the template from being compiled; a warning does not. */
  readonly severity: "error" | "warning";
  /** The offset in the string at `pointer`, in UTF-16 code units; 0 for the whole value. */
  readonly offset: number;
  /** The replacement: the nearest documented path, or the text escaped. */
  readonly suggestion?: string;
}

/** The first diagnostics of a template, and how many there were in all. */
export type Diagnostics = Collected<Diagnostic>;

/** A diagnostic without its place. */
export type Note = Finding & Pick<Diagnostic, "severity"> & { readonly offset?: number; readonly suggestion?: string | undefined };

/** Tests if the list is full, so that the caller can skip the work for one more diagnostic; counts that diagnostic if so. */
export function hasManyDiagnostics(diagnostics: Diagnostics): boolean {
  return isFull(diagnostics, maximumDiagnostics);
}

/** Adds a diagnostic at a place. */
export function note(to: Diagnostics, place: Place, { severity, offset = 0, suggestion, ...finding }: Note): void {
  collect(to, place, { ...finding, severity, offset, ...(suggestion === undefined ? {} : { suggestion }) }, maximumDiagnostics);
}

/**
 * A template, a configuration or an option cannot be used; thrown by `compile`, `defineIntegration` and others. Check its `name`
 * instead of `instanceof` if ES modules and CommonJS are mixed.
 */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  /** Everything found, errors and warnings (the first thousand); the message lists them too. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[], total = diagnostics.length, subject = "template") {
    const count = diagnostics.filter(({ severity }) => severity === "error").length;
    super(withList(`The ${subject} has ${count} error${count === 1 ? "" : "s"}:`, diagnostics.map(diagnosticLine), total));
    this.diagnostics = diagnostics;
  }
}

/** A diagnostic in one line: severity, pointer, offset and message. */
function diagnosticLine(diagnostic: Diagnostic): string {
  const at = diagnostic.offset ? ` (offset ${diagnostic.offset})` : "";
  return `${diagnostic.severity} at ${issueLine(diagnostic)}${at}`;
}
