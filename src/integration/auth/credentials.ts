import { attempt } from "../../json.ts";
import { maximumAuthorizationLength } from "../../limits.ts";

/** A user name and a password, for basic authentication. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** A token, for bearer authentication. */
export interface BearerCredentials {
  readonly token: string;
}

/** Credentials that the `authorization` header may hold: an own copy, so that no prototype decides of what kind they are. */
export type Accepted = ({ readonly kind: "basic" } & BasicCredentials) | ({ readonly kind: "bearer" } & BearerCredentials);

/** The value of the `authorization` header that carries credentials: RFC 7617 with UTF-8, or RFC 6750. */
export function authorizationOf(credentials: Accepted): string {
  if (credentials.kind === "bearer") return `Bearer ${credentials.token}`;
  const bytes = new TextEncoder().encode(`${credentials.username}:${credentials.password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}

/** The challenge of a 401 answer, in the scheme that is expected. */
export function challengeOf(accepted: readonly Accepted[], hasSecretHeaders: boolean): string {
  const schemes = new Set(accepted.map(({ kind }) => (kind === "bearer" ? "Bearer" : 'Basic realm="webhook", charset="UTF-8"')));
  if (schemes.size) return [...schemes].join(", ");
  return hasSecretHeaders ? 'ApiKey realm="webhook"' : "Bearer";
}

/** The index of the credentials that an `authorization` header holds; -1 for none. All are compared, whatever the first ones gave. */
export function credentialIn(header: string | undefined, accepted: readonly Accepted[]): number {
  const given = readAuthorization(header === undefined || header.length > maximumAuthorizationLength ? "" : header);
  return accepted.map((credentials) => matchesOne(given, credentials)).indexOf(1);
}

interface Given {
  readonly scheme: string;
  readonly username: string;
  readonly password: string;
  readonly token: string;
}

function matchesOne(given: Given, credentials: Accepted): number {
  if (credentials.kind === "bearer") return Number(given.scheme === "bearer") & isSame(given.token, credentials.token);
  return Number(given.scheme === "basic") & isSame(given.username, credentials.username) & isSame(given.password, credentials.password);
}

/** Splits a header into scheme and credentials: empty texts if it has none, so that the comparison takes the same steps. */
function readAuthorization(header: string): Given {
  const end = header.indexOf(" ");
  const scheme = header.slice(0, Math.max(end, 0));
  const token = end < 0 ? "" : header.slice(end).replace(/^ +/, "");
  const text = decodeBase64(token) ?? "";
  const colon = text.indexOf(":");
  return {
    scheme: scheme.toLowerCase(),
    token,
    // Without a colon it is empty, which no user name is.
    username: text.slice(0, Math.max(colon, 0)),
    password: text.slice(colon + 1),
  };
}

function decodeBase64(text: string): string | undefined {
  return attempt(() => {
    const binary = atob(text);
    if (isAscii(binary)) return binary;
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  });
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** 1 where two texts are the same, else 0. The time depends on the given text alone, not on where they differ. */
export function isSame(given: string, expected: string): number {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < given.length; index++) {
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index % expected.length);
  }
  return Number(difference === 0);
}
