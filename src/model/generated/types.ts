// Generated from src/model/schemas/ by `npm run generate`. Change the schemas, not this file.

import type { JsonValue } from "../../json.ts";

/**
 * The lifecycle event of a conversation that caused the webhook.
 */
export type Event = {
  /**
   * Name of the event. The case on the wire is unverified: compare it in lower case.
   */
  name: "received" | "queued" | "allocated" | "accepted" | "rejected" | "transferred" | "forwarded" | "ended" | "closed" | (string & {});
  /**
   * When the event happened, ISO 8601 in UTC.
   */
  datetime: string;
};

/**
 * A queue of the contact centre.
 */
export type Queue = {
  /**
   * Identifier of the queue; null when unknown.
   */
  id?: string | null;
  /**
   * Address of the queue; null when unknown.
   */
  address?: string | null;
};

/**
 * An agent of the contact centre.
 */
export type Agent = {
  /**
   * Identifier of the agent; null when unknown.
   */
  id?: string | null;
  /**
   * Phone number of the agent; null when the agent has none.
   */
  number?: string | null;
  /**
   * Chat address of the agent; null when the agent has none.
   */
  chat_address?: string | null;
};

/**
 * A skill that the conversation requires.
 */
export type Skill = {
  /**
   * Identifier of the skill; null when unknown.
   */
  id?: string | null;
  /**
   * Level of the skill that is required; null when unknown.
   */
  value?: number | null;
  /**
   * External name of the skill; null or empty when it has none.
   */
  name?: string | null;
};

/**
 * A recipient of an e-mail.
 */
export type Recipient = {
  /**
   * E-mail address; null when unknown.
   */
  address?: string | null;
  /**
   * Display name; null when there is none.
   */
  name?: string | null;
};

/**
 * The message of an e-mail conversation.
 */
export type Email = {
  /**
   * Subject of the message; null when it has none.
   */
  subject?: string | null;
  /**
   * Text of the message; null when it has none.
   */
  body?: string | null;
  /**
   * Recipients: an address, or an array of addresses or of objects with address and name, unverified which; null when there are none.
   */
  to?: string | (string | Recipient)[] | null;
  /**
   * Recipients of a copy: an address, or an array of addresses or of objects with address and name, unverified which; null when there are none.
   */
  cc?: string | (string | Recipient)[] | null;
};

/**
 * The conversation itself, which Contact Pro calls a contact: a phone call, a chat or an e-mail.
 */
export type Contact = {
  /**
   * Channel of the conversation.
   */
  channel_type: "chat" | "phone" | "email" | (string & {});
  /**
   * Narrower kind of the channel, in mixed case; null or empty when there is none.
   */
  channel_sub_type?: "text" | "sms" | "whatsapp" | "EMAIL" | "XRI" | "campaign" | (string & {}) | null;
  /**
   * Direction of the conversation: inbound if the customer started it, outbound if the contact centre did.
   */
  direction: "inbound" | "outbound" | (string & {});
  /**
   * Identifier of the conversation: 32 upper-case hexadecimal digits.
   */
  id: string;
  /**
   * Identifier in monitoring and reporting, or of the group: 32 upper-case hexadecimal digits, perhaps with hyphens in chats and e-mails.
   */
  guid: string;
  /**
   * When the conversation began, ISO 8601 in UTC; in a closed event, when the wrap-up ended.
   */
  created: string;
  /**
   * Language of the conversation: two upper-case letters.
   */
  language: string;
  /**
   * Priority, the divisor of the waiting time.
   */
  priority: number;
  /**
   * Skills that the conversation requires; null when there are none.
   */
  skills?: Skill[] | null;
  /**
   * Current queue; null when no queue is involved, as in direct calls and chats to an agent and in calls that an agent makes.
   */
  queue?: Queue | null;
  /**
   * Queue from which the conversation overflowed; null when it did not.
   */
  forwarding_queue?: Queue | null;
  /**
   * Agent who has or is offered the conversation; null when there is none.
   */
  agent?: Agent | null;
  /**
   * Agent to whom the conversation goes first; null when there is none.
   */
  preferred_agent?: Agent | null;
  /**
   * Agent who transferred the conversation; null if it was not transferred.
   */
  transferring_agent?: Agent | null;
  /**
   * Agents of whom one must take the conversation, as agents or their identifiers; null when anyone may.
   */
  required_agents?: (Agent | string)[] | null;
  /**
   * Address that the conversation comes from: a phone number, e-mail or chat address, of an e-mail perhaps with a display name (Customer <customer@email.com>); null when unknown.
   */
  source?: string | null;
  /**
   * Address that the conversation goes to; null when unknown.
   */
  destination?: string | null;
  /**
   * Address outside the contact centre that the conversation goes to; null when there is none.
   */
  external_destination?: string | null;
  /**
   * Conversation attached data: keys and values are the administrator's own; null when there is none.
   */
  cad?: { [key: string]: JsonValue } | null;
  /**
   * Message of an e-mail conversation; null or absent in other channels.
   */
  email?: Email | null;
};

/**
 * The data of Contact Pro when it calls a webhook, which the placeholders of a template read.
 */
export type Conversation = {
  /**
   * The lifecycle event of a conversation that caused the webhook.
   */
  event: Event;
  /**
   * The conversation itself, which Contact Pro calls a contact: a phone call, a chat or an e-mail.
   */
  contact: Contact;
};

/**
 * How Contact Pro authenticates itself to the endpoint.
 */
export type ConfigurationAuthentication = {
  /**
   * Kind of the authentication.
   */
  type: "basic" | "oauth" | (string & {});
  /**
   * Name of the stored secret that holds the credentials.
   */
  secrets_ref?: string;
  /**
   * Of inline OAuth: identifier of the client.
   */
  client_id?: string;
  /**
   * Of inline OAuth: URL at which Contact Pro gets an access token.
   */
  access_token_url?: string;
  /**
   * Of inline OAuth: scopes that are asked for.
   */
  scope?: string[] | string;
};

/**
 * The HTTP request that Contact Pro makes.
 */
export type ConfigurationRequest = {
  /**
   * HTTP method.
   */
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /**
   * HTTP headers by name. A value may hold placeholders, also of a credential: {authentications.NAME} or {secrets.NAME}.
   */
  headers?: { [key: string]: string };
  /**
   * Query parameters by name. A value may hold placeholders.
   */
  params?: { [key: string]: string | number | boolean };
  /**
   * Template of the JSON body, of any depth; sent with POST, PUT and PATCH.
   */
  body?: JsonValue;
  /**
   * How Contact Pro authenticates itself to the endpoint.
   */
  authentication?: ConfigurationAuthentication;
  /**
   * Python expression that Contact Pro evaluates: the webhook is called only if it is true.
   */
  condition?: string;
  /**
   * Seconds that Contact Pro waits for a response, as a number or as text; 10 by default.
   */
  timeout?: number | string;
  /**
   * Proxy of the call: auto, no or an address.
   */
  proxy?: "auto" | "no" | (string & {});
  /**
   * If true, the conversation waits for the response.
   */
  block?: boolean;
  /**
   * If true, Contact Pro verifies the TLS certificate of the endpoint.
   */
  verify?: boolean;
  /**
   * Seconds that Contact Pro waits before the call.
   */
  delay?: number;
  /**
   * Most seconds that Contact Pro waits before the call.
   */
  delayMax?: number;
};

/**
 * New queue, by either its identifier or its address.
 */
export type ConfigurationSetQueue = {
  /**
   * Identifier of the queue: a UUID in either case, with or without hyphens.
   */
  id?: string;
  /**
   * Address of the queue.
   */
  address?: string;
};

/**
 * Properties of the conversation that the answer changes.
 */
export type ConfigurationSet = {
  /**
   * New priority: an unsigned integer, or text that is one.
   */
  priority?: number | string;
  /**
   * New queue, by either its identifier or its address.
   */
  queue?: ConfigurationSetQueue;
  /**
   * Identifies one agent: an object, of which the names of the keys are unverified, or text.
   */
  preferredAgent?: { [key: string]: JsonValue } | string;
  /**
   * Identifiers of agents and their timeout; the names of the keys are unverified.
   */
  requiredAgents?: { [key: string]: JsonValue } | string;
};

/**
 * The effects of the response in Contact Pro. Values are static, or placeholders such as {response.body.queue.id}.
 */
export type ConfigurationResponse = {
  /**
   * Properties of the conversation that the answer changes.
   */
  set?: ConfigurationSet;
  /**
   * Kept as conversation attached data; nests to any depth.
   */
  save?: { [key: string]: JsonValue };
};

/**
 * The JSON for Configuration of an event-driven integration: the request that Contact Pro sends, and the effects of the response. The endpoint URL is not part of it.
 */
export type Configuration = {
  /**
   * The HTTP request that Contact Pro makes.
   */
  request: ConfigurationRequest;
  /**
   * The effects of the response in Contact Pro. Values are static, or placeholders such as {response.body.queue.id}.
   */
  response?: ConfigurationResponse;
};
