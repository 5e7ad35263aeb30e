import { type Command, Option } from "commander";
import { type Conversation, InputError, type KnownEventName, normalizeEventName } from "../../index.ts";
import { quoted } from "../../issue.ts";
import { either } from "../../json.ts";
import { type Course, channels, courses, directions, fittingCourses, type LifecycleOptions, lifecycle } from "../../testing/lifecycle.ts";
import { Unusable } from "./read-json.ts";

/** The flags that choose an invented conversation. */
export interface LifecycleFlags {
  readonly channel: LifecycleOptions["channel"];
  readonly direction: LifecycleOptions["direction"];
  readonly course: Course;
}

/** The flag for the channel of an invented conversation. */
export function channelOption(): Option {
  return new Option("--channel <channel>", "channel of the conversation").choices(channels).default("chat");
}

/** Adds the flags that choose an invented conversation. */
export function addLifecycleFlags(command: Command): Command {
  return command
    .addOption(channelOption())
    .addOption(new Option("--direction <direction>", "who began it").choices(directions).default("inbound"))
    .addOption(new Option("--course <course>", "course of the conversation").choices(courses).default("accepted"));
}

/** Invents a conversation, with data of its own from a file if there is one. Throws {@link Unusable}. */
export function invent(options: LifecycleOptions, ownFile?: string): Conversation[] {
  try {
    return lifecycle(options);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [issue] = error.issues;
    const origin = issue?.code === "course" || ownFile === undefined ? "--course" : ownFile;
    throw new Unusable(origin, issue?.message ?? error.message);
  }
}

/** The error for an invented conversation that lacks the event of `--event`, with the courses that have it. */
export function courseLacks(event: string, { channel, direction, course }: LifecycleFlags): Unusable {
  const namesOf = (one: Course) => invent({ channel, direction, course: one }).map((conversation) => conversation.event.name);
  const others = fittingCourses(channel, direction).filter((one) => namesOf(one).includes(normalizeEventName(event) as KnownEventName));
  const advice = others.length ? `It is in --course ${either(others)}` : `Its events are ${[...new Set(namesOf(course))].join(", ")}`;
  return new Unusable("--event", `The course ${quoted(course)} has no event named ${quoted(event)}. ${advice}`);
}
