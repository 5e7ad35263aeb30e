import type { CodeAnswer } from "../../protocol.ts";
import { credentialLines, type Project } from "./project.ts";

interface Framework {
  readonly name: string;
  /** The imports, and the code after the integration. */
  readonly imports: readonly string[];
  readonly code: (path: string) => string;
}

/** The frameworks by the names of their options in the page. */
const frameworks: { readonly [name: string]: Framework } = {
  fetch: {
    name: "Next.js, SvelteKit, Bun, Deno, Workers",
    imports: [],
    code: () => `export const POST = integration.handler(({ eventName, conversation }) => {
  console.log(eventName, conversation);
});

export default { fetch: POST };`,
  },
  hono: {
    name: "Hono",
    imports: ['import { Hono } from "hono";'],
    code: (path) => `const handler = integration.handler(({ eventName, conversation }) => {
  console.log(eventName, conversation);
});

export const app = new Hono();
app.all(${path}, ({ req }) => handler(req.raw));`,
  },
  express: {
    name: "Express",
    imports: ['import express from "express";'],
    code: (path) => `export const app = express();
// No body parser in front: it would read the body of an unauthenticated sender.
app.all(${path}, async (request, response) => {
  const { method, originalUrl: url, headers } = request;
  const result = await integration.receive({ method, url, headers, body: request });
  if (!result.ok) return response.status(result.status).set(result.headers).send(JSON.stringify(result.problem));
  console.log(result.eventName, result.conversation);
  return response.status(204).end();
});`,
  },
  fastify: {
    name: "Fastify",
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
});`,
  },
  node: {
    name: "node:http",
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

/** A handler of the webhooks for a framework. It reads the configuration from its file. */
export function handlerFile(project: Project, framework: string): Omit<CodeAnswer, "length"> {
  const { name, imports, code } = (Object.hasOwn(frameworks, framework) ? frameworks[framework] : frameworks["fetch"]) as Framework;
  const lines = credentialLines(project, (variable) => `process.env.${variable} ?? ""`);
  const route = JSON.stringify(project.path.replace(/[{<]([\w.]+)[}>]/g, (_, path: string) => `:${path.replaceAll(".", "_")}`));
  const wrapped = project.isConfiguration
    ? ""
    : '\n// The template is the body of this configuration: { "request": { "method": "POST", "body": ... } }';
  const text = `import { readFileSync } from "node:fs";
import { defineIntegration } from "contact-pro-webhooks";
${imports.map((line) => `${line}\n`).join("")}${wrapped}
const integration = defineIntegration({
  url: ${JSON.stringify(project.url)},
  configuration: JSON.parse(readFileSync("configuration.json", "utf8")),
  ${lines.join("\n  ")}
});

${code(route)}
`;
  const hint = `A handler for ${name}. It reads configuration.json, and its secrets from the environment.`;
  return { name: "Handler", file: "webhook.mjs", hint, language: "typescript", text };
}
