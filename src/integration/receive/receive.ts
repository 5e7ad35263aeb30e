import type { Issue, Issues } from "../../issue.ts";
import { maximumIssues } from "../../limits.ts";
import { matchParts, type Receiving as Tolerance } from "../../template/readings/match.ts";
import { readPath } from "../../template/tree/read-path.ts";
import { challengeOf, credentialIn } from "../auth/credentials.ts";
import { type Contents, contentsOf } from "../auth/secret-headers.ts";
import type { CompiledIntegration } from "../compile-integration.ts";
import { type EventName, normalizeEventName } from "../event-name.ts";
import { type OnBytes, readBody } from "../http/body.ts";
import type { FetchHeaders } from "../http/fetch-types.ts";
import { type HeaderValues, headersObject, type IncomingParts, type IncomingRequest, readIncoming } from "../http/incoming.ts";
import { closing, type RefusalReason, type Refused, refusal } from "../http/refusal.ts";
import { makeRequestReader, type RequestReader } from "./request-reader.ts";
import { toleranceOf } from "./tolerance.ts";

/** A webhook that is authentic and readable. */
export interface Delivered<C> {
  readonly ok: true;
  /** The name of the event, a documented one in lower case; `undefined` if the configuration or the body has none. */
  readonly eventName: EventName | undefined;
  /** The part of the conversation that the request holds; any part may be absent. */
  readonly conversation: C;
  /** The parsed body as it was received; `undefined` if the configuration has none. */
  readonly body: unknown;
  /** Whatever does not match the configuration. It is left out of the conversation. */
  readonly warnings: readonly Issue[];
  /** The index of the credentials that matched, 0 for a single object; absent if none are checked. During a rotation it shows when the old ones are no longer used. */
  readonly credential?: number;
}

/** The result of `receive`. */
export type Received<C> = Delivered<C> | Refused;

/** Receives the webhooks of an integration. */
export interface Receiver {
  /** The method that Contact Pro uses. */
  readonly method: string;
  /** Checks who sent a request, then reads what it holds. Throws only what the caller's own check throws. */
  readonly receive: (given: IncomingParts, maximumBytes: number, onBytes?: OnBytes) => Promise<Received<unknown>>;
}

/** Everything that receiving needs, computed once. */
interface Receiving {
  readonly compiled: CompiledIntegration;
  readonly readRequest: RequestReader;
  /** The headers that are read, by their names in lower case; all if the caller makes a check of them. */
  readonly headers: ReadonlySet<string> | undefined;
  readonly tolerance: Tolerance;
}

/** Works out once how the webhooks of an integration are read. */
export function makeReceiver(compiled: CompiledIntegration): Receiver {
  const tolerance = toleranceOf(compiled.warnsOfAbsentKeys);
  const names = ["authorization", "content-encoding", ...compiled.request.headers.map(([name]) => name)];
  const headers = compiled.authenticate ? undefined : new Set(names);
  const receiving: Receiving = { compiled, readRequest: makeRequestReader(compiled), headers, tolerance };
  return {
    method: compiled.request.method,
    receive: (given, maximumBytes, onBytes) => receive(receiving, given, maximumBytes, onBytes),
  };
}

async function receive(
  receiving: Receiving,
  given: IncomingParts,
  maximumBytes: number,
  onBytes: OnBytes | undefined,
): Promise<Received<unknown>> {
  const { compiled } = receiving;
  const { method } = compiled.request;
  const request = readIncoming(given, receiving.headers);
  if (!request) {
    return refusal(
      400,
      "unreadable-request",
      "The request cannot be read. Pass a fetch Request, or { method, url, headers, body }",
      closing,
    );
  }
  if (request.method !== undefined && request.method !== method) {
    return refusal(405, "method", `The method must be ${method}`, { allow: method, ...closing });
  }
  const sender = senderOf(compiled, request.headers);
  const isAccepted = !compiled.authenticate || (await check(compiled.authenticate, request.headers)) === true;
  const reason = sender.reason ?? (isAccepted ? undefined : "authenticate");
  if (reason) {
    const challenge = challengeOf(compiled.accepted, compiled.secretHeaders.length > 0);
    return refusal(401, reason, "The credentials are missing or wrong", {
      "www-authenticate": challenge,
      ...closing,
    });
  }
  if (!compiled.request.body) return deliver(receiving, request, sender, undefined);
  try {
    const encoding = request.headers.get("content-encoding");
    const reading = await readBody(request.body(), encoding, maximumBytes, onBytes);
    return reading.ok
      ? deliver(receiving, request, sender, reading.body)
      : refusal(reading.status, reading.reason, reading.detail, reading.isUnread ? closing : {});
  } catch {
    return refusal(400, "unreadable-body", "The body cannot be read: it throws", closing);
  }
}

/** The sender of a request, by its headers. */
interface Sender {
  /** The first reason to refuse. */
  readonly reason: RefusalReason | undefined;
  readonly credential: number | undefined;
  readonly contents: Contents;
}

/** Makes every check of the headers, even after one failed. */
function senderOf({ accepted, secretHeaders }: CompiledIntegration, headers: HeaderValues): Sender {
  let reason: RefusalReason | undefined;
  const authorization = headers.get("authorization");
  const credential = accepted.length ? credentialIn(authorization, accepted) : undefined;
  if (credential === -1) reason = authorization === undefined ? "no-authorization" : "wrong-authorization";
  const contents = secretHeaders.map((header) => {
    const given = headers.get(header.name);
    const possible = contentsOf(header, given);
    if (!possible.size) reason ??= given === undefined ? "no-secret-header" : "wrong-secret-header";
    return possible;
  });
  return { reason, credential, contents };
}

/** Makes the caller's own check. */
function check(authenticate: NonNullable<CompiledIntegration["authenticate"]>, headers: HeaderValues): unknown {
  return (authenticate as (headers: FetchHeaders) => unknown)(headersObject(headers));
}

function deliver(
  { compiled, readRequest, tolerance }: Receiving,
  request: IncomingRequest,
  { credential, contents }: Sender,
  body: unknown,
): Received<unknown> {
  const found: Issues = { issues: [], total: 0 };
  const parts = readRequest(request, contents, body, found);
  const { conversation, found: unread, renamed } = matchParts(compiled.building, compiled.options, parts, tolerance);
  const warnings = found.total ? [...found.issues, ...unread.issues].slice(0, maximumIssues) : unread.issues;
  const total = found.total + unread.total;
  if (compiled.isStrict && total > renamed) {
    return refusal(422, "differs", "The request differs from the configuration", {}, { issues: warnings, total });
  }
  const name = readPath(conversation, ["event", "name"]);
  const eventName = typeof name === "string" ? normalizeEventName(name) : undefined;
  return credential === undefined
    ? { ok: true, eventName, conversation, body, warnings }
    : { ok: true, eventName, conversation, body, warnings, credential };
}
