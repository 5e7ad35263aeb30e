import { InputError, type Issues } from "../issue.ts";
import type { Conversation } from "../model/generated/types.ts";
import { ConversationSchema } from "../model/schema-objects.ts";
import { mergeOverrides } from "./merge-overrides.ts";
import { agents, beginning, channelFacts, copyOf, skill } from "./sample-data.ts";

/** A part of a value: of an object any properties, at any depth; of anything else, an array too, the whole. */
export type DeepPartial<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Item[]
    : { readonly [Key in keyof T]?: DeepPartial<T[Key]> };

/**
 * Gives a valid conversation that is full: every documented path has a value, and none is null. It is an inbound chat that
 * an agent has just accepted, and fuller than Contact Pro's own: a chat has no `email`, and hardly one was both forwarded
 * and transferred. For conversations as they come, event by event, see `lifecycle`.
 *
 * The values have the form of the examples in Contact Pro's documentation; they are not from a capture.
 *
 * @param overrides What is to be different, merged deep: objects merge with the sample's, key by key; null, arrays and
 * everything else replace. Keys that the model does not know are kept. It is never changed, and nothing in it is shared
 * with the result.
 * @returns A new conversation at each call, to be changed at will.
 * @throws {InputError} Where the overrides are no plain object, hold what JSON cannot (`undefined`, a `Date`, `NaN`,
 * a cycle, a getter that throws), are as large as no template may be, or make the conversation invalid: each issue has the
 * JSON Pointer of the place.
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
