import type { Effort, Spread, Timing } from "./rounds.ts";

/** What the library itself is called in the tables. */
export const ours = "contact-pro-webhooks";

/** A part of the benchmark, by the name that chooses it on the command line. */
export interface Section {
  readonly name: string;
  /** What is compared, in one sentence. */
  readonly about: string;
  readonly run: (effort: Effort) => readonly Row[] | Promise<readonly Row[]>;
}

/** One figure of the result. */
export interface Row {
  readonly section: string;
  readonly workload: string;
  /** Whose figure it is. */
  readonly name: string;
  readonly value: number;
  readonly unit: "ns" | "B" | "/s" | "exponent";
  /** How many times the library's own, where it is compared with that. */
  readonly ratio?: Spread;
  /** In how much of this workload its result is another one. */
  readonly wrong?: string;
  /** What is to be known of the candidate, whatever the workload: above all what it gets wrong. */
  readonly note?: string;
  /** Nanoseconds at each size, where the figure tells how they grow. */
  readonly times?: { readonly [size: string]: number };
}

/** The rows of what was timed side by side; the first is the library itself. */
export function rowsOf(
  section: string,
  workload: string,
  timings: readonly Timing[],
  notes: ReadonlyMap<string, string> = new Map(),
): Row[] {
  return timings.map(({ name, time, ratio }) => {
    const note = notes.get(name);
    return { section, workload, name, value: time.median, unit: "ns", ratio, ...(note ? { note } : {}) };
  });
}

/** The rows of figures that do not vary; the first is the library's. */
export function fixedRows(section: string, workload: string, unit: Row["unit"], figures: ReadonlyMap<string, number>): Row[] {
  const [first = 1] = figures.values();
  return [...figures].map(([name, value]) => {
    const ratio = value / first;
    return { section, workload, name, value, unit, ratio: { median: ratio, low: ratio, high: ratio } };
  });
}
