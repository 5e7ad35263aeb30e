import { attempt, describe, withoutPrototype } from "../../json.ts";
import { defaultMaximumBytes, refusedWait } from "../../limits.ts";
import { type Diagnostics, TemplateError } from "../../template/diagnostic.ts";
import { expectType, readGiven, refuse } from "../check-input.ts";
import type { FetchRequest, FetchResponse } from "../http/fetch-types.ts";
import { type IncomingParts, readHeaders } from "../http/incoming.ts";
import { type Refused, refusal } from "../http/refusal.ts";
import { traceOf } from "./error-trace.ts";
import type { Delivered, Receiver } from "./receive.ts";

/** A request that was refused, as it came in; it may hold personal data, and credentials in its headers. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** The bytes of the body; `undefined` if it was not read to its end: after a failed authentication, or above the size limit. */
  readonly body: Uint8Array | undefined;
}

/** The options of a handler. */
export interface HandlerOptions {
  /** The maximum number of bytes of a body, also after decompression. A larger body is answered with 413. Default 8 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /**
   * Called with each refused webhook, so that nothing authentic is dropped in silence. The response waits for it for at most two
   * seconds, and does not change if it throws.
   */
  readonly onRefused?: ((raw: RawRequest, result: Refused) => unknown) | undefined;
  /**
   * Called with the error that `onConversation`, `authenticate` or `onRefused` threw; the first two are answered with 500.
   * By default, one line on the console has its kind and its place in your code, without the message: it may hold personal data.
   */
  readonly onError?: ((error: unknown) => unknown) | undefined;
}

/**
 * The callback for each webhook. Its return value is the JSON of the response; a `Response` is sent unchanged, and nothing becomes a 204.
 */
export type OnConversation<C, A = unknown> = (delivered: Delivered<C>) => A;

/** Makes a fetch handler: a function from `Request` to `Response`. Throws a `TemplateError` if its arguments are wrong. */
export function makeHandler(receiver: Receiver, onConversation: OnConversation<unknown>, options: HandlerOptions = {}) {
  const own = readGiven(() => checkHandler(onConversation, options));
  return async (given: FetchRequest | RequestHolder): Promise<FetchResponse> => {
    try {
      return (await answer(receiver, onConversation, own, requestIn(given))) as FetchResponse;
    } catch (error) {
      return (await answerError(error, own)) as FetchResponse;
    }
  };
}

/** The argument of a handler in SvelteKit, Remix, React Router and Astro: an object that holds the request. */
export interface RequestHolder {
  readonly request: FetchRequest;
}

/** The request that a handler was called with. Throws a `TypeError` if there is none. */
function requestIn(given: unknown): Request {
  for (const one of [given, attempt(() => (given as RequestHolder).request)]) {
    if (typeof attempt(() => (one as Request).headers.get) === "function") return one as Request;
  }
  const message =
    "The handler was called without a fetch Request. Pass it a Request, or an object that holds one as request. In a framework with requests of its own, call receive({ method, url, headers, body })";
  throw new TypeError(message);
}

/** Checks what a handler is given, and returns its options: own properties only. */
function checkHandler(onConversation: unknown, options: unknown): HandlerOptions {
  const diagnostics: Diagnostics = { issues: [], total: 0 };
  const isObject = typeof options === "object" && options !== null;
  if (!isObject) refuse(diagnostics, null, "option", `The options of the handler must be an object, not ${describe(options)}`);
  const own: HandlerOptions = withoutPrototype(isObject ? options : {});
  const { maxBodyBytes = defaultMaximumBytes } = own;
  if (typeof onConversation !== "function") {
    refuse(diagnostics, null, "function", `The handler needs a function, onConversation, not ${describe(onConversation)}`);
  }
  expectType("onRefused", "function", own, diagnostics);
  expectType("onError", "function", own, diagnostics);
  if (typeof maxBodyBytes !== "number" || !(maxBodyBytes > 0)) {
    const at = { parent: null, key: "maxBodyBytes" };
    refuse(diagnostics, at, "option", '"maxBodyBytes" must be a number above 0');
  }
  if (diagnostics.total) throw new TemplateError(diagnostics.issues, diagnostics.total, "handler");
  return own;
}

async function answer(
  receiver: Receiver,
  onConversation: OnConversation<unknown>,
  options: HandlerOptions,
  request: Request,
): Promise<Response> {
  const { method } = request;
  if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow: `${receiver.method}, OPTIONS` } });
  let bytes: Uint8Array | undefined;
  const result = await receiver.receive(request as IncomingParts, options.maxBodyBytes ?? defaultMaximumBytes, (read) => {
    bytes = read;
  });
  if (result.ok) return replyOf(await onConversation(result));
  if (options.onRefused) await reportRefused(rawRequest(request, bytes), result, options);
  return problemResponse(result, method);
}

function rawRequest({ method, url, headers }: Request, body: Uint8Array | undefined): RawRequest {
  return { method, url, headers: Object.fromEntries(readHeaders(headers)), body };
}

/** Calls `onRefused`. What it throws is reported, and however long it takes, the answer is given. */
async function reportRefused(raw: RawRequest, result: Refused, options: HandlerOptions): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, refusedWait);
  });
  const call = async () => options.onRefused?.(raw, result);
  await Promise.race([call().catch((error: unknown) => reportError(error, options)), waited]);
  clearTimeout(timer);
}

function replyOf(reply: unknown): Response {
  if (isResponse(reply)) return reply;
  return reply === undefined ? new Response(null, { status: 204 }) : Response.json(reply);
}

/** Distinguishes a `Response`, from any realm or package, from data. Throws if a value only claims to be one. */
function isResponse(reply: unknown): reply is Response {
  if (reply instanceof Response) return true;
  if (Object.prototype.toString.call(reply) !== "[object Response]") return false;
  const { status, headers, arrayBuffer } = reply as Response;
  if (Number.isInteger(status) && typeof headers?.get === "function" && typeof arrayBuffer === "function") return true;
  throw new TypeError("onConversation returned an object that claims to be a Response. Return a Response, or the data of a JSON answer");
}

function problemResponse({ status, headers, problem }: Refused, method: string): Response {
  return new Response(method === "HEAD" ? null : JSON.stringify(problem), { status, headers });
}

async function answerError(error: unknown, options: HandlerOptions): Promise<Response> {
  await reportError(error, options);
  return problemResponse(refusal(500, "callback-failed", "The webhook was received, and handling it failed"), "POST");
}

async function reportError(error: unknown, { onError = warn }: HandlerOptions): Promise<void> {
  try {
    await onError(error);
  } catch {
    // A callback that reports errors must not keep the request from being answered.
  }
}

function warn(error: unknown): void {
  const { name, line } = attempt(() => traceOf(error)) ?? {};
  const thrown = `${name ?? "A value"} was thrown${line === undefined ? "" : ` ${line}`}`;
  // biome-ignore lint/suspicious/noConsole: silence would hide that webhooks are lost; the error itself may hold personal data
  console.error(
    `contact-pro-webhooks: ${thrown}, and the webhook was answered with 500. Pass onError to the handler to see the whole error.`,
  );
}
