import type { Talk, Timeline, Wait } from "./timeline.ts";

/** The figures of a queue and channel, or of them all. Durations are milliseconds; what is not known is `undefined`. */
export interface Row {
  readonly queue: string;
  readonly channel: string;
  /** How many wait, and since when the first of them does. */
  waiting: number;
  waitingSince?: number | undefined;
  talking: number;
  answered: number;
  abandoned: number;
  /** The share of waits that were answered in time. Who leaves before that time is up does not count. */
  serviceLevel?: number | undefined;
  averageWait?: number | undefined;
  /** Nine of ten waits that were answered took no longer. */
  mostWait?: number | undefined;
  averageTalk?: number | undefined;
  /** From the answer to the end of the wrap-up. */
  averageHandling?: number | undefined;
}

/** The conversations that began and ended in a minute. */
export interface Minute {
  readonly at: number;
  arrived: number;
  answered: number;
  abandoned: number;
}

export interface Figures {
  readonly at: number;
  readonly total: Row;
  readonly rows: readonly Row[];
  /** Waits of at most so many seconds, and more than the step before. */
  readonly waits: readonly { readonly seconds: number | null; answered: number; abandoned: number }[];
  /** The last hour. */
  readonly minutes: readonly Minute[];
}

const second = 1_000;
const minute = 60 * second;
const minuteCount = 60;
const steps = [10, 20, 30, 60, 120, 300, null];

/** In what time a wait should be answered, by channel. */
const targets = new Map([
  ["phone", 20 * second],
  ["chat", 45 * second],
  ["email", 4 * 60 * minute],
]);
const otherTarget = 60 * second;

/** Tells if a conversation goes on, as far as its events say. */
export function isLive({ phase }: Timeline): boolean {
  return phase === "received" || phase === "waiting" || phase === "offered" || phase === "talking";
}

/** Counts the conversations at a moment. The order of the conversations does not matter. */
export function figuresOf(timelines: Iterable<Timeline>, at: number): Figures {
  const count = new Count(at);
  for (const timeline of timelines) count.add(timeline);
  return count.figures();
}

class Count {
  readonly #at: number;
  readonly #total = new Tally("all", "all");
  readonly #tallies = new Map<string, Tally>();
  readonly #waits = steps.map((seconds) => ({ seconds, answered: 0, abandoned: 0 }));
  readonly #firstMinute: number;
  readonly #minutes: readonly Minute[];

  constructor(at: number) {
    this.#at = at;
    this.#firstMinute = Math.floor(at / minute) - minuteCount + 1;
    const times = Array.from({ length: minuteCount }, (_, index) => (this.#firstMinute + index) * minute);
    this.#minutes = times.map((time) => ({ at: time, arrived: 0, answered: 0, abandoned: 0 }));
  }

  add({ channel, phase, events, waits, talks }: Timeline): void {
    const arrived = this.#minuteOf(events.find((event) => event.at !== undefined)?.at);
    if (arrived) arrived.arrived++;
    for (const wait of waits) this.#addWait(wait, channel, wait === waits.at(-1) && (phase === "waiting" || phase === "offered"));
    for (const talk of talks) {
      for (const tally of this.#talliesOf(talk.queue, channel)) tally.addTalk(talk, talk === talks.at(-1) && phase === "talking");
    }
  }

  figures(): Figures {
    const sorted = [...this.#tallies].sort(([left], [right]) => (left < right ? -1 : 1));
    const rows = sorted.map(([, tally]) => tally.row());
    return { at: this.#at, total: this.#total.row(), rows, waits: this.#waits, minutes: this.#minutes };
  }

  #addWait(wait: Wait, channel: string | undefined, isLast: boolean): void {
    const { queue, since, until, outcome } = wait;
    const target = targets.get(channel ?? "") ?? otherTarget;
    for (const tally of this.#talliesOf(queue, channel)) tally.addWait(wait, isLast && outcome === undefined, target);
    if (outcome !== "answered" && outcome !== "abandoned") return;
    const ended = this.#minuteOf(until);
    if (ended) ended[outcome]++;
    const duration = durationOf(since, until);
    const step = this.#waits.find(({ seconds }) => duration !== undefined && duration <= (seconds ?? Infinity) * second);
    if (step) step[outcome]++;
  }

  #minuteOf(time: number | undefined): Minute | undefined {
    return time === undefined ? undefined : this.#minutes[Math.floor(time / minute) - this.#firstMinute];
  }

  #talliesOf(queue: string | null | undefined, channel = "unknown"): Tally[] {
    const name = queue === null ? "direct" : (queue ?? "unknown");
    const key = JSON.stringify([channel, name]);
    const tally = this.#tallies.get(key) ?? new Tally(name, channel);
    this.#tallies.set(key, tally);
    return [tally, this.#total];
  }
}

/** Counts towards one row. */
class Tally {
  readonly #queue: string;
  readonly #channel: string;
  #waiting = 0;
  #waitingSince: number | undefined;
  #talking = 0;
  #answered = 0;
  #abandoned = 0;
  #inTime = 0;
  #tooLate = 0;
  readonly #waits: number[] = [];
  readonly #talks = new Mean();
  readonly #handlings = new Mean();

  constructor(queue: string, channel: string) {
    this.#queue = queue;
    this.#channel = channel;
  }

  addWait({ since, until, outcome }: Wait, isNow: boolean, target: number): void {
    if (isNow) {
      this.#waiting++;
      this.#waitingSince = Math.min(since ?? Infinity, this.#waitingSince ?? Infinity);
    }
    const duration = durationOf(since, until);
    if (outcome === "answered") this.#answered++;
    if (outcome === "abandoned") this.#abandoned++;
    if (duration === undefined) return;
    if (outcome === "answered") this.#waits.push(duration);
    if (outcome === "answered" && duration <= target) this.#inTime++;
    if ((outcome === "answered" || outcome === "abandoned") && duration > target) this.#tooLate++;
  }

  addTalk({ since, until, closed }: Talk, isNow: boolean): void {
    if (isNow) this.#talking++;
    this.#talks.add(durationOf(since, until));
    this.#handlings.add(durationOf(since, closed));
  }

  row(): Row {
    const waits = this.#waits.sort((left, right) => left - right);
    const counted = this.#inTime + this.#tooLate;
    return {
      queue: this.#queue,
      channel: this.#channel,
      waiting: this.#waiting,
      waitingSince: Number.isFinite(this.#waitingSince) ? this.#waitingSince : undefined,
      talking: this.#talking,
      answered: this.#answered,
      abandoned: this.#abandoned,
      serviceLevel: counted > 0 ? this.#inTime / counted : undefined,
      averageWait: waits.length > 0 ? waits.reduce((sum, wait) => sum + wait, 0) / waits.length : undefined,
      mostWait: waits[Math.ceil(waits.length * 0.9) - 1],
      averageTalk: this.#talks.value(),
      averageHandling: this.#handlings.value(),
    };
  }
}

/** A mean of the durations that are known. */
class Mean {
  #sum = 0;
  #count = 0;

  add(duration: number | undefined): void {
    if (duration === undefined) return;
    this.#sum += duration;
    this.#count++;
  }

  value(): number | undefined {
    return this.#count > 0 ? this.#sum / this.#count : undefined;
  }
}

function durationOf(since: number | undefined, until: number | undefined): number | undefined {
  return since === undefined || until === undefined ? undefined : until - since;
}
