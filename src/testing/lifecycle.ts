import { type Finding, InputError, type Issues, issueAt, type Place, quoted, report } from "../issue.ts";
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
 * The course of a {@link lifecycle}:
 *
 * - `accepted`: an agent accepts the conversation; outbound, the other party answers.
 * - `rejected`: the first agent rejects the conversation and the second accepts it; outbound, the other party rejects the call.
 * - `forwarded`: it overflows from its queue to another, in which an agent accepts it.
 * - `transferred-to-agent`: the agent transfers it to a second agent.
 * - `transferred-to-queue`: the agent transfers it to a second queue, in which a second agent accepts it.
 * - `abandoned`: it ends while it waits in the queue, without an agent; outbound, before the other party answers the call.
 */
export type Course = (typeof courses)[number];

/** Which {@link lifecycle} is wanted. */
export interface LifecycleOptions {
  readonly channel: Channel;
  readonly direction: Direction;
  /** The course of the conversation; `accepted` by default. */
  readonly course?: Course | undefined;
  /** The differences in the contact of every event, merged deep: objects are merged, null and all other values replace. */
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

/** The agents and queues of a conversation at an event. */
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
// A conversation transferred to an agent is a direct one, and the documentation says that direct conversations have no queue.
const transferredToAgent: Step = { name: "transferred", agent: null, transferring_agent: "first", queue: null };
const transferredToQueue: Step = { name: "transferred", agent: null, transferring_agent: "first", queue: "second" };
const ended: Step = { name: "ended" };
const closed: Step = { name: "closed" };

const waiting = [received, queued];
const finished = [ended, closed];
const takenByFirst = [allocated, accepted];
const takenBySecond = [allocatedToSecond, accepted];
const handedToAgent = [transferredToAgent, allocatedToSecond, accepted];
const handedToQueue = [transferredToQueue, queuedAgain, allocatedToSecond, accepted];

type StepsByCourse = { readonly [C in Course]?: Steps };

// Functions: to a bundler a spread while the module loads is a side effect, which would keep all of this.
const inbound = (): StepsByCourse => ({
  accepted: [...waiting, ...takenByFirst, ...finished],
  rejected: [...waiting, allocated, rejected, ...takenBySecond, ...finished],
  forwarded: [...waiting, forwarded, queuedAgain, ...takenByFirst, ...finished],
  "transferred-to-agent": [...waiting, ...takenByFirst, ...handedToAgent, ...finished],
  "transferred-to-queue": [...waiting, ...takenByFirst, ...handedToQueue, ...finished],
  abandoned: [...waiting, ended], // no agent, so no wrap-up that could be done
});

// An outbound conversation has its agent from the first event on, and no queue to overflow from.
const outbound = (): StepsByCourse => ({
  accepted: [accepted, ...finished],
  "transferred-to-agent": [accepted, ...handedToAgent, ...finished],
  "transferred-to-queue": [accepted, ...handedToQueue, ...finished],
});

// Only a call rings at the other party, who can reject it or not answer.
const outboundCall = (): StepsByCourse => ({
  ...outbound(),
  rejected: [rejected, ...finished],
  abandoned: finished,
});

function coursesOf(channel: Channel, direction: Direction): StepsByCourse {
  if (direction === "inbound") return inbound();
  return channel === "phone" ? outboundCall() : outbound();
}

const firstRoles: { readonly [D in Direction]: Roles } = {
  inbound: { queue: null, forwarding_queue: null, agent: null, transferring_agent: null },
  outbound: { queue: null, forwarding_queue: null, agent: "first", transferring_agent: null },
};

/** The seconds between an event and the one before. */
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
 * Returns the conversations that Contact Pro sends over the life of one contact: one for each event, in order and consistent.
 * `contact.id` and `contact.guid` stay the same. The agent is null until the first offer, and the queue until the conversation is
 * in one. `forwarding_queue` and `transferring_agent` stay from their event on. Datetimes ascend. `created` is the beginning, and
 * in `closed` the end of the wrap-up. Only e-mails have `contact.email`.
 *
 * **Order and nulls follow Contact Pro's documentation, not a capture.** It explains each event, but not their
 * order. Here `queued` comes for each queue that the conversation enters, `allocated` for each agent who is offered it, and `closed` if an agent has a wrap-up. An outbound conversation has neither `received` nor `queued` nor
 * `allocated`, and no queue unless it is transferred to one. A receiver should rely on none of this.
 *
 * It uses no clock and no random numbers: the same arguments return an equal result, and a different channel, direction or course
 * a different `contact.id`.
 *
 * @param options The channel, the direction, and the {@link Course}, by default `accepted`. `forwarded` is for inbound
 * conversations only; `rejected` and `abandoned` are for inbound ones and for calls. `overrides.contact` is merged into the
 * contact of every event, for data of your own.
 * @returns A new array of new conversations, which share nothing, so it is safe to change them. {@link eventOf} finds one of them.
 * @throws {InputError} If an option is missing, unknown or has a wrong value, if the course does not fit the channel and direction,
 * or if the overrides are not JSON, or make a conversation invalid.
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
 * @param occurrence The number of the event among those with its name: 1, the default, for the first.
 * @returns The conversation itself, not a copy.
 * @throws {InputError} If there is none: the message lists the events. Also if an argument has the wrong type.
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
  if (!Array.isArray(conversations)) throw wrongType("conversations", "an array", conversations);
  if (typeof name !== "string") throw wrongType("name", "a string", name);
  if (typeof occurrence !== "number") throw wrongType("occurrence", "a number", occurrence);
  const named = Object.values(conversations).map((conversation) => ({ conversation, name: readPath(conversation, ["event", "name"]) }));
  const texts = named.filter((one): one is { conversation: Conversation; name: string } => typeof one.name === "string");
  const found = texts.filter((one) => one.name.toLowerCase() === name.toLowerCase())[occurrence - 1];
  if (found) return found.conversation;
  const names = texts.map((one) => JSON.stringify(one.name)).join(", ") || "no event with a name";
  const expected = `event ${JSON.stringify(name)} number ${occurrence}`;
  const problem = occurrence === 1 ? `No event is named ${quoted(name)}` : `There is no event ${quoted(name)} number ${occurrence}`;
  throw failure(lacking, { code: "missing", expected, message: `${problem}. The conversations have ${names}` });
}

function wrongType(parameter: string, expected: string, value: unknown): InputError {
  return failure(lacking, { code: "type", expected, message: `${parameter} must be ${expected}, not ${describe(value)}` });
}

function failure(summary: string, finding: Finding, place: Place = null): InputError {
  return new InputError(summary, { issues: [issueAt(place, finding)], total: 1 });
}

/** Reads what was given, of which any object may throw when it is read. */
function readAnything<T>(summary: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw failure(summary, { code: "unreadable", message: "The argument cannot be read: a getter or a proxy throws. Pass plain data" });
  }
}

const summary = "The options of the lifecycle cannot be used";

/** The options with their default. Throws an `InputError` with every mistake in them. */
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
    for (const key of Object.keys(others)) reportUnknownOption(key, found);
    if (overrides !== undefined) expectContactAlone(overrides, found);
  } else {
    report(found, null, { code: "type", expected: "an object", message: `The options must be an object, not ${describe(options)}` });
  }
  if (found.total > 0) throw new InputError(summary, found);
  return { channel, direction, course, overrides } as Chosen;
}

function expectContactAlone(overrides: unknown, to: Issues): void {
  const place: Place = { parent: null, key: "overrides" };
  const expected = 'an object with "contact" alone';
  if (!isPlainObject(overrides)) {
    report(to, place, { code: "type", expected, message: `"overrides" must be ${expected}, not ${describe(overrides)}` });
    return;
  }
  for (const key of Object.keys(overrides)) {
    if (key === "contact") continue;
    const message = `The key ${quoted(key)} cannot be overridden. Override "contact" only`;
    report(to, { parent: place, key }, { code: "unknown-key", message });
  }
}

function expectOneOf(known: readonly string[], value: unknown, key: string, to: Issues): void {
  if (known.includes(value as string)) return;
  const code = value === undefined ? "missing" : typeof value === "string" ? "enum" : "type";
  const expected = alternatives(known);
  report(
    to,
    { parent: null, key },
    { code, expected, message: `"${key}" ${value === undefined ? "is missing. It " : ""}must be ${expected}` },
  );
}

function reportUnknownOption(key: string, to: Issues): void {
  const expected = either(optionNames.map((name) => JSON.stringify(name)));
  report(
    to,
    { parent: null, key },
    { code: "enum", expected, message: `There is no option ${quoted(key)}. The options are ${optionNames.join(", ")}` },
  );
}

const optionNames = ["channel", "direction", "course", "overrides"];

/** The courses that a conversation can take. */
export function fittingCourses(channel: Channel, direction: Direction): Course[] {
  const fitting = coursesOf(channel, direction);
  return courses.filter((course) => fitting[course]);
}

/** The steps of a course. Throws if the course does not fit the channel and direction. */
function stepsOf({ channel, direction, course }: Chosen): Steps {
  const steps = coursesOf(channel, direction)[course];
  if (steps) return steps;
  const expected = alternatives(fittingCourses(channel, direction));
  const message = `The course "${course}" is not for ${direction} ${channel}. Choose ${expected}`;
  throw failure(summary, { code: "course", expected, message }, { parent: null, key: "course" });
}

function alternatives(words: readonly string[]): string {
  return either(words.map((word) => JSON.stringify(word)));
}

function secondsAfterBeginning(seconds: number): string {
  return new Date(Date.parse(beginning) + seconds * 1000).toISOString();
}

/** The conversation at an event, as a copy that shares nothing. */
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
