import type { Answer } from "../protocol.ts";
import { find, make } from "./dom.ts";

const steps = find("#steps");
const course = find<HTMLSelectElement>("select[name=course]");

let shown = "";

/**
 * Shows the events of the chosen conversation as a line of radio buttons, and the courses that fit. A choice that was made since the
 * question stays.
 */
export function showEvents({ events, step, courses, course: chosen }: Answer, isLatestChoice: boolean): void {
  for (const option of course.options) option.disabled = !courses.includes(option.value);
  if (!isLatestChoice) return;
  course.value = chosen;
  const names = events.join();
  if (names !== shown) steps.replaceChildren(...events.map(stepOf));
  shown = names;
  const radio = steps.querySelectorAll<HTMLInputElement>("input")[step];
  if (radio && !radio.checked) radio.checked = true;
}

function stepOf(name: string, index: number): HTMLElement {
  const radio = make("input", { type: "radio", name: "step", value: String(index) });
  return make("label", { className: "step" }, radio, make("span", {}, name));
}
