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

/** Credentials as the `authorization` header carries them: RFC 7617 with UTF-8, or RFC 6750. */
export interface Accepted {
  readonly scheme: "Basic" | "Bearer";
  /** The part after the scheme: the token, or user name and password in base64. */
  readonly token: string;
}

/** Credentials for basic authentication, as the header carries them. */
export function acceptedBasic({ username, password }: BasicCredentials): Accepted {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return { scheme: "Basic", token: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) };
}

/** Credentials for bearer authentication, as the header carries them. */
export function acceptedBearer({ token }: BearerCredentials): Accepted {
  return { scheme: "Bearer", token };
}

/** The value of the `authorization` header that carries credentials. */
export function authorizationOf({ scheme, token }: Accepted): string {
  return `${scheme} ${token}`;
}

/** The challenge of a 401 answer, in the scheme that is expected. */
export function challengeOf(accepted: readonly Accepted[], hasSecretHeaders: boolean): string {
  const schemes = new Set(accepted.map(({ scheme }) => (scheme === "Bearer" ? "Bearer" : 'Basic realm="webhook", charset="UTF-8"')));
  if (schemes.size) return [...schemes].join(", ");
  return hasSecretHeaders ? 'ApiKey realm="webhook"' : "Bearer";
}

/**
 * The index of the credentials in an `authorization` header; -1 if none match. All are compared, even after a match.
 * The scheme may be in any case, and followed by several spaces. Base64 is compared as text, since its spelling is unique.
 */
export function credentialIn(header: string | undefined, accepted: readonly Accepted[]): number {
  const given = readAuthorization(header === undefined || header.length > maximumAuthorizationLength ? "" : header);
  return accepted.map(({ scheme, token }) => Number(given.scheme === scheme.toLowerCase()) & isSame(given.token, token)).indexOf(1);
}

/**
 * Splits a header into its scheme, in lower case, and the rest. Both are empty if it has none, so that the comparison takes the same
 * steps.
 */
function readAuthorization(header: string): { readonly scheme: string; readonly token: string } {
  const end = header.indexOf(" ");
  return end < 0 ? { scheme: "", token: "" } : { scheme: header.slice(0, end).toLowerCase(), token: header.slice(end).replace(/^ +/, "") };
}

/** Returns 1 if two texts are equal, else 0. The time depends on the given text alone, not on the first difference. */
export function isSame(given: string, expected: string): number {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < given.length; index++) {
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index % expected.length);
  }
  return Number(difference === 0);
}
