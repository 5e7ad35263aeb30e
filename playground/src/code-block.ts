import { make } from "./dom.ts";
import { notify } from "./notice.ts";

/** How much of a text is shown; it can be copied whole. */
const maximumShown = 200_000;

/** How long a line may be to be coloured. */
const maximumColoured = 10_000;

/** The coloured tokens of JSON and TypeScript: comments, text with the colon of a key, words, numbers. */
const tokens =
  /(\/\*\*.*?\*\/)|("(?:[^"\\]|\\.)*")(\??:)?|\b(export|import|type|from|string|number|boolean|null|true|false)\b|(-?\b\d[\d.eE+-]*)/g;

/** The content of a code block. */
export interface Code {
  /** Its name, for the labels. */
  readonly name: string;
  /** A note on it, in one sentence. */
  readonly hint: string;
  readonly text: string;
  /** Lines that stand out, from 1. */
  readonly marked?: ReadonlySet<number>;
}

/** Shows code with a button that copies it. */
export function showCode(into: HTMLElement, { name, hint, text, marked }: Code): void {
  const shown = text.slice(0, maximumShown);
  const pre = make("pre", { className: "block", tabIndex: 0 }, ...linesOf(shown, marked));
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", name);
  const copy = make("button", { type: "button", className: "small", onclick: () => copyText(text, pre, name) }, "Copy");
  const cut = shown.length < text.length ? ` The first ${maximumShown.toLocaleString("en")} characters are shown; Copy takes all.` : "";
  into.replaceChildren(make("div", { className: "result-head" }, make("p", { className: "hint" }, hint + cut), copy), pre);
}

/** Says why there is no code to show. */
export function showReason(into: HTMLElement, reason: string): void {
  into.replaceChildren(make("p", { className: "empty" }, reason));
}

function linesOf(text: string, marked: ReadonlySet<number> | undefined): Node[] {
  return text.split("\n").map((line, index) => {
    const parts = line.length > maximumColoured ? [line] : coloured(line);
    return make(marked?.has(index + 1) ? "mark" : "span", { className: "line" }, ...parts, "\n");
  });
}

function coloured(line: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const match of line.matchAll(tokens)) {
    const [whole, comment, text, colon] = match;
    const className = comment ? "comment" : text ? (colon ? "key" : "text") : "word";
    parts.push(line.slice(at, match.index), make("span", { className }, text ?? whole), text ? (colon ?? "") : "");
    at = match.index + whole.length;
  }
  return [...parts, line.slice(at)];
}

async function copyText(text: string, shown: HTMLElement, name: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(`${name} copied.`);
  } catch {
    // If the browser does not grant the clipboard, the person copies.
    getSelection()?.selectAllChildren(shown);
    notify(`${name} selected: copy it with the keyboard.`);
  }
}
