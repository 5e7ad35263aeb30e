// Kills a receiver, Redis and a worker while webhooks arrive, and makes two jobs fail all their attempts.
// Exits with 1 if a webhook that was answered 2xx is missing, or took effect twice.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Job, Queue } from "bullmq";
import { type Conversation, deliveryKey } from "contact-pro-webhooks";
import { lifecycle } from "contact-pro-webhooks/testing";
import { Redis } from "ioredis";

process.env["WEBHOOK_PASSWORD"] ??= "correct horse";
const { integration } = await import("./integration.ts");
const { queueName } = await import("./queue.ts");

const contactCount = 200;
const atOnce = 8;
/** How long the workers may take. */
const maximumSeconds = 120;

const folder = mkdtempSync(join(tmpdir(), "redis-hand-off-"));
const children: ChildProcess[] = [];
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
process.exit((await demonstrate()) ? 0 : 1);

async function demonstrate(): Promise<boolean> {
  const port = await freePort();
  const redisServer = await startRedis(port);
  const env = { ...process.env, REDIS_URL: `redis://127.0.0.1:${port}`, PORT: "0", ATTEMPTS: "2" };
  const [first, second] = [await startReceiver(env), await startReceiver(env)];

  const webhooks = Array.from({ length: contactCount }, (_, index) => lifecycleOf(index)).flat();
  const deliveries: Delivery[] = webhooks.flatMap((conversation, index) => {
    const to = [[first], [second], [first, second]][index % 3] as Receiver[];
    return to.map((receiver) => ({ conversation, receiver }));
  });

  const accepted = new Map<string, number>();
  let acceptedByFirst = 0;
  let notAccepted = 0;
  let next = 0;
  const send = async () => {
    while (next < deliveries.length) {
      const at = next++;
      if (at === Math.floor(deliveries.length / 2)) first.process.kill("SIGKILL");
      const { conversation, receiver } = deliveries[at] as Delivery;
      const key = keyOf(conversation);
      if (await isAccepted(conversation, receiver)) {
        accepted.set(key, (accepted.get(key) ?? 0) + 1);
        acceptedByFirst += Number(receiver === first);
      } else notAccepted++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));

  redisServer.kill("SIGKILL");
  await once(redisServer, "exit");
  await startRedis(port);

  const safe = webhooks.filter((conversation) => accepted.has(keyOf(conversation)));
  const queue = new Queue(queueName, { connection: { host: "127.0.0.1", port } });
  const worker = await start("worker.ts", env, /working/);
  await until(async () => (await queue.getCompletedCount()) > safe.length / 5);
  worker.process.kill("SIGKILL");
  await start("worker.ts", env, /working/);
  await until(async () => (await queue.getJobCountByTypes("waiting", "active", "delayed", "failed")) === 0);
  const begunAgain = (await queue.getCompleted()).filter(({ stalledCounter }: Job) => stalledCounter > 0);

  const redis = new Redis(port, "127.0.0.1");
  const failing = [lifecycleOf(contactCount)[0], lifecycleOf(contactCount + 1)[0]] as [Conversation, Conversation];
  const [sentAgain, triedAgain] = failing;
  for (const { contact } of failing) await redis.set(`history:${contact.id}`, "this is no list, so that nothing can be added to it");
  for (const conversation of failing) await isAccepted(conversation, second);
  await until(async () => (await queue.getFailedCount()) === failing.length);
  for (const { contact } of failing) await redis.del(`history:${contact.id}`);
  await isAccepted(sentAgain, second);
  await until(async () => (await redis.llen(`history:${sentAgain.contact.id}`)) > 0);
  await start("retry-failed.ts", env, /tried again: \d+/);
  await until(async () => (await redis.llen(`history:${triedAgain.contact.id}`)) > 0);
  await queue.close();

  const histories = new Map<string, string[]>();
  for (const { contact } of [...webhooks, ...failing]) histories.set(contact.id, await redis.lrange(`history:${contact.id}`, 0, -1));
  redis.disconnect();

  /** How often a webhook took effect. */
  const effects = ({ event, contact }: Conversation) =>
    histories.get(contact.id)?.filter((line) => line === `${event.datetime} ${event.name}`).length ?? 0;
  const lost = safe.filter((conversation) => effects(conversation) === 0);
  const twice = webhooks.filter((conversation) => effects(conversation) > 1);
  print("webhooks", webhooks.length);
  print("requests, a third of the webhooks to both receivers", deliveries.length);
  print(
    "requests answered 2xx",
    [...accepted.values()].reduce((sum, count) => sum + count, 0),
  );
  print("requests answered 2xx by the receiver that was killed", acceptedByFirst);
  print("requests without an answer, or another one", notAccepted);
  print("webhooks answered 2xx by both receivers", [...accepted.values()].filter((count) => count > 1).length);
  print("webhooks answered 2xx", safe.length);
  print("jobs begun again since their worker was killed", begunAgain.length);
  print("webhooks whose job failed all its attempts, and then took effect once", failing.filter((one) => effects(one) === 1).length);
  print("webhooks answered 2xx that were lost", lost.length);
  print("webhooks that took effect twice", twice.length);
  return lost.length === 0 && twice.length === 0;
}

interface Receiver {
  readonly process: ChildProcess;
  readonly origin: string;
}

interface Delivery {
  readonly conversation: Conversation;
  readonly receiver: Receiver;
}

/** The events of a contact of its own. */
function lifecycleOf(index: number): Conversation[] {
  const id = index.toString(16).toUpperCase().padStart(32, "0");
  return lifecycle({ channel: "phone", direction: "inbound" }).map(({ event, contact }) => ({ event, contact: { ...contact, id } }));
}

function keyOf(conversation: Conversation): string {
  return deliveryKey(conversation, "crm") as string;
}

async function isAccepted(conversation: Conversation, { origin }: Receiver): Promise<boolean> {
  const request = integration.request(conversation);
  const { method, headers } = request;
  const body = await request.text();
  try {
    const response = await fetch(origin + new URL(request.url).pathname, { method, headers, body, signal: AbortSignal.timeout(10_000) });
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}

/** Starts a Redis that answers a write only after it is on disk. */
async function startRedis(port: number): Promise<ChildProcess> {
  const options = { bind: "127.0.0.1", port, dir: folder, appendonly: "yes", appendfsync: "always", save: "" };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  await ready(child, /Ready to accept connections/);
  return child;
}

async function startReceiver(env: NodeJS.ProcessEnv): Promise<Receiver> {
  const { process: child, line } = await start("receiver.ts", env, /receiving on \d+/);
  return { process: child, origin: `http://127.0.0.1:${/\d+/.exec(line)?.[0]}` };
}

function start(file: string, env: NodeJS.ProcessEnv, isReady: RegExp) {
  const path = join(import.meta.dirname, file);
  return ready(spawn(process.execPath, ["--import", "tsx", path], { env, stdio: ["ignore", "pipe", "inherit"] }), isReady);
}

/** Waits for the text that a process prints when it is ready. */
async function ready(child: ChildProcess, isReady: RegExp): Promise<{ readonly process: ChildProcess; readonly line: string }> {
  children.push(child);
  let printed = "";
  for await (const chunk of child.stdout ?? []) {
    printed += chunk;
    const line = isReady.exec(printed)?.[0];
    if (line !== undefined) {
      child.stdout?.resume();
      return { process: child, line };
    }
  }
  throw new Error(`Expected ${child.spawnargs.join(" ")} to start but received ${printed}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + maximumSeconds * 1_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Expected the workers to get on within ${maximumSeconds} s`);
    await wait(20);
  }
}

function print(what: string, count: number): void {
  console.log(`${what}: ${count}`);
}
