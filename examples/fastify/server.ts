import { defineIntegration } from "contact-pro-webhooks";
import Fastify, { type FastifyInstance } from "fastify";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

const app = Fastify();

// A plugin keeps its parsers to itself: the rest of the app goes on parsing JSON.
app.register(webhooks, { prefix: "/api" });

function webhooks(app: FastifyInstance, _options: object, done: () => void) {
  // The body as a stream, of which nothing is read until the sender is known.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, parsed) => parsed(null, payload));

  app.post("/contact-pro/:event", async (request, reply) => {
    const { method, originalUrl: url, headers, body } = request;
    const result = await integration.receive({ method, url, headers, body });
    if (!result.ok) return reply.code(result.status).headers(result.headers).send(JSON.stringify(result.problem));
    const { eventName, conversation, warnings } = result;
    return { eventName, conversation, warnings: warnings.map(({ code }) => code) };
  });
  done();
}

await app.listen({ port: Number(process.env["PORT"] ?? 3000), host: "127.0.0.1" });
