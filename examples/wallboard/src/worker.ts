// Folds the events of each conversation that has new ones into its state. Run as many as you like.
import { setTimeout as wait } from "node:timers/promises";
import { log } from "./log.ts";
import { openStore } from "./store/open.ts";

const atOnce = 50;
const idleMilliseconds = 100;
const retryMilliseconds = 1_000;
const forgetMilliseconds = 60 * 60 * 1_000;
const keptMilliseconds = Number(process.env["KEEP_DAYS"] ?? 7) * 24 * 60 * 60 * 1_000;

const store = await openStore();
const stopping = new AbortController();
process.once("SIGTERM", () => stopping.abort());
console.log("working");

let forgetAt = 0;
while (!stopping.signal.aborted) {
  const pause = await work().catch((error: unknown) => {
    log("not folded", error);
    return retryMilliseconds;
  });
  await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
}
await store.close();

/** Does what there is to do, and gives the time until there may be more. */
async function work(): Promise<number> {
  if (Date.now() >= forgetAt) {
    await store.forget(new Date(Date.now() - keptMilliseconds));
    forgetAt = Date.now() + forgetMilliseconds;
  }
  return (await store.fold(atOnce)) === atOnce ? 0 : idleMilliseconds;
}
