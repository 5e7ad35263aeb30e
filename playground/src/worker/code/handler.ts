import type { CodeAnswer } from "../../protocol.ts";
import { type Project, settingLines, variablesOf } from "./project.ts";

interface Framework {
  /** Its package besides this one. */
  readonly install?: string;
  /** The imports, and the code after the integration. */
  readonly imports: readonly string[];
  readonly code: (path: string) => string;
}

/** The frameworks by the names of their options in the page. */
const frameworks: { readonly [name: string]: Framework } = {
  fetch: {
    imports: [],
    code: () => `export const POST = integration.handler(({ eventName, conversation }) => {
  console.log(eventName, conversation);
});

export default { fetch: POST };`,
  },
  hono: {
    install: "hono",
    imports: ['import { Hono } from "hono";'],
    code: (path) => `const handler = integration.handler(({ eventName, conversation }) => {
  console.log(eventName, conversation);
});

export const app = new Hono();
app.all(${path}, ({ req }) => handler(req.raw));

// Bun, Deno and Workers serve this; Node needs @hono/node-server.
export default app;`,
  },
  express: {
    install: "express",
    imports: ['import express from "express";'],
    code: (path) => `export const app = express();
// No body parser in front: it would read the body of an unauthenticated sender.
app.all(${path}, async (request, response) => {
  const { method, originalUrl: url, headers } = request;
  const result = await integration.receive({ method, url, headers, body: request });
  if (!result.ok) return response.status(result.status).set(result.headers).send(JSON.stringify(result.problem));
  console.log(result.eventName, result.conversation);
  return response.status(204).end();
});
app.listen(process.env.PORT ?? 3000);`,
  },
  fastify: {
    install: "fastify",
    imports: ['import Fastify from "fastify";'],
    code: (path) => `export const app = Fastify();
// The parser hands on the unread stream.
app.removeAllContentTypeParsers();
app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
app.all(${path}, async (request, reply) => {
  const { method, url, headers, body } = request;
  const result = await integration.receive({ method, url, headers, body });
  if (!result.ok) return reply.code(result.status).headers(result.headers).send(JSON.stringify(result.problem));
  console.log(result.eventName, result.conversation);
  return reply.code(204).send();
});
await app.listen({ port: Number(process.env.PORT ?? 3000), host: "0.0.0.0" });`,
  },
  node: {
    imports: ['import { createServer } from "node:http";'],
    code: () => `export const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  const result = await integration.receive({ method, url, headers, body: request });
  if (!result.ok) return response.writeHead(result.status, result.headers).end(JSON.stringify(result.problem));
  console.log(result.eventName, result.conversation);
  response.writeHead(204).end();
});

server.listen(process.env.PORT ?? 3000);`,
  },
};

/** The route of a path. A segment with a placeholder, or with a character of a framework's syntax, is a parameter: `receive` checks the URL. */
function routeOf(path: string): string {
  const segments = path.replace(/[{<][^{}<>]*[}>]/g, (placeholder) => placeholder.replaceAll("/", "_")).split("/");
  const parameters = segments.map((segment, index) => {
    const [, name] = /^[{<]([\w.]+)[}>]$/.exec(segment) ?? [];
    if (name !== undefined) return `:${name.replaceAll(".", "_")}`;
    return /^[\w.~%-]*$/.test(segment) ? segment : `:part${index}`;
  });
  return parameters.join("/");
}

/** A handler of the webhooks for a framework. It reads the configuration from its file. */
export function handlerFile(project: Project, framework: string): Omit<CodeAnswer, "length"> {
  const { install, imports, code } = (Object.hasOwn(frameworks, framework) ? frameworks[framework] : frameworks["fetch"]) as Framework;
  const lines = settingLines(project, (variable) => `process.env.${variable} ?? ""`);
  const route = JSON.stringify(routeOf(project.path));
  const text = `// npm install contact-pro-webhooks${install ? ` ${install}` : ""}
import { readFileSync } from "node:fs";
import { defineIntegration } from "contact-pro-webhooks";
${imports.map((line) => `${line}\n`).join("")}
const integration = defineIntegration({
  url: ${JSON.stringify(project.url)},
  configuration: JSON.parse(readFileSync("configuration.json", "utf8")),
  ${lines.join("\n  ")}
});

${code(route)}
`;
  const hint = `It reads configuration.json, which is in the list too.${variablesOf(project)}`;
  return { name: "Handler", file: "webhook.mjs", hint, language: "typescript", text };
}
