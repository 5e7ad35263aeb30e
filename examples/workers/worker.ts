import { env } from "cloudflare:workers";
import { defineIntegration } from "contact-pro-webhooks";
import configuration from "../configuration.json";

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: env.WEBHOOK_PASSWORD },
});

const handler = integration.handler(({ eventName, conversation, warnings }) => ({
  eventName,
  conversation,
  warnings: warnings.map(({ code }) => code),
}));

const route = new URLPattern({ pathname: "/api/contact-pro/:event" });

export default {
  fetch: (request: Request) => (route.test(request.url) ? handler(request) : new Response(null, { status: 404 })),
};
