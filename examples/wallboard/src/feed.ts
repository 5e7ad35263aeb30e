import { EventEmitter, once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { type Figures, figuresOf, isLive } from "./figures.ts";
import { log } from "./log.ts";
import type { Change, Store } from "./store/store.ts";

const pollMilliseconds = 500;
const readAtOnce = 1_000;

/** The chart of the last hour moves on without changes too. */
const countMilliseconds = 10_000;

/** How many of the conversations that are over a new page is sent. */
const overCount = 50;

/** The conversations of the last hours, in memory, as they change in a store. */
export class Feed {
  readonly #store: Store;
  readonly #keptMilliseconds: number;
  /** In the order of their changes: a conversation that changes goes to the end. */
  readonly #changes = new Map<string, Change>();
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  #revision = 0;
  #figures: Figures | undefined;

  constructor(store: Store, hours: number) {
    this.#store = store;
    this.#keptMilliseconds = hours * 60 * 60 * 1_000;
  }

  /** The number of the last change. */
  get revision(): number {
    return this.#revision;
  }

  /** Follows the store until the signal. A store that is away is tried again. */
  async follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#read().catch((error: unknown) => log("not read", error));
      await wait(pollMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  }

  figures(): Figures {
    const now = Date.now();
    if (!this.#figures || now - this.#figures.at >= countMilliseconds) {
      this.#dropOld(now);
      this.#figures = figuresOf(
        [...this.#changes.values()].map(({ timeline }) => timeline),
        now,
      );
    }
    return this.#figures;
  }

  /** The changes after a revision; without one, what a page begins with. */
  changesAfter(revision?: number): Change[] {
    const all = [...this.#changes.values()];
    if (revision !== undefined) return all.filter((change) => change.revision > revision);
    const over = all.filter(({ timeline }) => !isLive(timeline)).slice(-overCount);
    return [...over, ...all.filter(({ timeline }) => isLive(timeline))];
  }

  /** Resolves with the next change, or after some time without one. */
  async next(milliseconds: number): Promise<void> {
    await once(this.#emitter, "change", { signal: AbortSignal.timeout(milliseconds) }).catch(() => undefined);
  }

  async #read(): Promise<void> {
    const found = await this.#store.changesAfter(this.#revision, readAtOnce);
    for (const change of found) {
      this.#changes.delete(change.id);
      this.#changes.set(change.id, change);
      this.#revision = change.revision;
    }
    if (found.length === readAtOnce) return this.#read();
    if (found.length === 0) return;
    this.#figures = undefined;
    this.#emitter.emit("change");
  }

  #dropOld(now: number): void {
    for (const [id, { timeline }] of this.#changes) {
      if ((timeline.events.at(-1)?.at ?? 0) < now - this.#keptMilliseconds) this.#changes.delete(id);
    }
  }
}
