/** The result of a request: a response, or the reason why there is none. */
export type Sent = { readonly status: number; readonly headers: Headers; readonly text: string } | { readonly failure: string };

/** The maximum number of bytes read from a response. */
const maximumMebibytes = 1;

/**
 * Sends a request and waits for the whole response, for the given seconds. Redirects are not followed, so that credentials reach one
 * host only.
 */
export async function send(request: Request, seconds: number, interrupted?: AbortSignal): Promise<Sent> {
  // A timer takes no more than 31 bits of milliseconds.
  const timeout = AbortSignal.timeout(Math.min(Math.ceil(seconds * 1000), 2 ** 31 - 1));
  const signal = interrupted ? AbortSignal.any([timeout, interrupted]) : timeout;
  let hasBegun = false;
  try {
    const response = await fetch(request, { signal, redirect: "manual" });
    hasBegun = true;
    const text = await readText(response.body);
    if (text === undefined) return { failure: `the answer is larger than ${maximumMebibytes} MiB` };
    return { status: response.status, headers: response.headers, text };
  } catch (error) {
    if (interrupted?.aborted) return { failure: "interrupted" };
    if (timeout.aborted) return { failure: `no answer within ${seconds} s` };
    return { failure: hasBegun ? `half an answer: ${reasonOf(error)}` : `no answer: ${reasonOf(error)}` };
  }
}

async function readText(body: ReadableStream<Uint8Array> | null): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maximumMebibytes * 2 ** 20) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

const reasons: { readonly [code: string]: string } = {
  ECONNREFUSED: "nobody listens there",
  ECONNRESET: "the connection was closed",
  EPIPE: "the connection was closed",
  UND_ERR_SOCKET: "the connection was closed",
  ENOTFOUND: "the host is not known",
  EAI_AGAIN: "the host is not known",
};

/** The reason as text or as a code. The message of an error may contain the URL. */
export function reasonOf(error: unknown): string {
  const { cause = error } = error as { cause?: { code?: unknown; message?: unknown } };
  const { code, message } = cause as { code?: unknown; message?: unknown };
  if (message === "bad port") return "fetch does not call this port, since browsers block it. Use another port";
  return typeof code === "string" ? (reasons[code] ?? code) : "unknown reason";
}
