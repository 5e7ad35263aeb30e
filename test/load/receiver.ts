// A receiver of its own process: answers webhooks on loopback, counts deliveries, and reports them to its parent.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { indexOf, integration, webhookCount } from "./webhooks.ts";

/** The answer to the parent process. */
export interface Report {
  /** The heap in use after the garbage is collected, in bytes. */
  readonly heapUsed: number;
  /** How often each webhook was delivered, by its index; in base64. */
  readonly deliveries: string;
  /** How many of the delivered had warnings. */
  readonly warned: number;
  readonly refused: number;
  readonly failed: number;
}

// Kept in one place from the beginning, so that what is counted does not look like a leak.
const deliveries = new Uint8Array(webhookCount);
let warned = 0;
let refused = 0;
let failed = 0;

const handler = integration.handler(
  ({ conversation, warnings }) => {
    const index = indexOf(conversation);
    deliveries[index] = (deliveries[index] ?? 0) + 1;
    warned += Number(warnings.length > 0);
  },
  { onRefused: () => void refused++, onError: () => void failed++ },
);

const server = createServer(async (incoming, outgoing) => {
  const response = await handler(await requestOf(incoming));
  await send(response, outgoing);
});

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = incoming.headers as Record<string, string>;
  return new Request(`http://127.0.0.1${incoming.url}`, { method: incoming.method ?? "GET", headers, body: Buffer.concat(chunks) });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}

async function report(): Promise<Report> {
  // The memory of the last requests is free only once their callbacks are done.
  await setImmediate();
  globalThis.gc?.();
  await setImmediate();
  globalThis.gc?.();
  const { heapUsed } = process.memoryUsage();
  return { heapUsed, deliveries: Buffer.from(deliveries).toString("base64"), warned, refused, failed };
}

process.on("message", async () => process.send?.(await report()));
process.on("disconnect", () => {
  process.exit();
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
