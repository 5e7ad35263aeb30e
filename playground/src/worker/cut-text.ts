import type { Shown } from "../protocol.ts";

/** The most characters of a result that are shown; it can be copied whole. */
const maximumShown = 200_000;

/** A text, cut for the page. */
export function cutText(text: string): Shown {
  return { text: text.slice(0, maximumShown), length: text.length };
}
