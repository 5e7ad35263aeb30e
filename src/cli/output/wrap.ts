import { type Line, type Span, widthOf } from "./terminal.ts";

/** The spaces by which the continuation of a wrapped line is indented further than its start. */
const hanging = 2;

/** Wraps lines between words at the width of a terminal. Without a terminal, or if they fit, they stay as they are. */
export function wrapLines(lines: readonly Line[], width: number | undefined): Line[] {
  // A terminal that does not know its width says 0.
  if (!width) return [...lines];
  return lines.flatMap((line) => wrapLine(line, width, (text) => indentOf(/^ */, text) + hanging));
}

/** Wraps text between words. Each of its lines keeps its indentation, and an item of a list the place of its text. */
export function wrapText(text: string, width: number): string {
  const lines = text.split("\n").flatMap((line) => wrapLine([line], width, () => indentOf(/^ *(?:\d+ {2})?/, line)));
  return lines.map((line) => line.map(spanText).join("")).join("\n");
}

function indentOf(start: RegExp, text: string): number {
  return start.exec(text)?.[0].length ?? 0;
}

function wrapLine(line: Line, width: number, indentation: (text: string) => number): Line[] {
  const text = line.map(spanText).join("");
  if (text.length <= width * 4 && widthOf(text) <= width) return [line];
  const indent = indentation(text);
  // Half of a narrow terminal has to be left for the words.
  const start = " ".repeat(Math.min(indent, Math.floor(width / 2)));
  const wrapped: Span[][] = [[]];
  let used = 0;
  let isAtStart = true;
  for (const { word, span } of wordsOf(line)) {
    const length = widthOf(word);
    const isSpace = word.trim() === "";
    if (!isAtStart && used + length > width) {
      if (isSpace) continue;
      wrapped.push([start]);
      used = start.length;
    }
    if (isSpace && used === start.length && wrapped.length > 1) continue;
    wrapped.at(-1)?.push(typeof span === "string" ? word : { ...span, text: word });
    used += length;
    isAtStart = isAtStart && isSpace;
  }
  return wrapped.map(joined);
}

/** The words and the spaces of a line, each with the span that it is a part of. */
function wordsOf(line: Line): { readonly word: string; readonly span: Span }[] {
  return line.flatMap((span) => (spanText(span).match(/ +|[^ ]+/g) ?? []).map((word) => ({ word, span })));
}

/** Joins neighbours of one style, and drops the space at the end. */
function joined(spans: readonly Span[]): Line {
  const line: Span[] = [];
  for (const span of spans) {
    const last = line.at(-1);
    if (typeof span === "string" && typeof last === "string") line[line.length - 1] = last + span;
    else if (typeof span === "object" && typeof last === "object" && span.style === last.style) {
      line[line.length - 1] = { ...span, text: last.text + span.text };
    } else line.push(span);
  }
  const last = line.at(-1);
  if (last !== undefined) line[line.length - 1] = typeof last === "string" ? last.trimEnd() : { ...last, text: last.text.trimEnd() };
  return line;
}

function spanText(span: Span): string {
  return typeof span === "string" ? span : span.text;
}
