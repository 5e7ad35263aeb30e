// Checks who sent a webhook, puts it into the queue once per key, and answers when it is there. Run as many as you like.
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Queue } from "bullmq";
import { deliveryKey } from "contact-pro-webhooks";
import { Hono } from "hono";
import { integration } from "./integration.ts";
import { type Job, queueName, redisUrl, remembered } from "./queue.ts";

// Without a queue for commands: while Redis is away, `add` fails, and the answer is 500 instead of a promise that is not kept.
const queue = new Queue<Job>(queueName, { connection: { url: redisUrl, enableOfflineQueue: false } });
queue.on("error", ({ message }) => console.error("queue:", message));

const kept = { removeOnComplete: { age: remembered }, attempts: 10, backoff: { type: "exponential", delay: 1_000 } };

const handler = integration.handler(
  async ({ eventName, conversation }) => {
    const { event, contact } = conversation;
    // Without a key there is no telling duplicates: rather twice than never.
    const jobId = deliveryKey(conversation, "crm") ?? crypto.randomUUID();
    const job = { contactId: contact?.id ?? "unknown", eventName: eventName ?? "unknown", datetime: event?.datetime ?? "unknown" };
    // One step for all receivers: BullMQ takes no second job of one id. Where this throws, the answer is no 2xx.
    await queue.add(job.eventName, job, { ...kept, jobId });
  },
  { onError: (error) => console.error("not queued:", (error as Error).message) },
);

const app = new Hono();
app.post("/contact-pro/:event", ({ req }) => handler(req.raw));

await queue.waitUntilReady();
const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.env["PORT"] ?? 3000) }, ({ port }: AddressInfo) => {
  console.log(`receiving on ${port}`);
});

// Takes no more, and ends once what is under way is answered.
process.once("SIGTERM", () => server.close(() => queue.close()));
