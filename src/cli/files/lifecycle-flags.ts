import { type Command, Option } from "commander";
import { type EventName, normalizeEventName } from "../../index.ts";
import { quoted } from "../../issue.ts";
import { either } from "../../json.ts";
import { type Course, channels, courses, directions, type LifecycleOptions, lifecycle } from "../../testing/lifecycle.ts";
import { Unusable } from "./read-json.ts";

/** The flags that choose an invented conversation. */
export interface LifecycleFlags {
  readonly channel: LifecycleOptions["channel"];
  readonly direction: LifecycleOptions["direction"];
  readonly course: Course;
}

/** Adds the flags that choose an invented conversation. */
export function addLifecycleFlags(command: Command): Command {
  return command
    .addOption(new Option("--channel <channel>", "channel of the conversation").choices(channels).default("chat"))
    .addOption(new Option("--direction <direction>", "who began it").choices(directions).default("inbound"))
    .addOption(new Option("--course <course>", "course of the conversation").choices(courses).default("accepted"));
}

/** The error for an invented conversation that lacks the event of `--event`, with the courses that have it. */
export function courseLacks(event: string, { channel, direction, course }: LifecycleFlags): Unusable {
  const namesOf = (other: Course) => lifecycle({ channel, direction, course: other }).map((conversation) => conversation.event.name);
  const name = normalizeEventName(event);
  const others = coursesFor(direction).filter((other) => namesOf(other).includes(name as EventName));
  const advice = others.length ? `It is in --course ${either(others)}` : `Its events are ${[...new Set(namesOf(course))].join(", ")}`;
  return new Unusable("--event", `The course ${quoted(course)} has no event named ${quoted(event)}. ${advice}`);
}

function coursesFor(direction: LifecycleFlags["direction"]): Course[] {
  return courses.filter((course) => {
    try {
      return lifecycle({ channel: "chat", direction, course }).length > 0;
    } catch {
      return false;
    }
  });
}
