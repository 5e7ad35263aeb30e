import type { Place } from "../../issue.ts";
import { attempt, isPlainObject, type JsonValue } from "../../json.ts";
import type { ConfigurationRequest } from "../../model/generated/types.ts";
import { type Diagnostics, note } from "../../template/diagnostic.ts";
import type { TemplateOptions } from "../../template/options.ts";
import { type Building, buildNode, startBuilding } from "../../template/parse/build-tree.ts";
import { replacePlaceholders } from "../../template/parse/placeholder.ts";
import { warnOfAmbiguous } from "../../template/parse/warn-ambiguous.ts";
import { bodyScope } from "../../template/tree/scope.ts";
import { arrayNode, type LiteralNode, type Node, type TextNode, type Use } from "../../template/tree/tree.ts";
import { canonicalText, dotSegment, isDots, type Parts, queryText, splitUrl, uriCoding } from "../http/url.ts";
import { headerScope, secretName } from "./scopes.ts";

/** The HTTP request that a configuration describes, as one template: its parts share the paths that they read. */
export interface RequestTemplate {
  readonly method: string;
  /** Scheme, host and port; empty if the URL starts at its path, or is not known. */
  readonly origin: string;
  /** The segments of the path; `undefined` if no URL is known. */
  readonly path: readonly TextNode[] | undefined;
  /** The query of the URL and the parameters of the configuration, in their order. */
  readonly query: readonly (readonly [name: string, node: TextNode])[];
  readonly headers: readonly (readonly [name: string, node: TextNode])[];
  /** The body; `undefined` if the method or the configuration has none. */
  readonly body: Node | undefined;
}

/** The places of the parts of a request: in the configuration, or in the received request. */
export interface Places {
  readonly url: Place;
  readonly params: (name: string) => Place;
  readonly headers: (name: string) => Place;
  readonly body: Place;
}

/** Tests if Contact Pro sends a body with a method. */
export function hasBody(method: unknown): boolean {
  return method === "POST" || method === "PUT" || method === "PATCH";
}

/** Tests if Contact Pro sends no body with a method. Both tests fail for an unknown method. */
export function hasNoBody(method: unknown): boolean {
  return method === "GET" || method === "DELETE";
}

/** The state for building a request. Headers may name secrets, and share the paths of URL and body. */
export function startRequest(options: Required<TemplateOptions>, diagnostics: Diagnostics): Building {
  return { ...startBuilding(headerScope, options, diagnostics), scope: bodyScope };
}

/** Reads the request of a configuration, as a snapshot of it, and its URL. What is wrong with the placeholders becomes diagnostics. */
export function buildRequest(
  { method, params, headers, body }: ConfigurationRequest,
  url: string | undefined,
  places: Places,
  building: Building,
): RequestTemplate {
  const location = url === undefined ? undefined : buildUrl(url, places.url, building);
  const own = entriesOf(params).map(([name, value]) => [name, buildText(textOfValue(value), places.params(name), building)] as const);
  const fields = entriesOf(headers).map(([name, value]) => {
    return [name.toLowerCase(), buildText(textOfValue(value), places.headers(name), { ...building, scope: headerScope })] as const;
  });
  return {
    method,
    origin: location?.origin ?? "",
    path: location?.path,
    query: [...(location?.query ?? []), ...own],
    headers: fields,
    body: body !== undefined && !hasNoBody(method) ? buildNode(body as JsonValue, places.body, building) : undefined,
  };
}

/** The nodes of a request, in its order. */
export function nodesOf({ path, query, headers, body }: RequestTemplate): readonly Node[] {
  return [...(path ?? []), ...query.map(([, node]) => node), ...headers.map(([, node]) => node), ...(body ? [body] : [])];
}

/** Warns of texts in a request that may not be split again. A secret is always known. */
export function warnOfAmbiguousRequest(request: RequestTemplate, { uses, diagnostics }: Building): void {
  const headers = request.headers.map(([name, node]) => [name, { ...node, parts: node.parts.map(textIfSecret) }] as const);
  warnOfAmbiguous({ root: arrayNode(null, nodesOf({ ...request, headers })), uses }, diagnostics);
}

function textIfSecret(part: string | Use): string | Use {
  return typeof part === "object" && secretName(part) !== undefined ? part.source : part;
}

function entriesOf(value: unknown): [string, unknown][] {
  return isPlainObject(value) ? Object.entries(value) : [];
}

/** Other types are reported elsewhere. Converting an object to text would call its `toString`. */
function textOfValue(value: unknown): string {
  return typeof value === "object" ? "" : String(value);
}

/** A text of a header or a query, in which a standalone placeholder is text too. */
function buildText(source: string, place: Place, building: Building): TextNode {
  const node = buildNode(source, place, { ...building, isText: true });
  if (node.kind === "text") return node;
  return { kind: "text", place, source, parts: [String((node as LiteralNode).value)], coding: undefined };
}

interface Location {
  readonly origin: string;
  readonly path: readonly TextNode[];
  readonly query: readonly (readonly [string, TextNode])[];
}

function buildUrl(url: string, place: Place, building: Building): Location {
  const { parts } = buildText(url, place, building);
  const { origin, path, query } = splitUrl(parts);
  checkUrl(url, origin, path, query, place, building);
  const segment = (pieces: Parts): TextNode =>
    textNode(
      pieces.map((part) => (typeof part === "string" ? canonicalText(part) : part)),
      place,
    );
  const value = (pieces: Parts): TextNode =>
    textNode(
      pieces.map((part) => (typeof part === "string" ? queryText(part) : part)),
      place,
    );
  return {
    origin,
    path: path.map((pieces) => ({ ...segment(pieces), coding: uriCoding })),
    query: query.map(([name, pieces]) => [queryText(name.map(sourceOf).join("")), value(pieces)] as const),
  };
}

function textNode(parts: Parts, place: Place): TextNode {
  return { kind: "text", place, source: parts.map(sourceOf).join(""), parts, coding: undefined };
}

function sourceOf(part: string | Use): string {
  return typeof part === "string" ? part : part.source;
}

/** Reports what cannot be the URL of an endpoint: Contact Pro calls HTTPS, and the host is its administrator's to state. */
function checkUrl(
  url: string,
  origin: string,
  path: readonly Parts[],
  query: readonly (readonly [Parts, Parts])[],
  place: Place,
  { diagnostics }: Building,
): void {
  const error = (message: string) => {
    note(diagnostics, place, { code: "url", severity: "error", message });
  };
  if (!origin && !url.startsWith("/"))
    return error("The URL must begin with https:// and a host without placeholders, or with a / if it is a path");
  if (origin && !/^(?:[/?#]|$)/.test(url.slice(origin.length))) {
    error("The host of the URL contains a placeholder. Write the host itself");
  } else if (origin && !isOrigin(origin)) {
    error("The URL must have a valid host, and no credentials before it");
  }
  if (origin.toLowerCase().startsWith("http://")) {
    note(diagnostics, place, {
      code: "url",
      severity: "warning",
      message: "The URL begins with http://, and Contact Pro calls https:// only. Write https://",
    });
  }
  if (/%(?![0-9a-f]{2})/i.test(replacePlaceholders(url, "x"))) {
    error("The URL contains a % without two hexadecimal digits after it. Write %25 for the character % itself");
  }
  if (path.some((pieces) => isDots(pieces.map(sourceOf).join("")))) error(dotSegment);
  const named = query.flatMap(([name]) => name).find((part) => typeof part === "object");
  if (named) error(`The name of a query parameter contains ${sourceOf(named)}. Placeholders are replaced in values only`);
}

/** Tests if a text is only scheme, host and port. A URL parser ignores spaces, and ends the host at a backslash. */
function isOrigin(origin: string): boolean {
  const url = attempt(() => new URL(origin));
  return url !== undefined && ["http:", "https:"].includes(url.protocol) && !url.username && !url.password && !/[\s\\]/.test(origin);
}
