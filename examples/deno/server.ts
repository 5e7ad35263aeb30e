import { defineIntegration } from "contact-pro-webhooks";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: Deno.env.get("WEBHOOK_PASSWORD") ?? "" },
});

const handler = integration.handler(({ eventName, conversation, warnings }) => ({
  eventName,
  conversation,
  warnings: warnings.map(({ code }) => code),
}));

const route = new URLPattern({ pathname: "/api/contact-pro/:event" });

Deno.serve({ port: Number(Deno.env.get("PORT") ?? 3000), hostname: "127.0.0.1" }, (request) =>
  route.test(request.url) ? handler(request) : new Response(null, { status: 404 }),
);
