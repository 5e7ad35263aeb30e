// Generated from src/model/schemas/ by `npm run generate`. Change the schemas, not this file.

import type { Schema } from "../schema.ts";

export const event: Schema = {
  title: "Event",
  description: "The lifecycle event of a conversation that caused the webhook.",
  type: "object",
  required: ["name", "datetime"],
  properties: {
    name: {
      description: "Name of the event. The case on the wire is unverified: compare it in lower case.",
      type: "string",
      anyOf: [
        { enum: ["received", "queued", "allocated", "accepted", "rejected", "transferred", "forwarded", "ended", "closed"] },
        { type: "string" },
      ],
      examples: ["queued"],
    },
    datetime: { description: "When the event happened, ISO 8601 in UTC.", type: "string", examples: ["2023-12-29T08:44:45.101Z"] },
  },
};

export const queue: Schema = {
  title: "Queue",
  description: "A queue of the contact centre.",
  type: "object",
  properties: {
    id: {
      description: "Identifier of the queue; null when unknown.",
      type: ["string", "null"],
      examples: ["C9177D585DA5EE11B3ED58961D1810CC"],
    },
    address: { description: "Address of the queue; null when unknown.", type: ["string", "null"], examples: ["chat.queue@acme.com"] },
  },
};

export const agent: Schema = {
  title: "Agent",
  description: "An agent of the contact centre.",
  type: "object",
  properties: {
    id: {
      description: "Identifier of the agent; null when unknown.",
      type: ["string", "null"],
      examples: ["C6177D585DA5EE11B3ED58961D1810CC"],
    },
    number: {
      description: "Phone number of the agent; null when the agent has none.",
      type: ["string", "null"],
      examples: ["+358301234567"],
    },
    chat_address: {
      description: "Chat address of the agent; null when the agent has none.",
      type: ["string", "null"],
      examples: ["agent@acme.com"],
    },
  },
};

export const skill: Schema = {
  title: "Skill",
  description: "A skill that the conversation requires.",
  type: "object",
  properties: {
    id: {
      description: "Identifier of the skill; null when unknown.",
      type: ["string", "null"],
      examples: ["C8177D585DA5EE11B3ED58961D1810CC"],
    },
    value: { description: "Level of the skill that is required; null when unknown.", type: ["number", "null"], examples: [5] },
    name: {
      description: "External name of the skill; null or empty when it has none.",
      type: ["string", "null"],
      examples: ["external-name-of-skill"],
    },
  },
};

export const recipient: Schema = {
  title: "Recipient",
  description: "A recipient of an e-mail.",
  type: "object",
  properties: {
    address: { description: "E-mail address; null when unknown.", type: ["string", "null"], examples: ["customer@email.com"] },
    name: { description: "Display name; null when there is none.", type: ["string", "null"], examples: ["Customer"] },
  },
};

export const email: Schema = {
  title: "Email",
  description: "The message of an e-mail conversation.",
  type: "object",
  properties: {
    subject: { description: "Subject of the message; null when it has none.", type: ["string", "null"], examples: ["Order 1001"] },
    body: { description: "Text of the message; null when it has none.", type: ["string", "null"], examples: ["Where is my order?"] },
    to: {
      description:
        "Recipients: an address, or an array of addresses or of objects with address and name, unverified which; null when there are none.",
      type: ["string", "array", "null"],
      items: { anyOf: [{ type: "string" }, recipient] },
      examples: [["service@acme.com"]],
    },
    cc: {
      description:
        "Recipients of a copy: an address, or an array of addresses or of objects with address and name, unverified which; null when there are none.",
      type: ["string", "array", "null"],
      items: { anyOf: [{ type: "string" }, recipient] },
      examples: ["manager@acme.com"],
    },
  },
};

export const contact: Schema = {
  title: "Contact",
  description: "The conversation itself, which Contact Pro calls a contact: a phone call, a chat or an e-mail.",
  type: "object",
  required: ["channel_type", "direction", "id", "guid", "created", "language", "priority"],
  properties: {
    channel_type: {
      description: "Channel of the conversation.",
      type: "string",
      anyOf: [{ enum: ["chat", "phone", "email"] }, { type: "string" }],
      examples: ["chat"],
    },
    channel_sub_type: {
      description: "Narrower kind of the channel, in mixed case; null or empty when there is none.",
      type: ["string", "null"],
      anyOf: [{ enum: ["text", "sms", "whatsapp", "EMAIL", "XRI", "campaign"] }, { type: ["string", "null"] }],
      examples: ["whatsapp"],
    },
    direction: {
      description: "Direction of the conversation: inbound if the customer started it, outbound if the contact centre did.",
      type: "string",
      anyOf: [{ enum: ["inbound", "outbound"] }, { type: "string" }],
      examples: ["inbound"],
    },
    id: {
      description: "Identifier of the conversation: 32 upper-case hexadecimal digits.",
      type: "string",
      examples: ["1166301942A6EE11B3ED58961D1810CC"],
    },
    guid: {
      description:
        "Identifier in monitoring and reporting, or of the group: 32 upper-case hexadecimal digits, perhaps with hyphens in chats and e-mails.",
      type: "string",
      examples: ["1266301942A6EE11B3ED58961D1810CC"],
    },
    created: {
      description: "When the conversation began, ISO 8601 in UTC; in a closed event, when the wrap-up ended.",
      type: "string",
      examples: ["2023-12-29T08:44:44.215Z"],
    },
    language: { description: "Language of the conversation: two upper-case letters.", type: "string", examples: ["EN", "FI"] },
    priority: { description: "Priority, the divisor of the waiting time.", type: "number", examples: [100] },
    skills: { description: "Skills that the conversation requires; null when there are none.", type: ["array", "null"], items: skill },
    queue: {
      description:
        "Current queue; null when no queue is involved, as in direct calls and chats to an agent and in calls that an agent makes.",
      anyOf: [queue, { type: "null" }],
    },
    forwarding_queue: {
      description: "Queue from which the conversation overflowed; null when it did not.",
      anyOf: [queue, { type: "null" }],
    },
    agent: { description: "Agent who has or is offered the conversation; null when there is none.", anyOf: [agent, { type: "null" }] },
    preferred_agent: {
      description: "Agent to whom the conversation goes first; null when there is none.",
      anyOf: [agent, { type: "null" }],
    },
    transferring_agent: {
      description: "Agent who transferred the conversation; null if it was not transferred.",
      anyOf: [agent, { type: "null" }],
    },
    required_agents: {
      description: "Agents of whom one must take the conversation, as agents or their identifiers; null when anyone may.",
      type: ["array", "null"],
      items: { anyOf: [agent, { type: "string" }] },
    },
    source: {
      description:
        "Address that the conversation comes from: a phone number, e-mail or chat address, of an e-mail perhaps with a display name (Customer <customer@email.com>); null when unknown.",
      type: ["string", "null"],
      examples: ["+358401234567"],
    },
    destination: {
      description: "Address that the conversation goes to; null when unknown.",
      type: ["string", "null"],
      examples: ["+358301234567"],
    },
    external_destination: {
      description: "Address outside the contact centre that the conversation goes to; null when there is none.",
      type: ["string", "null"],
      examples: ["+358501234567"],
    },
    cad: {
      description: "Conversation attached data: keys and values are the administrator's own; null when there is none.",
      type: ["object", "null"],
      additionalProperties: true,
      examples: [{ "Customer ID": "C-1001" }],
    },
    email: { description: "Message of an e-mail conversation; null or absent in other channels.", anyOf: [email, { type: "null" }] },
  },
};

export const conversation: Schema = {
  title: "Conversation",
  description: "The data of Contact Pro when it calls a webhook, which the placeholders of a template read.",
  type: "object",
  required: ["event", "contact"],
  properties: { event: event, contact: contact },
};

export const configurationAuthentication: Schema = {
  title: "ConfigurationAuthentication",
  description: "How Contact Pro authenticates itself to the endpoint.",
  type: "object",
  required: ["type"],
  properties: {
    type: {
      description: "Kind of the authentication.",
      type: "string",
      anyOf: [{ enum: ["basic", "oauth"] }, { type: "string" }],
      examples: ["basic"],
    },
    secrets_ref: { description: "Name of the stored secret that holds the credentials.", type: "string" },
    client_id: { description: "Of inline OAuth: identifier of the client.", type: "string" },
    access_token_url: { description: "Of inline OAuth: URL at which Contact Pro gets an access token.", type: "string" },
    scope: { description: "Of inline OAuth: scopes that are asked for.", type: ["array", "string"], items: { type: "string" } },
  },
};

export const configurationRequest: Schema = {
  title: "ConfigurationRequest",
  description: "The HTTP request that Contact Pro makes.",
  type: "object",
  required: ["method"],
  properties: {
    method: { description: "HTTP method.", type: "string", enum: ["GET", "POST", "PUT", "PATCH", "DELETE"] },
    headers: {
      description: "HTTP headers by name. A value may hold placeholders, also of a credential: {authentications.NAME} or {secrets.NAME}.",
      type: "object",
      additionalProperties: { type: "string" },
      examples: [{ "x-api-key": "{secrets.api-key}" }],
    },
    params: {
      description: "Query parameters by name. A value may hold placeholders.",
      type: "object",
      additionalProperties: { type: ["string", "number", "boolean"] },
      examples: [{ direction: "{contact.direction}" }],
    },
    body: {
      description: "Template of the JSON body, of any depth; sent with POST, PUT and PATCH.",
      examples: [{ event: "{event}", contact: "{contact}" }],
    },
    authentication: configurationAuthentication,
    condition: { description: "Python expression that Contact Pro evaluates: the webhook is called only if it is true.", type: "string" },
    timeout: {
      description: "Seconds that Contact Pro waits for a response, as a number or as text; 10 by default.",
      type: ["number", "string"],
      minimum: 0,
      examples: [10, "10"],
    },
    proxy: {
      description: "Proxy of the call: auto, no or an address.",
      type: "string",
      anyOf: [{ enum: ["auto", "no"] }, { type: "string" }],
      examples: ["auto"],
    },
    block: { description: "If true, the conversation waits for the response.", type: "boolean" },
    verify: { description: "If true, Contact Pro verifies the TLS certificate of the endpoint.", type: "boolean" },
    delay: { description: "Seconds that Contact Pro waits before the call.", type: "number", minimum: 0 },
    delayMax: { description: "Most seconds that Contact Pro waits before the call.", type: "number", minimum: 0 },
  },
};

export const configurationSetQueue: Schema = {
  title: "ConfigurationSetQueue",
  description: "New queue, by either its identifier or its address.",
  type: "object",
  properties: {
    id: {
      description: "Identifier of the queue: a UUID in either case, with or without hyphens.",
      type: "string",
      examples: ["{response.body.queue.id}"],
    },
    address: { description: "Address of the queue.", type: "string", examples: ["{response.body.queue.address}"] },
  },
};

export const configurationSet: Schema = {
  title: "ConfigurationSet",
  description: "Properties of the conversation that the answer changes.",
  type: "object",
  properties: {
    priority: {
      description: "New priority: an unsigned integer, or text that is one.",
      type: ["integer", "string"],
      minimum: 0,
      examples: [100, "{response.body.priority}"],
    },
    queue: configurationSetQueue,
    preferredAgent: {
      description: "Identifies one agent: an object, of which the names of the keys are unverified, or text.",
      type: ["object", "string"],
      additionalProperties: true,
      examples: [{ id: "{response.body.agent}" }],
    },
    requiredAgents: {
      description: "Identifiers of agents and their timeout; the names of the keys are unverified.",
      type: ["object", "string"],
      additionalProperties: true,
    },
  },
};

export const configurationResponse: Schema = {
  title: "ConfigurationResponse",
  description: "The effects of the response in Contact Pro. Values are static, or placeholders such as {response.body.queue.id}.",
  type: "object",
  properties: {
    set: configurationSet,
    save: {
      description: "Kept as conversation attached data; nests to any depth.",
      type: "object",
      additionalProperties: true,
      examples: [{ "Customer ID": "{response.body.customer.id}" }],
    },
  },
};

export const configuration: Schema = {
  title: "Configuration",
  description:
    "The JSON for Configuration of an event-driven integration: the request that Contact Pro sends, and the effects of the response. The endpoint URL is not part of it.",
  type: "object",
  required: ["request"],
  properties: { request: configurationRequest, response: configurationResponse },
};
