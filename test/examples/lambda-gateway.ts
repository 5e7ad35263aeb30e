// The gateway of AWS Lambda: it turns each request into an event, and the function's result into a response.
// Run with one of `shapes` and the module of the function.
import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

/** The name of the stage, which AWS has as the first segment of the path. */
const stage = "api";

interface Result {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

const shapes: { readonly [name: string]: (request: IncomingMessage, url: URL, bytes: Buffer) => object } = {
  "function URL": (request, url, bytes) => versionTwo(request, url.pathname, url, bytes),
  // The path comes decoded.
  "HTTP API": (request, url, bytes) => versionTwo(request, decodeURIComponent(url.pathname), url, bytes),
  "REST API": (request, url, bytes) => ({
    httpMethod: request.method,
    path: url.pathname.replace(`/${stage}`, ""),
    headers: Object.fromEntries(pairsOf(request)),
    multiValueHeaders: grouped(pairsOf(request)),
    queryStringParameters: Object.fromEntries(url.searchParams),
    multiValueQueryStringParameters: grouped([...url.searchParams]),
    requestContext: { path: url.pathname, stage, httpMethod: request.method },
    // As with the binary media type `*/*`.
    body: bytes.length ? bytes.toString("base64") : null,
    isBase64Encoded: bytes.length > 0,
  }),
};

function versionTwo(request: IncomingMessage, rawPath: string, url: URL, bytes: Buffer): object {
  const isBase64Encoded = !isText(request, bytes);
  return {
    version: "2.0",
    rawPath,
    rawQueryString: url.search.slice(1),
    headers: request.headers,
    requestContext: { http: { method: request.method, path: rawPath }, stage },
    ...(bytes.length ? { body: bytes.toString(isBase64Encoded ? "base64" : "utf8") } : {}),
    isBase64Encoded,
  };
}

/** Tests if a body is passed as text: its type says so, and its bytes are UTF-8. */
function isText({ headers }: IncomingMessage, bytes: Buffer): boolean {
  const isTextType = /^(?:text\/|application\/(?:json|javascript|xml)\b)/.test(headers["content-type"] ?? "");
  return isTextType && !headers["content-encoding"] && Buffer.from(bytes.toString("utf8")).equals(bytes);
}

function pairsOf({ rawHeaders }: IncomingMessage): [string, string][] {
  return rawHeaders.flatMap((name, index) => (index % 2 ? [] : [[name, rawHeaders[index + 1] as string]]));
}

function grouped(pairs: readonly [string, string][]): { [name: string]: string[] } {
  const groups: { [name: string]: string[] } = {};
  for (const [name, value] of pairs) groups[name] = [...(groups[name] ?? []), value];
  return groups;
}

const [shape = "", file = ""] = process.argv.slice(2);
const { handler }: { handler: (event: object) => Promise<Result> } = await import(pathToFileURL(file).href);

createServer(async (request, response) => {
  const url = new URL(request.url ?? "", "http://127.0.0.1");
  const event = shapes[shape]?.(request, url, await buffer(request));
  // As JSON, and back: what a function is given and what it gives pass through it.
  const result: Result = JSON.parse(JSON.stringify(await handler(JSON.parse(JSON.stringify(event)))));
  response.writeHead(result.statusCode, result.headers).end(result.body);
}).listen(Number(process.env["PORT"]), "127.0.0.1");
