import Hapi from "@hapi/hapi";
import { defineIntegration } from "contact-pro-webhooks";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

const server = Hapi.server({ port: Number(process.env["PORT"] ?? 3000), host: "127.0.0.1" });

server.route({
  method: "POST",
  path: "/api/contact-pro/{event}",
  // Hapi hands over the unread stream. `receive` limits the size of the body once it knows the sender.
  options: { payload: { output: "stream", parse: false, maxBytes: Number.MAX_SAFE_INTEGER } },
  handler: async ({ raw, payload }, h) => {
    const { method, url, headers } = raw.req;
    const result = await integration.receive({ method, url, headers, body: payload });
    if (!result.ok) {
      const refused = h.response(JSON.stringify(result.problem)).code(result.status);
      for (const [name, value] of Object.entries(result.headers)) refused.header(name, value);
      return refused;
    }
    const { eventName, conversation, warnings } = result;
    return { eventName, conversation, warnings: warnings.map(({ code }) => code) };
  },
});

await server.start();
