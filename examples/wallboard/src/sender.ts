import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Conversation } from "contact-pro-webhooks";
import { integration } from "./integration.ts";

/** The counts of a sender. */
export interface Sent {
  /** How often it tried until the answer was 2xx. */
  readonly tries: number;
}

/** Sends a webhook as Contact Pro would, again and again until an answer is 2xx. `origins` are tried in turns. */
export class Sender {
  readonly #origins: () => readonly string[];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #turn = 0;

  constructor(origins: () => readonly string[]) {
    this.#origins = origins;
  }

  async send(conversation: Conversation, signal?: AbortSignal): Promise<Sent> {
    const webhook = integration.request(conversation);
    const path = new URL(webhook.url).pathname;
    const headers = Object.fromEntries(webhook.headers);
    const body = await webhook.text();
    for (let tries = 1; ; tries++) {
      signal?.throwIfAborted();
      const origins = this.#origins();
      const origin = origins[this.#turn++ % origins.length];
      const status = await this.#post(`${origin}${path}`, headers, body).catch(() => undefined);
      if (status !== undefined && status >= 200 && status < 300) return { tries };
      await wait(Math.min(2_000, 100 * 2 ** tries), undefined, { signal });
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(url: string, headers: Record<string, string>, body: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const outgoing = request(url, { agent: this.#agent, method: "POST", headers, timeout: 10_000 }, (response) => {
        response
          .resume()
          .once("end", () => resolve(response.statusCode))
          .once("error", reject);
      });
      outgoing.once("timeout", () => outgoing.destroy(new Error("no answer")));
      outgoing.once("error", reject).end(body);
    });
  }
}
