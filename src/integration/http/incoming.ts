import { attempt, isPlainObject } from "../../json.ts";
import type { FetchHeaders, FetchRequest } from "./fetch-types.ts";

/** A request that came in, as a framework has it. */
export interface IncomingParts {
  /** The HTTP method, in any case. It is not checked if it is absent. */
  readonly method?: string | undefined;
  /** The URL, absolute or from its path on. It is not read if it is absent. */
  readonly url?: string | undefined;
  /** The headers: a `Headers`, or an object in which a header has one value or several. */
  readonly headers: FetchHeaders | { readonly [name: string]: string | readonly string[] | number | undefined };
  /** The body: parsed, as text, as bytes, or as a stream that is still to be read, of the web or of Node. A string is taken as the text of the JSON. */
  readonly body?: unknown;
}

/** The argument of `receive`: a fetch `Request`, or its parts. */
export type Incoming = FetchRequest | IncomingParts;

/** The headers of a request, by their names in lower case. One that came several times has its values joined by commas. */
export type HeaderValues = ReadonlyMap<string, string>;

/** A request whose body is still to be read: it is not before the sender is known. */
export interface IncomingRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: HeaderValues;
  /** Reads the body; returns `undefined` if there is none. */
  readonly body: () => unknown;
}

/**
 * Reads a request except for its body: all headers, or only the wanted lower-case names. A plain object counts with its own
 * properties only. Returns `undefined` if the value is not a request, or throws when it is read.
 */
export function readIncoming(given: unknown, wanted?: ReadonlySet<string>): IncomingRequest | undefined {
  return attempt(() => {
    if (typeof given !== "object" || given === null) return undefined;
    const isPlain = isPlainObject(given);
    const part = (name: keyof IncomingParts) => (!isPlain || Object.hasOwn(given, name) ? (given as IncomingParts)[name] : undefined);
    return {
      method: asString(part("method"))?.toUpperCase(),
      url: asString(part("url")),
      headers: readHeaders(part("headers"), wanted),
      body: () => (isPlain ? part("body") : bodyOf(given as IncomingParts)),
    };
  });
}

/**
 * The body of a request of some class. A fetch `Request` without a body has null there, and in Firefox it has no stream; in the
 * request of a framework null is parsed JSON.
 */
function bodyOf(request: IncomingParts): unknown {
  const { body } = request;
  const { arrayBuffer } = request as { readonly arrayBuffer?: unknown };
  if (typeof arrayBuffer !== "function") return body;
  return body === undefined ? wholeBody(request as unknown as Request) : (body ?? undefined);
}

async function* wholeBody(request: Request): AsyncGenerator<ArrayBuffer> {
  yield await request.arrayBuffer();
}

/** A text, or a `URL` as text; throws for any other type. */
function asString(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  if (value instanceof URL) return value.href;
  throw new TypeError("No text");
}

/** Reads headers of any kind: all of them, or those of some names in lower case. What is no text or number is left out. */
export function readHeaders(headers: unknown, wanted?: ReadonlySet<string>): HeaderValues {
  const values = new Map<string, string>();
  const add = (name: string, value: unknown) => {
    if (typeof value !== "string" && typeof value !== "number") return;
    const key = name.toLowerCase();
    const before = values.get(key);
    values.set(key, before === undefined ? String(value) : `${before}, ${value}`);
  };
  if (typeof headers !== "object" || headers === null) return values;
  if (wanted && isFetchHeaders(headers)) {
    for (const name of wanted) add(name, headers.get(name));
  } else if (isIterableHeaders(headers)) {
    headers.forEach((value, name) => {
      if (!wanted || wanted.has(name.toLowerCase())) add(name, value);
    });
  } else {
    for (const name of Object.keys(headers)) {
      if (wanted && !wanted.has(name.toLowerCase())) continue;
      const value = (headers as { readonly [name: string]: unknown })[name];
      if (Array.isArray(value)) for (const one of Object.values(value)) add(name, one);
      else add(name, value);
    }
  }
  return values;
}

/** A `Headers` of the platform, which finds a name by itself. */
function isFetchHeaders(headers: object): headers is { get(name: string): unknown } {
  return Object.prototype.toString.call(headers) === "[object Headers]";
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
