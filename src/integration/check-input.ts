import type { IssueCode, Place } from "../issue.ts";
import { describe, either, ownMember } from "../json.ts";
import { type Diagnostics, note, TemplateError } from "../template/diagnostic.ts";

const known = ["url", "configuration", "secrets", "credentials", "authenticate", "strict", "absentKeys", "options"] as const;

/** The parts of what `defineIntegration` accepts: own properties only. */
export type Input = { readonly [part in (typeof known)[number]]: unknown };

/** Copies the known parts of what was given, so that nothing is read from a prototype. */
export function inputOf(given: object): Input {
  return Object.fromEntries(known.map((part) => [part, ownMember(given, part)])) as Input;
}

/**
 * Reports what is not as `defineIntegration` takes it: another name is most likely a misspelt one, and one that is passed over
 * in silence would let in whom `authenticate` is to keep out.
 */
export function checkInput(given: object, diagnostics: Diagnostics): void {
  for (const key of Object.keys(given)) {
    if (!(known as readonly string[]).includes(key)) refuse(diagnostics, { parent: null, key }, "option", either(known), "another name");
  }
  expectType("authenticate", "function", given, diagnostics);
  expectType("strict", "boolean", given, diagnostics);
  const absentKeys = ownMember(given, "absentKeys");
  if (absentKeys !== undefined && absentKeys !== "warn" && absentKeys !== "allow") {
    const received = typeof absentKeys === "string" ? "another text" : describe(absentKeys);
    refuse(diagnostics, { parent: null, key: "absentKeys" }, "option", '"allow" or "warn"', received);
  }
}

/** Reads what the programmer gives; objects that throw when they are read are told like all else that is wrong with it. */
export function readGiven<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    const diagnostics: Diagnostics = { issues: [], total: 0 };
    refuse(diagnostics, null, "unreadable", "plain data", "an object that throws when it is read");
    throw new TemplateError(diagnostics.issues);
  }
}

/** Reports a part that is there and of another type. */
export function expectType(key: string, type: "function" | "boolean", given: object, diagnostics: Diagnostics): void {
  const value = ownMember(given, key);
  if (value !== undefined && typeof value !== type) refuse(diagnostics, { parent: null, key }, "type", `a ${type}`, describe(value));
}

/** Reports that something was received instead of what was expected; gives `false`. */
export function refuse(diagnostics: Diagnostics, place: Place, code: IssueCode, expected: string, received: string): false {
  note(diagnostics, place, { code, severity: "error", message: `Expected ${expected} but received ${received}` });
  return false;
}
