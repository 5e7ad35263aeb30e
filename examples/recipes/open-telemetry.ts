import { SpanKind, SpanStatusCode, type Tracer } from "@opentelemetry/api";
import type { EventName } from "contact-pro-webhooks";

/** The part of a delivery that a span names. No other value of a conversation is in it: a trace may be read by more people. */
interface Delivery {
  readonly eventName: EventName | undefined;
  readonly conversation: { readonly contact?: { readonly id?: string | null } | null };
  readonly warnings: readonly unknown[];
}

/** `work` in a span of its own. Spans that `work` starts, and those of instrumented clients, are children of it. */
export function traced<D extends Delivery, A>(tracer: Tracer, work: (delivery: D) => Promise<A>): (delivery: D) => Promise<A> {
  return (delivery) => {
    const { eventName = "unknown", conversation, warnings } = delivery;
    const attributes = {
      "contact_pro.event.name": eventName,
      "contact_pro.warnings": warnings.length,
      ...(conversation.contact?.id && { "contact_pro.contact.id": conversation.contact.id }),
    };
    return tracer.startActiveSpan(`contact-pro ${eventName}`, { kind: SpanKind.CONSUMER, attributes }, async (span) => {
      try {
        return await work(delivery);
      } catch (error) {
        // The name alone: a message may hold values of the conversation.
        span.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
  };
}
