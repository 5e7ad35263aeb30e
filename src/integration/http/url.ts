import { attempt } from "../../json.ts";
import type { Coding, Use } from "../../template/tree/tree.ts";

/** The parts of a text: literals and placeholders. */
export type Parts = readonly (string | Use)[];

/** A URL split at the delimiters of its literals. The value of a placeholder never contains one. */
export interface UrlParts {
  /** Scheme, host and port; empty if the URL starts at its path. */
  readonly origin: string;
  /** The segments of the path. */
  readonly path: readonly Parts[];
  /** Names and values of the query. */
  readonly query: readonly (readonly [name: Parts, value: Parts])[];
}

/** Takes a URL apart, as a template has it: literals and placeholders. */
export function splitUrl(parts: Parts): UrlParts {
  const [first, ...rest] = parts;
  const origin = originOf(String(first));
  const afterOrigin = origin ? [(first as string).slice(origin.length), ...rest] : parts;
  const withoutFragment = splitOnce(afterOrigin, "#")[0];
  const [path, query] = splitOnce(withoutFragment, "?");
  const [start = [], ...segments] = splitAll(path, "/");
  return {
    origin,
    // A path starts with a slash. The text before the first one is empty, or a segment of a path without it.
    path: segments.length && !start.length ? segments : [start, ...segments],
    query: query
      ? splitAll(query, "&")
          .filter((pair) => pair.length)
          .map((pair) => nameAndValue(pair))
      : [],
  };
}

function nameAndValue(pair: Parts): readonly [Parts, Parts] {
  const [name, value] = splitOnce(pair, "=");
  return [name, value ?? []];
}

function splitAll(parts: Parts, delimiter: string): Parts[] {
  let last: (string | Use)[] = [];
  const pieces = [last];
  for (const part of parts) {
    const [first, ...more] = typeof part === "string" ? part.split(delimiter) : [part];
    last.push(first as string | Use);
    for (const piece of more) {
      last = [piece];
      pieces.push(last);
    }
  }
  return pieces.map((piece) => piece.filter((part) => part !== ""));
}

function splitOnce(parts: Parts, delimiter: string): readonly [Parts, Parts?] {
  const [first = [], ...more] = splitAll(parts, delimiter);
  const rest = more.flatMap((piece, index) => (index ? [delimiter, ...piece] : piece));
  return more.length ? [first, rest] : [first];
}

/** Percent-encoding of a value in the path of a URL, so that it contains no delimiter. */
export const uriCoding: Coding = {
  encode: (text) => attempt(() => encodeURIComponent(text)),
  decode: (text) => attempt(() => decodeURIComponent(text)),
};

/**
 * A text of a path in one of the ways to write it: what needs no escape has none, what needs one has it in upper case.
 * An escaped delimiter stays escaped. A text that is not UTF-8 is left as it is.
 */
export function canonicalText(text: string): string {
  const escaped = attempt(() => encodeURI(text))?.replaceAll("%25", "%") ?? text;
  return escaped.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => attempt(() => encodeURIComponent(decodeURIComponent(run))) ?? run);
}

/** A text of a query, decoded; `+` is a space. A text that is not UTF-8 is left as it is. */
export function queryText(text: string): string {
  if (isPlain(text)) return text;
  return attempt(() => decodeURIComponent(text.replaceAll("+", " "))) ?? text;
}

/** Tests if a text has no escapes and needs none. */
function isPlain(text: string): boolean {
  return /^[\w.~-]*$/.test(text);
}

/** The message for a path with a dot segment (RFC 3986). */
export const dotSegment = "The URL path contains a dot segment (. or ..), which URL parsers resolve. Remove it";

/** Tests for a dot segment. A URL parser removes it, so that it cannot be sent. */
export function isDots(segment: string): boolean {
  return /^(?:\.|%2e){1,2}$/i.test(segment);
}

/** The URL of a request: the raw segments of its path, and the decoded names and values of its query. */
export interface IncomingUrl {
  readonly path: readonly string[];
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Takes the URL of a request apart, absolute or from its path on. */
export function readUrl(url: string): IncomingUrl {
  const [withoutFragment] = cut(url.slice(originOf(url).length), "#");
  const [path, query] = cut(withoutFragment, "?");
  const pairs = query === "" ? [] : query.split("&").filter((pair) => pair !== "");
  return {
    path: (path.startsWith("/") ? path.slice(1) : path).split("/"),
    query: pairs.map((pair) => {
      const [name, value] = cut(pair, "=");
      return [queryText(name), queryText(value)] as const;
    }),
  };
}

/** Splits a text at the first delimiter. */
function cut(text: string, delimiter: string): readonly [before: string, after: string] {
  const at = text.indexOf(delimiter);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function originOf(url: string): string {
  if (url.startsWith("/")) return "";
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? "";
}
