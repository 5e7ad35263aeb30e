import { createServer } from "node:http";
import { defineIntegration } from "contact-pro-webhooks";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  if (!url?.startsWith("/api/contact-pro/")) return response.writeHead(404).end();

  // The request itself is the stream of its body: nothing of it is read until the sender is known, and then 8 MiB at most.
  const result = await integration.receive({ method, url, headers, body: request });
  if (!result.ok) return response.writeHead(result.status, result.headers).end(JSON.stringify(result.problem));

  const { eventName, conversation, warnings } = result;
  const reply = { eventName, conversation, warnings: warnings.map(({ code }) => code) };
  return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
});

server.listen(Number(process.env["PORT"] ?? 3000), "127.0.0.1");
