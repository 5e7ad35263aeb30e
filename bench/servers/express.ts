// Express with express-basic-auth and zod.
import express, { type ErrorHandler } from "express";
import basicAuth from "express-basic-auth";
import { answerOf, maximumBytes, routes, tellPort, textOf, user } from "./job.ts";
import { schemas } from "./schemas.ts";

const refuseUnreadable: ErrorHandler = (error, _request, response, _next) => {
  response.status(error.status ?? 500).json({ title: "Refused" });
};

const app = express();
app.use(basicAuth({ users: { [user.username]: user.password }, challenge: true, realm: "webhook" }));
app.use(express.json({ limit: maximumBytes, type: () => true, verify: (_request, _response, bytes) => textOf(bytes) }));
for (const [name, { pattern }] of Object.entries(routes)) {
  const schema = schemas[name as keyof typeof routes];
  app.post(pattern, ({ body }, response) => {
    const result = schema.safeParse(body);
    response.json(answerOf(body, result.error?.issues.length ?? 0));
  });
}
app.use(refuseUnreadable);

const server = app.listen(0, "127.0.0.1", () => tellPort(server.address()));
