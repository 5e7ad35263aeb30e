import Router from "@koa/router";
import { defineIntegration } from "contact-pro-webhooks";
import Koa from "koa";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

const router = new Router({ prefix: "/api" });
router.post("/contact-pro/:event", async (context) => {
  const { method, originalUrl: url, headers } = context;
  // Node's request is the stream of its body: nothing of it is read until the sender is known, and then 8 MiB at most.
  const result = await integration.receive({ method, url, headers, body: context.req });
  if (!result.ok) {
    context.status = result.status;
    context.set(result.headers);
    context.body = JSON.stringify(result.problem);
    return;
  }
  const { eventName, conversation, warnings } = result;
  context.body = { eventName, conversation, warnings: warnings.map(({ code }) => code) };
});

new Koa().use(router.routes()).listen(Number(process.env["PORT"] ?? 3000), "127.0.0.1");
