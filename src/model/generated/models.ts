// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.

import { type Schema, schema } from "../schema.ts";

export const event: Schema = /* @__PURE__ */ schema({
  title: "Event",
  description: "The lifecycle event of a conversation that caused the webhook.",
  type: "object",
  required: ["name", "datetime"],
  properties: {
    name: /* @__PURE__ */ schema({
      description: "Name of the event. The case on the wire is unverified: compare it in lower case.",
      type: "string",
      anyOf: [
        /* @__PURE__ */ schema({
          enum: ["received", "queued", "allocated", "accepted", "rejected", "transferred", "forwarded", "ended", "closed"],
        }),
        /* @__PURE__ */ schema({ type: "string" }),
      ],
      examples: ["queued"],
    }),
    datetime: /* @__PURE__ */ schema({
      description: "When the event happened, ISO 8601 in UTC.",
      type: "string",
      examples: ["2023-12-29T08:44:45.101Z"],
    }),
  },
});

export const queue: Schema = /* @__PURE__ */ schema({
  title: "Queue",
  description: "A queue of the contact centre.",
  type: "object",
  properties: {
    id: /* @__PURE__ */ schema({
      description: "Identifier of the queue; null when unknown.",
      type: ["string", "null"],
      examples: ["C9177D585DA5EE11B3ED58961D1810CC"],
    }),
    address: /* @__PURE__ */ schema({
      description: "Address of the queue; null when unknown.",
      type: ["string", "null"],
      examples: ["chat.queue@acme.com"],
    }),
  },
});

export const agent: Schema = /* @__PURE__ */ schema({
  title: "Agent",
  description: "An agent of the contact centre.",
  type: "object",
  properties: {
    id: /* @__PURE__ */ schema({
      description: "Identifier of the agent; null when unknown.",
      type: ["string", "null"],
      examples: ["C6177D585DA5EE11B3ED58961D1810CC"],
    }),
    number: /* @__PURE__ */ schema({
      description: "Phone number of the agent; null when the agent has none.",
      type: ["string", "null"],
      examples: ["+358301234567"],
    }),
    chat_address: /* @__PURE__ */ schema({
      description: "Chat address of the agent; null when the agent has none.",
      type: ["string", "null"],
      examples: ["agent@acme.com"],
    }),
  },
});

export const skill: Schema = /* @__PURE__ */ schema({
  title: "Skill",
  description: "A skill that the conversation requires.",
  type: "object",
  properties: {
    id: /* @__PURE__ */ schema({
      description: "Identifier of the skill; null when unknown.",
      type: ["string", "null"],
      examples: ["C8177D585DA5EE11B3ED58961D1810CC"],
    }),
    value: /* @__PURE__ */ schema({
      description: "Level of the skill that is required; null when unknown.",
      type: ["number", "null"],
      examples: [5],
    }),
    name: /* @__PURE__ */ schema({
      description: "External name of the skill; null when unknown.",
      type: ["string", "null"],
      examples: ["external-name-of-skill"],
    }),
  },
});

export const email: Schema = /* @__PURE__ */ schema({
  title: "Email",
  description: "The message of an e-mail conversation.",
  type: "object",
  properties: {
    subject: /* @__PURE__ */ schema({
      description: "Subject of the message; null when it has none.",
      type: ["string", "null"],
      examples: ["Order 1001"],
    }),
    body: /* @__PURE__ */ schema({
      description: "Text of the message; null when it has none.",
      type: ["string", "null"],
      examples: ["Where is my order?"],
    }),
    to: /* @__PURE__ */ schema({
      description: "Recipients: one address or several, unverified which; null when there are none.",
      type: ["string", "array", "null"],
      items: /* @__PURE__ */ schema({ type: "string" }),
      examples: [["service@acme.com"]],
    }),
    cc: /* @__PURE__ */ schema({
      description: "Recipients of a copy: one address or several, unverified which; null when there are none.",
      type: ["string", "array", "null"],
      items: /* @__PURE__ */ schema({ type: "string" }),
      examples: ["manager@acme.com"],
    }),
  },
});

export const contact: Schema = /* @__PURE__ */ schema({
  title: "Contact",
  description: "The conversation itself, which Contact Pro calls a contact: a phone call, a chat or an e-mail.",
  type: "object",
  required: ["channel_type", "direction", "id", "guid", "created", "language", "priority"],
  properties: {
    channel_type: /* @__PURE__ */ schema({
      description: "Channel of the conversation.",
      type: "string",
      anyOf: [/* @__PURE__ */ schema({ enum: ["chat", "phone", "email"] }), /* @__PURE__ */ schema({ type: "string" })],
      examples: ["chat"],
    }),
    channel_sub_type: /* @__PURE__ */ schema({
      description: "Narrower kind of the channel, in mixed case; null when there is none.",
      type: ["string", "null"],
      anyOf: [
        /* @__PURE__ */ schema({ enum: ["text", "sms", "whatsapp", "EMAIL", "XRI", "campaign"] }),
        /* @__PURE__ */ schema({ type: ["string", "null"] }),
      ],
      examples: ["whatsapp"],
    }),
    direction: /* @__PURE__ */ schema({
      description: "Who started the conversation: inbound for the customer, outbound for the contact centre.",
      type: "string",
      anyOf: [/* @__PURE__ */ schema({ enum: ["inbound", "outbound"] }), /* @__PURE__ */ schema({ type: "string" })],
      examples: ["inbound"],
    }),
    id: /* @__PURE__ */ schema({
      description: "Identifier of the conversation: 32 upper-case hexadecimal digits.",
      type: "string",
      examples: ["1166301942A6EE11B3ED58961D1810CC"],
    }),
    guid: /* @__PURE__ */ schema({
      description: "Identifier in monitoring and reporting, or of the group: 32 upper-case hexadecimal digits.",
      type: "string",
      examples: ["1266301942A6EE11B3ED58961D1810CC"],
    }),
    created: /* @__PURE__ */ schema({
      description: "When the conversation began, ISO 8601 in UTC; in a closed event, when the wrap-up ended.",
      type: "string",
      examples: ["2023-12-29T08:44:44.215Z"],
    }),
    language: /* @__PURE__ */ schema({
      description: "Language of the conversation: two upper-case letters.",
      type: "string",
      examples: ["EN", "FI"],
    }),
    priority: /* @__PURE__ */ schema({ description: "Priority, the divisor of the waiting time.", type: "number", examples: [100] }),
    skills: /* @__PURE__ */ schema({
      description: "Skills that the conversation requires; null when there are none.",
      type: ["array", "null"],
      items: skill,
    }),
    queue: /* @__PURE__ */ schema({
      description:
        "Current queue; null when no queue is involved, as in direct calls and chats to an agent and in calls that an agent makes.",
      anyOf: [queue, /* @__PURE__ */ schema({ type: "null" })],
    }),
    forwarding_queue: /* @__PURE__ */ schema({
      description: "Queue from which the conversation overflowed; null when it did not.",
      anyOf: [queue, /* @__PURE__ */ schema({ type: "null" })],
    }),
    agent: /* @__PURE__ */ schema({
      description: "Agent who has or is offered the conversation; null when there is none.",
      anyOf: [agent, /* @__PURE__ */ schema({ type: "null" })],
    }),
    preferred_agent: /* @__PURE__ */ schema({
      description: "Agent to whom the conversation goes first; null when there is none.",
      anyOf: [agent, /* @__PURE__ */ schema({ type: "null" })],
    }),
    transferring_agent: /* @__PURE__ */ schema({
      description: "Agent who transferred the conversation; null when nobody did.",
      anyOf: [agent, /* @__PURE__ */ schema({ type: "null" })],
    }),
    required_agents: /* @__PURE__ */ schema({
      description: "Agents of whom one must take the conversation, as agents or their identifiers; null when anyone may.",
      type: ["array", "null"],
      items: /* @__PURE__ */ schema({ anyOf: [agent, /* @__PURE__ */ schema({ type: "string" })] }),
    }),
    source: /* @__PURE__ */ schema({
      description: "Address that the conversation comes from: a phone number, e-mail or chat address; null when unknown.",
      type: ["string", "null"],
      examples: ["+358401234567"],
    }),
    destination: /* @__PURE__ */ schema({
      description: "Address that the conversation goes to; null when unknown.",
      type: ["string", "null"],
      examples: ["+358301234567"],
    }),
    external_destination: /* @__PURE__ */ schema({
      description: "Address outside the contact centre that the conversation goes to; null when there is none.",
      type: ["string", "null"],
      examples: ["+358501234567"],
    }),
    cad: /* @__PURE__ */ schema({
      description: "Conversation attached data: keys and values are the administrator's own; null when there is none.",
      type: ["object", "null"],
      additionalProperties: true,
      examples: [{ "Customer ID": "C-1001" }],
    }),
    email: /* @__PURE__ */ schema({
      description: "Message of an e-mail conversation; null or absent in other channels.",
      anyOf: [email, /* @__PURE__ */ schema({ type: "null" })],
    }),
  },
});

export const conversation: Schema = /* @__PURE__ */ schema({
  title: "Conversation",
  description: "What Contact Pro knows when it calls a webhook, and so what the placeholders of a template are filled from.",
  type: "object",
  required: ["event", "contact"],
  properties: { event: event, contact: contact },
});

export const configurationAuthentication: Schema = /* @__PURE__ */ schema({
  title: "ConfigurationAuthentication",
  description: "How Contact Pro authenticates itself to the endpoint.",
  type: "object",
  required: ["type"],
  properties: {
    type: /* @__PURE__ */ schema({
      description: "Kind of the authentication.",
      type: "string",
      anyOf: [/* @__PURE__ */ schema({ enum: ["basic", "oauth"] }), /* @__PURE__ */ schema({ type: "string" })],
      examples: ["basic"],
    }),
    secrets_ref: /* @__PURE__ */ schema({ description: "Name of the stored secret that holds the credentials.", type: "string" }),
  },
});

export const configurationRequest: Schema = /* @__PURE__ */ schema({
  title: "ConfigurationRequest",
  description: "The HTTP request that Contact Pro makes.",
  type: "object",
  required: ["method"],
  properties: {
    method: /* @__PURE__ */ schema({ description: "HTTP method.", type: "string", enum: ["GET", "POST", "PUT", "PATCH", "DELETE"] }),
    headers: /* @__PURE__ */ schema({
      description: "HTTP headers by name. A value may hold placeholders, also of a credential: {authentications.NAME} or {secrets.NAME}.",
      type: "object",
      additionalProperties: /* @__PURE__ */ schema({ type: "string" }),
      examples: [{ "x-api-key": "{secrets.api-key}" }],
    }),
    params: /* @__PURE__ */ schema({
      description: "Query parameters by name. A value may hold placeholders.",
      type: "object",
      additionalProperties: /* @__PURE__ */ schema({ type: ["string", "number", "boolean"] }),
      examples: [{ direction: "{contact.direction}" }],
    }),
    body: /* @__PURE__ */ schema({
      description: "Template of the JSON body, of any depth; sent with POST, PUT and PATCH.",
      examples: [{ event: "{event}", contact: "{contact}" }],
    }),
    authentication: configurationAuthentication,
    condition: /* @__PURE__ */ schema({
      description: "Python expression that Contact Pro evaluates: the webhook is called only where it holds.",
      type: "string",
    }),
    timeout: /* @__PURE__ */ schema({
      description: "Seconds that Contact Pro waits for an answer, as a number or as text; 10 where it is not given.",
      type: ["number", "string"],
      minimum: 0,
      examples: [10, "10"],
    }),
    proxy: /* @__PURE__ */ schema({
      description: "Proxy of the call: auto, no or an address.",
      type: "string",
      anyOf: [/* @__PURE__ */ schema({ enum: ["auto", "no"] }), /* @__PURE__ */ schema({ type: "string" })],
      examples: ["auto"],
    }),
    block: /* @__PURE__ */ schema({ description: "Whether the conversation waits for the answer.", type: "boolean" }),
    verify: /* @__PURE__ */ schema({ description: "Whether the TLS certificate of the endpoint is verified.", type: "boolean" }),
    delay: /* @__PURE__ */ schema({ description: "Seconds that Contact Pro waits before the call.", type: "number", minimum: 0 }),
    delayMax: /* @__PURE__ */ schema({ description: "Most seconds that Contact Pro waits before the call.", type: "number", minimum: 0 }),
  },
});

export const configurationSetQueue: Schema = /* @__PURE__ */ schema({
  title: "ConfigurationSetQueue",
  description: "New queue, by either its identifier or its address.",
  type: "object",
  properties: {
    id: /* @__PURE__ */ schema({
      description: "Identifier of the queue: a UUID in either case, with or without hyphens.",
      type: "string",
      examples: ["{response.body.queue.id}"],
    }),
    address: /* @__PURE__ */ schema({ description: "Address of the queue.", type: "string", examples: ["{response.body.queue.address}"] }),
  },
});

export const configurationSet: Schema = /* @__PURE__ */ schema({
  title: "ConfigurationSet",
  description: "Properties of the conversation that the answer changes.",
  type: "object",
  properties: {
    priority: /* @__PURE__ */ schema({
      description: "New priority: an unsigned integer, or text that is one.",
      type: ["integer", "string"],
      minimum: 0,
      examples: [100, "{response.body.priority}"],
    }),
    queue: configurationSetQueue,
    preferredAgent: /* @__PURE__ */ schema({ description: "Identifies one agent.", type: "string", examples: ["{response.body.agent}"] }),
    requiredAgents: /* @__PURE__ */ schema({
      description: "Identifiers of agents and their timeout; the names of the keys are unverified.",
      type: ["object", "string"],
      additionalProperties: true,
    }),
  },
});

export const configurationResponse: Schema = /* @__PURE__ */ schema({
  title: "ConfigurationResponse",
  description: "What Contact Pro takes from the answer. Values are static or placeholders such as {response.body.queue.id}.",
  type: "object",
  properties: {
    set: configurationSet,
    save: /* @__PURE__ */ schema({
      description: "Kept as conversation attached data; nests to any depth.",
      type: "object",
      additionalProperties: true,
      examples: [{ "Customer ID": "{response.body.customer.id}" }],
    }),
  },
});

export const configuration: Schema = /* @__PURE__ */ schema({
  title: "Configuration",
  description:
    "The JSON for Configuration of an event-driven integration: what Contact Pro sends, and what it takes from the answer. The endpoint URL stands beside it.",
  type: "object",
  required: ["request"],
  properties: { request: configurationRequest, response: configurationResponse },
});
