// Authenticates a webhook, puts it into the queue once per key, and answers when it is there. Run as many as you like.
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { type Job, Queue } from "bullmq";
import { deliveryKey } from "contact-pro-webhooks";
import { Hono } from "hono";
import { integration } from "./integration.ts";
import { attempts, queueName, redisUrl, remembered, type WebhookJob } from "./queue.ts";

// Without a queue for commands: while Redis is away, `add` fails, and the answer is 500 instead of a promise that is not kept.
const queue = new Queue<WebhookJob>(queueName, { connection: { url: redisUrl, enableOfflineQueue: false } });
queue.on("error", ({ message }) => console.error("queue:", message));

// A failed job is kept until an operator has looked at it: it is the only copy of a webhook that was answered 2xx.
const kept = {
  removeOnComplete: { age: remembered },
  removeOnFail: false,
  attempts,
  backoff: { type: "exponential", delay: 1_000 },
};

const handler = integration.handler(
  async ({ eventName, conversation }) => {
    const { event, contact } = conversation;
    // Without a key, duplicates cannot be recognised: better twice than never.
    const jobId = deliveryKey(conversation, "crm") ?? crypto.randomUUID();
    const job = { contactId: contact?.id ?? "unknown", eventName: eventName ?? "unknown", datetime: event?.datetime ?? "unknown" };
    // One step for all receivers: BullMQ accepts no second job with the same id. If this throws, the answer is not 2xx.
    const queued = await queue.add(job.eventName, job, { ...kept, jobId });
    if (await queued.isFailed()) await tryAgain(queued);
  },
  { onError: (error) => console.error("not queued:", (error as Error).message) },
);

/** Gives a job that has failed all its attempts new ones. Its id keeps the same webhook from being queued beside it. */
async function tryAgain(job: Job): Promise<void> {
  try {
    await job.retry("failed", { resetAttemptsMade: true });
  } catch (error) {
    // Another receiver may have been faster.
    if (await job.isFailed()) throw error;
  }
}

const app = new Hono();
app.post("/contact-pro/:event", ({ req }) => handler(req.raw));

await queue.waitUntilReady();
const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.env["PORT"] ?? 3000) }, ({ port }: AddressInfo) => {
  console.log(`receiving on ${port}`);
});

// Accepts no new request, and ends once the pending ones are answered.
process.once("SIGTERM", () => server.close(() => queue.close()));
