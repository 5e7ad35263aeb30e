import { InputError, type IssueCode, type Issues, issueAt, type Place, report } from "../issue.ts";
import { describe, either, isPlainObject } from "../json.ts";
import type { eventNames } from "../model/generated/event-names.ts";
import type { Contact, Conversation } from "../model/generated/types.ts";
import { ConversationSchema } from "../model/schema-objects.ts";
import { readPath } from "../template/tree/read-path.ts";
import { mergeOverrides } from "./merge-overrides.ts";
import type { DeepPartial } from "./sample.ts";
import { agents, beginning, channelFacts, copyOf, skill, type Which } from "./sample-data.ts";

/** The channels that a {@link lifecycle} can have. */
export const channels = ["phone", "chat", "email"] as const;

/** The directions that a {@link lifecycle} can have. */
export const directions = ["inbound", "outbound"] as const;

/** The courses that a {@link lifecycle} can take. */
export const courses = ["accepted", "rejected", "forwarded", "transferred-to-agent", "transferred-to-queue", "abandoned"] as const;

/** A channel of a {@link lifecycle}: the conversation is a phone call, a chat or an e-mail. */
export type Channel = (typeof channels)[number];

/** A direction of a {@link lifecycle}: the customer began the conversation, or an agent did. */
export type Direction = (typeof directions)[number];

/**
 * What happens in a {@link lifecycle}:
 *
 * - `accepted`: an agent takes the conversation; outbound, the other party answers.
 * - `rejected`: the first agent rejects the conversation and the second takes it; outbound, the other party rejects the call.
 * - `forwarded`: it overflows from its queue to another, where an agent takes it.
 * - `transferred-to-agent`: the agent who has it hands it to another one.
 * - `transferred-to-queue`: the agent who has it hands it to another queue, where another agent takes it.
 * - `abandoned`: it ends while it waits in the queue, and no agent has it; outbound, before the other party answers the call.
 */
export type Course = (typeof courses)[number];

/** Which {@link lifecycle} is wanted. */
export interface LifecycleOptions {
  readonly channel: Channel;
  readonly direction: Direction;
  /** What happens to the conversation; `accepted` where it is not given. */
  readonly course?: Course | undefined;
  /** What is different in the contact of every event, merged deep: objects merge, null and everything else replace. */
  readonly overrides?: { readonly contact?: DeepPartial<Contact> | undefined } | undefined;
}

/** The options with their default. */
interface Chosen {
  readonly channel: Channel;
  readonly direction: Direction;
  readonly course: Course;
  readonly overrides?: { readonly contact?: unknown } | undefined;
}

type EventName = (typeof eventNames)[number];

/** Who and which queue a conversation has at an event. */
interface Roles {
  readonly queue: Which | null;
  readonly forwarding_queue: Which | null;
  readonly agent: Which | null;
  readonly transferring_agent: Which | null;
}

/** An event, and what it changes. */
type Step = { readonly name: EventName } & Partial<Roles>;

type Steps = readonly Step[];

const received: Step = { name: "received" };
const queued: Step = { name: "queued", queue: "first" };
const queuedAgain: Step = { name: "queued" };
const allocated: Step = { name: "allocated", agent: "first" };
const allocatedToSecond: Step = { name: "allocated", agent: "second" };
const accepted: Step = { name: "accepted" };
const rejected: Step = { name: "rejected" };
const forwarded: Step = { name: "forwarded", queue: "second", forwarding_queue: "first" };
// What an agent hands to another agent is a direct conversation, and of those the documentation says that they have no queue.
const transferredToAgent: Step = { name: "transferred", agent: null, transferring_agent: "first", queue: null };
const transferredToQueue: Step = { name: "transferred", agent: null, transferring_agent: "first", queue: "second" };
const ended: Step = { name: "ended" };
const closed: Step = { name: "closed" };

const waiting = [received, queued];
const finished = [ended, closed];
const takenByFirst = [allocated, accepted];
const takenBySecond = [allocatedToSecond, accepted];
const handedToAgent = [transferredToAgent, ...takenBySecond];
const handedToQueue = [transferredToQueue, queuedAgain, ...takenBySecond];

const inbound: { readonly [C in Course]: Steps } = {
  accepted: [...waiting, ...takenByFirst, ...finished],
  rejected: [...waiting, allocated, rejected, ...takenBySecond, ...finished],
  forwarded: [...waiting, forwarded, queuedAgain, ...takenByFirst, ...finished],
  "transferred-to-agent": [...waiting, ...takenByFirst, ...handedToAgent, ...finished],
  "transferred-to-queue": [...waiting, ...takenByFirst, ...handedToQueue, ...finished],
  abandoned: [...waiting, ended], // no agent, so no wrap-up that could be done
};

// Nobody is offered what an agent began: the agent has it from the first event on, and there is no queue to overflow from.
const outbound = {
  accepted: [accepted, ...finished],
  "transferred-to-agent": [accepted, ...handedToAgent, ...finished],
  "transferred-to-queue": [accepted, ...handedToQueue, ...finished],
} satisfies { readonly [C in Course]?: Steps };

// Only a call rings at the other party, who can reject it or not answer.
const outboundCall = {
  ...outbound,
  rejected: [rejected, ...finished],
  abandoned: finished,
} satisfies { readonly [C in Course]?: Steps };

const lifecycles: { readonly [D in Direction]: { readonly [C in Channel]: { readonly [C in Course]?: Steps } } } = {
  inbound: { phone: inbound, chat: inbound, email: inbound },
  outbound: { phone: outboundCall, chat: outbound, email: outbound },
};

const firstRoles: { readonly [D in Direction]: Roles } = {
  inbound: { queue: null, forwarding_queue: null, agent: null, transferring_agent: null },
  outbound: { queue: null, forwarding_queue: null, agent: "first", transferring_agent: null },
};

/** How long it takes to come to an event from the one before. */
const secondsBefore: { readonly [E in EventName]: number } = {
  received: 1,
  queued: 2,
  allocated: 12,
  accepted: 6,
  rejected: 9,
  transferred: 95,
  forwarded: 60,
  ended: 240,
  closed: 30,
};

/**
 * Gives the conversations that Contact Pro sends over the life of one contact: one an event, in their order, consistent with
 * each other. `contact.id` and `contact.guid` stay; the agent is null until one is offered the conversation, the queue until
 * the conversation is in one; `forwarding_queue` and `transferring_agent` stay from their event on. Datetimes ascend;
 * `created` is the beginning, and in `closed` the end of the wrap-up. `contact.email` is there in e-mails only.
 *
 * **Order and nulls follow Contact Pro's documentation, not a capture.** It says what each event means, and not which others
 * come before it. Here `queued` comes for each queue that the conversation enters, `allocated` for each agent who is offered
 * it, and `closed` where an agent has a wrap-up to do. What an agent begins has neither `received` nor `queued` nor
 * `allocated`, and no queue unless it is transferred to one. A receiver should rely on none of this.
 *
 * There is no clock and no chance in it: the same arguments give an equal result, and another channel, direction or course
 * another `contact.id`.
 *
 * @param options The channel, the direction, and the {@link Course}, by default `accepted`. `forwarded` is for inbound
 * conversations only; `rejected` and `abandoned` are for inbound ones and for calls. `overrides.contact` is merged into the
 * contact of every event, for data of your own.
 * @returns A new array of new conversations, which share nothing, to be changed at will. {@link eventOf} finds one of them.
 * @throws {InputError} Where an option is missing, unknown or of another value than these, and where the course does not fit
 * the channel and direction: the message says which do. Also if the overrides are no JSON, or make a conversation invalid.
 *
 * @example
 * const conversations = lifecycle({ channel: "chat", direction: "inbound", course: "transferred-to-agent" });
 * conversations.map(({ event }) => event.name);
 * // ["received", "queued", "allocated", "accepted", "transferred", "allocated", "accepted", "ended", "closed"]
 */
export function lifecycle(options: LifecycleOptions): Conversation[] {
  const chosen = readAnything(summary, () => checked(options));
  let roles = firstRoles[chosen.direction];
  let seconds = 0;
  return stepsOf(chosen).map(({ name, ...changes }) => {
    roles = { ...roles, ...changes };
    seconds += secondsBefore[name];
    return withOverrides(conversationAt(chosen, name, secondsAfterBeginning(seconds), roles), chosen);
  });
}

/** A conversation with the overrides of its contact; throws if it is no longer valid. */
function withOverrides(conversation: Conversation, { overrides }: Chosen): Conversation {
  if (overrides?.contact === undefined) return conversation;
  const found: Issues = { issues: [], total: 0 };
  const place: Place = { parent: { parent: null, key: "overrides" }, key: "contact" };
  const contact = mergeOverrides(conversation.contact, overrides.contact, place, found);
  if (found.total > 0) throw new InputError(summary, found);
  const result = ConversationSchema.validate({ ...conversation, contact });
  if (result.ok) return result.value;
  const summaryOfEvent = `The overrides make the conversation at the event ${JSON.stringify(conversation.event.name)} invalid`;
  throw new InputError(summaryOfEvent, { issues: [...result.issues], total: result.total });
}

/**
 * Finds the conversation of an event among those of a {@link lifecycle}.
 *
 * @param conversations The conversations, of a lifecycle or any others.
 * @param name The event's name; upper and lower case are the same.
 * @param occurrence Which one, where the event happens several times: 1, the default, for the first.
 * @returns The conversation itself, not a copy.
 * @throws {InputError} Where there is none: the message names the events that there are. Also where nothing of the kind is given.
 *
 * @example
 * const rejected = lifecycle({ channel: "phone", direction: "inbound", course: "rejected" });
 * eventOf(rejected, "allocated").contact.agent; // who rejects the call
 * eventOf(rejected, "allocated", 2).contact.agent; // who accepts it
 */
export function eventOf(conversations: readonly Conversation[], name: EventName, occurrence = 1): Conversation {
  return readAnything(lacking, () => findEvent(conversations, name, occurrence));
}

const lacking = "The conversations lack an event";

function findEvent(conversations: readonly Conversation[], name: EventName, occurrence: number): Conversation {
  if (!Array.isArray(conversations)) throw failure(lacking, null, "type", "an array of conversations", describe(conversations));
  if (typeof name !== "string") throw failure(lacking, null, "type", "the name of an event", describe(name));
  if (typeof occurrence !== "number") throw failure(lacking, null, "type", "the number of an event", describe(occurrence));
  const named = Object.values(conversations).map((conversation) => ({ conversation, name: readPath(conversation, ["event", "name"]) }));
  const texts = named.filter((one): one is { conversation: Conversation; name: string } => typeof one.name === "string");
  const found = texts.filter((one) => one.name.toLowerCase() === name.toLowerCase())[occurrence - 1];
  if (found) return found.conversation;
  const received = texts.map((one) => JSON.stringify(one.name)).join(", ") || "no conversation";
  throw failure(lacking, null, "missing", `event ${JSON.stringify(name)} number ${occurrence}`, received);
}

function failure(summary: string, place: Place, code: IssueCode, expected: string, received: string): InputError {
  const issue = issueAt(place, { code, expected, message: `Expected ${expected} but received ${received}` });
  return new InputError(summary, { issues: [issue], total: 1 });
}

/** Reads what was given, of which any object may throw when it is read. */
function readAnything<T>(summary: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof InputError ? error : failure(summary, null, "unreadable", "plain data", "an object that throws when it is read");
  }
}

const summary = "The options of the lifecycle cannot be used";

/** The options with their default; throws where they are not those of a lifecycle, and tells everything that is wrong. */
function checked(options: LifecycleOptions): Chosen {
  const found: Issues = { issues: [], total: 0 };
  const {
    channel,
    direction,
    course = "accepted",
    overrides,
    ...others
  }: Partial<LifecycleOptions> = isPlainObject(options) ? options : {};
  if (isPlainObject(options)) {
    expectOneOf(channels, channel, "channel", found);
    expectOneOf(directions, direction, "direction", found);
    expectOneOf(courses, course, "course", found);
    for (const key of Object.keys(others)) expectOneOf(["channel", "direction", "course", "overrides"], key, key, found);
    if (overrides !== undefined) expectContactAlone(overrides, found);
  } else {
    report(found, null, { code: "type", expected: "an object", message: `Expected an object but received ${describe(options)}` });
  }
  if (found.total > 0) throw new InputError(summary, found);
  return { channel, direction, course, overrides } as Chosen;
}

function expectContactAlone(overrides: unknown, to: Issues): void {
  const place: Place = { parent: null, key: "overrides" };
  const expected = 'an object with "contact" alone';
  if (!isPlainObject(overrides)) {
    report(to, place, { code: "type", expected, message: `Expected ${expected} but received ${describe(overrides)}` });
    return;
  }
  for (const key of Object.keys(overrides)) {
    if (key === "contact") continue;
    const message = "Only the contact of a lifecycle can be overridden: the event is what the lifecycle sets. Remove this key";
    report(to, { parent: place, key }, { code: "unknown-key", message });
  }
}

function expectOneOf(known: readonly string[], value: unknown, key: string, to: Issues): void {
  if (known.includes(value as string)) return;
  const code = value === undefined ? "missing" : typeof value === "string" ? "enum" : "type";
  const expected = quoted(known);
  const message = `Expected ${expected} but received ${code === "enum" ? "another text" : describe(value)}`;
  report(to, { parent: null, key }, { code, expected, message });
}

/** The steps of a course; throws where it does not fit the channel and direction. */
function stepsOf({ channel, direction, course }: Chosen): Steps {
  const fitting = lifecycles[direction][channel];
  const steps = fitting[course];
  if (steps) return steps;
  const expected = quoted(courses.filter((candidate) => fitting[candidate]));
  const message = `Expected ${expected} for ${direction} ${channel} but received ${quoted([course])}`;
  throw new InputError(summary, { issues: [issueAt({ parent: null, key: "course" }, { code: "course", expected, message })], total: 1 });
}

function quoted(words: readonly string[]): string {
  return either(words.map((word) => JSON.stringify(word)));
}

function secondsAfterBeginning(seconds: number): string {
  return new Date(Date.parse(beginning) + seconds * 1000).toISOString();
}

/** The conversation at an event: a copy, so that no two share anything. */
function conversationAt(chosen: Chosen, name: EventName, datetime: string, roles: Roles): Conversation {
  const created = name === "closed" ? datetime : beginning;
  return copyOf({ event: { name, datetime }, contact: contactAt(chosen, created, roles) });
}

function contactAt({ channel, direction, course }: Chosen, created: string, roles: Roles): Contact {
  const { subType, customer, sender, queues } = channelFacts[channel];
  const isInbound = direction === "inbound";
  const destination = isInbound ? queues.first.address : customer;
  return {
    channel_type: channel,
    channel_sub_type: subType,
    direction,
    ...identifiers(channel, direction, course),
    created,
    language: "EN",
    priority: 100,
    skills: isInbound ? [skill] : null,
    queue: roles.queue && queues[roles.queue],
    forwarding_queue: roles.forwarding_queue && queues[roles.forwarding_queue],
    agent: roles.agent && agents[roles.agent],
    preferred_agent: null,
    transferring_agent: roles.transferring_agent && agents[roles.transferring_agent],
    required_agents: null,
    source: isInbound ? customer : sender,
    destination,
    external_destination: isInbound ? null : customer,
    cad: isInbound ? { "Customer ID": "C-1001" } : null,
    ...(channel === "email" && { email: { subject: "Order 7", body: "Where is my order?", to: [destination], cc: null } }),
  };
}

/** Identifiers that no lifecycle of other options has. The documentation says that the two are the same in e-mails. */
function identifiers(channel: Channel, direction: Direction, course: Course): { id: string; guid: string } {
  const number = [channels.indexOf(channel), directions.indexOf(direction), courses.indexOf(course)].join("");
  const id = `${number}6301942A6EE11B3ED58961D1810CC`;
  return { id, guid: channel === "email" ? id : `${number}6E20342A6EE11B3ED58961D1810CC` };
}
