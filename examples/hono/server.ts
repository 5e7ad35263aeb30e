import { serve } from "@hono/node-server";
import { defineIntegration } from "contact-pro-webhooks";
import { Hono } from "hono";
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

const webhooks = new Hono();
webhooks.post("/contact-pro/:event", ({ req }) => handler(req.raw));

const app = new Hono();
app.route("/api", webhooks);
serve({ fetch: app.fetch, port: Number(process.env["PORT"] ?? 3000), hostname: "127.0.0.1" });
