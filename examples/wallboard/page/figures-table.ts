import type { Figures, Row } from "../src/figures.ts";
import { arrange, element, find, setText } from "./element.ts";
import { duration, percent } from "./format.ts";

type Column = readonly [label: string, value: (row: Row, now: number) => string];

const columns: readonly Column[] = [
  ["Channel", ({ channel }) => channel],
  ["Waiting", ({ waiting }) => String(waiting)],
  ["Longest", longest],
  ["Talking", ({ talking }) => String(talking)],
  ["Answered", ({ answered }) => String(answered)],
  ["Abandoned", ({ abandoned }) => String(abandoned)],
  ["Service level", ({ serviceLevel }) => percent(serviceLevel)],
  ["Average wait", ({ averageWait }) => duration(averageWait)],
  ["9 of 10 within", ({ mostWait }) => duration(mostWait)],
  ["Average talk", ({ averageTalk }) => duration(averageTalk)],
  ["Average handling", ({ averageHandling }) => duration(averageHandling)],
];

type Tile = readonly [label: string, value: (row: Row) => string, note: (row: Row, now: number) => string];

const tiles: readonly Tile[] = [
  ["Waiting", ({ waiting }) => String(waiting), (row, now) => `longest ${longest(row, now)}`],
  ["Talking", ({ talking }) => String(talking), ({ averageTalk }) => `average talk ${duration(averageTalk)}`],
  ["Service level", ({ serviceLevel }) => percent(serviceLevel), () => "answered in time"],
  ["Average wait", ({ averageWait }) => duration(averageWait), ({ mostWait }) => `9 of 10 within ${duration(mostWait)}`],
  ["Answered", ({ answered }) => String(answered), ({ averageHandling }) => `average handling ${duration(averageHandling)}`],
  ["Abandoned", ({ abandoned }) => String(abandoned), ({ answered, abandoned }) => `${percent(shareOf(abandoned, answered))} of all`],
];

const rows = new Map<string, HTMLTableRowElement>();

/** Shows the figures: those of all queues in large, and those of each in a table. */
export function showFigures({ total, rows: all }: Figures, now: number): void {
  showTiles(total, now);
  find("#queues .empty").classList.toggle("is-shown", all.length === 0);
  const head = find("#queues thead tr");
  if (!head.firstChild) {
    head.append(...["Queue", ...columns.map(([label]) => label)].map((label) => element("th", { scope: "col" }, label)));
  }
  const shown = all.map((row) => {
    const key = JSON.stringify([row.channel, row.queue]);
    const made = rows.get(key) ?? newRow(row.queue);
    rows.set(key, made);
    for (const [index, [label, value]] of columns.entries()) {
      const cell = made.children[index + 1] as HTMLElement;
      setText(cell, value(row, now));
      if (label === "Service level") cell.style.setProperty("--part", `${Math.round((row.serviceLevel ?? 0) * 100)}%`);
    }
    return made;
  });
  arrange(find("#queues tbody"), shown);
}

function newRow(queue: string): HTMLTableRowElement {
  const cells = columns.map(([label]) => element("td", { "data-label": label, ...(label === "Service level" && { class: "share" }) }));
  return element("tr", {}, element("th", { scope: "row" }, queue), ...cells);
}

function showTiles(total: Row, now: number): void {
  const parent = find("#tiles");
  for (const [index, [label, value, note]] of tiles.entries()) {
    const tile = parent.children[index] ?? parent.appendChild(newTile(label));
    setText(tile.children[1] as HTMLElement, value(total));
    setText(tile.children[2] as HTMLElement, note(total, now));
  }
}

function newTile(label: string): HTMLElement {
  return element("dl", { class: "tile" }, element("dt", {}, label), element("dd"), element("dd"));
}

function longest({ waitingSince }: Row, now: number): string {
  return duration(waitingSince === undefined ? undefined : now - waitingSince);
}

function shareOf(part: number, rest: number): number | undefined {
  return part + rest > 0 ? part / (part + rest) : undefined;
}
