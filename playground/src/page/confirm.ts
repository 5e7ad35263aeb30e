import { announce } from "./announce.ts";
import { make } from "./dom.ts";

/** The time that a confirmation is shown, in milliseconds. */
const duration = 4000;

let shown: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells beside a button what it has done, for four seconds. */
export function confirmAt(button: HTMLElement, text: string): void {
  clearTimeout(timer);
  shown?.remove();
  shown = make("span", { className: "confirmation", id: "notice" }, text);
  shown.setAttribute("aria-hidden", "true");
  button.after(shown);
  announce("action", text);
  timer = setTimeout(() => shown?.remove(), duration);
}
