import { confirmAt } from "../page/confirm.ts";

/** Copies a text that may still have to be fetched, and confirms it at the button. */
export async function copyAt(button: HTMLElement, text: string | Promise<string>, name: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(await text);
    confirmAt(button, `${name} copied.`);
  } catch {
    confirmAt(button, `This browser does not let the page copy. Select the ${name} and copy it with the keyboard.`);
  }
}
