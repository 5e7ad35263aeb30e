import { defineIntegration } from "contact-pro-webhooks";
import { H3, serve } from "h3";
import configuration from "../configuration.json" with { type: "json" };

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

const webhooks = new H3().post("/contact-pro/:event", ({ req }) => handler(req));

const app = new H3().mount("/api", webhooks);
serve(app, { port: Number(process.env["PORT"] ?? 3000), hostname: "127.0.0.1" });
