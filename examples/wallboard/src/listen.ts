import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";

/** Serves an app on `HOST` and `PORT`, and says so in one line: `showing on 3001`. */
export function listen(app: Hono, defaultPort: number, what: string): Server {
  const hostname = process.env["HOST"] ?? "127.0.0.1";
  const port = Number(process.env["PORT"] ?? defaultPort);
  const server = serve({ fetch: app.fetch, hostname, port }, (address) => console.log(`${what} on ${address.port}`)) as Server;
  server.once("error", ({ message }) => {
    console.error(`Cannot listen on port ${port} of ${hostname}: ${message}. Set PORT to a free one.`);
    process.exit(1);
  });
  return server;
}
