import { ReadableStream } from "node:stream/web";
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
  // A stream, so that nothing is read before it is known who sent it, and no more than 8 MiB. The connection stays open for the answer.
  const body = ReadableStream.from(context.req.iterator({ destroyOnReturn: false }));
  const result = await integration.receive({ method, url, headers, body });
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
