import { serve } from "@hono/node-server";
import { sValidator } from "@hono/standard-validator";
import { compile } from "contact-pro-webhooks";
import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";

const template = compile({ version: 1, event: "{event.name}", id: "{contact.id}", agent: "{contact.agent.number}" });

const app = new Hono();
app.use(basicAuth({ username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" }));

// A template is a Standard Schema of its bodies. A body that does not match is answered with 400: Contact Pro may not send it again.
app.post("/api/accepted", sValidator("json", template), (context) => {
  const { id, agent } = context.req.valid("json");
  return context.json({ id, agent: agent ?? null });
});

serve({ fetch: app.fetch, port: Number(process.env["PORT"] ?? 3000), hostname: "127.0.0.1" });
