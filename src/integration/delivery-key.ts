import { attempt } from "../json.ts";
import { readPath } from "../template/tree/read-path.ts";
import { normalizeEventName } from "./event-name.ts";

/**
 * A key that is the same for each delivery of the same event, as far as that can be known: Contact Pro sends no delivery id, so
 * it is made of `contact.id`, the event's name in lower case and `event.datetime`, and of the integration's name, since several
 * integrations may fire for one event. `undefined` if one of the three is missing or is no text. Throws nothing.
 *
 * Name all three in the body, as `{contact.id}`, `{event.name}` and `{event.datetime}`: they hold whether or not Contact Pro sends
 * `{event}` as an object.
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
