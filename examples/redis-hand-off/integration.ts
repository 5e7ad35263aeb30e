import { defineIntegration } from "contact-pro-webhooks";

/** The configuration to paste into Contact Pro, and its credentials. It sends the three parts of the delivery key. */
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
