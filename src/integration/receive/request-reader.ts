import { type Issues, type Place, report } from "../../issue.ts";
import { namesIn, type Part } from "../../template/readings/match.ts";
import type { TextNode } from "../../template/tree/tree.ts";
import type { Contents } from "../auth/secret-headers.ts";
import type { CompiledIntegration } from "../compile-integration.ts";
import type { IncomingRequest } from "../http/incoming.ts";
import { canonicalText, type IncomingUrl, readUrl } from "../http/url.ts";

/** Finds the parts of a request that hold something of the conversation, each with the node that reads it. What differs is reported. */
export type RequestReader = (request: IncomingRequest, contents: Contents, body: unknown, found: Issues) => Part[];

/** A segment of the path: what it is read by, and the text that it has to be if it has no placeholder. */
interface Segment {
  readonly node: TextNode;
  readonly fixed: string | undefined;
}

const urlPlace: Place = { parent: null, key: "url" };

/** Works out once which parts of a request an integration reads. Headers without placeholders are not compared. */
export function makeRequestReader({ request: template, secretHeaders }: CompiledIntegration): RequestReader {
  const path = template.path?.map((node) => ({ node, fixed: isFilled(node) ? undefined : node.parts.join("") }));
  const secret = new Set(secretHeaders.map(({ name }) => name));
  const headers = template.headers.filter(([name, node]) => isFilled(node) && !secret.has(name));
  const contentNodes = secretHeaders.map(({ content }) => content);
  return ({ url, headers: values }, contents, body, found) => {
    const parts: Part[] = [];
    if (path) addUrl(url, path, template.query, parts, found);
    for (const [name, node] of headers) parts.push({ node, value: values.get(name) });
    for (const [index, node] of contentNodes.entries()) if (node) addContent(node, contents[index] as ReadonlySet<string>, parts, found);
    if (template.body) parts.push({ node: template.body, value: body });
    return parts;
  };
}

function isFilled({ parts }: TextNode): boolean {
  return parts.some((part) => typeof part === "object");
}

function addUrl(
  url: string | undefined,
  segments: readonly Segment[],
  query: CompiledIntegration["request"]["query"],
  parts: Part[],
  found: Issues,
): void {
  if (url === undefined) {
    const message =
      "The integration has a URL, but receive got no url. Pass the URL of the request, from its path on: receive({ url, method, headers, body })";
    report(found, urlPlace, { code: "url", message });
    return;
  }
  const given = readUrl(url);
  if (isPathOf(segments, given.path)) {
    for (const [index, { node, fixed }] of segments.entries())
      if (fixed === undefined) parts.push({ node, value: canonicalText(given.path[index] as string) });
  } else {
    const message = "The path of the URL differs from the configuration. Compare the URL in Contact Pro with the url of this integration";
    report(found, urlPlace, { code: "url", message });
  }
  if (query.length) addQuery(query, given.query, parts);
}

/** Tests if the fixed segments of a path match. In a different path, the other segments mean something different. */
function isPathOf(segments: readonly Segment[], path: readonly string[]): boolean {
  return (
    path.length === segments.length && segments.every(({ fixed }, index) => fixed === undefined || isText(path[index] as string, fixed))
  );
}

/** Compares a segment with a text, regardless of its escapes. */
function isText(segment: string, text: string): boolean {
  return segment === text || canonicalText(segment) === text;
}

function addQuery(query: CompiledIntegration["request"]["query"], given: IncomingUrl["query"], parts: Part[]): void {
  // Of a name that comes several times, each value has its turn.
  const values = new Map<string, string[]>();
  for (const [name, value] of given) {
    const before = values.get(name);
    if (before) before.push(value);
    else values.set(name, [value]);
  }
  for (const [name, node] of query) parts.push({ node, value: values.get(name)?.shift() });
}

/** Adds the part of a header beside its secrets. There are several only if one value of a secret starts or ends with another. */
function addContent(node: TextNode, [value, other]: Iterable<string>, parts: Part[], found: Issues): void {
  if (other === undefined) {
    parts.push({ node, value });
    return;
  }
  const message =
    "Several values of a secret fit the header, so the rest of it is left out. Use values that do not begin or end with each other";
  report(found, node.place, { code: "ambiguous", placeholder: namesIn(node.parts) as string, message });
}
