// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.

import type { Schema } from "../schema.ts";
import { event, queue, agent, skill, email, contact, conversation } from "./models.ts";
import { isEvent, isQueue, isAgent, isSkill, isEmail, isContact, isConversation } from "./validators.js";

/** What tells of an object at once whether it is valid, for each schema of an object in the conversation. */
export const objectValidators: ReadonlyMap<Schema, (object: object) => boolean> = /* @__PURE__ */ new Map<
  Schema,
  (object: object) => boolean
>([
  [event, isEvent],
  [queue, isQueue],
  [agent, isAgent],
  [skill, isSkill],
  [email, isEmail],
  [contact, isContact],
  [conversation, isConversation],
]);
