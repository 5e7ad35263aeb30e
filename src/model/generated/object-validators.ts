// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.

import type { Schema } from "../schema.ts";
import { event, contact, queue, agent, skill, email, conversation } from "./models.ts";
import { isEvent, isContact, isQueueOrNull, isAgentOrNull, isSkill, isEmailOrNull, isConversation } from "./validators.js";

/** What tells of an object at once whether it is valid, for each schema of an object in the conversation. */
export const objectValidators: ReadonlyMap<Schema, (object: object) => boolean> = /* @__PURE__ */ new Map<
  Schema,
  (object: object) => boolean
>([
  [event, isEvent],
  [contact, isContact],
  [queue, isQueueOrNull],
  [agent, isAgentOrNull],
  [skill, isSkill],
  [email, isEmailOrNull],
  [conversation, isConversation],
]);
