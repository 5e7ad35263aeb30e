// Gives every failed job new attempts. Run it after the cause is fixed.
import { Queue } from "bullmq";
import { queueName, redisUrl } from "./queue.ts";

const queue = new Queue(queueName, { connection: { url: redisUrl } });
const count = await queue.getFailedCount();
await queue.retryJobs({ state: "failed" });
await queue.close();
console.log(`jobs that are tried again: ${count}`);
