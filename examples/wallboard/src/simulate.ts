// Invents conversations and sends their webhooks: those of the last hour at once, then those that come. One in ten comes twice or late.
import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Sender } from "./sender.ts";
import { seededRandom, simulateConversation, simulatedId } from "./simulation.ts";

const receiverUrl = process.env["RECEIVER_URL"] ?? "http://127.0.0.1:3000";
const perMinute = Number(process.env["PER_MINUTE"] ?? 12);
const pastMinutes = 60;
const lateMilliseconds = 5_000;

const random = seededRandom(Number(process.env["SEED"] ?? Date.now()));
const sender = new Sender(() => [receiverUrl]);
const stopping = new AbortController();
process.once("SIGTERM", () => stopping.abort());
const { signal } = stopping;
// Each conversation that goes on waits for the signal too.
setMaxListeners(0, signal);

const begin = Date.now();
const past = Array.from({ length: perMinute * pastMinutes }, () => begin - random() * pastMinutes * 60_000);
await Promise.all(Array.from({ length: 16 }, startPast));
console.log("the last hour is sent");
while (!signal.aborted) {
  void start(Date.now());
  await pause(-Math.log(1 - random()) * (60_000 / perMinute));
}
sender.close();

/** Starts conversations of the last hour, one after the other. */
async function startPast(): Promise<void> {
  for (let at = past.pop(); at !== undefined; at = past.pop()) await start(at);
}

/** Sends what has happened of a conversation at once, and the rest when it happens. */
async function start(at: number): Promise<void> {
  const webhooks = simulateConversation(random, simulatedId(random), at);
  const dueAt = ({ event }: (typeof webhooks)[number]) => Date.parse(event.datetime);
  for (const webhook of webhooks.filter((one) => dueAt(one) <= begin)) await send(webhook);
  const later = async () => {
    for (const webhook of webhooks.filter((one) => dueAt(one) > begin)) {
      await pause(dueAt(webhook) - Date.now());
      if (signal.aborted) return;
      if (random() < 0.1) void pause(lateMilliseconds).then(() => send(webhook));
      if (random() < 0.9) await send(webhook);
      else void pause(lateMilliseconds / 2).then(() => send(webhook));
    }
  };
  void later();
}

async function send(webhook: Parameters<Sender["send"]>[0]): Promise<void> {
  await sender.send(webhook, signal).catch(() => undefined);
}

async function pause(milliseconds: number): Promise<void> {
  await wait(Math.max(0, milliseconds), undefined, { signal }).catch(() => undefined);
}
