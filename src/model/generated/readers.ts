// Generated from src/model/schemas/ by `npm run generate`. Change the schemas, not this file.

type Holder = { readonly [name: string]: unknown };

/** Reads one property of an object. */
export type Reader = (holder: Holder) => unknown;

/** Reads the property of a documented name, which its holder may inherit: see {@link isInherited}. */
export const readers: { readonly [name: string]: Reader } = {
  event: (holder) => holder.event,
  name: (holder) => holder.name,
  datetime: (holder) => holder.datetime,
  contact: (holder) => holder.contact,
  channel_type: (holder) => holder.channel_type,
  channel_sub_type: (holder) => holder.channel_sub_type,
  direction: (holder) => holder.direction,
  id: (holder) => holder.id,
  guid: (holder) => holder.guid,
  created: (holder) => holder.created,
  language: (holder) => holder.language,
  priority: (holder) => holder.priority,
  skills: (holder) => holder.skills,
  value: (holder) => holder.value,
  queue: (holder) => holder.queue,
  address: (holder) => holder.address,
  forwarding_queue: (holder) => holder.forwarding_queue,
  agent: (holder) => holder.agent,
  number: (holder) => holder.number,
  chat_address: (holder) => holder.chat_address,
  preferred_agent: (holder) => holder.preferred_agent,
  transferring_agent: (holder) => holder.transferring_agent,
  required_agents: (holder) => holder.required_agents,
  source: (holder) => holder.source,
  destination: (holder) => holder.destination,
  external_destination: (holder) => holder.external_destination,
  cad: (holder) => holder.cad,
  email: (holder) => holder.email,
  subject: (holder) => holder.subject,
  body: (holder) => holder.body,
  to: (holder) => holder.to,
  cc: (holder) => holder.cc,
};

/** Tests if a documented name was added to `Object.prototype`. */
export function isInherited(): boolean {
  const empty: Holder = {};
  return (
    "event" in empty ||
    "name" in empty ||
    "datetime" in empty ||
    "contact" in empty ||
    "channel_type" in empty ||
    "channel_sub_type" in empty ||
    "direction" in empty ||
    "id" in empty ||
    "guid" in empty ||
    "created" in empty ||
    "language" in empty ||
    "priority" in empty ||
    "skills" in empty ||
    "value" in empty ||
    "queue" in empty ||
    "address" in empty ||
    "forwarding_queue" in empty ||
    "agent" in empty ||
    "number" in empty ||
    "chat_address" in empty ||
    "preferred_agent" in empty ||
    "transferring_agent" in empty ||
    "required_agents" in empty ||
    "source" in empty ||
    "destination" in empty ||
    "external_destination" in empty ||
    "cad" in empty ||
    "email" in empty ||
    "subject" in empty ||
    "body" in empty ||
    "to" in empty ||
    "cc" in empty
  );
}

/** Tests if all documented names of a value are own properties or absent, so that they can be read directly. */
export function isDirect(value: unknown): value is Holder {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Reflect.getPrototypeOf(value) === Object.prototype &&
    !isInherited()
  );
}
