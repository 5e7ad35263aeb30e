import type { Conversation, JsonValue } from "../../index.ts";
import { isPlainObject, setOwn } from "../../json.ts";

/** The ways to write the name of an event. */
export const eventCases = ["lower", "title", "upper"] as const;

/** The ways to send null for a standalone placeholder. */
export const nullForms = ["null", "absent", "empty"] as const;

/** A conversation with the event's name in another case. */
export function withEventCase(conversation: Conversation, eventCase: (typeof eventCases)[number]): Conversation {
  const { name } = conversation.event;
  const cases = { lower: name, title: name.charAt(0).toUpperCase() + name.slice(1), upper: name.toUpperCase() };
  return { ...conversation, event: { ...conversation.event, name: cases[eventCase] } };
}

/** A body with its nulls written as empty text, or left out. The template's own nulls are kept. */
export function withNulls(body: unknown, template: JsonValue | undefined, form: (typeof nullForms)[number]): unknown {
  if (form === "null" || template === null) return body;
  if (body === null) return form === "empty" ? "" : undefined;
  const templateOf = (key: string | number) =>
    typeof template === "object" && Object.hasOwn(template, key) ? (template as { [key: string]: JsonValue })[key] : undefined;
  // In an array nothing can be absent.
  if (Array.isArray(body)) return body.map((item, index) => withNulls(item, templateOf(index), form) ?? null);
  if (!isPlainObject(body)) return body;
  const changed = {};
  for (const [key, member] of Object.entries(body)) {
    const other = withNulls(member, templateOf(key), form);
    if (other !== undefined) setOwn(changed, key, other);
  }
  return changed;
}
