// Hono with its basic authentication and its validator for zod, on its adapter for Node.
import { serve } from "@hono/node-server";
import { zValidator } from "@hono/zod-validator";
import { type Context, Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { bodyLimit } from "hono/body-limit";
import { answerOf, maximumBytes, routes, tellPort, user } from "./job.ts";
import { schemas } from "./schemas.ts";

const app = new Hono();
app.use(basicAuth({ ...user, realm: "webhook" }));
app.use(bodyLimit({ maxSize: maximumBytes }));
app.use(async (context, next) => {
  if (context.req.header("content-encoding") === "gzip") {
    const body = context.req.raw.body?.pipeThrough(new DecompressionStream("gzip"));
    context.req.raw = new Request(context.req.raw, { body, duplex: "half" } as RequestInit);
  }
  await next();
});
app.use(async ({ req, json }, next) => {
  // The text is kept for the validator. It holds this character if a byte is not UTF-8.
  if ((await req.text()).includes("\ufffd")) return json({ title: "Bad Request" }, 400);
  return next();
});
for (const [name, { pattern }] of Object.entries(routes)) {
  const schema = schemas[name as keyof typeof routes];
  const validator = zValidator("json", schema, (result, context: Context) =>
    context.json(answerOf(result.data, result.error?.issues.length ?? 0)),
  );
  app.post(pattern, validator);
}

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, tellPort);
