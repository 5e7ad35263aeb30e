// Gives every job that has failed all its attempts new ones, once what made them fail is mended.
import { Queue } from "bullmq";
import { queueName, redisUrl } from "./queue.ts";

const queue = new Queue(queueName, { connection: { url: redisUrl } });
const count = await queue.getFailedCount();
await queue.retryJobs({ state: "failed" });
await queue.close();
console.log(`jobs that are tried again: ${count}`);
