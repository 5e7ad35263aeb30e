import { Agent, request as openRequest } from "node:http";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { has, type JsonValue } from "../../src/json.ts";
import { changedAt } from "../support/changed-at.ts";

/** A request of the table; its body is `body` as JSON, unless another property replaces it. */
interface TableRequest {
  readonly path: string;
  readonly username: string;
  /** None is sent where it is absent. */
  readonly password?: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: JsonValue;
  readonly text?: string;
  readonly base64?: string;
  /** As many blanks. */
  readonly bytes?: number;
  /** True if the last byte of the body is never sent. */
  readonly unfinished?: boolean;
  /** True if the server may close the connection before all of the body is sent, so that the answer may be lost. */
  readonly mayBeCutOff?: boolean;
  /** In how many pieces the body is sent, without a length. */
  readonly chunks?: number;
}

/** The expected answer of an example. A content type has no parameters. */
interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body?: JsonValue;
}

/** A request, and the answer to it. */
export interface Exchange {
  readonly name: string;
  readonly request: TableRequest;
  readonly answer: Answer;
}

/** A table of `examples/conformance/`. */
export interface Table {
  /** The changes of the cases. */
  readonly good: { readonly request: JsonValue; readonly answer: JsonValue };
  readonly cases: readonly {
    readonly name: string;
    readonly set?: { readonly [pointer: string]: JsonValue };
    readonly remove?: readonly string[];
    readonly answer?: Answer;
  }[];
}

/** The exchanges of a table of `examples/conformance/`. */
export function exchangesOf({ good, cases }: Table): readonly Exchange[] {
  return cases.map(({ name, answer, ...changes }) => {
    const changed = changedAt(good, changes) as unknown as Omit<Exchange, "name">;
    return { name, request: changed.request, answer: answer ?? changed.answer };
  });
}

/**
 * Sends a request over a connection of its own, and gives what was answered, as the expected answer has it: with the headers that
 * it names, the body if it has one, and of that the value at `answerAt`.
 */
export async function exchange(port: number, { request, answer }: Exchange, answerAt: readonly string[] = []): Promise<Answer> {
  const bytes = bytesOf(request);
  const { chunks = 1, username, password, unfinished = false, mayBeCutOff = false } = request;
  const headers = {
    ...request.headers,
    ...(password === undefined ? {} : { authorization: `Basic ${btoa(`${username}:${password}`)}` }),
    ...(chunks === 1 ? { "content-length": bytes.length } : {}),
  };
  // Kept alive, so that no server closes the connection before all is sent and the answer is read.
  const agent = new Agent({ keepAlive: true });
  const [status, received, body] = await new Promise<[number, { [name: string]: unknown }, string]>((resolve, reject) => {
    const sending = openRequest({ host: "127.0.0.1", port, method: "POST", path: request.path, headers, agent }, (incoming) => {
      text(incoming).then((content) => resolve([incoming.statusCode ?? 0, incoming.headers, content]), reject);
    });
    sending.on("error", reject);
    sending.setTimeout(20_000, () => sending.destroy(new Error("No answer within 20 seconds")));
    const size = Math.ceil(bytes.length / chunks);
    for (let start = 0; start < bytes.length; start += size) sending.write(bytes.subarray(start, start + size - Number(unfinished)));
    if (!unfinished) sending.end();
  })
    .catch((error: NodeJS.ErrnoException): [number, { [name: string]: unknown }, string] => {
      if (!mayBeCutOff || !["EPIPE", "ECONNRESET"].includes(error.code ?? "")) throw error;
      return [answer.status, answer.headers, JSON.stringify(answer.body)];
    })
    .finally(() => agent.destroy());
  const named = Object.keys(answer.headers).map((name) => [name, withoutParameters(name, received[name])] as const);
  const content = answerAt.reduce<JsonValue>((value, key) => (has(value, key) ? (value[key] as JsonValue) : value), parsed(body));
  return { status, headers: Object.fromEntries(named), ...("body" in answer ? { body: content } : {}) };
}

function bytesOf({ body, text = JSON.stringify(body), base64, bytes, headers }: TableRequest): Buffer {
  if (bytes !== undefined) return Buffer.alloc(bytes, " ");
  if (base64 !== undefined) return Buffer.from(base64, "base64");
  return headers["content-encoding"] === "gzip" ? gzipSync(text) : Buffer.from(text);
}

function withoutParameters(name: string, value: unknown): string | undefined {
  const content = value === undefined ? undefined : String(value);
  return name === "content-type" ? content?.replace(/;.*/, "") : content;
}

/** The body as JSON, or as the text that it is instead. */
function parsed(body: string): JsonValue {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
