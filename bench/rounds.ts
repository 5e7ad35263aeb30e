/** Something to be timed, beside others that do the same. */
export interface Candidate {
  readonly name: string;
  /** Does it once; the number counts up, and chooses among the inputs. */
  readonly run: (count: number) => unknown;
}

/** The median and quartiles over the rounds. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** The result of the rounds for one candidate. */
export interface Timing {
  readonly name: string;
  /** Nanoseconds for once. */
  readonly time: Spread;
  /** How many times as long as the first candidate, each round for itself. */
  readonly ratio: Spread;
}

/** How long to measure. */
export interface Effort {
  readonly rounds: number;
  /** Milliseconds of the processor before the first round, for each candidate. */
  readonly warmUp: number;
  /** Milliseconds that a candidate takes in each round. */
  readonly batch: number;
}

// Every result is reachable for a while: an optimiser removes results that no code can read.
const results: unknown[] = new Array(64).fill(undefined);

/** Nanoseconds of the processor that it takes to run a candidate once, measured over a batch: others may use the machine too. */
function timeBatch({ run }: Candidate, size: number): number {
  const start = process.cpuUsage();
  for (let count = 0; count < size; count++) results[count & 63] = run(count);
  return timeOfOne(start, size);
}

/** The same for asynchronous calls. */
async function timeAwaited({ run }: Candidate, size: number): Promise<number> {
  const start = process.cpuUsage();
  for (let count = 0; count < size; count++) {
    const result = run(count);
    results[count & 63] = result instanceof Promise ? await result : result;
  }
  return timeOfOne(start, size);
}

function timeOfOne(start: NodeJS.CpuUsage, size: number): number {
  const { user, system } = process.cpuUsage(start);
  return (Math.max(user + system, 1) * 1000) / size;
}

/** The size of a candidate's batch, once it is warm. */
function batchOf(candidate: Candidate, { warmUp, batch }: Effort): number {
  let size = 1;
  let time = timeBatch(candidate, size);
  for (let spent = time; spent < warmUp * 1e6; spent += time * size) {
    size = Math.max(1, Math.ceil((batch * 1e6) / time));
    time = timeBatch(candidate, size);
  }
  return size;
}

/**
 * Times candidates side by side: each round runs a batch of each, beginning with another one every time,
 * so that whatever the machine does meanwhile is done to all of them.
 */
export function compare(candidates: readonly Candidate[], effort: Effort): Timing[] {
  const sizes = candidates.map((candidate) => batchOf(candidate, effort));
  const rounds = Array.from({ length: effort.rounds }, (_, round) => {
    const times: number[] = [];
    for (let turn = 0; turn < candidates.length; turn++) {
      const index = (round + turn) % candidates.length;
      times[index] = timeBatch(candidates[index] as Candidate, sizes[index] as number);
    }
    return times;
  });
  return timingsOf(candidates, rounds);
}

/** The number of asynchronous calls in a turn: few enough to spread garbage collection over all candidates. */
const awaitedBatch = 100;

/** The same for asynchronous calls: turns of as many calls of each, after as many warm-up calls. */
export async function compareAwaited(candidates: readonly Candidate[], { rounds, warmUp, batch }: Effort): Promise<Timing[]> {
  const size = batch ? awaitedBatch : 1;
  for (const candidate of candidates) await timeAwaited(candidate, warmUp * size);
  const timed: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    const times: number[] = [];
    for (let turn = 0; turn < candidates.length; turn++) {
      const index = (round + turn) % candidates.length;
      times[index] = await timeAwaited(candidates[index] as Candidate, size);
    }
    timed.push(times);
  }
  return timingsOf(candidates, timed);
}

/** The same for slow calls, which may be asynchronous: each round runs each candidate once. */
export async function compareOnce(candidates: readonly Candidate[], rounds: number): Promise<Timing[]> {
  const timed: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    const times: number[] = [];
    for (const { run } of candidates) {
      const start = process.cpuUsage();
      results[0] = await run(round);
      const { user, system } = process.cpuUsage(start);
      times.push((user + system) * 1000);
    }
    timed.push(times);
  }
  return timingsOf(candidates, timed);
}

function timingsOf(candidates: readonly Candidate[], rounds: readonly (readonly number[])[]): Timing[] {
  return candidates.map(({ name }, index) => ({
    name,
    time: spreadOf(rounds.map((times) => times[index] as number)),
    ratio: spreadOf(rounds.map((times) => (times[index] as number) / (times[0] as number))),
  }));
}

/** The median and the quartiles of some values. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.round((sorted.length - 1) * part)] as number;
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}
