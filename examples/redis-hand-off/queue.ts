/** The address of Redis. */
export const redisUrl = process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379";

/** The queue that the receivers write and the workers read. */
export const queueName = "webhooks";

/** A webhook on its way from a receiver to a worker. */
export interface WebhookJob {
  readonly contactId: string;
  readonly eventName: string;
  readonly datetime: string;
}

/** How often a webhook is tried before its job counts as failed. */
export const attempts = Number(process.env["ATTEMPTS"] ?? 10);

/**
 * For how long a key is remembered, in seconds: a duplicate that comes later counts as new. Both the job, which keeps the key from
 * being queued twice, and the note of the effect are kept as long.
 */
export const remembered = 7 * 24 * 60 * 60;
