// Generated from src/model/schemas/ by `npm run generate`. Change the schemas, not this file.

/** Each documented path, in the order of the schemas. Its segments lead to its value, in a schema as in a conversation. */
export const documentedPaths: readonly string[] = [
  "event",
  "event.name",
  "event.datetime",
  "contact",
  "contact.channel_type",
  "contact.channel_sub_type",
  "contact.direction",
  "contact.id",
  "contact.guid",
  "contact.created",
  "contact.language",
  "contact.priority",
  "contact.skills",
  "contact.queue",
  "contact.queue.id",
  "contact.queue.address",
  "contact.forwarding_queue",
  "contact.forwarding_queue.id",
  "contact.forwarding_queue.address",
  "contact.agent",
  "contact.agent.id",
  "contact.agent.number",
  "contact.agent.chat_address",
  "contact.preferred_agent",
  "contact.preferred_agent.id",
  "contact.preferred_agent.number",
  "contact.preferred_agent.chat_address",
  "contact.transferring_agent",
  "contact.transferring_agent.id",
  "contact.transferring_agent.number",
  "contact.transferring_agent.chat_address",
  "contact.required_agents",
  "contact.source",
  "contact.destination",
  "contact.external_destination",
  "contact.cad",
  "contact.email",
  "contact.email.subject",
  "contact.email.body",
  "contact.email.to",
  "contact.email.cc",
];

/** A placeholder of a documented path, as an editor completes it. */
export type DocumentedPlaceholder =
  | "{event}"
  | "{event.name}"
  | "{event.datetime}"
  | "{contact}"
  | "{contact.channel_type}"
  | "{contact.channel_sub_type}"
  | "{contact.direction}"
  | "{contact.id}"
  | "{contact.guid}"
  | "{contact.created}"
  | "{contact.language}"
  | "{contact.priority}"
  | "{contact.skills}"
  | "{contact.queue}"
  | "{contact.queue.id}"
  | "{contact.queue.address}"
  | "{contact.forwarding_queue}"
  | "{contact.forwarding_queue.id}"
  | "{contact.forwarding_queue.address}"
  | "{contact.agent}"
  | "{contact.agent.id}"
  | "{contact.agent.number}"
  | "{contact.agent.chat_address}"
  | "{contact.preferred_agent}"
  | "{contact.preferred_agent.id}"
  | "{contact.preferred_agent.number}"
  | "{contact.preferred_agent.chat_address}"
  | "{contact.transferring_agent}"
  | "{contact.transferring_agent.id}"
  | "{contact.transferring_agent.number}"
  | "{contact.transferring_agent.chat_address}"
  | "{contact.required_agents}"
  | "{contact.source}"
  | "{contact.destination}"
  | "{contact.external_destination}"
  | "{contact.cad}"
  | "{contact.email}"
  | "{contact.email.subject}"
  | "{contact.email.body}"
  | "{contact.email.to}"
  | "{contact.email.cc}";
