import { type Conversation, InputError } from "contact-pro-webhooks";
import { type Channel, type Course, type Direction, lifecycle } from "contact-pro-webhooks/testing";
import type { Edits } from "../protocol.ts";

/** The courses that a conversation can take. */
export const courses: readonly Course[] = [
  "accepted",
  "rejected",
  "forwarded",
  "transferred-to-agent",
  "transferred-to-queue",
  "abandoned",
];

/** The choice of a conversation, in the words of the controls. */
export interface Choice {
  readonly channel: string;
  readonly direction: string;
  readonly course: string;
}

/** The conversations of a choice, event by event; undefined if the course does not fit the channel and direction. */
export function conversationsOf(choice: Choice): Conversation[] | undefined {
  const played = play(choice, {});
  return typeof played === "string" ? undefined : played;
}

/** The conversations of a choice with edited values in every event. */
export interface Edited {
  readonly conversations: readonly Conversation[];
  readonly allowed: Edits;
  /** The edits that the model does not allow, which are left out, and why. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** Edits the conversations of a choice that fits. Only if something is refused is each edit tried, the shorter paths first. */
export function editedConversations(choice: Choice, edits: Edits): Edited {
  const whole = play(choice, edits);
  if (typeof whole !== "string") return { conversations: whole, allowed: edits, problems: [] };
  const problems: { path: string; message: string }[] = [];
  let allowed: Edits = {};
  let conversations = conversationsOf(choice) ?? [];
  for (const path of Object.keys(edits).sort((a, b) => a.length - b.length)) {
    const tried = { ...allowed, [path]: edits[path] as string };
    const played = play(choice, tried);
    if (typeof played === "string") problems.push({ path, message: played });
    else [allowed, conversations] = [tried, played];
  }
  return { conversations, allowed, problems };
}

/** The conversations with edits, or the reason why the model refuses one of these. */
function play({ channel, direction, course }: Choice, edits: Edits): Conversation[] | string {
  try {
    const overrides = { contact: nestEdits(edits) };
    return lifecycle({ channel: channel as Channel, direction: direction as Direction, course: course as Course, overrides });
  } catch (error) {
    if (error instanceof InputError) return error.issues[0]?.message ?? error.message;
    if (error instanceof SyntaxError) return "It is not JSON";
    if (error instanceof RangeError) return "It is nested too deeply";
    throw error;
  }
}

type Nested = { [key: string]: unknown };

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The edited values as an object of contact, whose parts have no prototype that a path could reach. Shorter paths come first, so that a part goes into its whole. */
export function nestEdits(edits: Edits): Nested {
  const contact: Nested = Object.create(null);
  for (const [path, json] of Object.entries(edits).sort(([a], [b]) => a.length - b.length)) {
    const names = path.split(".").slice(1);
    const last = names.pop();
    if (last === undefined || !path.startsWith("contact.")) continue;
    let holder = contact;
    for (const name of names) {
      if (!isObject(holder[name])) holder[name] = Object.create(null);
      holder = holder[name] as Nested;
    }
    holder[last] = JSON.parse(json, (_, value) => (isObject(value) ? Object.assign(Object.create(null), value) : value));
  }
  return JSON.parse(JSON.stringify(contact));
}
