import { type Issue, type Issues, report } from "../../issue.ts";
import { maximumIssues } from "../../limits.ts";
import { match, namesIn } from "../../template/readings/match.ts";
import { readPath } from "../../template/tree/read-path.ts";
import { arrayNode, type Node, objectNode, type TextNode } from "../../template/tree/tree.ts";
import { challengeOf, isAuthorized } from "../auth/credentials.ts";
import { contentsOf } from "../auth/secret-headers.ts";
import type { CompiledIntegration } from "../compile-integration.ts";
import { type EventName, normalizeEventName } from "../event-name.ts";
import { type BodyReading, type OnBytes, readBody } from "../http/body.ts";
import type { FetchHeaders } from "../http/fetch-types.ts";
import { bodyOf, type Head, type HeaderValues, headersObject, type IncomingParts, partsOf, readHead } from "../http/incoming.ts";
import { closing, type Refused, refusal } from "../http/refusal.ts";
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
  /** What is not as the configuration has it, and is left out of the conversation. */
  readonly warnings: readonly Issue[];
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
  if (!incoming || !head) return refusal(400, "Expected a request but received what cannot be read as one", closing);
  if (head.method !== undefined && head.method !== method) {
    return refusal(405, `Expected the method ${method} but received another`, { allow: method, ...closing });
  }
  const contents = await authenticate(compiled, head.headers);
  if (!contents) {
    const challenge = challengeOf(compiled.accepted, compiled.secretHeaders.length > 0);
    return refusal(401, "Expected the credentials of this integration but received others or none", {
      "www-authenticate": challenge,
      ...closing,
    });
  }
  try {
    const reading: BodyReading = compiled.request.body
      ? await readBody(bodyOf(incoming), head.headers.get("content-encoding"), maximumBytes, onBytes)
      : { ok: true, body: undefined };
    return reading.ok
      ? deliver(compiled, head, contents, reading.body)
      : refusal(reading.status, reading.detail, reading.isUnread ? closing : {});
  } catch {
    return refusal(400, "Expected a body but received what throws when it is read", closing);
  }
}

/** What a header with secrets can hold beside them, by its name. */
type Contents = ReadonlyMap<string, ReadonlySet<string>>;

/** What the headers with secrets hold beside them; `undefined` where anything about the sender is wrong. */
async function authenticate(compiled: CompiledIntegration, headers: HeaderValues): Promise<Contents | undefined> {
  const contents = new Map<string, ReadonlySet<string>>();
  let isAuthentic = compiled.accepted.length === 0 || isAuthorized(headers.get("authorization"), compiled.accepted);
  for (const header of compiled.secretHeaders) {
    const possible = contentsOf(header, headers.get(header.name));
    if (!possible.size) isAuthentic = false;
    contents.set(header.name, possible);
  }
  if (compiled.authenticate) {
    const check = compiled.authenticate as (headers: FetchHeaders) => unknown;
    isAuthentic = (await check(headersObject(headers))) === true && isAuthentic;
  }
  return isAuthentic ? contents : undefined;
}

function deliver(compiled: CompiledIntegration, { url, headers }: Head, contents: Contents, body: unknown): Received<unknown> {
  const found: Issues = { issues: [], total: 0 };
  const parts = [...urlParts(compiled, url, found), ...headerParts(compiled, contents, headers, found), ...bodyParts(compiled, body)];
  const root = objectNode(
    null,
    parts.map(({ key }) => key),
    parts.map(({ node }) => node),
  );
  const value = Object.fromEntries(parts.map(({ key, value }) => [key, value]));
  const { conversation, found: unread } = match({ ...compiled.building, root }, compiled.options, value, "receive");
  const warnings = [...found.issues, ...unread.issues].slice(0, maximumIssues);
  if (compiled.isStrict && warnings.length) {
    return refusal(422, "Expected a request as the configuration has it but received one that differs", {}, warnings);
  }
  const name = readPath(conversation, ["event", "name"]);
  const eventName = typeof name === "string" ? normalizeEventName(name) : undefined;
  return { ok: true, eventName, conversation, body, warnings };
}

/** A part of the request: the template's node, and what came in for it. */
interface Part {
  readonly key: string;
  readonly node: Node;
  readonly value: unknown;
}

function urlParts({ request }: CompiledIntegration, url: string | undefined, found: Issues): Part[] {
  if (url === undefined || !request.path) return [];
  const { path, query } = readUrl(url);
  const place = { parent: null, key: "url" };
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
