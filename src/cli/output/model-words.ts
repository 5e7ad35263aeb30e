import { ConversationSchema, eventNames } from "../../index.ts";

/** Keys of what Contact Pro sends, and so no secrets. */
export const modelKeys = keysIn(ConversationSchema.jsonSchema);

/** Words that appear in any template and any report. */
export const modelWords: ReadonlySet<string> = new Set([...modelKeys, ...eventNames, "request", "response", "body", "headers", "secrets"]);

function keysIn(schema: unknown): ReadonlySet<string> {
  const keys = new Set<string>();
  JSON.stringify(schema, (keyword, value) => {
    if (keyword === "properties") for (const key of Object.keys(value)) keys.add(key);
    return value;
  });
  return keys;
}
