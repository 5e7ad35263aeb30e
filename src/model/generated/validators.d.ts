// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.

import type { Event, Contact, Queue, Agent, Skill, Email, Conversation, Configuration } from "./types.ts";

export declare function isEvent(value: unknown): value is Event;
export declare function isContact(value: unknown): value is Contact;
export declare function isQueueOrNull(value: unknown): value is Queue | null;
export declare function isAgentOrNull(value: unknown): value is Agent | null;
export declare function isSkill(value: unknown): value is Skill;
export declare function isEmailOrNull(value: unknown): value is Email | null;
export declare function isConversation(value: unknown): value is Conversation;
export declare function isConfiguration(value: unknown): value is Configuration;
