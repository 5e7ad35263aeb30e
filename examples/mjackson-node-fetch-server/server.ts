import { createServer } from "node:http";
import { createRequestListener } from "@mjackson/node-fetch-server";
import { defineIntegration } from "contact-pro-webhooks";
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

createServer(createRequestListener(handler)).listen(Number(process.env["PORT"] ?? 3000), "127.0.0.1");
