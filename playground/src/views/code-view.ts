import type { Editor } from "../editor/editor.ts";
import { find } from "../page/dom.ts";
import type { Answer } from "../protocol.ts";

const panel = find("#panel-code");
const hint = find("#code-hint");
const framework = find("#framework-field");

/** Shows the chosen file. Without a usable template the last one stays, dimmed. */
export function showCode({ code, reason, body }: Answer, editors: { readonly [language: string]: Editor }, chosen: string): void {
  framework.hidden = chosen !== "handler";
  panel.classList.toggle("stale", code === undefined && panel.dataset["language"] !== undefined);
  if (!code) {
    hint.textContent = reason ?? (body?.broken.length ? "There is no code until the errors are fixed." : "");
    return;
  }
  const name = code.language === "json" ? "json" : "script";
  panel.dataset["language"] = name;
  for (const [language, editor] of Object.entries(editors)) {
    (editor.view.dom.getRootNode() as ShadowRoot).host.toggleAttribute("hidden", language !== name);
    editor.update(language === name ? code.text : "");
  }
  const cut =
    code.text.length < code.length ? ` The first ${code.text.length.toLocaleString("en")} characters are shown; Copy takes all.` : "";
  hint.textContent = code.hint + cut;
}

/** Saves a text as a file, without a server. */
export function download(text: string, file: string): void {
  const url = URL.createObjectURL(new Blob([text]));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = file;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
