// A handler as a service has it. platforms.test.ts compiles it with the types of each platform.
import { defineIntegration } from "contact-pro-webhooks";

const integration = defineIntegration({
  url: "/webhooks/{event}",
  configuration: {
    request: { method: "POST", body: { event: "{event}", contact: "{contact}" } },
    response: { save: { VIP: "{response.body.customer.vip}" } },
  },
  credentials: "unchecked",
  authenticate: (headers) => {
    const token: string | null = headers.get("authorization");
    // @ts-expect-error: the headers have a type.
    const digits: number | null = headers.get("authorization");
    const pairs: [name: string, value: string][] = [];
    headers.forEach((value, name) => {
      pairs.push([name, value]);
    });
    return token !== null && digits !== null && pairs.length > 0;
  },
});

export const handler = integration.handler(({ conversation, eventName }) => {
  const direction: string | undefined = conversation.contact?.direction?.toLowerCase();
  // @ts-expect-error: an open set of strings is no set of any others.
  const number: number | undefined = conversation.contact?.direction;
  return { customer: { vip: direction === "inbound" && eventName !== undefined && number === undefined } };
});
