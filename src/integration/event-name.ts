import { eventNames } from "../model/generated/event-names.ts";
import type { Event } from "../model/generated/types.ts";

export { eventNames };

/** The name of a documented event, in lower case. A release may document more: keep a default branch. */
export type KnownEventName = (typeof eventNames)[number];

/** The name of an event: one of the documented ones, or any other that a release may bring. */
export type EventName = Event["name"];

/**
 * The documented name of an event in lower case, from any case. Other names, and values that are not text, are returned unchanged.
 * The case that Contact Pro sends is unverified.
 *
 * @example
 * normalizeEventName("Queued"); // "queued"
 */
export function normalizeEventName(name: string): EventName {
  const lower = typeof name === "string" ? name.toLowerCase() : undefined;
  return eventNames.find((known) => known === lower) ?? name;
}
