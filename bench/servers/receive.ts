// `receive` on node:http.
import { createServer } from "node:http";
import { integrations } from "./integrations.ts";
import type { Answer } from "./job.ts";
import { tellPort } from "./job.ts";

const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  const { receive } = url?.startsWith("/api/") ? integrations.conformance : integrations.everyProperty;
  const result = await receive({ method, url, headers, body: request });
  if (!result.ok) return response.writeHead(result.status, result.headers).end(JSON.stringify(result.problem));
  const answer: Answer = { event: result.eventName ?? null, differences: result.warnings.length };
  return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
});

server.listen(0, "127.0.0.1", () => tellPort(server.address()));
