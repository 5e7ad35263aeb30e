import { type Issue, type Issues, report } from "../../issue.ts";
import { maximumIssues } from "../../limits.ts";
import { match, namesIn } from "../../template/readings/match.ts";
import { readPath } from "../../template/tree/read-path.ts";
import { arrayNode, type Node, objectNode, type TextNode } from "../../template/tree/tree.ts";
import { challengeOf, credentialIn } from "../auth/credentials.ts";
import { contentsOf } from "../auth/secret-headers.ts";
import type { CompiledIntegration } from "../compile-integration.ts";
import { type EventName, normalizeEventName } from "../event-name.ts";
import { type BodyReading, type OnBytes, readBody } from "../http/body.ts";
import type { FetchHeaders } from "../http/fetch-types.ts";
import { bodyOf, type Head, type HeaderValues, headersObject, type IncomingParts, partsOf, readHead } from "../http/incoming.ts";
import { closing, type RefusalReason, type Refused, refusal } from "../http/refusal.ts";
import { readUrl } from "../http/url.ts";

/** A webhook that is authentic and readable. */
export interface Delivered<C> {
  readonly ok: true;
  /** The name of the event, a documented one in lower case; `undefined` where the configuration or the body names none. */
  readonly eventName: EventName | undefined;
  /** What the request holds of the conversation; any part may be absent. */
  readonly conversation: C;
  /** The body as it came, parsed; `undefined` where the configuration has none. */
  readonly body: unknown;
  /** Whatever does not match the configuration. It is left out of the conversation. */
  readonly warnings: readonly Issue[];
  /** The index of the credentials that matched, 0 for a single object; absent if none are checked. During a rotation it shows when the old ones are no longer used. */
  readonly credential?: number;
}

/** What `receive` gives. */
export type Received<C> = Delivered<C> | Refused;

/** Checks who sent a request, then reads what it holds. Throws only what the caller's own check throws. */
export async function receive(
  compiled: CompiledIntegration,
  given: IncomingParts,
  maximumBytes: number,
  onBytes?: OnBytes,
): Promise<Received<unknown>> {
  const { method } = compiled.request;
  const incoming = partsOf(given);
  const head = incoming && readHead(incoming);
  if (!incoming || !head) {
    return refusal(400, "unreadable-request", "Expected a request but received what cannot be read as one", closing);
  }
  if (head.method !== undefined && head.method !== method) {
    return refusal(405, "method", `Expected the method ${method} but received another`, { allow: method, ...closing });
  }
  const sender = await authenticate(compiled, head.headers);
  if (typeof sender === "string") {
    const challenge = challengeOf(compiled.accepted, compiled.secretHeaders.length > 0);
    return refusal(401, sender, "Expected the credentials of this integration but received others or none", {
      "www-authenticate": challenge,
      ...closing,
    });
  }
  try {
    const reading: BodyReading = compiled.request.body
      ? await readBody(bodyOf(incoming), head.headers.get("content-encoding"), maximumBytes, onBytes)
      : { ok: true, body: undefined };
    return reading.ok
      ? deliver(compiled, head, sender, reading.body)
      : refusal(reading.status, reading.reason, reading.detail, reading.isUnread ? closing : {});
  } catch {
    return refusal(400, "unreadable-body", "Expected a body but received what throws when it is read", closing);
  }
}

/** What a header with secrets can hold beside them, by its name. */
type Contents = ReadonlyMap<string, ReadonlySet<string>>;

/** A sender who is known. */
interface Sender {
  readonly credential: number | undefined;
  readonly contents: Contents;
}

/** Makes every check, whatever the first ones gave. Returns the sender, or the first reason to refuse. */
async function authenticate(compiled: CompiledIntegration, headers: HeaderValues): Promise<Sender | RefusalReason> {
  const { accepted, secretHeaders } = compiled;
  let reason: RefusalReason | undefined;
  const authorization = headers.get("authorization");
  const credential = accepted.length ? credentialIn(authorization, accepted) : undefined;
  if (credential === -1) reason = authorization === undefined ? "no-authorization" : "wrong-authorization";
  const contents = new Map<string, ReadonlySet<string>>();
  for (const header of secretHeaders) {
    const given = headers.get(header.name);
    const possible = contentsOf(header, given);
    if (!possible.size) reason ??= given === undefined ? "no-secret-header" : "wrong-secret-header";
    contents.set(header.name, possible);
  }
  if (compiled.authenticate) {
    const check = compiled.authenticate as (headers: FetchHeaders) => unknown;
    if ((await check(headersObject(headers))) !== true) reason ??= "authenticate";
  }
  return reason ?? { credential, contents };
}

function deliver(
  compiled: CompiledIntegration,
  { url, headers }: Head,
  { credential, contents }: Sender,
  body: unknown,
): Received<unknown> {
  const found: Issues = { issues: [], total: 0 };
  const parts = [...urlParts(compiled, url, found), ...headerParts(compiled, contents, headers, found), ...bodyParts(compiled, body)];
  const root = objectNode(
    null,
    parts.map(({ key }) => key),
    parts.map(({ node }) => node),
  );
  const value = Object.fromEntries(parts.map(({ key, value }) => [key, value]));
  const {
    conversation,
    found: unread,
    renamed,
  } = match({ ...compiled.building, root }, compiled.options, value, compiled.warnsOfAbsentKeys ? "receive-all-keys" : "receive");
  const warnings = [...found.issues, ...unread.issues].slice(0, maximumIssues);
  const total = found.total + unread.total;
  if (compiled.isStrict && total > renamed) {
    return refusal(
      422,
      "differs",
      "Expected a request as the configuration has it but received one that differs",
      {},
      { issues: warnings, total },
    );
  }
  const name = readPath(conversation, ["event", "name"]);
  const eventName = typeof name === "string" ? normalizeEventName(name) : undefined;
  return { ok: true, eventName, conversation, body, warnings, ...(credential === undefined ? {} : { credential }) };
}

/** A part of the request: the template's node, and what came in for it. */
interface Part {
  readonly key: string;
  readonly node: Node;
  readonly value: unknown;
}

function urlParts({ request }: CompiledIntegration, url: string | undefined, found: Issues): Part[] {
  if (!request.path) return [];
  const place = { parent: null, key: "url" };
  if (url === undefined) {
    const message =
      "The integration has a URL, but receive was given none. Pass the URL of the request, from its path on: receive({ url, method, headers, body })";
    report(found, place, { code: "url", message });
    return [];
  }
  const { path, query } = readUrl(url);
  // Of a name that comes several times, each value has its turn.
  const given = new Map<string, string[]>();
  for (const [name, value] of query) {
    const values = given.get(name);
    if (values) values.push(value);
    else given.set(name, [value]);
  }
  const nodes = request.query.map(([, node]) => node);
  const parts: Part[] = [{ key: "query", node: arrayNode(place, nodes), value: request.query.map(([name]) => given.get(name)?.shift()) }];
  if (isPathOf(request.path, path)) return [{ key: "path", node: arrayNode(place, request.path), value: path }, ...parts];
  const message = "The path of the URL differs from the configuration. Compare the URL in Contact Pro with the url of this integration";
  report(found, place, { code: "url", message });
  return parts;
}

/** Whether the fixed segments of a path stand where they should: else it is another path, and its segments mean something else. */
function isPathOf(segments: readonly TextNode[], path: readonly string[]): boolean {
  const isFixed = ({ parts }: TextNode) => parts.every((part) => typeof part === "string");
  return path.length === segments.length && segments.every((node, index) => !isFixed(node) || node.parts.join("") === path[index]);
}

/** The headers that event and contact fill; those without placeholders are not compared. */
function headerParts({ request, secretHeaders }: CompiledIntegration, contents: Contents, headers: HeaderValues, found: Issues): Part[] {
  const isFilled = ({ parts }: TextNode) => parts.some((part) => typeof part === "object");
  const open = request.headers.filter(([name, node]) => isFilled(node) && !contents.has(name));
  const plain = open.map(([name, node]) => ({ name, node, value: headers.get(name) }));
  const mixed = secretHeaders.flatMap(({ name, content }) => {
    const [value, other] = contents.get(name) as ReadonlySet<string>;
    if (content && other !== undefined) {
      const message = "Expected one value of a secret around the rest of the header but received what several are around";
      report(found, content.place, { code: "ambiguous", placeholder: namesIn(content.parts) as string, message });
    }
    return content && other === undefined ? [{ name, node: content, value }] : [];
  });
  const all = [...plain, ...mixed];
  const node = objectNode(
    null,
    all.map(({ name }) => name),
    all.map((part) => part.node),
  );
  return all.length ? [{ key: "headers", node, value: Object.fromEntries(all.map(({ name, value }) => [name, value])) }] : [];
}

function bodyParts({ request }: CompiledIntegration, body: unknown): Part[] {
  return request.body ? [{ key: "body", node: request.body, value: body }] : [];
}
