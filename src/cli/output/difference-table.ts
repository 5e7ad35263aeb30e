import type { Issue } from "../../index.ts";
import { cut, type Line, printable, type Span, widthOf } from "./terminal.ts";

/** The width of the report if there is no terminal. */
const usualWidth = 120;

/** The minimum and maximum width of a column of values: a quoted identifier has 34 characters. */
const [narrowest, widest] = [16, 40];

/** The maximum number of characters shown of a mixed text: the longest documented placeholder has 41. */
const longestSource = 48;

/** The maximum number of characters shown of a pointer, since keys may have any length. */
const longestPointer = 60;

/** The characters shown before the first difference of two long values. */
const lead = 8;

interface Row {
  readonly where: string;
  readonly expected: string;
  readonly received: string;
  readonly from: string;
}

/** The differences of a body as a table, one line each: the place, both values, and the placeholder. */
export function differenceLines(summary: string, issues: readonly Issue[], total: number, width = usualWidth): Line[] {
  const rows = issues.map(rowOf);
  const head: Row = { where: "where", expected: "expected", received: "received", from: "from" };
  const [where, from] = [widthOfColumn(rows, head, "where"), widthOfColumn(rows, head, "from")];
  const room = Math.min(widest, Math.max(narrowest, Math.floor((width - where - from - 8) / 2)));
  const fitted = rows.map((row) => shorten(row, room));
  const expected = widthOfColumn(fitted, head, "expected");
  const received = widthOfColumn(fitted, head, "received");
  const lineOf = (row: Row, styled: (text: string, column: keyof Row) => Span): Line => [
    "  ",
    styled(pad(row.where, where), "where"),
    "  ",
    styled(pad(row.expected, expected), "expected"),
    "  ",
    ...(row.from ? [styled(pad(row.received, received), "received"), "  ", styled(row.from, "from")] : [styled(row.received, "received")]),
  ];
  const more = total - issues.length;
  return [
    [{ text: summary, style: "bold" }],
    lineOf(head, (text) => ({ text, style: "dim" })),
    ...fitted.map((row) => lineOf(row, (text, column) => ({ text, style: styles[column] }))),
    ...(more > 0 ? [[`  and ${more} more`]] : []),
  ];
}

const styles = { where: "cyan", expected: "green", received: "red", from: "dim" } as const;

function rowOf({ code, pointer, placeholder = "", expectedValue: expected, actualValue: actual }: Issue): Row {
  const isLength = code === "length";
  return {
    where: cut(printable(pointer || "(root)"), 0, longestPointer),
    expected: isLength ? lengthOf(expected) : cellText(expected, "no such key"),
    received: isLength ? lengthOf(actual) : cellText(actual, "nothing"),
    from: cut(printable(placeholder), 0, longestSource),
  };
}

function lengthOf(array: unknown): string {
  return Array.isArray(array) ? `an array of ${array.length}` : printable(String(array));
}

function cellText(value: unknown, absent: string): string {
  return value === undefined ? absent : printable(JSON.stringify(value));
}

/** Both values cut to a width. If they start alike, the cut starts shortly before the first difference. */
function shorten(row: Row, width: number): Row {
  const { expected, received } = row;
  if (fits(expected, width) && fits(received, width)) return row;
  let same = 0;
  while (same < expected.length && expected[same] === received[same]) same++;
  const last = Math.max(expected.length, received.length) - (width - 3);
  const start = same <= width / 2 ? 0 : Math.min(same - lead, last);
  return { ...row, expected: cut(expected, start, width), received: cut(received, start, width) };
}

/** Tests if a text fits a width. Megabytes need no measuring, since few characters have no width. */
function fits(text: string, width: number): boolean {
  return text.length <= 4 * width && widthOf(text) <= width;
}

function widthOfColumn(rows: readonly Row[], head: Row, column: keyof Row): number {
  return Math.max(...[head, ...rows].map((row) => widthOf(row[column])));
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
