import type { Issue } from "../../index.ts";
import { modelKeys } from "../output/model-words.ts";
import { type Conceal, concealIn } from "../output/redact.ts";
import { cut, type Line, type Span } from "../output/terminal.ts";
import { count } from "../result.ts";
import { type Changes, membersOf } from "./changes.ts";
import { isAccepted } from "./exchange.ts";
import { effectTexts } from "./exchange-report.ts";
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
  const { number, method, path, status, eventName = null, problem, saved = null, unsaved, forwarded } = webhook;
  const head = { number, method, path: conceal(path), status, event: eventName && conceal(eventName), problem, saved };
  const notSaved = { ...(unsaved === undefined ? {} : { notSaved: unsaved }), ...(forwarded ? { forwarded } : {}) };
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

/** The presentation of a webhook. */
export interface Shown {
  readonly conceal: Conceal;
  /** The names of the secret headers. */
  readonly secretHeaders: readonly string[];
  readonly width?: number | undefined;
}

/** A webhook in one line, then only what changed in its conversation, each difference and the response of the service. */
export function webhookLines(webhook: Webhook, { isFirst, members }: Changes, shown: Shown): Line[] {
  const { problem } = webhook;
  const { conceal } = shown;
  if (problem !== null) return [headLine(webhook, shown), ...rowLines(forwardedRows(webhook), shown.width)];
  const most = isFirst ? maximumFirst : maximumChanges;
  const rows = attempt(() =>
    members.slice(0, most).map(([path, value]): Row => [cut(conceal(path), 0, narrowest), valueText(value, conceal)]),
  );
  const more = members.length - most;
  return [
    headLine(webhook, shown),
    ...rowLines(
      [
        ...(rows ?? [tooDeepRow]),
        ...(rows && more > 0 ? [["", { text: `and ${count(more, "more value")}, with -v`, style: "dim" }] as const] : []),
        ...differenceRows(webhook, conceal),
        ...savedRows(webhook),
        ...forwardedRows(webhook),
      ],
      shown.width,
    ),
  ];
}

/** The maximum number of values shown of the first webhook of a conversation, and of those that changed later. */
const [maximumFirst, maximumChanges] = [6, 12];

/** The whole report on a webhook: its URL, if it was accepted, its data, and its differences. */
export function wholeWebhookLines(webhook: Webhook, shown: Shown): Line[] {
  const rows = webhook.problem === null ? [...contentRows(webhook, shown), ...savedRows(webhook)] : [];
  return [headLine(webhook, shown), ...rowLines([...rows, ...forwardedRows(webhook)], shown.width)];
}

function headLine(webhook: Webhook, { conceal, secretHeaders, width = usualWidth }: Shown): Line {
  const { number, time, method, path, eventName, problem } = webhook;
  const names = problem === null ? [cut(conceal(eventName ?? "(no event)"), 0, narrowest)] : [];
  // With --forward-to it is the status of the service, in the colour of the verdict of the configuration.
  const status: Span = { text: String(webhook.status), style: problem === null ? "green" : "red" };
  return [
    { text: time, style: "dim" },
    "  ",
    { text: `#${number}`, style: "bold" },
    ...names.map((text) => ({ text: `  ${text}`, style: "bold" }) as const),
    "  ",
    status,
    `  ${method} ${cut(conceal(path), 0, width)}`,
    ...(problem === null ? [] : ["  ", { text: refusalText(webhook, secretHeaders), style: "red" } as const]),
  ];
}

/** The refusal for the developer, who may know more of the credentials than the sender. */
function refusalText({ problem, reason }: Webhook, secretHeaders: readonly string[]): string {
  const names = secretHeaders.join(", ");
  const texts: { readonly [reason: string]: string } = {
    "no-authorization": "no credentials: there is no authorization header",
    "wrong-authorization": "wrong credentials: another user, password or token",
    "no-secret-header": `no secret header: ${names} is missing`,
    "wrong-secret-header": `wrong secret header: another value in ${names}`,
  };
  return (reason && texts[reason]) || String(problem);
}

function rowLines(rows: readonly Row[], width = usualWidth): Line[] {
  const column = Math.max(0, ...rows.map(([label]) => label.length));
  const room = Math.max(narrowest, width - column - 4);
  return rows.map(([label, value]): Line => {
    return ["  ", { text: label.padEnd(column), style: "dim" }, "  ", typeof value === "string" ? cut(value, 0, room) : value];
  });
}

function forwardedRows({ forwarded }: Webhook): Row[] {
  if (!forwarded) return [];
  const { status, milliseconds, problems } = forwarded;
  const answered = status === null ? "" : `${status} in ${milliseconds} ms`;
  const style = isAccepted(status) ? "green" : "red";
  return [
    ...(answered ? [["service", { text: [answered, ...effectTexts(forwarded)].join(", "), style }] as const] : []),
    ...problems.map((problem): Row => ["service", { text: cut(problem, 0, longestIssue), style: isAccepted(status) ? "yellow" : "red" }]),
  ];
}

function savedRows({ saved, unsaved }: Webhook): Row[] {
  if (unsaved !== undefined) return [["not saved", { text: unsaved, style: "red" }]];
  return saved === undefined ? [] : [["saved", { text: saved, style: "green" }]];
}

function contentRows(webhook: Webhook, { conceal, secretHeaders }: Shown): readonly Row[] {
  const { isChecked, isCompared, warnings } = webhook;
  const verdict: Span = warnings.length
    ? { text: count(warnings.length, "difference"), style: "yellow" }
    : { text: isCompared ? "the configuration" : "nothing to compare with", style: "green" };
  return [
    ["credentials", isChecked ? { text: "right", style: "green" } : { text: "not checked", style: "yellow" }],
    ...secretHeaders.map((name): Row => [cut(name, 0, narrowest), { text: "right", style: "green" }]),
    ["match", verdict],
    ...limited(attempt(() => dataRows(webhook, conceal)) ?? [tooDeepRow]),
    ...differenceRows(webhook, conceal),
  ];
}

const tooDeepRow: Row = ["data", { text: "nests too deeply to be shown", style: "yellow" }];

function differenceRows({ warnings }: Webhook, conceal: Conceal): readonly Row[] {
  return limited(
    warnings.map((issue): Row => ["difference", { text: cut(conceal(lineOfIssue(issue)), 0, longestIssue), style: "yellow" }]),
  );
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
  if (!members.length) return body === undefined ? [] : [["body", valueText(body, conceal)]];
  const nulls = members.flatMap(([path, value]) => (value === null ? [path] : []));
  const rows = members.flatMap(([path, value]): Row[] =>
    value === null ? [] : [[cut(conceal(path), 0, narrowest), valueText(value, conceal)]],
  );
  return [...rows, ...(nulls.length ? [["null", { text: cut(conceal(nulls.join(", ")), 0, 1000), style: "dim" }] as const] : [])];
}

function valueText(value: unknown, conceal: Conceal): string {
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
