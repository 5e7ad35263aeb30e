import { cut, type Line, type Span, widthOf } from "../output/terminal.ts";
import { wrapLines } from "../output/wrap.ts";

/** A line of a file, cut if it is long, and the part to underline. */
export interface Frame {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** A frame, and how it is shown. */
export interface ShownFrame extends Frame {
  /** The number of the line; `undefined` for a text of one line, such as a URL. */
  readonly number: number | undefined;
  readonly style: "red" | "yellow";
  /** The text to write in place of the underlined part. */
  readonly suggestion?: string | undefined;
}

/** The number of characters shown on each side of the underlined part, and of that part itself. */
const around = 60;

/** The frame of a part of a text. `column` starts at 1. */
export function frameAt({ offset, length, column }: { offset: number; length: number; column: number }, text: string): Frame {
  const end = offset + length;
  // No more than is shown is looked at: a file of one line may be megabytes long.
  const after = text.slice(end, end + around + 1).replace(/[\r\n].*/s, "");
  const before = text.slice(offset - (column - 1), offset);
  return {
    before: cut(before, Math.max(0, before.length - around), around + 3),
    marked: cut(text.slice(offset, end), 0, around),
    after: cut(after, 0, around),
  };
}

/** The line of a frame with carets below the underlined part, and the suggestion beside them or below. */
export function frameLines({ number, style, suggestion, ...frame }: ShownFrame, width?: number): Line[] {
  const label = String(number ?? "");
  const gutter = `  ${label} | `;
  // Tabs are as wide as the terminal likes.
  const { before, marked, after } = narrowed(frame, (width || Number.POSITIVE_INFINITY) - gutter.length);
  const indent = " ".repeat(widthOf(before));
  const carets = "^".repeat(Math.max(1, widthOf(marked)));
  const advice: Span[] = suggestion === undefined ? [] : [" ", { text: suggestion, style: "cyan" }];
  return [
    [{ text: gutter, style: "dim" }, before, marked, after],
    ...wrapLines([[{ text: `  ${" ".repeat(label.length)} | `, style: "dim" }, indent, { text: carets, style }, ...advice]], width),
  ];
}

/** A frame without tabs that fits a width. The underlined part goes last. */
function narrowed(frame: Frame, room: number): Frame {
  const [before, marked, after] = [frame.before, frame.marked, frame.after].map((part) => part.replaceAll("\t", " ")) as [
    string,
    string,
    string,
  ];
  if (widthOf(before + marked + after) <= room) return { before, marked, after };
  const shown = cut(marked, 0, Math.max(4, room));
  const left = Math.max(0, room - widthOf(shown));
  const forAfter = Math.min(widthOf(after), Math.floor(left / 3));
  const start = Math.max(0, before.length - (left - forAfter - (before.length > left - forAfter ? 3 : 0)));
  const kept = left - forAfter < 4 ? "" : cut(before, start, left - forAfter);
  return { before: kept, marked: shown, after: forAfter < 4 ? "" : cut(after, 0, forAfter) };
}
