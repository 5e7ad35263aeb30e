// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.

import { has } from "../../json.ts";

/**
 * Each documented path, with the function that reads it from a conversation: its value, null where something on the
 * way is null, `undefined` where something is missing.
 */
export const documentedPaths: { readonly [path: string]: (conversation: unknown) => unknown } = {
  event: read_event,
  "event.name": read_event_name,
  "event.datetime": read_event_datetime,
  contact: read_contact,
  "contact.channel_type": read_contact_channel_type,
  "contact.channel_sub_type": read_contact_channel_sub_type,
  "contact.direction": read_contact_direction,
  "contact.id": read_contact_id,
  "contact.guid": read_contact_guid,
  "contact.created": read_contact_created,
  "contact.language": read_contact_language,
  "contact.priority": read_contact_priority,
  "contact.skills": read_contact_skills,
  "contact.queue": read_contact_queue,
  "contact.queue.id": read_contact_queue_id,
  "contact.queue.address": read_contact_queue_address,
  "contact.forwarding_queue": read_contact_forwarding_queue,
  "contact.forwarding_queue.id": read_contact_forwarding_queue_id,
  "contact.forwarding_queue.address": read_contact_forwarding_queue_address,
  "contact.agent": read_contact_agent,
  "contact.agent.id": read_contact_agent_id,
  "contact.agent.number": read_contact_agent_number,
  "contact.agent.chat_address": read_contact_agent_chat_address,
  "contact.preferred_agent": read_contact_preferred_agent,
  "contact.preferred_agent.id": read_contact_preferred_agent_id,
  "contact.preferred_agent.number": read_contact_preferred_agent_number,
  "contact.preferred_agent.chat_address": read_contact_preferred_agent_chat_address,
  "contact.transferring_agent": read_contact_transferring_agent,
  "contact.transferring_agent.id": read_contact_transferring_agent_id,
  "contact.transferring_agent.number": read_contact_transferring_agent_number,
  "contact.transferring_agent.chat_address": read_contact_transferring_agent_chat_address,
  "contact.required_agents": read_contact_required_agents,
  "contact.source": read_contact_source,
  "contact.destination": read_contact_destination,
  "contact.external_destination": read_contact_external_destination,
  "contact.cad": read_contact_cad,
  "contact.email": read_contact_email,
  "contact.email.subject": read_contact_email_subject,
  "contact.email.body": read_contact_email_body,
  "contact.email.to": read_contact_email_to,
  "contact.email.cc": read_contact_email_cc,
};

function read_event(holder: unknown): unknown {
  return has(holder, "event") ? holder.event : undefined;
}

function read_event_name(conversation: unknown): unknown {
  const holder = read_event(conversation);
  if (holder === null) return null;
  return has(holder, "name") ? holder.name : undefined;
}

function read_event_datetime(conversation: unknown): unknown {
  const holder = read_event(conversation);
  if (holder === null) return null;
  return has(holder, "datetime") ? holder.datetime : undefined;
}

function read_contact(holder: unknown): unknown {
  return has(holder, "contact") ? holder.contact : undefined;
}

function read_contact_channel_type(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "channel_type") ? holder.channel_type : undefined;
}

function read_contact_channel_sub_type(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "channel_sub_type") ? holder.channel_sub_type : undefined;
}

function read_contact_direction(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "direction") ? holder.direction : undefined;
}

function read_contact_id(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "id") ? holder.id : undefined;
}

function read_contact_guid(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "guid") ? holder.guid : undefined;
}

function read_contact_created(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "created") ? holder.created : undefined;
}

function read_contact_language(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "language") ? holder.language : undefined;
}

function read_contact_priority(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "priority") ? holder.priority : undefined;
}

function read_contact_skills(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "skills") ? holder.skills : undefined;
}

function read_contact_queue(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "queue") ? holder.queue : undefined;
}

function read_contact_queue_id(conversation: unknown): unknown {
  const holder = read_contact_queue(conversation);
  if (holder === null) return null;
  return has(holder, "id") ? holder.id : undefined;
}

function read_contact_queue_address(conversation: unknown): unknown {
  const holder = read_contact_queue(conversation);
  if (holder === null) return null;
  return has(holder, "address") ? holder.address : undefined;
}

function read_contact_forwarding_queue(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "forwarding_queue") ? holder.forwarding_queue : undefined;
}

function read_contact_forwarding_queue_id(conversation: unknown): unknown {
  const holder = read_contact_forwarding_queue(conversation);
  if (holder === null) return null;
  return has(holder, "id") ? holder.id : undefined;
}

function read_contact_forwarding_queue_address(conversation: unknown): unknown {
  const holder = read_contact_forwarding_queue(conversation);
  if (holder === null) return null;
  return has(holder, "address") ? holder.address : undefined;
}

function read_contact_agent(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "agent") ? holder.agent : undefined;
}

function read_contact_agent_id(conversation: unknown): unknown {
  const holder = read_contact_agent(conversation);
  if (holder === null) return null;
  return has(holder, "id") ? holder.id : undefined;
}

function read_contact_agent_number(conversation: unknown): unknown {
  const holder = read_contact_agent(conversation);
  if (holder === null) return null;
  return has(holder, "number") ? holder.number : undefined;
}

function read_contact_agent_chat_address(conversation: unknown): unknown {
  const holder = read_contact_agent(conversation);
  if (holder === null) return null;
  return has(holder, "chat_address") ? holder.chat_address : undefined;
}

function read_contact_preferred_agent(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "preferred_agent") ? holder.preferred_agent : undefined;
}

function read_contact_preferred_agent_id(conversation: unknown): unknown {
  const holder = read_contact_preferred_agent(conversation);
  if (holder === null) return null;
  return has(holder, "id") ? holder.id : undefined;
}

function read_contact_preferred_agent_number(conversation: unknown): unknown {
  const holder = read_contact_preferred_agent(conversation);
  if (holder === null) return null;
  return has(holder, "number") ? holder.number : undefined;
}

function read_contact_preferred_agent_chat_address(conversation: unknown): unknown {
  const holder = read_contact_preferred_agent(conversation);
  if (holder === null) return null;
  return has(holder, "chat_address") ? holder.chat_address : undefined;
}

function read_contact_transferring_agent(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "transferring_agent") ? holder.transferring_agent : undefined;
}

function read_contact_transferring_agent_id(conversation: unknown): unknown {
  const holder = read_contact_transferring_agent(conversation);
  if (holder === null) return null;
  return has(holder, "id") ? holder.id : undefined;
}

function read_contact_transferring_agent_number(conversation: unknown): unknown {
  const holder = read_contact_transferring_agent(conversation);
  if (holder === null) return null;
  return has(holder, "number") ? holder.number : undefined;
}

function read_contact_transferring_agent_chat_address(conversation: unknown): unknown {
  const holder = read_contact_transferring_agent(conversation);
  if (holder === null) return null;
  return has(holder, "chat_address") ? holder.chat_address : undefined;
}

function read_contact_required_agents(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "required_agents") ? holder.required_agents : undefined;
}

function read_contact_source(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "source") ? holder.source : undefined;
}

function read_contact_destination(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "destination") ? holder.destination : undefined;
}

function read_contact_external_destination(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "external_destination") ? holder.external_destination : undefined;
}

function read_contact_cad(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "cad") ? holder.cad : undefined;
}

function read_contact_email(conversation: unknown): unknown {
  const holder = read_contact(conversation);
  if (holder === null) return null;
  return has(holder, "email") ? holder.email : undefined;
}

function read_contact_email_subject(conversation: unknown): unknown {
  const holder = read_contact_email(conversation);
  if (holder === null) return null;
  return has(holder, "subject") ? holder.subject : undefined;
}

function read_contact_email_body(conversation: unknown): unknown {
  const holder = read_contact_email(conversation);
  if (holder === null) return null;
  return has(holder, "body") ? holder.body : undefined;
}

function read_contact_email_to(conversation: unknown): unknown {
  const holder = read_contact_email(conversation);
  if (holder === null) return null;
  return has(holder, "to") ? holder.to : undefined;
}

function read_contact_email_cc(conversation: unknown): unknown {
  const holder = read_contact_email(conversation);
  if (holder === null) return null;
  return has(holder, "cc") ? holder.cc : undefined;
}
