import { type Conversation, InputError } from "contact-pro-webhooks";
import { type Channel, type Course, type Direction, lifecycle } from "contact-pro-webhooks/testing";

/** Which conversation is chosen, in the words of the controls. */
export interface Choice {
  readonly channel: string;
  readonly direction: string;
  readonly course: string;
}

/** The conversations of a choice, event by event; undefined where the course does not fit the channel and direction. */
export function conversationsOf({ channel, direction, course }: Choice): Conversation[] | undefined {
  try {
    return lifecycle({ channel: channel as Channel, direction: direction as Direction, course: course as Course });
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
