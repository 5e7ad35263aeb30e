import type { Conversation } from "contact-pro-webhooks";
import { type LifecycleOptions, lifecycle } from "contact-pro-webhooks/testing";

/** A number from 0 up to 1, as `Math.random` gives. */
export type Random = () => number;

interface Queue {
  readonly id: string;
  readonly address: string;
}

const queues: { readonly [channel: string]: readonly Queue[] } = {
  phone: [queue("A1", "+358301230001"), queue("A2", "+358301230002")],
  chat: [queue("B1", "chat.sales@acme.com"), queue("B2", "chat.support@acme.com")],
  email: [queue("C1", "support@acme.com"), queue("C2", "invoices@acme.com")],
};
const agents = ["aino", "bela", "chloe", "dmitri", "elif", "farah"];

/** The more often a kind of conversation is in the list, the more of it there is. */
const kinds: readonly LifecycleOptions[] = [
  ...Array.from({ length: 6 }, () => ({ channel: "phone", direction: "inbound" }) as const),
  ...Array.from({ length: 5 }, () => ({ channel: "chat", direction: "inbound" }) as const),
  ...Array.from({ length: 2 }, () => ({ channel: "email", direction: "inbound" }) as const),
  { channel: "phone", direction: "inbound", course: "abandoned" },
  { channel: "phone", direction: "inbound", course: "rejected" },
  { channel: "phone", direction: "inbound", course: "transferred-to-queue" },
  { channel: "chat", direction: "inbound", course: "transferred-to-agent" },
  { channel: "chat", direction: "inbound", course: "forwarded" },
  { channel: "chat", direction: "inbound", course: "abandoned" },
  { channel: "phone", direction: "outbound" },
];

/** The seconds before an event, on average. */
const averageSeconds: { readonly [event: string]: number } = {
  received: 0,
  queued: 1,
  allocated: 12,
  accepted: 4,
  rejected: 8,
  transferred: 40,
  forwarded: 45,
  ended: 90,
  closed: 15,
};

/** Random numbers that are the same each time. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The webhooks of an invented conversation, with the times at which they are due. */
export function simulateConversation(random: Random, id: string, begin: number): Conversation[] {
  const kind = pick(random, kinds);
  const known = queues[kind.channel] ?? [];
  const offset = Math.floor(random() * known.length);
  const agent = Math.floor(random() * agents.length);
  const addresses = new Map<unknown, number>();
  const indexOf = (address: unknown) => {
    if (!addresses.has(address)) addresses.set(address, addresses.size);
    return addresses.get(address) ?? 0;
  };
  let at = begin;
  return lifecycle(kind).map(({ event, contact }) => {
    at += Math.round((averageSeconds[event.name] ?? 0) * 1_000 * waitingFactor(random));
    const name = contact.agent && agents[(agent + indexOf(contact.agent.id)) % agents.length];
    return {
      event: { ...event, datetime: new Date(at).toISOString() },
      contact: {
        ...contact,
        id,
        queue: contact.queue ? (known[(offset + indexOf(contact.queue.id)) % known.length] ?? null) : null,
        agent: contact.agent ? { ...contact.agent, chat_address: `${name}@acme.com` } : null,
      },
    };
  });
}

/** Most take a little less than the average, some far more. */
function waitingFactor(random: Random): number {
  return 0.2 - 0.8 * Math.log(1 - random());
}

/** An identifier in the form of Contact Pro's. */
export function simulatedId(random: Random): string {
  return Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16))
    .join("")
    .toUpperCase();
}

function pick<T>(random: Random, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)] as T;
}

function queue(prefix: string, address: string): Queue {
  return { id: `${prefix}177D585DA5EE11B3ED58961D1810CC`, address };
}
