import { InputError, type Issues, quoted, report } from "../issue.ts";
import { jsonText } from "../template/readings/json-text.ts";
import { renderInto } from "../template/readings/render.ts";
import { arrayNode, objectNode } from "../template/tree/tree.ts";
import { authorizationOf } from "./auth/credentials.ts";
import type { CompiledIntegration } from "./compile-integration.ts";
import type { FetchRequest } from "./http/fetch-types.ts";
import { headerProblem } from "./http/header-syntax.ts";
import { dotSegment, isDots, uriCoding } from "./http/url.ts";

/** The origin of a URL that starts at its path: a `Request` has to have one. */
const localOrigin = "https://localhost";

interface RenderedParts {
  readonly path: readonly string[];
  readonly query: readonly string[];
  readonly headers: readonly string[];
  readonly body?: unknown;
}

/** The request that Contact Pro sends for a conversation. Throws an `InputError` that lists everything that cannot be sent. */
export function buildFetchRequest({ request, building, options, accepted }: CompiledIntegration, conversation: unknown): FetchRequest {
  const found: Issues = { issues: [], total: 0 };
  const parts = {
    path: arrayNode(null, request.path ?? []),
    query: arrayNode(
      null,
      request.query.map(([, node]) => node),
    ),
    headers: arrayNode(
      null,
      request.headers.map(([, node]) => node),
    ),
    ...(request.body ? { body: request.body } : {}),
  };
  const root = objectNode(null, Object.keys(parts), Object.values(parts));
  const rendered = renderInto(found, { ...building, root }, options, conversation) as RenderedParts | null;
  const url =
    rendered &&
    urlOf(
      request.origin || localOrigin,
      rendered,
      request.query.map(([name]) => name),
      found,
    );
  const headers =
    rendered &&
    headersOf(
      request.headers.map(([name]) => name),
      rendered.headers,
      found,
    );
  const body = rendered && "body" in rendered ? bodyText(rendered.body, found) : undefined;
  if (found.total || !url || !headers) throw new InputError("The conversation cannot be sent:", found);
  if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  if (accepted[0]) headers.set("authorization", authorizationOf(accepted[0]));
  return new Request(url, { method: request.method, headers, ...(body === undefined ? {} : { body }) }) as FetchRequest;
}

function urlOf(origin: string, { path, query }: RenderedParts, names: readonly string[], found: Issues): string {
  const place = { parent: null, key: "url" };
  for (const segment of path) {
    if (!isDots(segment)) continue;
    report(found, place, { code: "url", message: dotSegment });
  }
  const encode = (text: string): string | undefined => {
    const encoded = uriCoding.encode(text);
    if (encoded === undefined)
      report(found, place, {
        code: "encoding",
        message: "A query parameter contains a lone surrogate, which a URL cannot encode. Remove it",
      });
    return encoded;
  };
  const pairs = query.map((value, index) => `${encode(names[index] as string)}=${encode(value)}`);
  return `${origin}/${path.join("/")}${pairs.length ? `?${pairs.join("&")}` : ""}`;
}

function headersOf(names: readonly string[], values: readonly string[], found: Issues): Headers {
  const headers = new Headers();
  for (const [index, name] of names.entries()) {
    const value = values[index] as string;
    const problem = headerProblem(value);
    if (problem === undefined) headers.append(name, value);
    else
      report(
        found,
        { parent: { parent: null, key: "headers" }, key: name },
        { code: "header", message: `The header ${quoted(name)} contains ${problem}, and cannot be sent` },
      );
  }
  return headers;
}

function bodyText(body: unknown, found: Issues): string | undefined {
  const text = jsonText(body);
  if (text === undefined) {
    const message = "The body cannot be written as JSON: it holds itself, or is too large";
    report(found, { parent: null, key: "body" }, { code: "not-json", message });
  }
  return text;
}
