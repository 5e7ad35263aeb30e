// Real-time load on both stores. LOAD_MINUTES=5 is the full run; the default takes less than a minute.
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { figuresOf } from "../../examples/wallboard/src/figures.ts";
import { lifecycleEventOf } from "../../examples/wallboard/src/integration.ts";
import type { Program } from "../../examples/wallboard/src/program.ts";
import { Sender } from "../../examples/wallboard/src/sender.ts";
import { seededRandom, simulateConversation, simulatedId } from "../../examples/wallboard/src/simulation.ts";
import { openStore } from "../../examples/wallboard/src/store/open.ts";
import { timeline } from "../../examples/wallboard/src/timeline.ts";
import { expectedFigures, launch, open, shownFigures } from "./page.ts";
import { Postgres } from "./postgres.ts";
import { kill, originOf, Service } from "./service.ts";

const perMinute = 1_000;
const minutes = Number(process.env["LOAD_MINUTES"] ?? 0.1);
const duration = minutes * 60_000;
/** Webhooks are shuffled within a minute, or within the whole run if it is shorter. */
const spread = Math.min(60_000, duration);
const timeout = 2 * duration + spread + 240_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

it.for(["SQLite", "PostgreSQL"])(
  "%s: nothing that is answered 2xx is lost, and the page has all figures right",
  { timeout },
  async (name, { onTestFinished }) => {
    const postgres = name === "PostgreSQL" ? await Postgres.start() : undefined;
    const service = new Service(postgres ? { DATABASE_URL: postgres.url } : {});
    onTestFinished(async () => {
      await service.stop();
      await postgres?.stop();
    });
    const receivers: Program[] = [await service.receiver(), await service.receiver()];
    const workers = [await service.worker(), await service.worker()];
    const board = await service.board();
    const sender = new Sender(() => receivers.map(originOf));

    const random = seededRandom(7);
    const begin = Date.now();
    const conversations = Array.from({ length: perMinute * minutes }, () => {
      const startedAt = begin - (10 + random() * 20) * 60_000;
      return simulateConversation(random, simulatedId(random), startedAt);
    });
    const deliveries = conversations
      .flatMap((webhooks, index) => webhooks.flatMap((webhook) => [webhook, webhook].map((one) => ({ webhook: one, index }))))
      .map(({ webhook, index }) => ({ webhook, at: (index / conversations.length) * duration + random() * spread }))
      .sort((left, right) => left.at - right.at);

    let repeats = 0;
    const sendAll = deliveries.map(async ({ webhook, at }) => {
      await wait(Math.max(0, begin + at - Date.now()));
      const { tries } = await sender.send(webhook);
      repeats += tries - 1;
    });
    const murder = async () => {
      await wait(duration * 0.4);
      await kill(receivers[0] as Program, "SIGKILL");
      await kill(workers[0] as Program, "SIGKILL");
      await wait(duration * 0.1);
      // SQLite has no process of its own: it dies with those that have its file open.
      if (postgres) {
        await postgres.kill();
        await wait(1_000);
        await postgres.restart();
      } else {
        await Promise.all([receivers[1], workers[1]].map((program) => kill(program as Program, "SIGKILL")));
      }
      receivers[0] = await service.receiver(receivers[0]?.ready);
      if (!postgres) receivers[1] = await service.receiver(receivers[1]?.ready);
      workers[0] = await service.worker();
    };
    await Promise.all([...sendAll, murder()]);
    const sentAfter = Date.now() - begin;

    // The sequential run: every event once and in order.
    const timelines = conversations.map((webhooks) => timeline(webhooks.map((webhook) => lifecycleEventOf(webhook))));
    const expected = expectedFigures(figuresOf(timelines, begin));
    const page = await open(browser, `${originOf(board)}/`, []);
    await expect.poll(() => shownFigures(page), { timeout: 120_000 }).toEqual(expected);

    const store = await openStore(service.env as Parameters<typeof openStore>[0]);
    const lost: string[] = [];
    for (const [index, [first]] of conversations.entries()) {
      const id = first?.contact.id ?? "";
      const found = await store.find(id);
      if (JSON.stringify(found) !== JSON.stringify(timelines[index])) lost.push(id);
    }
    expect(lost).toEqual([]);
    // The run would say little if nothing had been repeated.
    expect(repeats).toBeGreaterThan(0);
    console.log(
      `${name}: ${conversations.length} conversations, ${deliveries.length} webhooks answered 2xx in ${(sentAfter / 1_000).toFixed(1)} s, ${repeats} repeats, ${lost.length} lost, page right ${((Date.now() - begin - sentAfter) / 1_000).toFixed(1)} s after the last answer`,
    );
    await store.close();
    sender.close();
  },
);
