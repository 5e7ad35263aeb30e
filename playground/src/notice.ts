import { find } from "./dom.ts";

const notice = find("#notice");

/** Tells what a button has done. */
export function notify(text: string): void {
  notice.textContent = text;
}
