import { defineIntegration, deliveryKey } from "contact-pro-webhooks";
import type { Producer } from "kafkajs";

/** A receiver that answers 2xx once all replicas of the topic have the webhook. */
export function kafkaReceiver(producer: Producer, topic: string, password: string) {
  const integration = defineIntegration({
    configuration: {
      request: {
        method: "POST",
        authentication: { type: "basic" },
        body: { event: "{event.name}", at: "{event.datetime}", id: "{contact.id}", channel: "{contact.channel_type}" },
      },
    },
    credentials: { username: "contact-pro", password },
  });
  const handler = integration.handler(async ({ conversation }) => {
    // One key is one partition: a consumer sees the events of a conversation in the order of their arrival.
    const key = conversation.contact?.id ?? null;
    // Consumers skip an id that they have seen. Without a key there is no telling duplicates: rather twice than never.
    const id = deliveryKey(conversation) ?? crypto.randomUUID();
    await producer.send({ topic, acks: -1, messages: [{ key, value: JSON.stringify(conversation), headers: { "message-id": id } }] });
  });
  return { integration, handler };
}
