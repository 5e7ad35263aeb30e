import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { defineIntegration, type Integration, type Issue, type JsonValue, type Received } from "../../index.ts";
import { fixtureOf } from "../captures/anonymize.ts";
import { guessTemplate } from "../captures/capture.ts";
import type { CaptureFolder } from "../captures/capture-folder.ts";
import type { IntegrationFile } from "../files/integration-file.ts";
import { Unusable } from "../files/read-json.ts";
import type { Sender } from "../files/sender-flags.ts";

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
}

/** A request as a server has it, which always has both. */
export type ServerRequest = IncomingMessage & { readonly method: string; readonly url: string };

/** A webhook that came in, and what became of it. */
export interface Webhook {
  readonly number: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** The body of the answer. */
  readonly answer: string | undefined;
  /** True if it was compared with a configuration. */
  readonly isCompared: boolean;
  readonly isChecked: boolean;
  readonly eventName: string | undefined;
  readonly conversation: unknown;
  readonly body: unknown;
  readonly warnings: readonly Issue[];
  /** The reason of the refusal; null if it was accepted. */
  readonly problem: string | null;
  /** The file that it was kept in. */
  readonly saved: string | undefined;
  /** The reason why it could not be saved; null if it was saved or need not be. */
  readonly unsaved: string | undefined;
}

/** Receives a request, and saves it if that is requested. It sends no response, and never throws. */
export async function take(receiver: Receiver, request: ServerRequest, number: number): Promise<Webhook> {
  const { method, url } = request;
  const { given, sender, reply } = receiver;
  const isChecked = sender.credentials !== undefined && sender.credentials !== "unchecked";
  const path = url.replace(/\?.*/, "");
  const base = { number, method, path, isCompared: given !== undefined, isChecked, saved: undefined, unsaved: undefined };
  const result = await receive(receiver, request);
  if (!result.ok) {
    const { status, headers, problem } = result;
    const nothing = { eventName: undefined, conversation: undefined, body: undefined, warnings: [] };
    return { ...base, ...nothing, status, headers, answer: JSON.stringify(problem), problem: problem.detail };
  }
  const answered = reply === undefined ? { status: 204, headers: {} } : { status: 200, headers: { "content-type": "application/json" } };
  const { eventName, conversation, body, warnings } = result;
  const webhook = { ...base, ...answered, answer: reply, eventName, conversation, body, warnings, problem: null };
  return { ...webhook, ...(await keep(receiver, request, webhook)) };
}

async function receive({ given, sender }: Receiver, request: ServerRequest): Promise<Received<unknown>> {
  const { method, url, headers } = request;
  const body = streamOf(request);
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

/** The body of a request, read on demand. The response is sent even if the body is not read to its end. */
function streamOf(request: ServerRequest): ReadableStream<Uint8Array> {
  const chunks = request[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
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
  response.writeHead(status, { ...headers }).end(body);
  if (!response.closed) await once(response, "close").catch(() => undefined);
}
