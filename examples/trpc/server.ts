import { initTRPC } from "@trpc/server";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { compile } from "contact-pro-webhooks";

const template = compile({ version: 1, event: "{event.name}", id: "{contact.id}", agent: "{contact.agent.number}" });

const { procedure, router } = initTRPC.create();

// A template is a Standard Schema of its bodies. tRPC takes the body of a mutation as its input; who sent it is checked in front of the server.
const webhooks = router({
  accepted: procedure.input(template).mutation(({ input: { id, agent } }) => ({ id, agent: agent ?? null })),
});

createHTTPServer({ router: webhooks, basePath: "/api/" }).listen(Number(process.env["PORT"] ?? 3000), "127.0.0.1");
