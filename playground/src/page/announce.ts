import { find } from "./dom.ts";

const region = find("#announcement");

/** The texts that wait, by what they are about: a later text about the same replaces an earlier one. */
const waiting = new Map<string, string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells screen readers of a change, once the typing has paused: half-written JSON is wrong at every key. */
export function announce(about: "action" | "result", text: string): void {
  waiting.set(about, text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const all = [waiting.get("action"), waiting.get("result")].filter(Boolean).join(" ");
    waiting.clear();
    if (region.textContent !== all) region.textContent = all;
  }, 600);
}
