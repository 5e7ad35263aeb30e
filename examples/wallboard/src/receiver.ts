// Checks who sent a webhook, stores it, and answers once it is on disk. Run as many as you like.
import { Hono } from "hono";
import { conversationIdOf, integration, lifecycleEventOf } from "./integration.ts";
import { listen } from "./listen.ts";
import { log } from "./log.ts";
import { openStore } from "./store/open.ts";

const store = await openStore();

// If the store fails, the answer is 500: nothing that is answered 2xx can be lost.
const handler = integration.handler(({ conversation }) => store.add(conversationIdOf(conversation), lifecycleEventOf(conversation)), {
  onError: (error) => log("not stored", error),
  onRefused: (_, { status, reason }) => log(`refused: ${status} ${reason}`),
});

const app = new Hono();
app.post("/contact-pro/:event", ({ req }) => handler(req.raw));
app.get("/health", ({ text }) => text("ok"));

const server = listen(app, 3000, "receiving");

// Takes no more, and ends once what is under way is answered.
process.once("SIGTERM", () => server.close(() => store.close()));
