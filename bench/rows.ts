import type { Effort, Spread, Timing } from "./rounds.ts";

/** The name of the library in the tables. */
export const ours = "contact-pro-webhooks";

/** A part of the benchmark, by the name that chooses it on the command line. */
export interface Section {
  readonly name: string;
  /** The comparison in one sentence. */
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
  /** The time as a multiple of the library's, if the two are compared. */
  readonly ratio?: Spread;
  /** The share of this workload in which its result differs. */
  readonly wrong?: string;
  /** A note on the candidate for every workload: above all its wrong results. */
  readonly note?: string;
  /** Nanoseconds at each size, if the figure is about growth. */
  readonly times?: { readonly [size: string]: number };
}

/** The rows of a side-by-side timing; the first is the library. */
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
