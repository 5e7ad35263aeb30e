// Fastify with its plugin for basic authentication and its own validation, of the answer's schema too.
import { createGunzip } from "node:zlib";
import basicAuth from "@fastify/basic-auth";
import Fastify from "fastify";
import { compile, type JsonValue } from "../../src/index.ts";
import { answerOf, maximumBytes, routes, tellPort, textOf, user } from "./job.ts";

// The body is a webhook: nothing of it is to be changed.
const app = Fastify({ bodyLimit: maximumBytes, ajv: { customOptions: { strict: false, coerceTypes: false, removeAdditional: false } } });

app.register(basicAuth, {
  authenticate: { realm: "webhook" },
  validate: (username: string, password: string, _request: unknown, _reply: unknown, done: (error?: Error) => void) => {
    const isKnown = username === user.username && password === user.password;
    done(isKnown ? undefined : Object.assign(new Error("Unauthorized"), { statusCode: 401 }));
  },
});
app.removeAllContentTypeParsers();
app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, bytes, parsed) => {
  try {
    parsed(null, JSON.parse(textOf(bytes)));
  } catch (error) {
    parsed(Object.assign(error as Error, { statusCode: 400 }));
  }
});
app.addHook("preParsing", ({ headers }, _reply, payload, done) => {
  if (headers["content-encoding"] !== "gzip") return done(null, payload);
  // Fastify compares this with the length in the headers.
  const unzipped = Object.assign(createGunzip(), { receivedEncodedLength: Number(headers["content-length"]) });
  done(null, payload.pipe(unzipped));
});

const answer = { type: "object", properties: { event: { type: ["string", "null"] }, differences: { type: "number" } } };

app.after(() => {
  for (const { pattern, configuration } of Object.values(routes)) {
    // Its validator is of draft 7, which reads all that these schemas use.
    const { $schema: _, ...body } = compile(configuration.request.body as JsonValue).jsonSchema;
    const options = { onRequest: app.basicAuth, attachValidation: true, schema: { body, response: { 200: answer } } };
    app.post(pattern, options, ({ body, validationError }, reply) =>
      body === undefined ? reply.code(400).send({ title: "Bad Request" }) : reply.send(answerOf(body, validationError ? 1 : 0)),
    );
  }
});

app.listen({ port: 0, host: "127.0.0.1" }).then(() => tellPort(app.server.address()));
