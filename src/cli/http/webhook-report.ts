import type { Issue } from "../../index.ts";
import { isPlainObject } from "../../json.ts";
import { modelKeys } from "../output/model-words.ts";
import { type Conceal, concealIn } from "../output/redact.ts";
import { cut, type Line, type Span } from "../output/terminal.ts";
import { count } from "../result.ts";
import type { Webhook } from "./receiver.ts";

/** The width of a webhook's report if there is no terminal. */
const usualWidth = 120;

/** The maximum number of values and differences shown for a webhook. */
const maximumRows = 60;

/** The minimum number of characters shown of a value: a quoted identifier has 34. */
const narrowest = 40;

/** The maximum number of characters shown of a difference, since keys may have any length. */
const longestIssue = 300;

type Row = readonly [label: string, value: Span];

/** Keys of issues, which are this library's own, and so no secrets. */
const issueKeys: ReadonlySet<string> = new Set(["code", "pointer", "path", "message", "placeholder", "expected"]);

/** A webhook for programs: one document in one line. */
export function webhookText(webhook: Webhook, conceal: Conceal): Line[] {
  const { number, method, path, status, eventName = null, problem, saved = null, unsaved } = webhook;
  const head = { number, method, path: conceal(path), status, event: eventName && conceal(eventName), problem, saved };
  const notSaved = unsaved === undefined ? {} : { notSaved: unsaved };
  const { conversation = null, body = null, warnings } = webhook;
  const withContents = () => {
    const contents = {
      conversation: concealIn(conversation, conceal, modelKeys),
      body: concealIn(body, conceal),
      warnings: concealIn(warnings, conceal, issueKeys),
    };
    return JSON.stringify({ ...head, ...notSaved, ...contents });
  };
  const tooDeep = { conversation: null, body: null, warnings: [], tooDeep: true };
  return [[attempt(withContents) ?? JSON.stringify({ ...head, ...notSaved, ...tooDeep })]];
}

/** The report on a webhook: its URL, if it was accepted, its data, and its differences. */
export function webhookLines(webhook: Webhook, conceal: Conceal, width = usualWidth): Line[] {
  const { number, method, path, status, eventName, problem } = webhook;
  const name = problem === null ? [`${cut(conceal(eventName ?? "(no event)"), 0, narrowest)}  `] : [];
  const head: Line = [
    { text: `#${number}  `, style: "bold" },
    ...name.map((text) => ({ text, style: "bold" }) as const),
    { text: String(status), style: problem === null ? "green" : "red" },
    `  ${method} ${cut(conceal(path), 0, width)}`,
  ];
  const rows = problem === null ? [...contentRows(webhook, conceal), ...savedRows(webhook)] : [refusedRow(problem)];
  const column = Math.max(...rows.map(([label]) => label.length));
  const room = Math.max(narrowest, width - column - 4);
  return [
    head,
    ...rows.map(([label, value]): Line => {
      return ["  ", { text: label.padEnd(column), style: "dim" }, "  ", typeof value === "string" ? cut(value, 0, room) : value];
    }),
  ];
}

function refusedRow(problem: string): Row {
  return ["refused", { text: problem, style: "red" }];
}

function savedRows({ saved, unsaved }: Webhook): Row[] {
  if (unsaved !== undefined) return [["not saved", { text: unsaved, style: "red" }]];
  return saved === undefined ? [] : [["saved", { text: saved, style: "green" }]];
}

function contentRows(webhook: Webhook, conceal: Conceal): readonly Row[] {
  const { isChecked, isCompared, warnings } = webhook;
  const verdict: Span = warnings.length
    ? { text: count(warnings.length, "difference"), style: "yellow" }
    : { text: isCompared ? "the configuration" : "nothing to compare with", style: "green" };
  return [
    ["credentials", isChecked ? { text: "right", style: "green" } : { text: "not checked", style: "yellow" }],
    ["match", verdict],
    ...limited(attempt(() => dataRows(webhook, conceal)) ?? [["data", { text: "nests too deeply to be shown", style: "yellow" }]]),
    ...limited(warnings.map((issue): Row => ["difference", { text: cut(conceal(lineOfIssue(issue)), 0, longestIssue), style: "yellow" }])),
  ];
}

function lineOfIssue({ pointer, message }: Issue): string {
  return `${pointer || "(root)"}: ${message}`;
}

function limited(rows: readonly Row[]): readonly Row[] {
  const more = rows.length - maximumRows;
  return more > 0 ? [...rows.slice(0, maximumRows), ["", `and ${more} more`]] : rows;
}

/** The data of a webhook: by path if the configuration is known, else the body as it was received. */
function dataRows({ conversation, body }: Webhook, conceal: Conceal): Row[] {
  const members = membersOf(conversation);
  if (!members.length) return body === undefined ? [] : [["body", shown(body, conceal)]];
  const nulls = members.flatMap(([path, value]) => (value === null ? [path] : []));
  const rows = members.flatMap(([path, value]): Row[] =>
    value === null ? [] : [[cut(conceal(path), 0, narrowest), shown(value, conceal)]],
  );
  return [...rows, ...(nulls.length ? [["null", { text: cut(conceal(nulls.join(", ")), 0, 1000), style: "dim" }] as const] : [])];
}

function membersOf(conversation: unknown): [path: string, value: unknown][] {
  if (!isPlainObject(conversation)) return [];
  return Object.entries(conversation).flatMap(([root, value]) => {
    if (!isPlainObject(value)) return [[root, value]];
    return Object.entries(value).map(([key, member]): [string, unknown] => [`${root}.${key}`, member]);
  });
}

function shown(value: unknown, conceal: Conceal): string {
  return JSON.stringify(concealIn(value, conceal, modelKeys));
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
