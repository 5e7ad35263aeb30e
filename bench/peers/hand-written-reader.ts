type Json = { [key: string]: unknown };

/** A reader as one writes it by hand for the body of `every-property`: it checks each value and builds the conversation. */
export function readEveryProperty(body: unknown): unknown {
  if (!isObject(body)) return undefined;
  const {
    "Event name": name,
    "Event date": datetime,
    "Channel type": channel_type,
    "Channel subtype": channel_sub_type,
    Direction: direction,
    ID: id,
    "Monitoring/reporting ID": guid,
    "Creation timestamp": created,
    Language: language,
    Priority: priority,
    Skills: skills,
    "Current queue": queue,
    "Current queue ID": queueId,
    "Current queue address": queueAddress,
    "Forwarding queue": forwarding_queue,
    "Forwarding queue ID": forwardingQueueId,
    "Forwarding queue address": forwardingQueueAddress,
    "Current agent": agent,
    "Current agent ID": agentId,
    "Current agent number": agentNumber,
    "Current agent chat address": agentChatAddress,
    "Preferred agent": preferred_agent,
    "Preferred agent ID": preferredAgentId,
    "Preferred agent number": preferredAgentNumber,
    "Preferred agent chat address": preferredAgentChatAddress,
    "Required agents": required_agents,
    "Transferring agent": transferring_agent,
    "Transferring agent ID": transferringAgentId,
    "Transferring agent number": transferringAgentNumber,
    "Transferring agent chat address": transferringAgentChatAddress,
    Source: source,
    Destination: destination,
    "External Destination": external_destination,
    CAD: cad,
  } = body;
  if (!isText(name) || !isText(datetime) || !isText(channel_type) || !isTextOrNull(channel_sub_type) || !isText(direction))
    return undefined;
  if (!isText(id) || !isText(guid) || !isText(created) || !isText(language) || !isNumber(priority)) return undefined;
  if (!isQueue(queue, queueId, queueAddress) || !isQueue(forwarding_queue, forwardingQueueId, forwardingQueueAddress)) return undefined;
  if (
    !isAgent(agent, agentId, agentNumber, agentChatAddress) ||
    !isAgent(preferred_agent, preferredAgentId, preferredAgentNumber, preferredAgentChatAddress)
  )
    return undefined;
  if (!isAgent(transferring_agent, transferringAgentId, transferringAgentNumber, transferringAgentChatAddress)) return undefined;
  if (
    !areSkills(skills) ||
    !areRequiredAgents(required_agents) ||
    !isObjectOrNull(cad) ||
    !areAddresses(source, destination, external_destination)
  )
    return undefined;
  return {
    event: { name, datetime },
    contact: {
      channel_type,
      channel_sub_type: channel_sub_type ?? null,
      direction,
      id,
      guid,
      created,
      language,
      priority,
      skills: skills ?? null,
      queue: queue ?? null,
      forwarding_queue: forwarding_queue ?? null,
      agent: agent ?? null,
      preferred_agent: preferred_agent ?? null,
      required_agents: required_agents ?? null,
      transferring_agent: transferring_agent ?? null,
      source: source ?? null,
      destination: destination ?? null,
      external_destination: external_destination ?? null,
      cad: cad ?? null,
    },
  };
}

/** The same for the body of `whole-objects`. */
export function readWholeObjects(body: unknown): unknown {
  if (!isObject(body)) return undefined;
  const { event, contact } = body;
  if (!isObject(event) || !isText(event["name"]) || !isText(event["datetime"])) return undefined;
  return isObject(contact) && isContact(contact) && areParts(contact) ? { event, contact } : undefined;
}

function isContact({
  channel_type,
  channel_sub_type,
  direction,
  id,
  guid,
  created,
  language,
  priority,
  source,
  destination,
}: Json): boolean {
  if (!isText(channel_type) || !isTextOrNull(channel_sub_type) || !isText(direction) || !isText(id) || !isText(guid)) return false;
  return isText(created) && isText(language) && isNumber(priority) && isTextOrNull(source) && isTextOrNull(destination);
}

function areParts(contact: Json): boolean {
  const { queue, forwarding_queue, agent, preferred_agent, transferring_agent } = contact;
  if (!isQueueObject(queue) || !isQueueObject(forwarding_queue)) return false;
  if (!isAgentObject(agent) || !isAgentObject(preferred_agent) || !isAgentObject(transferring_agent)) return false;
  const { skills, required_agents, external_destination, cad, email } = contact;
  if (!areSkills(skills) || !areRequiredAgents(required_agents)) return false;
  return isTextOrNull(external_destination) && isObjectOrNull(cad) && isEmail(email);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNull(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTextOrNull(value: unknown): boolean {
  return typeof value === "string" || value === null || value === undefined;
}

function areAddresses(source: unknown, destination: unknown, external: unknown): boolean {
  return isTextOrNull(source) && isTextOrNull(destination) && isTextOrNull(external);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isObjectOrNull(value: unknown): boolean {
  return isNull(value) || isObject(value);
}

function areSkills(value: unknown): boolean {
  return isNull(value) || (Array.isArray(value) && value.every(isSkill));
}

function areRequiredAgents(value: unknown): boolean {
  return isNull(value) || (Array.isArray(value) && value.every(isRequiredAgent));
}

function isSkill(value: unknown): boolean {
  if (!isObject(value) || !isTextOrNull(value["id"]) || !isTextOrNull(value["name"])) return false;
  return isNull(value["value"]) || typeof value["value"] === "number";
}

function isQueueObject(value: unknown): boolean {
  return isNull(value) || (isObject(value) && isTextOrNull(value["id"]) && isTextOrNull(value["address"]));
}

function isAgentObject(value: unknown): boolean {
  if (isNull(value)) return true;
  return isObject(value) && isTextOrNull(value["id"]) && isTextOrNull(value["number"]) && isTextOrNull(value["chat_address"]);
}

/** A queue, if its parts equal those beside it in the body. */
function isQueue(queue: unknown, id: unknown, address: unknown): boolean {
  if (!isQueueObject(queue)) return false;
  const from = (queue ?? {}) as Json;
  return (from["id"] ?? null) === (id ?? null) && (from["address"] ?? null) === (address ?? null);
}

/** An agent, if its parts equal those beside it in the body. */
function isAgent(agent: unknown, id: unknown, number: unknown, address: unknown): boolean {
  if (!isAgentObject(agent)) return false;
  const from = (agent ?? {}) as Json;
  return (
    (from["id"] ?? null) === (id ?? null) &&
    (from["number"] ?? null) === (number ?? null) &&
    (from["chat_address"] ?? null) === (address ?? null)
  );
}

function isRequiredAgent(value: unknown): boolean {
  return typeof value === "string" || (value !== null && value !== undefined && isAgentObject(value));
}

function isEmail(value: unknown): boolean {
  if (isNull(value)) return true;
  if (!isObject(value) || !isTextOrNull(value["subject"]) || !isTextOrNull(value["body"])) return false;
  return [value["to"], value["cc"]].every(
    (recipients) => isTextOrNull(recipients) || (Array.isArray(recipients) && recipients.every(isRecipient)),
  );
}

function isRecipient(value: unknown): boolean {
  return isText(value) || (isObject(value) && isTextOrNull(value["address"]) && isTextOrNull(value["name"]));
}
