import { defineIntegration } from "contact-pro-webhooks";
import type { LifecycleEvent } from "./timeline.ts";

/** The configuration in Contact Pro. It sends no more than the board needs: nothing about the customer. */
export const integration = defineIntegration({
  url: "/contact-pro/{event}",
  configuration: {
    request: {
      method: "POST",
      authentication: { type: "basic" },
      body: {
        event: "{event.name}",
        at: "{event.datetime}",
        id: "{contact.id}",
        channel: "{contact.channel_type}",
        direction: "{contact.direction}",
        queue: "{contact.queue}",
        agent: "{contact.agent}",
      },
    },
  },
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

type Received = Extract<Awaited<ReturnType<typeof integration.receive>>, { ok: true }>["conversation"];

/** The part of a conversation that the timeline reads. */
export function lifecycleEventOf({ event, contact }: Received): LifecycleEvent {
  const at = Date.parse(event?.datetime ?? "");
  const { queue, agent } = contact ?? {};
  return {
    name: text(event?.name)?.toLowerCase() ?? undefined,
    at: Number.isNaN(at) ? undefined : at,
    channel: text(contact?.channel_type) ?? undefined,
    direction: text(contact?.direction) ?? undefined,
    queue: queue && text(queue.address ?? queue.id),
    agent: agent && text(agent.chat_address ?? agent.number ?? agent.id),
  };
}

/** The conversation that a webhook belongs to. Without an id it becomes one of its own: rather two than none. */
export function conversationIdOf({ contact }: Received): string {
  return text(contact?.id) ?? `unknown-${crypto.randomUUID()}`;
}

/** A text that every store can keep: not too long, and without what PostgreSQL refuses. */
function text(value: string | null | undefined): string | null | undefined {
  return value?.slice(0, 200).replaceAll(/\0|\p{Surrogate}/gu, "\ufffd") ?? value;
}
