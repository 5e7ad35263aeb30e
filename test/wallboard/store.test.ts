import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lifecycleEventOf } from "../../examples/wallboard/src/integration.ts";
import { openPostgres } from "../../examples/wallboard/src/store/postgres.ts";
import { openSqlite } from "../../examples/wallboard/src/store/sqlite.ts";
import type { Store } from "../../examples/wallboard/src/store/store.ts";
import { type LifecycleEvent, timeline } from "../../examples/wallboard/src/timeline.ts";
import { lifecycle } from "../../src/testing/index.ts";
import { Postgres } from "./postgres.ts";

const events = lifecycle({ channel: "chat", direction: "inbound", course: "forwarded" }).map((one) => lifecycleEventOf(one));
const [first, second, ...others] = events as [LifecycleEvent, LifecycleEvent, ...LifecycleEvent[]];

const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let postgres: Postgres;
beforeAll(async () => {
  postgres = await Postgres.start();
});
afterAll(() => postgres?.stop());

describe.for([
  ["SQLite", async () => openSqlite(join(folder, "store.db"))],
  ["PostgreSQL", () => openPostgres(postgres.url)],
] as const)("the store in %s", ([, open]) => {
  let store: Store;
  let other: Store;
  beforeAll(async () => {
    // Both create the tables at once.
    [store, other] = await Promise.all([open(), open()]);
  });
  afterAll(async () => {
    await store?.close();
    await other?.close();
  });

  it("folds events that come in any order and twice, by any process", async () => {
    await Promise.all([...others, second, second].map((event, index) => (index % 2 ? store : other).add("one", event)));
    expect(await store.find("one")).toBeUndefined();
    expect(await foldAll(store)).toBe(1);
    expect(await other.find("one")).toEqual(timeline([...others, second]));
    await other.add("one", first);
    await foldAll(other);
    expect(await store.find("one")).toEqual(timeline(events));
  });

  it("has nothing to fold after a duplicate", async () => {
    await store.add("one", { ...first });
    expect(await store.fold(10)).toBe(0);
  });

  it("returns the changes after a revision, each conversation once, in order", async () => {
    const before = (await store.changesAfter(0, 100)).at(-1)?.revision ?? 0;
    for (const id of ["a", "b"]) await store.add(id, first);
    await foldAll(store);
    await store.add("a", second);
    await foldAll(store);
    const changes = await other.changesAfter(before, 100);
    expect(changes.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(changes[1]?.timeline).toEqual(timeline([first, second]));
    expect(await other.changesAfter(before, 1)).toEqual(changes.slice(0, 1));
    expect(await other.changesAfter(changes[1]?.revision ?? 0, 100)).toEqual([]);
  });

  it("keeps texts that are hard to keep", async () => {
    const event = lifecycleEventOf({
      event: { name: "a\0b\ud800", datetime: "no time" },
      contact: { queue: { address: "ü".repeat(10_000) } },
    });
    const id = "'; drop table event; -- <b>";
    await store.add(id, event);
    await foldAll(store);
    expect(await store.find(id)).toEqual(timeline([event]));
    expect(event).toEqual({ name: "a\ufffdb\ufffd", at: undefined, queue: "ü".repeat(200) });
  });

  it("loses nothing while several processes add and fold", async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `busy ${index}`);
    const deliveries = ids.flatMap((id) => [...events, ...events].map((event) => ({ id, event })));
    let isAdding = true;
    const work = async (worker: Store) => {
      while (isAdding || (await worker.fold(7)) > 0) await new Promise(setImmediate);
    };
    const before = (await store.changesAfter(0, 10_000)).at(-1)?.revision ?? 0;
    const add = async () => {
      await Promise.all(deliveries.map(({ id, event }, index) => (index % 3 ? store : other).add(id, event)));
      isAdding = false;
    };
    await Promise.all([add(), work(store), work(other)]);
    for (const id of ids) expect(await store.find(id)).toEqual(timeline(events));
    expect(new Set((await store.changesAfter(before, 10_000)).map(({ id }) => id))).toEqual(new Set(ids));
  });

  it("forgets only conversations that have not changed for some time", async () => {
    await store.add("not folded", first);
    expect(await store.forget(new Date(Date.now() - 60_000))).toBe(0);
    expect(await store.forget(new Date(Date.now() + 60_000))).toBeGreaterThan(40);
    expect(await store.find("one")).toBeUndefined();
    await foldAll(store);
    expect(await store.find("not folded")).toEqual(timeline([first]));
    // An event that arrives later begins anew.
    await store.add("one", second);
    await foldAll(store);
    expect(await store.find("one")).toEqual(timeline([second]));
  });
});

async function foldAll(store: Store): Promise<number> {
  let count = 0;
  for (let folded = -1; folded !== 0; count += folded) folded = await store.fold(5);
  return count;
}
