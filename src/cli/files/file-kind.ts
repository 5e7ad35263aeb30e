import { has } from "../../json.ts";

/** The kinds of JSON that a file may hold. */
export const kinds = ["template", "configuration"] as const;

export type Kind = (typeof kinds)[number];

/**
 * Guesses the kind of a value: a JSON for Configuration is an object with `request`, which has `method` or `body`.
 * A configuration without a method is still taken for a configuration.
 */
export function kindOfValue(value: unknown): Kind {
  const request = has(value, "request") ? value.request : undefined;
  return has(request, "method") || has(request, "body") ? "configuration" : "template";
}
