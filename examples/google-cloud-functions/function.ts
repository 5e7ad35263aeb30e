import { http } from "@google-cloud/functions-framework";
import { defineIntegration } from "contact-pro-webhooks";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

http("contactPro", async (request, response) => {
  const { method, originalUrl: url, headers, rawBody } = request;
  // The framework has read the body already, unless the request has no content type.
  const result = await integration.receive({ method, url, headers, body: rawBody ?? request });
  if (!result.ok) {
    response.status(result.status).set(result.headers).send(JSON.stringify(result.problem));
    return;
  }
  const { eventName, conversation, warnings } = result;
  response.json({ eventName, conversation, warnings: warnings.map(({ code }) => code) });
});
