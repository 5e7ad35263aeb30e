// Takes the webhooks out of the queue, and has each take effect once. Run as many as you like.
import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { queueName, redisUrl, remembered, type WebhookJob } from "./queue.ts";

const redis = new Redis(redisUrl);

/**
 * Adds a line to the history of the contact and records the key in one step, since a job may be repeated.
 * Redis does not roll back a failed script, so the effect comes first. In a database, use one transaction.
 */
const effectOnce = `
  if redis.call("EXISTS", KEYS[1]) == 0 then
    redis.call("RPUSH", KEYS[2], ARGV[1])
    redis.call("SET", KEYS[1], "1", "EX", ARGV[2])
  end
`;

const worker = new Worker<WebhookJob>(
  queueName,
  async ({ id, data: { contactId, eventName, datetime } }) => {
    await redis.eval(effectOnce, 2, `done:${id}`, `history:${contactId}`, `${datetime} ${eventName}`, remembered);
  },
  {
    connection: { url: redisUrl, maxRetriesPerRequest: null },
    concurrency: 8,
    // A job whose worker died is taken by another once its lock has run out. It is not the job's fault, so that never counts against it.
    lockDuration: 5_000,
    stalledInterval: 2_000,
    maxStalledCount: Number.MAX_SAFE_INTEGER,
  },
);

worker.on("failed", (job, { message }) => {
  const isLast = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
  if (isLast) console.error(`failed ${job.attemptsMade} times, and waits for npm run retry-failed: ${job.id}: ${message}`);
});
worker.on("error", ({ message }) => console.error("worker:", message));
await worker.waitUntilReady();
console.log("working");
