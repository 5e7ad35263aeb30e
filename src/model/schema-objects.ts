import { type Issues, reportUnreadable } from "../issue.ts";
import { deepFreeze, once } from "../json.ts";
import { compiledSchema } from "./compiled-schema.ts";
import { explain } from "./explain.ts";
import { configuration, contact, conversation, event } from "./generated/models.ts";
import type { Configuration, Contact, Conversation, Event } from "./generated/types.ts";
import { isConfiguration, isContact, isConversation, isEvent } from "./generated/validators.js";
import type { Schema } from "./schema.ts";
import { copySchema, type JsonSchema, type StandardProps, standardProps, type Validation } from "./standard-schema.ts";

/** A model of what Contact Pro sends: a validator, a type guard, a JSON Schema and a Standard Schema in one. */
export interface SchemaObject<T> {
  /**
   * Checks any value and returns it typed, or the issues; never throws.
   * Unknown properties are allowed, and dates in any notation.
   */
  validate(value: unknown): Validation<T>;
  /** The same check as a type guard. */
  is(value: unknown): value is T;
  /** A JSON Schema 2020-12 without `$ref`. The file of the same name in `schemas/` has the same verdict on every value. Computed once, frozen. */
  readonly jsonSchema: JsonSchema;
  /** Standard Schema 1.1, with its JSON Schema part. */
  readonly "~standard": StandardProps<T>;
}

/** The lifecycle event that caused a webhook: the value of `{event}`. */
export const EventSchema: SchemaObject<Event> = /* @__PURE__ */ schemaObject(event, isEvent);

/** The conversation itself, which Contact Pro calls a contact: the value of `{contact}`. */
export const ContactSchema: SchemaObject<Contact> = /* @__PURE__ */ schemaObject(contact, isContact);

/** An event with its contact: what a template is rendered from. */
export const ConversationSchema: SchemaObject<Conversation> = /* @__PURE__ */ schemaObject(conversation, isConversation);

/** A JSON for Configuration, as an administrator pastes it into Contact Pro. */
export const ConfigurationSchema: SchemaObject<Configuration> = /* @__PURE__ */ schemaObject(configuration, isConfiguration);

function schemaObject<T>(schema: Schema, isValid: (value: unknown) => value is T): SchemaObject<T> {
  const jsonSchema = once(() => deepFreeze({ $schema: "https://json-schema.org/draft/2020-12/schema", ...copySchema(schema) }));
  const validate = (value: unknown): Validation<T> => {
    const found: Issues = { issues: [], total: 0 };
    try {
      if (isValid(value)) return { ok: true, value };
      explain(compiledSchema(schema), value, null, found);
    } catch {
      reportUnreadable(found, null);
    }
    return { ok: false, ...found };
  };
  return {
    validate,
    is: (value): value is T => validate(value).ok,
    get jsonSchema() {
      return jsonSchema();
    },
    "~standard": standardProps(validate, jsonSchema),
  };
}
