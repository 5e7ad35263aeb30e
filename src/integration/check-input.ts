import { type IssueCode, nameOf, type Place, quoted } from "../issue.ts";
import { describe, ownMember } from "../json.ts";
import { type Diagnostics, note, TemplateError } from "../template/diagnostic.ts";

const known = ["url", "configuration", "secrets", "credentials", "authenticate", "strict", "absentKeys", "options"] as const;

/** The parts of what `defineIntegration` accepts: own properties only. */
export type Input = { readonly [part in (typeof known)[number]]: unknown };

/** Copies the known properties, so that nothing is read from a prototype. */
export function inputOf(given: object): Input {
  return Object.fromEntries(known.map((part) => [part, ownMember(given, part)])) as Input;
}

/**
 * Reports misspelt or mistyped properties of the input of `defineIntegration`. Ignoring a misspelt `authenticate` would accept
 * unauthenticated requests.
 */
export function checkInput(given: object, diagnostics: Diagnostics): void {
  for (const key of Object.keys(given)) {
    if (!(known as readonly string[]).includes(key)) refuseOption(diagnostics, key, known);
  }
  expectType("authenticate", "function", given, diagnostics);
  expectType("strict", "boolean", given, diagnostics);
  const absentKeys = ownMember(given, "absentKeys");
  if (absentKeys !== undefined && absentKeys !== "warn" && absentKeys !== "allow") {
    refuse(diagnostics, { parent: null, key: "absentKeys" }, "option", '"absentKeys" must be "allow" or "warn"');
  }
}

/** Reads an argument, and reports a getter or proxy that throws. */
export function readGiven<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    const diagnostics: Diagnostics = { issues: [], total: 0 };
    refuse(diagnostics, null, "unreadable", throwingArgument);
    throw new TemplateError(diagnostics.issues);
  }
}

/** Reports a property of the wrong type. */
export function expectType(key: string, type: "function" | "boolean", given: object, diagnostics: Diagnostics): void {
  const value = ownMember(given, key);
  const place = { parent: null, key };
  if (value !== undefined && typeof value !== type)
    refuse(diagnostics, place, "type", `${nameOf(place)} must be a ${type}, not ${describe(value)}`);
}

/** Reports an option that does not exist. */
export function refuseOption(diagnostics: Diagnostics, key: string, options: readonly string[]): void {
  refuse(diagnostics, { parent: null, key }, "option", `There is no option ${quoted(key)}. The options are ${options.join(", ")}`);
}

/** The message for an argument of which a getter or a proxy throws. */
export const throwingArgument = "The argument cannot be read: a getter or a proxy throws. Pass plain data";

/** Reports an error in an argument. */
export function refuse(diagnostics: Diagnostics, place: Place, code: IssueCode, message: string): void {
  note(diagnostics, place, { code, severity: "error", message });
}
