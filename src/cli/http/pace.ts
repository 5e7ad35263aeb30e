import { setTimeout as wait } from "node:timers/promises";

/** The maximum number of webhooks on their way at once. */
const maximumOpen = 256;

/** The pace at which work begins. */
export interface Pace {
  /** A second; `undefined` begins each piece once the one before is done. */
  readonly rate: number | undefined;
  readonly interrupted: AbortSignal;
}

/** Does work on each item at a pace. Items with equal keys are done one after the other. An error of the work ends it. */
export async function atPace<T extends { readonly key: string }>(
  items: readonly T[],
  { rate, interrupted }: Pace,
  work: (item: T) => Promise<void>,
): Promise<void> {
  if (rate === undefined) {
    for (const item of items) {
      if (interrupted.aborted) return;
      await work(item);
    }
    return;
  }
  const start = performance.now();
  const open = new Set<Promise<void>>();
  const lastOf = new Map<string, Promise<void>>();
  for (const [index, item] of items.entries()) {
    const early = start + (index * 1000) / rate - performance.now();
    if (early > 1) await wait(early, undefined, { signal: interrupted }).catch(() => undefined);
    if (interrupted.aborted) break;
    while (open.size >= maximumOpen) await Promise.race(open);
    const before = lastOf.get(item.key);
    const one: Promise<void> = (async () => {
      await before;
      if (!interrupted.aborted) await work(item);
    })().finally(() => {
      open.delete(one);
      if (lastOf.get(item.key) === one) lastOf.delete(item.key);
    });
    // Its error is thrown by the race or at the end.
    one.catch(() => undefined);
    open.add(one);
    lastOf.set(item.key, one);
  }
  await Promise.all(open);
}
