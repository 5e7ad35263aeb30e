import { defineIntegration } from "contact-pro-webhooks";

/** What is pasted into Contact Pro, and who it is. The three parts of the key of a delivery are among what it sends. */
export const integration = defineIntegration({
  url: "/contact-pro/{event}",
  configuration: {
    request: {
      method: "POST",
      authentication: { type: "basic" },
      body: { event: "{event.name}", at: "{event.datetime}", id: "{contact.id}" },
    },
  },
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});
