import { type Issue, type Issues, report } from "../issue.ts";
import { extract } from "../template/extract.ts";
import { readPath } from "../template/read-path.ts";
import { type Node, objectNode, type TextNode } from "../template/tree.ts";
import { type BodyReading, readBody } from "./body.ts";
import { challengeOf, isAuthorized } from "./credentials.ts";
import { type EventName, normalizeEventName } from "./event-name.ts";
import type { FetchHeaders } from "./fetch-types.ts";
import { type HeaderValues, headersObject, type IncomingParts, readHeaders } from "./incoming.ts";
import type { Plan } from "./plan.ts";
import { type Refused, refusal } from "./problem.ts";
import { arrayNode } from "./request-template.ts";
import { contentOf } from "./secret-headers.ts";
import { readUrl } from "./url.ts";

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

/** Checks who sent a request, then reads what it holds. */
export async function receive(plan: Plan, incoming: IncomingParts, maximumBytes: number): Promise<Received<unknown>> {
  const { method } = plan.request;
  if (incoming.method !== undefined && incoming.method !== method) {
    return refusal(405, `Expected the method ${method} but received another`, { allow: method });
  }
  const headers = readHeaders(incoming.headers);
  const contents = await authenticate(plan, headers);
  if (!contents) {
    const challenge = challengeOf(plan.accepted, plan.secretHeaders.length > 0);
    return refusal(401, "Expected the credentials of this integration but received others or none", { "www-authenticate": challenge });
  }
  const reading: BodyReading = plan.request.body
    ? await readBody(incoming.body, headers.get("content-encoding"), maximumBytes)
    : { ok: true, body: undefined };
  return reading.ok ? deliver(plan, incoming.url, contents, headers, reading.body) : refusal(reading.status, reading.detail);
}

/** What the headers with secrets hold beside them, by their names; `undefined` where anything about the sender is wrong. */
async function authenticate(plan: Plan, headers: HeaderValues): Promise<ReadonlyMap<string, string> | undefined> {
  const contents = new Map<string, string>();
  let isAuthentic = plan.accepted.length === 0 || isAuthorized(headers.get("authorization"), plan.accepted);
  for (const header of plan.secretHeaders) {
    const content = contentOf(header, headers.get(header.name));
    if (content === undefined) isAuthentic = false;
    else contents.set(header.name, content);
  }
  if (plan.authenticate) {
    const check = plan.authenticate as (headers: FetchHeaders) => unknown;
    isAuthentic = (await check(headersObject(headers))) === true && isAuthentic;
  }
  return isAuthentic ? contents : undefined;
}

function deliver(
  plan: Plan,
  url: string | undefined,
  contents: ReadonlyMap<string, string>,
  headers: HeaderValues,
  body: unknown,
): Received<unknown> {
  const found: Issues = { issues: [], total: 0 };
  const parts = [...urlParts(plan, url, found), ...headerParts(plan, contents, headers), ...bodyParts(plan, body)];
  const root = objectNode(
    null,
    parts.map(({ key }) => key),
    parts.map(({ node }) => node),
  );
  const value = Object.fromEntries(parts.map(({ key, value }) => [key, value]));
  const { conversation, found: unread } = extract({ ...plan.building, root }, plan.options, value);
  const warnings = [...found.issues, ...unread.issues];
  if (plan.isStrict && warnings.length) {
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

function urlParts({ request }: Plan, url: string | undefined, found: Issues): Part[] {
  if (url === undefined || !request.path) return [];
  const { path, query } = readUrl(url);
  const place = { parent: null, key: "url" };
  const pairs = request.query.filter(([name], index) => request.query.findIndex(([other]) => other === name) === index);
  const names = pairs.map(([name]) => name);
  const parts: Part[] = [
    {
      key: "query",
      node: objectNode(
        place,
        names,
        pairs.map(([, node]) => node),
      ),
      value: query,
    },
  ];
  if (isPathOf(request.path, path)) return [{ key: "path", node: arrayNode(place, request.path), value: path }, ...parts];
  const expected = `a path like "/${request.path.map(({ source }) => source).join("/")}"`;
  report(found, place, { code: "url", expected, message: `Expected ${expected} but received another path` });
  return parts;
}

/** Whether the fixed segments of a path stand where they should: else it is another path, and its segments mean something else. */
function isPathOf(segments: readonly TextNode[], path: readonly string[]): boolean {
  const isFixed = ({ parts }: TextNode) => parts.every((part) => typeof part === "string");
  return path.length === segments.length && segments.every((node, index) => !isFixed(node) || node.parts.join("") === path[index]);
}

/** The headers that event and contact fill; those without placeholders are not compared. */
function headerParts({ request, secretHeaders }: Plan, contents: ReadonlyMap<string, string>, headers: HeaderValues): Part[] {
  const isFilled = ({ parts }: TextNode) => parts.some((part) => typeof part === "object");
  const open = request.headers.filter(([name, node]) => isFilled(node) && !contents.has(name));
  const plain = open.map(([name, node]) => ({ name, node, value: headers.get(name) }));
  const mixed = secretHeaders.flatMap(({ name, content }) => (content ? [{ name, node: content, value: contents.get(name) }] : []));
  const all = [...plain, ...mixed];
  const node = objectNode(
    { parent: null, key: "headers" },
    all.map(({ name }) => name),
    all.map((part) => part.node),
  );
  return all.length ? [{ key: "headers", node, value: Object.fromEntries(all.map(({ name, value }) => [name, value])) }] : [];
}

function bodyParts({ request }: Plan, body: unknown): Part[] {
  return request.body ? [{ key: "body", node: request.body, value: body }] : [];
}
