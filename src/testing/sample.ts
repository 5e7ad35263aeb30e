import { InputError, type Issues, nameOf, type Place, report } from "../issue.ts";
import { describe, has, isPlainObject, jsonType, setOwn } from "../json.ts";
import { maximumDepth, maximumValues } from "../limits.ts";
import type { Conversation } from "../model/generated/types.ts";
import { ConversationSchema } from "../model/schema-objects.ts";
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
  const conversation = mergeAll(overrides, found);
  if (found.total > 0) throw new InputError("The overrides of the sample conversation cannot be used", found);

  const result = ConversationSchema.validate(conversation);
  if (result.ok) return result.value;
  throw new InputError("The overrides make the sample conversation invalid", { issues: [...result.issues], total: result.total });
}

interface Merging {
  readonly found: Issues;
  /** The objects and arrays around what is merged at the moment. */
  readonly holders: Set<unknown>;
  /** The current place, for a getter or a proxy that throws. */
  at: Place;
  values: number;
}

/** The sample with all overrides; reports what keeps it from being made. */
function mergeAll(overrides: unknown, found: Issues): unknown {
  const merging: Merging = { found, holders: new Set(), at: null, values: 0 };
  try {
    if (isPlainObject(overrides)) return merge(sample(), overrides, null, merging);
    report(found, null, wrongType(null, "an object", overrides));
  } catch {
    report(found, merging.at, {
      code: "unreadable",
      message: `${nameOf(merging.at)} cannot be read: a getter or a proxy throws. Pass plain data`,
    });
  }
  return undefined;
}

/** Merges an override into a value and reports what JSON cannot hold. */
function merge(base: unknown, override: unknown, place: Place, merging: Merging): unknown {
  const { found, holders } = merging;
  merging.at = place;
  if (jsonType(override) === undefined) report(found, place, wrongType(place, "a JSON value", override));
  if (typeof override !== "object" || override === null) return override;
  if (holders.has(override)) {
    report(found, place, { code: "circular", message: `${nameOf(place)} contains itself, and JSON cannot hold a cycle` });
    return null;
  }
  if (holders.size === maximumDepth) {
    report(found, place, { code: "too-deep", message: `${nameOf(place)} is nested deeper than ${maximumDepth} levels` });
    return null;
  }
  holders.add(override);
  const merged = Array.isArray(override) ? mergeArray(override, place, merging) : mergeObject(base, override, place, merging);
  holders.delete(override);
  return merged;
}

function mergeArray(override: readonly unknown[], place: Place, merging: Merging): unknown[] {
  const merged: unknown[] = [];
  for (let key = 0; key < override.length && isWithinLimit(place, merging); key++) {
    merged.push(merge(undefined, override[key], { parent: place, key }, merging));
  }
  return merged;
}

function mergeObject(base: unknown, override: object, place: Place, merging: Merging): unknown {
  if (!isPlainObject(override)) return override;
  const merged = {};
  const under = isPlainObject(base) ? base : {};
  for (const key of Object.keys(under)) setOwn(merged, key, under[key]);
  for (const key of Object.keys(override)) {
    if (!isWithinLimit(place, merging)) break;
    merging.at = { parent: place, key };
    setOwn(merged, key, merge(has(under, key) ? under[key] : undefined, override[key], merging.at, merging));
  }
  return merged;
}

function isWithinLimit(place: Place, merging: Merging): boolean {
  if (merging.values++ === maximumValues) {
    report(merging.found, place, {
      code: "too-large",
      message: `There are more than ${maximumValues} values in the overrides`,
    });
  }
  return merging.values <= maximumValues;
}

function wrongType(place: Place, expected: string, value: unknown) {
  return { code: "type" as const, expected, message: `${nameOf(place)} must be ${expected}, not ${describe(value)}` };
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
