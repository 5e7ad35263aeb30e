const { createServer } = require("node:http");
const { ReadableStream } = require("node:stream/web");
const { defineIntegration } = require("contact-pro-webhooks");
const configuration = require("../configuration.json");

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env.WEBHOOK_PASSWORD },
});

const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  if (!url.startsWith("/api/contact-pro/")) return response.writeHead(404).end();

  // A stream, so that nothing is read before it is known who sent it, and no more than 8 MiB. The connection stays open for the answer.
  const body = ReadableStream.from(request.iterator({ destroyOnReturn: false }));
  const result = await integration.receive({ method, url, headers, body });
  if (!result.ok) return response.writeHead(result.status, result.headers).end(JSON.stringify(result.problem));

  const { eventName, conversation, warnings } = result;
  const reply = { eventName, conversation, warnings: warnings.map(({ code }) => code) };
  return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
});

server.listen(process.env.PORT ?? 3000, "127.0.0.1");
