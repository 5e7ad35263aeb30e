import { defineIntegration } from "contact-pro-webhooks";
import express from "express";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

const router = express.Router();
router.post("/contact-pro/:event", async (request, response) => {
  // `request.url` lacks the prefix that the router is mounted at.
  const { method, originalUrl: url, headers } = request;
  // No parser comes before: the request itself is the stream of its body, of which nothing is read until the sender is known.
  const result = await integration.receive({ method, url, headers, body: request });
  if (!result.ok) {
    response.status(result.status).set(result.headers).send(JSON.stringify(result.problem));
    return;
  }
  const { eventName, conversation, warnings } = result;
  response.json({ eventName, conversation, warnings: warnings.map(({ code }) => code) });
});

const app = express();
app.use("/api", router);
app.listen(Number(process.env["PORT"] ?? 3000), "127.0.0.1");
