import { defineIntegration } from "contact-pro-webhooks";
import express from "express";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

// The raw body, so that nothing is parsed before its sender is known; a little more than the 8 MiB that `receive` takes, so that it answers.
const rawBody = express.raw({ type: () => true, limit: "9mb" });

const router = express.Router();
router.post("/contact-pro/:event", rawBody, async (request, response) => {
  // `request.url` lacks the prefix that the router is mounted at.
  const { method, originalUrl: url, headers, body } = request;
  const result = await integration.receive({ method, url, headers, body });
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
