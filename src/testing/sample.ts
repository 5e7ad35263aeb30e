import { InputError, type Issues } from "../issue.ts";
import type { Conversation } from "../model/generated/types.ts";
import { ConversationSchema } from "../model/schema-objects.ts";
import { mergeOverrides } from "./merge-overrides.ts";
import { agents, beginning, channelFacts, copyOf, skill } from "./sample-data.ts";

/** A part of a value: any properties of an object, at any depth; any other value, an array included, as a whole. */
export type DeepPartial<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Item[]
    : { readonly [Key in keyof T]?: DeepPartial<T[Key]> };

/**
 * Returns a valid and complete conversation: every documented path has a value, and none is null. It is an inbound chat that
 * an agent has just accepted. Contact Pro's own have less: a chat has no `email`, and is rarely both forwarded and transferred.
 * See `lifecycle` for realistic conversations, event by event.
 *
 * The values have the form of the examples in Contact Pro's documentation; they are not from a capture.
 *
 * @param overrides The differences, merged deep: objects are merged key by key; null, arrays and all other values replace.
 * Unknown keys are kept. The overrides are never changed, and share nothing with the result.
 * @returns A new conversation at each call, which is safe to change.
 * @throws {InputError} If the overrides are not a plain object, hold a value that JSON cannot (`undefined`, a `Date`, `NaN`,
 * a cycle, a getter that throws), exceed the limits, or make the conversation invalid. Each issue has the JSON Pointer of its place.
 *
 * @example
 * sampleConversation({ event: { name: "queued" }, contact: { agent: null, priority: 50 } });
 */
export function sampleConversation(overrides: DeepPartial<Conversation> = {}): Conversation {
  const found: Issues = { issues: [], total: 0 };
  const conversation = mergeOverrides(sample(), overrides, null, found);
  if (found.total > 0) throw new InputError("The overrides of the sample conversation cannot be used", found);

  const result = ConversationSchema.validate(conversation);
  if (result.ok) return result.value;
  throw new InputError("The overrides make the sample conversation invalid", { issues: [...result.issues], total: result.total });
}

/** A new copy of the full conversation. */
function sample(): Conversation {
  const { subType, customer, queues } = channelFacts.chat;
  return copyOf({
    event: { name: "accepted", datetime: "2023-12-29T08:45:31.640Z" },
    contact: {
      channel_type: "chat",
      channel_sub_type: subType,
      direction: "inbound",
      id: "1166301942A6EE11B3ED58961D1810CC",
      guid: "5AB6E20342A6EE11B3ED58961D1810CC",
      created: beginning,
      language: "EN",
      priority: 100,
      skills: [skill],
      queue: queues.second,
      forwarding_queue: queues.first,
      agent: agents.second,
      preferred_agent: agents.second,
      transferring_agent: agents.first,
      required_agents: [agents.first, agents.second],
      source: customer,
      destination: queues.first.address,
      external_destination: "+358501234567",
      cad: { "Customer ID": "C-1001", order: { number: 7, paid: true } },
      email: {
        subject: "Order 7",
        body: "Where is my order?",
        to: ["support@acme.com"],
        cc: ["colleague@example.com"],
      },
    },
  });
}
