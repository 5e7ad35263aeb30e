import { app, type HttpRequest, type HttpResponseInit } from "@azure/functions";
import { defineIntegration } from "contact-pro-webhooks";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

// The body arrives as a stream, so nothing of it is read before the sender is known.
app.setup({ enableHttpStream: true });

app.http("contact-pro", { methods: ["POST"], route: "contact-pro/{event}", authLevel: "anonymous", handler });

async function handler(request: HttpRequest): Promise<HttpResponseInit> {
  const result = await integration.receive(request);
  if (!result.ok) return { status: result.status, headers: { ...result.headers }, body: JSON.stringify(result.problem) };

  const { eventName, conversation, warnings } = result;
  return { jsonBody: { eventName, conversation, warnings: warnings.map(({ code }) => code) } };
}
