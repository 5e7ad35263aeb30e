import { CloudEvent } from "cloudevents";
import { deliveryKey, type EventName, type JsonValue } from "contact-pro-webhooks";

interface Delivery {
  readonly eventName: EventName | undefined;
  readonly conversation: {
    readonly event?: { readonly datetime?: string | null } | null;
    readonly contact?: { readonly id?: string | null } | null;
  };
  readonly body: JsonValue | undefined;
}

/** A webhook as a CloudEvent. `source` says which contact centre it comes from, and with `id` it identifies the event. */
export function cloudEventOf({ eventName = "unknown", conversation, body }: Delivery, source: string): CloudEvent<unknown> {
  const { event, contact } = conversation;
  const at = Date.parse(event?.datetime ?? "");
  return new CloudEvent({
    specversion: "1.0",
    id: deliveryKey(conversation) ?? crypto.randomUUID(),
    source,
    type: `com.example.contact-pro.${eventName}`,
    datacontenttype: "application/json",
    data: body,
    ...(contact?.id && { subject: contact.id }),
    ...(!Number.isNaN(at) && { time: new Date(at).toISOString() }),
  });
}
