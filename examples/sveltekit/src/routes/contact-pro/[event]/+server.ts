import { defineIntegration } from "contact-pro-webhooks";
import configuration from "../../../../../configuration.json";

// Made with the first request: a build evaluates this module too, and has no password.
let handler: ReturnType<typeof makeHandler> | undefined;

function makeHandler() {
  const integration = defineIntegration({
    url: "/api/contact-pro/{event}",
    configuration,
    credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
  });
  return integration.handler(({ eventName, conversation, warnings }) => ({
    eventName,
    conversation,
    warnings: warnings.map(({ code }) => code),
  }));
}

export function POST({ request }: { request: Request }) {
  handler ??= makeHandler();
  return handler(request);
}
