import { handler } from "./handler.ts";

const response: Promise<Response> = handler(new Request("https://example.com"));
export const POST: (request: Request) => Promise<Response> = handler;
export const holder: (event: { request: Request; params: object }) => Promise<Response> = handler;
void response;
