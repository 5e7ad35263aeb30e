import { defineIntegration } from "contact-pro-webhooks";
import configuration from "../configuration.json";

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

const handler = integration.handler(({ eventName, conversation, warnings }) => ({
  eventName,
  conversation,
  warnings: warnings.map(({ code }) => code),
}));

Bun.serve({
  routes: { "/api/contact-pro/:event": { POST: handler } },
  port: process.env["PORT"] ?? 3000,
  hostname: "127.0.0.1",
});
