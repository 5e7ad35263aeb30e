import { has } from "../../json.ts";

/** What a JSON text can be meant as. */
export const kinds = ["template", "configuration"] as const;

export type Kind = (typeof kinds)[number];

/**
 * What a value is meant as: a JSON for Configuration is an object with `request`, an object that has `method` or `body`.
 * One that has forgotten its method is still meant as one.
 */
export function kindOfValue(value: unknown): Kind {
  const request = has(value, "request") ? value.request : undefined;
  return has(request, "method") || has(request, "body") ? "configuration" : "template";
}
