// Generated from src/model/schemas/ by `npm run generate`. Change the schemas, not this file.

import type {
  Event,
  Queue,
  Agent,
  Skill,
  Recipient,
  Email,
  Contact,
  Conversation,
  ConfigurationAuthentication,
  ConfigurationRequest,
  ConfigurationSetQueue,
  ConfigurationSet,
  ConfigurationResponse,
  Configuration,
} from "./types.ts";

export declare function isEvent(value: unknown): value is Event;
export declare function isQueue(value: unknown): value is Queue;
export declare function isAgent(value: unknown): value is Agent;
export declare function isSkill(value: unknown): value is Skill;
export declare function isRecipient(value: unknown): value is Recipient;
export declare function isEmail(value: unknown): value is Email;
export declare function isContact(value: unknown): value is Contact;
export declare function isConversation(value: unknown): value is Conversation;
export declare function isConfigurationAuthentication(value: unknown): value is ConfigurationAuthentication;
export declare function isConfigurationRequest(value: unknown): value is ConfigurationRequest;
export declare function isConfigurationSetQueue(value: unknown): value is ConfigurationSetQueue;
export declare function isConfigurationSet(value: unknown): value is ConfigurationSet;
export declare function isConfigurationResponse(value: unknown): value is ConfigurationResponse;
export declare function isConfiguration(value: unknown): value is Configuration;
