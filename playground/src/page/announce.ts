import { find } from "./dom.ts";

const region = find("#announcement");
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Tells screen readers of a change, once the typing has paused: half-written JSON is wrong at every key. */
export function announce(text: string): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (region.textContent !== text) region.textContent = text;
  }, 600);
}
