import { handler } from "./handler.ts";
export default { fetch: handler } satisfies ExportedHandler;
const response: Promise<Response> = handler(new Request("https://example.com"));
void response;
