// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.

import type { Event, Contact, Conversation, Configuration } from "./types.ts";

export declare function isEvent(value: unknown): value is Event;
export declare function isContact(value: unknown): value is Contact;
export declare function isConversation(value: unknown): value is Conversation;
export declare function isConfiguration(value: unknown): value is Configuration;
