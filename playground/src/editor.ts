import type { Token } from "../../src/cli/findings/json-source.ts";
import { find, make } from "./dom.ts";
import type { Finding } from "./finding.ts";

/** A text area with line numbers, and with marks below its text. */
export interface Editor {
  readonly area: HTMLTextAreaElement;
  /** Puts a text in, and begins at its start. */
  write(text: string): void;
  /** Underlines where findings are. */
  mark(findings: readonly Finding[]): void;
  /** Selects a part of the text and brings it into view. */
  select(token: Token): void;
}

/** How long a pasted text may be to be left to the browser, which takes a minute to make a megabyte undoable. */
const maximumUndoable = 50_000;

/** Makes an editor of its markup. `onInput` is called at every change that a person makes. */
export function makeEditor(root: HTMLElement, onInput: () => void): Editor {
  const area = find<HTMLTextAreaElement>("textarea", root);
  const marks = make("div");
  const numbers = make("div");
  let lineCount = 0;
  find(".marks", root).append(marks);
  find(".numbers", root).append(numbers);

  const follow = () => {
    marks.style.transform = `translate(${-area.scrollLeft}px, ${-area.scrollTop}px)`;
    numbers.style.transform = `translateY(${-area.scrollTop}px)`;
  };
  const number = () => {
    const lines = countLines(area.value);
    if (lines !== lineCount) numbers.textContent = Array.from({ length: lines }, (_, index) => index + 1).join("\n");
    lineCount = lines;
  };
  area.addEventListener("scroll", follow, { passive: true });
  area.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.length <= maximumUndoable) return;
    event.preventDefault();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  });
  area.addEventListener("input", () => {
    number();
    onInput();
  });
  number();

  return {
    area,
    write(text) {
      area.value = text;
      area.setSelectionRange(0, 0);
      area.scrollTo(0, 0);
      marks.replaceChildren();
      number();
      follow();
    },
    mark(findings) {
      marks.replaceChildren(...piecesOf(area.value, findings));
      area.setAttribute("aria-invalid", String(findings.some(({ severity }) => severity === "error")));
      follow();
    },
    select({ offset, length, line, column }) {
      area.focus();
      area.setSelectionRange(offset, offset + length);
      const { lineHeight } = getComputedStyle(area);
      const height = Number.parseFloat(lineHeight);
      area.scrollTo({
        top: (line - 1) * height - area.clientHeight / 3,
        left: Math.max(0, (column + length) * height * 0.4 - area.clientWidth),
      });
    },
  };
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** The text up to the last mark, cut where marks begin and end. */
function piecesOf(text: string, findings: readonly Finding[]): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  let at = 0;
  for (const { token, severity, isInUrl } of findings) {
    if (!token || isInUrl || token.offset < at) continue;
    const end = token.offset + token.length;
    const marked = text.slice(token.offset, end);
    // At the end of a line or of the text there is nothing to underline but a blank.
    const shown = marked.trim() ? marked : " ";
    pieces.push(text.slice(at, token.offset), make("mark", { className: severity }, shown), shown === marked ? "" : marked);
    at = end;
  }
  return pieces;
}
