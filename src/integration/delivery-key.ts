import { attempt } from "../json.ts";
import { readPath } from "../template/tree/read-path.ts";
import { normalizeEventName } from "./event-name.ts";

/**
 * Makes a key that is the same for each delivery of an event, from `contact.id`, the event's name in lower case, `event.datetime`
 * and the integration's name. Returns `undefined` if one of the first three is missing or is not text. Never throws.
 *
 * Name them in the body as `{contact.id}`, `{event.name}` and `{event.datetime}`, since `{event}` may not be sent as an object.
 *
 * @example
 * deliveryKey(conversation, "crm"); // "crm/1166301942A6EE11B3ED58961D1810CC/queued/2023-12-29T08%3A44%3A45.101Z"
 */
export function deliveryKey(conversation: unknown, integrationName?: string): string | undefined {
  const [id, name, datetime] = ["contact.id", "event.name", "event.datetime"].map((path) => textAt(conversation, path));
  if (!id || !name || !datetime || (integrationName !== undefined && typeof integrationName !== "string")) return undefined;
  const parts = [...(integrationName === undefined ? [] : [integrationName]), id, normalizeEventName(name), datetime];
  return parts.map((part) => encodeURIComponent(part.replaceAll(/\p{Surrogate}/gu, "\ufffd"))).join("/");
}

/** The text at a path; `undefined` if there is none, or if reading it throws. */
function textAt(conversation: unknown, path: string): string | undefined {
  const value = attempt(() => readPath(conversation, path.split(".")));
  return typeof value === "string" ? value : undefined;
}
