import { type Command, Option } from "commander";
import { quoted } from "../../issue.ts";
import { type Course, channels, courses, directions, type LifecycleOptions } from "../../testing/lifecycle.ts";
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

/** The error for a conversation that lacks the event of `--event`. Captures have no course. */
export function noSuchEvent(event: string, found: Iterable<string>, course?: Course): Unusable {
  const names = [...new Set(found)].join(", ");
  return new Unusable(
    "--event",
    course === undefined
      ? `No event is named ${quoted(event)}. There are ${names}`
      : `The course ${quoted(course)} has no event named ${quoted(event)}. Its events are ${names}. --course chooses another course`,
  );
}
