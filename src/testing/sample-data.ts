import type { Agent, Queue, Skill } from "../model/generated/types.ts";

/** The first or the second of the agents or queues that a conversation meets. */
export type Which = "first" | "second";

/** A copy that shares nothing, neither with the value nor within itself: an agent in two places becomes two objects. */
export function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** When each conversation begins: the documentation's own example of a timestamp. */
export const beginning = "2023-12-29T08:44:44.215Z";

// Texts of their own: to a bundler a property that is read while the module loads is a side effect.
const firstNumber = "+358301234501";
const firstChatAddress = "first.agent@acme.com";

/** The agents of the invented contact centre. */
export const agents = {
  first: { id: "C6177D585DA5EE11B3ED58961D1810CC", number: firstNumber, chat_address: firstChatAddress },
  second: { id: "C7177D585DA5EE11B3ED58961D1810CC", number: "+358301234502", chat_address: "second.agent@acme.com" },
} satisfies { [W in Which]: Agent };

/** The skill that its queues ask for, as the documentation has it. */
export const skill: Skill = { id: "C8177D585DA5EE11B3ED58961D1810CC", value: 5, name: "external-name-of-skill" };

interface ChannelFacts {
  /** The documentation knows a subtype of chats, e-mails and campaign calls only. */
  readonly subType: string | null;
  /** The addresses of a customer. */
  readonly customer: string;
  /** The addresses of an agent. */
  readonly sender: string;
  readonly queues: { readonly [W in Which]: Queue & { readonly address: string } };
}

/** The differences between the channels. */
export const channelFacts: { readonly [C in "phone" | "chat" | "email"]: ChannelFacts } = {
  phone: {
    subType: null,
    customer: "+358401234567",
    sender: firstNumber,
    queues: {
      first: { id: "CA177D585DA5EE11B3ED58961D1810CC", address: "+358301234567" },
      second: { id: "CB177D585DA5EE11B3ED58961D1810CC", address: "+358301234568" },
    },
  },
  chat: {
    subType: "text",
    customer: "customer@example.com",
    sender: firstChatAddress,
    queues: {
      first: { id: "C9177D585DA5EE11B3ED58961D1810CC", address: "chat.queue@acme.com" },
      second: { id: "CC177D585DA5EE11B3ED58961D1810CC", address: "chat.overflow@acme.com" },
    },
  },
  email: {
    subType: "EMAIL",
    customer: "customer@example.com",
    sender: "support@acme.com",
    queues: {
      first: { id: "CD177D585DA5EE11B3ED58961D1810CC", address: "support@acme.com" },
      second: { id: "CE177D585DA5EE11B3ED58961D1810CC", address: "support.overflow@acme.com" },
    },
  },
};
