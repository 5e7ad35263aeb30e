import { type IncomingHttpHeaders, type IncomingMessage, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { brotliDecompressSync, unzipSync } from "node:zlib";
import { Unusable } from "../files/read-json.ts";
import { reasonOf } from "./send.ts";

/** The maximum number of bytes of a response that is passed back. */
const maximumMebibytes = 8;

/** Headers of a connection, not of a message (RFC 9110, section 7.6.1). */
const ofConnection = ["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "expect"];

/** A request to be passed on. */
export interface Forwarding {
  readonly method: string;
  /** From the path on. */
  readonly url: string;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
}

/** The response of a service, as it came. */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** Reads the URL of `--forward-to`. Throws {@link Unusable}. */
export function forwardTarget(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Unusable("--forward-to", "Give an absolute URL that begins with http:// or https://");
  if (url.username || url.password) throw new Unusable("--forward-to", "The URL contains credentials. Those of each webhook are passed on");
  if (url.search || url.hash) throw new Unusable("--forward-to", "Leave out the query: that of each webhook is passed on");
  return url;
}

/** Passes a request on, its method, headers and bytes unchanged; only Host names the service. The path is added to that of the URL. */
export async function forward(
  target: URL,
  { method, url, rawHeaders, body }: Forwarding,
  seconds: number,
): Promise<ServiceAnswer | { readonly failure: string }> {
  const timeout = AbortSignal.timeout(Math.min(Math.ceil(seconds * 1000), 2 ** 31 - 1));
  const headers = [
    ...pairsOf(rawHeaders).filter(([name]) => !["host", "content-length"].includes(name.toLowerCase())),
    ["Host", target.host],
    ...(body.length || hasLength(rawHeaders) ? [["Content-Length", String(body.length)]] : []),
  ].flat();
  const to = {
    protocol: target.protocol,
    hostname: target.hostname.replace(/^\[|\]$/g, ""),
    port: target.port,
    path: target.pathname.replace(/\/$/, "") + url,
  };
  let hasBegun = false;
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const send = target.protocol === "https:" ? overHttps : overHttp;
      send({ ...to, method, headers, agent: false, signal: timeout }, resolve)
        .on("error", reject)
        .end(body);
    });
    hasBegun = true;
    const bytes = await readBytes(response);
    if (bytes === undefined) return { failure: `the answer is larger than ${maximumMebibytes} MiB` };
    return {
      status: response.statusCode as number,
      headers: response.headers,
      rawHeaders: pairsOf(response.rawHeaders).flat(),
      body: bytes,
    };
  } catch (error) {
    if (timeout.aborted) return { failure: `no answer within ${seconds} s` };
    return { failure: `${hasBegun ? "half an answer" : "no answer"}: ${reasonOf(error)}` };
  }
}

async function readBytes(response: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > maximumMebibytes * 2 ** 20) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The pairs of raw headers that belong to the message. */
function pairsOf(rawHeaders: readonly string[]): [name: string, value: string][] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index): [string, string] => [
    rawHeaders[index * 2] as string,
    rawHeaders[index * 2 + 1] as string,
  ]).filter(([name]) => !ofConnection.includes(name.toLowerCase()));
}

function hasLength(rawHeaders: readonly string[]): boolean {
  return rawHeaders.some((name, index) => index % 2 === 0 && name.toLowerCase() === "content-length");
}

/** The text of a response, also of a compressed one; empty if it cannot be read. */
export function textOf({ headers, body }: ServiceAnswer): string {
  const encoding = headers["content-encoding"];
  const limits = { maxOutputLength: maximumMebibytes * 2 ** 20 };
  try {
    const bytes = encoding === undefined ? body : encoding === "br" ? brotliDecompressSync(body, limits) : unzipSync(body, limits);
    return bytes.toString("utf8");
  } catch {
    return "";
  }
}
