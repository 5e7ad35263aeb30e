import type { ResponseReading } from "../../index.ts";
import { cut, type Line, type Span } from "../output/terminal.ts";
import { count } from "../result.ts";
import { type Exchange, isAccepted, isFailure } from "./exchange.ts";

/** The maximum number of characters shown of a problem. */
const longestProblem = 300;

/** The maximum number of kinds of failures in a summary. */
const maximumKinds = 20;

/** An exchange in one line: event, status, time, effects and problem. Several problems are a line each. */
export function exchangeLines({ event, file, status, milliseconds, problems, set, save }: Exchange): Line[] {
  const style = isAccepted(status) ? "yellow" : "red";
  const [only, ...others] = problems.map((problem): Span => ({ text: cut(problem, 0, longestProblem), style }));
  return [
    [
      `  ${cut(event ?? "(no event)", 0, 40).padEnd(11)}  `,
      statusSpan(status),
      `  ${String(milliseconds).padStart(5)} ms`,
      ...effectTexts({ set, save }).map((effect) => `  ${effect}`),
      ...(only === undefined || others.length ? [] : ["  ", only]),
      ...(file === undefined ? [] : ["  ", { text: file, style: "dim" } as const]),
    ],
    ...(only === undefined || !others.length ? [] : [only, ...others].map((problem): Line => ["      ", problem])),
  ];
}

/** A status in its colour; `---` stands for no answer. */
export function statusSpan(status: number | null): Span {
  return { text: String(status ?? "---"), style: isAccepted(status) ? "green" : "red" };
}

/** The effects of a response, such as `sets priority 50`. */
export function effectTexts({ set, save }: Pick<Exchange, "set" | "save">): string[] {
  return [...textsOf("sets", set), ...textsOf("saves", save)];
}

function textsOf(verb: string, values: ResponseReading["set"]): string[] {
  const names = Object.keys(values);
  return names.length ? [`${verb} ${names.map((name) => `${name} ${cut(JSON.stringify(values[name]), 0, 60)}`).join(", ")}`] : [];
}

/** Shows exchanges one after the other. Equal failures in a row are shown once, then counted. */
export interface Folding {
  show(exchange: Exchange): void;
  /** Shows how many more there were of the last failure. */
  end(): void;
}

export function folding(print: (lines: readonly Line[]) => void): Folding {
  let kind: string | undefined;
  let more: Exchange[] = [];
  const end = () => {
    if (more.length) print([[{ text: `  and ${more.length} more like it: ${namesOf(more)}`, style: "dim" }]]);
    more = [];
  };
  return {
    show: (exchange) => {
      const isAgain = isFailure(exchange) && kindOf(exchange) === kind;
      if (isAgain) more.push(exchange);
      else {
        end();
        print(exchangeLines(exchange));
      }
      kind = isFailure(exchange) ? kindOf(exchange) : undefined;
    },
    end: () => {
      end();
      kind = undefined;
    },
  };
}

function kindOf({ status, problems, set, save }: Exchange): string {
  return JSON.stringify([status, problems, set, save]);
}

function namesOf(exchanges: readonly Exchange[]): string {
  return cut([...new Set(exchanges.map(({ event }) => event ?? "(no event)"))].join(", "), 0, 200);
}

/** The numbers of a run. */
export interface Summary {
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly unanswered: number;
  /** Accepted, with a value in the response that Contact Pro would not accept. */
  readonly withProblems: number;
  readonly seconds: number;
  readonly statuses: { readonly [status: string]: number };
  /** The milliseconds that this share of the answers took at most; null without an answer. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number } | null;
}

export function summaryOf(exchanges: readonly Exchange[], milliseconds: number): Summary {
  const answered = exchanges.filter(({ status }) => status !== null);
  const accepted = answered.filter(({ status }) => isAccepted(status));
  const times = answered.map((one) => one.milliseconds).sort((a, b) => a - b);
  const statuses: { [status: string]: number } = {};
  for (const { status } of answered) statuses[String(status)] = (statuses[String(status)] ?? 0) + 1;
  const at = (share: number) => times[Math.max(0, Math.ceil(share * times.length) - 1)] as number;
  return {
    sent: exchanges.length,
    accepted: accepted.length,
    refused: answered.length - accepted.length,
    unanswered: exchanges.length - answered.length,
    withProblems: accepted.filter(isFailure).length,
    seconds: Math.round(milliseconds) / 1000,
    statuses,
    latency: times.length ? { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) } : null,
  };
}

/** The result in one line: how many were sent, and what became of them. */
export function summaryText({ sent, accepted, refused, unanswered, withProblems }: Summary): string {
  const parts = [
    ...(refused || unanswered ? [`${accepted} accepted`] : []),
    ...(refused ? [`${refused} refused`] : []),
    ...(unanswered ? [`${unanswered} not answered`] : []),
  ];
  const result = sent === 0 ? "none to send" : parts.length ? parts.join(", ") : "all accepted";
  return `${count(sent, "webhook")} sent: ${result}${withProblems ? `, ${withProblems} with a problem` : ""}`;
}

/** The answers of many exchanges: how often each came, and how long they took. */
export function tableLines(exchanges: readonly Exchange[], { sent, seconds, latency }: Summary): Line[] {
  const kinds = new Map<string, { readonly first: Exchange; number: number }>();
  for (const one of exchanges) {
    // The values that accepted webhooks set differ from one to the next.
    const key = isFailure(one) ? JSON.stringify([one.status, one.problems]) : String(one.status);
    const known = kinds.get(key);
    if (known) known.number++;
    else kinds.set(key, { first: one, number: 1 });
  }
  const rows = [...kinds.values()].sort((a, b) => b.number - a.number);
  const width = String(rows[0]?.number ?? "").length;
  const more = rows.length - maximumKinds;
  return [
    ...rows.slice(0, maximumKinds).map(({ first, number }): Line => {
      const { status, problems } = first;
      const style = isAccepted(status) ? "yellow" : "red";
      const text = cut(problems.join("; "), 0, longestProblem);
      return ["  ", statusSpan(status), `  ${String(number).padStart(width)}`, ...(text ? ["  ", { text, style } as const] : [])];
    }),
    ...(more > 0 ? [[`  and ${count(more, "more kind")} of failures`]] : []),
    ...(latency
      ? [[`  answered within ${latency.p50} ms (p50), ${latency.p95} ms (p95), ${latency.p99} ms (p99), ${latency.max} ms (all)`]]
      : []),
    [`  ${(sent / Math.max(seconds, 0.001)).toFixed(1)} a second, ${seconds.toFixed(1)} s in all`],
  ];
}

/** The next step after failures; `undefined` if the answers suggest none. */
export function nextStep(exchanges: readonly Exchange[]): string | undefined {
  const has = (test: (exchange: Exchange) => boolean) => exchanges.some(test);
  if (has(({ status }) => status === 401 || status === 403))
    return "Give the credentials that the service expects: --user, --token, --secret";
  if (has(({ status, problems }) => status === null && problems.some((text) => /nobody listens|not known/.test(text)))) {
    return "Start the service, or correct --to";
  }
  if (has(({ status }) => status === 404)) return "Correct the path of --to: the service has no such path";
  return undefined;
}
