import { once } from "node:events";
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import {
  defineIntegration,
  type Integration,
  type Issue,
  type JsonValue,
  type Received,
  type RefusalReason,
  type Refused,
} from "../../index.ts";
import { fixtureOf } from "../captures/anonymize.ts";
import { guessTemplate } from "../captures/capture.ts";
import type { CaptureFolder } from "../captures/capture-folder.ts";
import type { IntegrationFile } from "../files/integration-file.ts";
import { Unusable } from "../files/read-json.ts";
import type { Sender } from "../files/sender-flags.ts";
import { type Effect, effectOf } from "./exchange.ts";
import { forward, textOf } from "./forward.ts";
import { type Bytes, bytesOf, streamOf, streamOfBytes } from "./request-body.ts";

/** The settings of a receiver. */
export interface Receiver {
  readonly sender: Sender;
  /** The integration to compare webhooks with; `undefined` accepts any webhook. */
  readonly given: IntegrationFile | undefined;
  readonly url: string | undefined;
  /** The JSON that it answers with; `undefined` for an answer without a body. */
  readonly reply: string | undefined;
  /** The folder for captures. */
  readonly folder: CaptureFolder | undefined;
  /** The service that each webhook is passed on to. */
  readonly target: URL | undefined;
}

/** A request as a server has it, which always has both. */
export type ServerRequest = IncomingMessage & { readonly method: string; readonly url: string };

/** A webhook that came in, and what became of it. */
export interface Webhook {
  readonly number: number;
  /** The time of its arrival, as a clock shows it. */
  readonly time: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly headers: { readonly [name: string]: string } | readonly string[];
  /** The body of the answer. */
  readonly answer: string | Uint8Array | undefined;
  /** True if it was compared with a configuration. */
  readonly isCompared: boolean;
  readonly isChecked: boolean;
  readonly eventName: string | undefined;
  readonly conversation: unknown;
  readonly body: unknown;
  readonly warnings: readonly Issue[];
  /** The reason of the refusal; null if it was accepted. */
  readonly problem: string | null;
  /** The reason of the refusal that the sender must not learn. */
  readonly reason: RefusalReason | undefined;
  /** The response of the service that it was passed on to. */
  readonly forwarded: Forwarded | undefined;
  /** The file that it was kept in. */
  readonly saved: string | undefined;
  /** The reason why it could not be saved; null if it was saved or need not be. */
  readonly unsaved: string | undefined;
}

/** The response of a service to a webhook that was passed on, and its effects in Contact Pro. */
export interface Forwarded extends Effect {
  /** Null if there was no answer. */
  readonly status: number | null;
  readonly milliseconds: number;
}

/** Receives a request, passes it on and saves it if that is requested. It sends no response, and never throws. */
export async function take(receiver: Receiver, request: ServerRequest, number: number): Promise<Webhook> {
  const { method, url } = request;
  const { given, sender, reply, target } = receiver;
  const time = new Date().toTimeString().slice(0, "00:00:00".length);
  const isChecked = sender.credentials !== undefined && sender.credentials !== "unchecked";
  const path = url.replace(/\?.*/, "");
  const kept = { saved: undefined, unsaved: undefined, forwarded: undefined };
  const base = { number, time, method, path, isCompared: given !== undefined, isChecked, ...kept };
  const bytes = target ? await bytesOf(request) : undefined;
  const result = await receive(receiver, request, bytes);
  const passed = target && bytes?.isWhole ? await passOn(receiver, target, request, bytes.body) : undefined;
  const answered = passed?.answer ?? (result.ok ? ownAnswer(reply) : refusalOf(result));
  if (!result.ok) {
    const { reason, problem } = result;
    const nothing = { eventName: undefined, conversation: undefined, body: undefined, warnings: [] };
    return { ...base, ...nothing, ...answered, problem: problem.detail, reason, forwarded: passed?.forwarded };
  }
  const { eventName, conversation, body, warnings } = result;
  const contents = { eventName, conversation, body, warnings, problem: null, reason: undefined, forwarded: passed?.forwarded };
  const webhook = { ...base, ...answered, ...contents };
  return { ...webhook, ...(await keep(receiver, request, webhook)) };
}

type Answer = Pick<Webhook, "status" | "headers" | "answer">;

function ownAnswer(reply: string | undefined): Answer {
  if (reply === undefined) return { status: 204, headers: {}, answer: undefined };
  return { status: 200, headers: { "content-type": "application/json" }, answer: reply };
}

function refusalOf({ status, headers, problem }: Refused): Answer {
  return { status, headers, answer: JSON.stringify(problem) };
}

/** Passes a webhook on, whatever is wrong with it. The caller gets the response of the service as it is. */
async function passOn(
  { given, sender }: Receiver,
  target: URL,
  { method, url, rawHeaders }: ServerRequest,
  body: Uint8Array,
): Promise<{ readonly answer: Answer; readonly forwarded: Forwarded }> {
  const start = performance.now();
  const integration = given?.integration ?? anyIntegration(method, sender);
  const seconds = Number(given?.configuration.request.timeout ?? 10);
  const answered = await forward(target, { method, url, rawHeaders, body }, seconds);
  const milliseconds = Math.round(performance.now() - start);
  if ("failure" in answered) {
    const problem = { title: "Bad Gateway", status: 502, detail: `The service gave ${answered.failure}` };
    const headers = { "content-type": "application/problem+json" };
    const answer = { status: 502, headers, answer: JSON.stringify(problem) };
    return { answer, forwarded: { status: null, milliseconds, problems: [answered.failure], set: {}, save: {} } };
  }
  const { status, headers, rawHeaders: sentBack, body: bytes } = answered;
  const effect = effectOf(integration, { status, headers: new Headers(namesIn(headers)), body: textOf(answered) }, sender.conceal);
  return { answer: { status, headers: sentBack, answer: bytes }, forwarded: { status, milliseconds, ...effect } };
}

function namesIn(headers: IncomingHttpHeaders): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
}

async function receive({ given, sender }: Receiver, request: ServerRequest, bytes: Bytes | undefined): Promise<Received<unknown>> {
  const { method, url, headers } = request;
  const body = bytes ? streamOfBytes(bytes.body) : streamOf(request);
  if (given) return await given.integration.receive({ method, url, headers, body });
  const result = await anyIntegration(method, sender).receive({ method, headers, body });
  if (!result.ok) return result;
  const template = guessTemplate(result.body);
  if (template === undefined) return { ...result, warnings: [] };
  // The one documented template that needs no configuration to be read.
  const contents = await integrationOf(template).receive({ headers: {}, body: result.body });
  return contents.ok ? { ...contents, body: result.body } : result;
}

function integrationOf(body: JsonValue): Integration {
  return defineIntegration({ configuration: { request: { method: "POST", body } }, credentials: "unchecked" }) as Integration;
}

/** Takes any JSON, or nothing, by any of the methods that Contact Pro has. */
function anyIntegration(method: string, { credentials = "unchecked", secrets }: Sender): Integration {
  const hasBody = ["POST", "PUT", "PATCH"].includes(method);
  const known = hasBody || ["GET", "DELETE"].includes(method);
  const request = { method: known ? method : "POST", ...(hasBody ? { body: {} } : {}) };
  return defineIntegration({ configuration: { request }, credentials, secrets }) as Integration;
}

async function keep(
  { folder, given, url, sender }: Receiver,
  request: ServerRequest,
  { method, eventName, conversation, body }: Pick<Webhook, "method" | "eventName" | "conversation" | "body">,
): Promise<{ readonly saved?: string; readonly unsaved?: string }> {
  if (!folder) return {};
  try {
    const made = given ? (given.configuration.request.body as JsonValue | undefined) : guessTemplate(body);
    // A method without a body leaves that of the configuration unsent.
    const template = { url, body: body === undefined ? undefined : made };
    const incoming = { method, url: request.url, headers: request.headers, body, template, conversation };
    return { saved: await folder.save(fixtureOf(incoming, folder.pseudonyms, sender.conceal), eventName) };
  } catch (error) {
    return { unsaved: error instanceof Unusable ? error.message : "it is too large, or nests too deeply" };
  }
}

/** Answers a webhook, and waits until the answer is out, or the caller gone. */
export async function answer(response: ServerResponse, { status, headers, answer: body }: Webhook): Promise<void> {
  // Raw headers keep their case and their repetitions.
  response.writeHead(status, (Array.isArray(headers) ? [...headers] : { ...headers }) as OutgoingHttpHeaders).end(body);
  if (!response.closed) await once(response, "close").catch(() => undefined);
}
