// The handler in Hono, on its adapter for Node.
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { integrations } from "./integrations.ts";
import type { Answer } from "./job.ts";
import { routes, tellPort } from "./job.ts";

const app = new Hono();
for (const [name, { pattern }] of Object.entries(routes)) {
  const handler = integrations[name as keyof typeof routes].handler(
    ({ eventName, warnings }): Answer => ({ event: eventName ?? null, differences: warnings.length }),
  );
  app.post(pattern, ({ req }: { req: { raw: Request } }) => handler(req.raw));
}

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, tellPort);
