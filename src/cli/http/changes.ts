import { isPlainObject } from "../../json.ts";
import type { Webhook } from "./receiver.ts";

/** The maximum number of conversations that are remembered. */
const maximumConversations = 1000;

/** The difference of a webhook, compared with the one before of its conversation. */
export interface Changes {
  /** True if it is the first of its conversation that came in. */
  readonly isFirst: boolean;
  /** The values that differ, without those of the event. Nothing is left out of the first. */
  readonly members: readonly Member[];
}

/** A member of a conversation by its path. */
export type Member = readonly [path: string, value: unknown];

/** Compares each webhook with the one before of its conversation. */
export function changeLog(): (webhook: Pick<Webhook, "conversation">) => Changes {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return ({ conversation }) => {
    const members = membersOf(conversation).filter(([path]) => !/^event(?:\.|$)/.test(path));
    const key = keyOf(conversation);
    const before = key === undefined ? undefined : known.get(key);
    if (key !== undefined) {
      known.delete(key);
      known.set(key, new Map(members.map(([path, value]) => [path, JSON.stringify(value)])));
      if (known.size > maximumConversations) known.delete(known.keys().next().value as string);
    }
    if (!before) return { isFirst: true, members: members.filter(([, value]) => value !== null) };
    const changed = members.filter(([path, value]) => (before.get(path) ?? "null") !== JSON.stringify(value));
    const gone = [...before.keys()].filter((path) => before.get(path) !== "null" && !members.some(([other]) => other === path));
    return { isFirst: false, members: [...changed, ...gone.map((path): Member => [path, null])] };
  };
}

function keyOf(conversation: unknown): string | undefined {
  const contact = isPlainObject(conversation) && isPlainObject(conversation["contact"]) ? conversation["contact"] : {};
  const key = contact["id"] ?? contact["guid"];
  return typeof key === "string" ? key : undefined;
}

/** The members of the event and of the contact by their paths. */
export function membersOf(conversation: unknown): Member[] {
  if (!isPlainObject(conversation)) return [];
  return Object.entries(conversation).flatMap(([root, value]) => {
    if (!isPlainObject(value)) return [[root, value] as const];
    return Object.entries(value).map(([key, member]): Member => [`${root}.${key}`, member]);
  });
}
