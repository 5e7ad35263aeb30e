import { attempt, isPlainObject, withoutPrototype } from "../../json.ts";
import type { FetchHeaders, FetchRequest } from "./fetch-types.ts";

/** A request that came in, as a framework has it. */
export interface IncomingParts {
  /** The HTTP method, in any case; not checked where it is absent. */
  readonly method?: string | undefined;
  /** The URL, absolute or from its path on; not read where it is absent. */
  readonly url?: string | undefined;
  /** The headers: a `Headers`, or an object in which a header has one value or several. */
  readonly headers: FetchHeaders | { readonly [name: string]: string | readonly string[] | number | undefined };
  /** The body: parsed, as text, as bytes, or as a stream that is still to be read, of the web or of Node. A string is taken as the text of the JSON. */
  readonly body?: unknown;
}

/** What `receive` takes: a fetch `Request`, or the parts of one. */
export type Incoming = FetchRequest | IncomingParts;

/** The headers of a request, by their names in lower case. One that came several times has its values joined by commas. */
export type HeaderValues = ReadonlyMap<string, string>;

/** What comes before the body of a request. */
export interface Head {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: HeaderValues;
}

const partNames: readonly string[] = ["method", "url", "headers", "body"];

/**
 * The parts of a request. Of a plain object only own properties count, so that no prototype adds one; a fetch `Request` and
 * the request of a framework have theirs from a class. Returns `undefined` if it is no object, or throws when it is looked at.
 */
export function partsOf(incoming: unknown): IncomingParts | undefined {
  return attempt(() => {
    if (typeof incoming !== "object" || incoming === null) return undefined;
    if (!isPlainObject(incoming)) return incoming as IncomingParts;
    // Defined, not read: the body must not be read before the sender is known.
    const parts = Object.create(null);
    for (const name of partNames) {
      if (Object.hasOwn(incoming, name)) Object.defineProperty(parts, name, withoutPrototype({ get: () => incoming[name] }));
    }
    return parts;
  });
}

/**
 * The body of a request; `undefined` if it has none. A fetch `Request` without a body has null there, and in Firefox it has no
 * stream; in the parts of a framework null is parsed JSON.
 */
export function bodyOf(incoming: IncomingParts): unknown {
  const { body } = incoming;
  const { arrayBuffer } = incoming as { readonly arrayBuffer?: unknown };
  if (typeof arrayBuffer !== "function") return body;
  return body === undefined ? wholeBody(incoming as unknown as Request) : (body ?? undefined);
}

async function* wholeBody(request: Request): AsyncGenerator<ArrayBuffer> {
  yield await request.arrayBuffer();
}

/** Reads what comes before the body; `undefined` where that is no request, or throws when it is read. */
export function readHead(incoming: Pick<IncomingParts, "method" | "url" | "headers">): Head | undefined {
  return attempt(() => ({
    method: textOf(incoming.method)?.toUpperCase(),
    url: textOf(incoming.url),
    headers: readHeaders(incoming.headers),
  }));
}

/** A text, or what a `URL` is as text; throws where it is neither. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  if (value instanceof URL) return value.href;
  throw new TypeError("No text");
}

/** Reads headers of any kind. What is no text or number is left out. */
export function readHeaders(headers: unknown): HeaderValues {
  const values = new Map<string, string>();
  const add = (name: string, value: unknown) => {
    if (typeof value !== "string" && typeof value !== "number") return;
    const before = values.get(name.toLowerCase());
    values.set(name.toLowerCase(), before === undefined ? String(value) : `${before}, ${value}`);
  };
  if (typeof headers !== "object" || headers === null) return values;
  if (isIterableHeaders(headers)) {
    headers.forEach((value, name) => {
      add(name, value);
    });
  } else {
    for (const [name, value] of Object.entries(headers))
      for (const one of Array.isArray(value) ? Object.values(value) : [value]) add(name, one);
  }
  return values;
}

/** A `Headers` of any realm or polyfill: it has the methods of one. */
export function isIterableHeaders(headers: object): headers is { forEach(callback: (value: unknown, name: string) => void): void } {
  const { forEach, get } = headers as { readonly forEach?: unknown; readonly get?: unknown };
  return typeof forEach === "function" && typeof get === "function";
}

/** The headers as a `Headers`, for the caller's own check. A name or value that HTTP does not allow is left out. */
export function headersObject(values: HeaderValues): FetchHeaders {
  const headers = new Headers();
  for (const [name, value] of values) {
    try {
      headers.set(name, value);
    } catch {
      // Not a header that HTTP could have carried.
    }
  }
  return headers as FetchHeaders;
}
