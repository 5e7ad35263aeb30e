import { defineIntegration } from "contact-pro-webhooks";
import { defineEventHandler, toWebRequest } from "h3";
import configuration from "../../../configuration.json" with { type: "json" };

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

export default defineEventHandler((event) => handler(toWebRequest(event)));
