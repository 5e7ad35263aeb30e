import { hasPrivateParts, type State, toValues, withoutPrivateParts } from "../state.ts";
import { confirmAt } from "./confirm.ts";
import { find } from "./dom.ts";
import { toFragment } from "./share.ts";

const dialog = find<HTMLDialogElement>("#share-dialog");
const button = find<HTMLButtonElement>("#share");
const withParts = find<HTMLInputElement>("#share-private");
const privateField = find("#share-private-field");
const length = find("#share-length");

/** The length from which some programs cut a link. */
const longLink = 8000;

/** Makes the button that copies a link. It asks first if the link would hold a body, or is long. */
export function makeShare(collect: () => State): void {
  let link = "";
  const make = async () => {
    const state = collect();
    const fragment = await toFragment(toValues(withParts.checked ? state : withoutPrivateParts(state)));
    link = location.href.replace(/#.*/, "") + fragment;
    const characters = link.length.toLocaleString("en");
    length.textContent =
      link.length > longLink
        ? `The link has ${characters} characters. Some programs cut links above ${longLink.toLocaleString("en")}: try it before you rely on it, or send the file.`
        : `The link has ${characters} characters.`;
  };
  const copy = async () => {
    history.replaceState(null, "", link);
    const holds = withParts.checked ? " It holds the pasted body and the edited values." : "";
    try {
      await navigator.clipboard.writeText(link);
      confirmAt(button, `Link copied.${holds}`);
    } catch {
      confirmAt(button, `The address of this page is the link now.${holds}`);
    }
  };
  button.addEventListener("click", async () => {
    withParts.checked = false;
    await make();
    const asks = hasPrivateParts(collect());
    if (!asks && link.length <= longLink) return copy();
    privateField.hidden = !asks;
    dialog.showModal();
  });
  withParts.addEventListener("change", make);
  find("#share-copy").addEventListener("click", async () => {
    dialog.close();
    await copy();
  });
  find("#share-cancel").addEventListener("click", () => dialog.close());
}
