import { describe, withoutPrototype } from "../json.ts";
import { type Diagnostics, TemplateError } from "../template/diagnostic.ts";
import { concatenate, defaultMaximumBytes } from "./body.ts";
import type { FetchRequest, FetchResponse } from "./fetch-types.ts";
import { expectType, readGiven, refuse } from "./given.ts";
import { readHeaders } from "./incoming.ts";
import type { Plan } from "./plan.ts";
import { type Refused, refusal } from "./problem.ts";
import { type Delivered, receive } from "./receive.ts";

/** A request that was refused, as it came in; it may hold personal data, and credentials in its headers. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** The bytes of the body; `undefined` where it was not read to its end: of a sender who is not known, and past the size limit. */
  readonly body: Uint8Array | undefined;
}

/** How a handler works; each part may be left out. */
export interface HandlerOptions {
  /** How many bytes of a body are read, also after decompression; more is answered with 413. Default 8 MiB. */
  readonly maximumBytes?: number | undefined;
  /** Called with each webhook that is refused, so that nothing authentic is dropped in silence. */
  readonly onRefused?: ((raw: RawRequest, result: Refused) => unknown) | undefined;
  /**
   * Called with what `onConversation`, `authenticate` or `onRefused` threw. The answer is 500, and nothing of it leaks.
   * Where it is not given, one line on the console says that something was thrown, and not what.
   */
  readonly onError?: ((error: unknown) => unknown) | undefined;
}

/** What is called with each webhook. What it returns is the JSON reply; a `Response` is sent as it is, and nothing is a 204. */
export type OnConversation<C> = (delivered: Delivered<C>) => unknown;

/** Makes a handler of the fetch style: a function from `Request` to `Response`. Throws a `TemplateError` where it could not work. */
export function makeHandler(plan: Plan, onConversation: OnConversation<unknown>, options: HandlerOptions = {}) {
  const own = readGiven(() => checkHandler(onConversation, options));
  return async (request: FetchRequest): Promise<FetchResponse> => {
    try {
      return (await answer(plan, onConversation, own, request as Request)) as FetchResponse;
    } catch (error) {
      return (await answerError(error, own)) as FetchResponse;
    }
  };
}

/** Checks what a handler is given, and returns its options: own properties only. */
function checkHandler(onConversation: unknown, options: unknown): HandlerOptions {
  const diagnostics: Diagnostics = { list: [], total: 0 };
  const isObject = typeof options === "object" && options !== null;
  if (!isObject) refuse(diagnostics, null, "option", "options, an object,", describe(options));
  const own: HandlerOptions = withoutPrototype(isObject ? options : {});
  const { maximumBytes = defaultMaximumBytes } = own;
  if (typeof onConversation !== "function") refuse(diagnostics, null, "function", "a function", describe(onConversation));
  expectType("onRefused", "function", own, diagnostics);
  expectType("onError", "function", own, diagnostics);
  if (typeof maximumBytes !== "number" || !(maximumBytes > 0)) {
    const at = { parent: null, key: "maximumBytes" };
    refuse(diagnostics, at, "option", "a number above 0", typeof maximumBytes === "number" ? "another number" : describe(maximumBytes));
  }
  if (diagnostics.total) throw new TemplateError(diagnostics.list, diagnostics.total, "handler");
  return own;
}

async function answer(plan: Plan, onConversation: OnConversation<unknown>, options: HandlerOptions, request: Request): Promise<Response> {
  const { method, url, headers } = request;
  if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow: `${plan.request.method}, OPTIONS` } });
  let bytesRead: () => Uint8Array | undefined = () => undefined;
  const incoming = {
    method,
    url,
    headers,
    // Nothing of the body is read before it is known who sent it.
    get body() {
      const tapped = tap(request.body);
      bytesRead = tapped.bytesRead;
      return tapped.body;
    },
  };
  const result = await receive(plan, incoming, options.maximumBytes ?? defaultMaximumBytes);
  if (result.ok) return replyOf(await onConversation(result));
  await options.onRefused?.({ method, url, headers: Object.fromEntries(readHeaders(headers)), body: bytesRead() }, result);
  return problemResponse(result, method);
}

/** A body that can be looked at again after it was read. */
function tap(body: Request["body"]): {
  readonly body: ReadableStream<Uint8Array> | undefined;
  readonly bytesRead: () => Uint8Array | undefined;
} {
  const chunks: Uint8Array[] = [];
  let isWhole = false;
  const recorder = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      chunks.push(chunk);
      controller.enqueue(chunk);
    },
    flush: () => {
      isWhole = true;
    },
  });
  const recorded = (body as ReadableStream<Uint8Array> | null)?.pipeThrough(recorder);
  return { body: recorded, bytesRead: () => (isWhole ? concatenate(chunks) : undefined) };
}

function replyOf(reply: unknown): Response {
  if (isResponse(reply)) return reply;
  return reply === undefined ? new Response(null, { status: 204 }) : Response.json(reply);
}

/** A `Response`, of another realm or package too. */
function isResponse(reply: unknown): reply is Response {
  return Object.prototype.toString.call(reply) === "[object Response]";
}

function problemResponse({ status, headers, problem }: Refused, method: string): Response {
  return new Response(method === "HEAD" ? null : JSON.stringify(problem), { status, headers });
}

async function answerError(error: unknown, { onError = warn }: HandlerOptions): Promise<Response> {
  try {
    await onError(error);
  } catch {
    // What reports an error must not keep it from being answered.
  }
  return problemResponse(refusal(500, "The webhook was received but could not be handled"), "POST");
}

function warn(): void {
  // biome-ignore lint/suspicious/noConsole: silence would hide that webhooks are lost; the error itself may hold personal data
  console.error("contact-pro-webhooks: a webhook was answered with 500, since a callback threw. Give the handler onError to see what.");
}
