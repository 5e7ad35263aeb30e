import { handler } from "./handler.ts";

Bun.serve({ port: 0, fetch: handler });
Bun.serve({ port: 0, routes: { "/webhooks/:event": { POST: handler } } });
