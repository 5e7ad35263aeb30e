import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Report } from "./receiver.ts";
import { kindOf, type Webhook, webhookAt, webhookCount } from "./webhooks.ts";

const rounds = 10;
const connections = 16;
const mebibyte = 1024 * 1024;

interface Receiver {
  readonly process: ChildProcess;
  readonly port: number;
}

const receivers: Receiver[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: connections });

beforeAll(async () => {
  for (let count = 0; count < 2; count++) receivers.push(await start());
});

afterAll(() => {
  agent.destroy();
  for (const { process } of receivers) process.kill();
});

test("two receivers deliver every good webhook once, refuse every bad one, and keep none", { timeout: 600_000 }, async () => {
  const wrong: string[] = [];
  const heaps: number[][] = [];
  let reports: Report[] = [];
  for (let round = 0; round < rounds; round++) {
    await inParallel(webhookCount / rounds, async (offset) => {
      const index = (round * webhookCount) / rounds + offset;
      const webhook = webhookAt(index);
      const status = await send(webhook, receiverOf(index));
      if (status !== webhook.status) wrong.push(`${index} (${kindOf(index)}): expected ${webhook.status} but received ${status}`);
    });
    reports = await Promise.all(receivers.map(reportOf));
    heaps.push(reports.map(({ heapUsed }) => heapUsed));
  }

  expect(wrong).toEqual([]);
  expect(notDeliveredOnce(reports)).toEqual([]);
  const count = (kind: string) => Array.from({ length: webhookCount }, (_, index) => kindOf(index)).filter((one) => one === kind).length;
  const total = (key: "warned" | "refused" | "failed") => reports.reduce((sum, report) => sum + report[key], 0);
  expect(total("failed")).toBe(0);
  expect(total("warned")).toBe(count("edited"));
  expect(total("refused")).toBe(count("wrong password") + count("missing secret") + count("cut off"));

  // After the first rounds everything is compiled and every pool is filled. A kibibyte kept of each webhook would come to more than 30 MiB.
  const [, , settled = [], ...later] = heaps;
  console.table(heaps.map((row) => row.map((bytes) => `${(bytes / mebibyte).toFixed(1)} MiB`)));
  for (const row of later) {
    for (const [at, bytes] of row.entries()) expect(bytes).toBeLessThan((settled[at] as number) + 4 * mebibyte);
  }
});

async function start(): Promise<Receiver> {
  const child = fork(fileURLToPath(new URL("receiver.ts", import.meta.url)), { execArgv: ["--expose-gc", "--import", "tsx"] });
  const [port] = await once(child, "message");
  return { process: child, port };
}

async function reportOf({ process }: Receiver): Promise<Report> {
  process.send({});
  const [report] = await once(process, "message");
  return report;
}

/** Neither the kind of a webhook nor its event decides which receiver it goes to. */
function receiverOf(index: number): Receiver {
  return receivers[Math.floor(index / 7) % receivers.length] as Receiver;
}

/** Does a work for each of the first numbers, as many at a time as there are connections. */
async function inParallel(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: connections * receivers.length }, worker));
}

/** Sends a webhook, and gives the status of its answer. */
function send({ path, headers, body }: Webhook, { port }: Receiver): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, host: "127.0.0.1", port, path, method: "POST", headers }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    });
    outgoing.once("error", reject).end(body);
  });
}

/** The webhooks that were not delivered as often as they are to be. */
function notDeliveredOnce(reports: readonly Report[]): string[] {
  const counts = reports.map(({ deliveries }) => Buffer.from(deliveries, "base64"));
  const isToBeDelivered = (index: number) => !["wrong password", "missing secret", "cut off"].includes(kindOf(index));
  return Array.from({ length: webhookCount }, (_, index) => {
    const delivered = counts.reduce((sum, bytes) => sum + (bytes[index] ?? 0), 0);
    return delivered === Number(isToBeDelivered(index)) ? [] : [`${index} (${kindOf(index)}) was delivered ${delivered} times`];
  }).flat();
}
