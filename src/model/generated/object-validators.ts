// Generated from src/model/schemas/ by `npm run generate`. Change the schemas, not this file.

import type { Schema } from "../schema.ts";
import { event, queue, agent, skill, recipient, email, contact, conversation } from "./models.ts";
import { isEvent, isQueue, isAgent, isSkill, isRecipient, isEmail, isContact, isConversation } from "./validators.js";

/** The generated validators of objects, by their schemas. */
export const objectValidators: ReadonlyMap<Schema, (object: object) => boolean> = /* @__PURE__ */ new Map<
  Schema,
  (object: object) => boolean
>([
  [event, isEvent],
  [queue, isQueue],
  [agent, isAgent],
  [skill, isSkill],
  [recipient, isRecipient],
  [email, isEmail],
  [contact, isContact],
  [conversation, isConversation],
]);
