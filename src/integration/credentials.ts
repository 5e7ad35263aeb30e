/** A user name and a password, for basic authentication. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** A token, for bearer authentication. */
export interface BearerCredentials {
  readonly token: string;
}

/** What an `authorization` header may hold to be accepted. */
export type Accepted = BasicCredentials | BearerCredentials;

/** The value of the `authorization` header that carries credentials: RFC 7617 with UTF-8, or RFC 6750. */
export function authorizationOf(credentials: Accepted): string {
  if ("token" in credentials) return `Bearer ${credentials.token}`;
  const bytes = new TextEncoder().encode(`${credentials.username}:${credentials.password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}

/** The challenge of a 401 answer, in the scheme that is expected. */
export function challengeOf(accepted: readonly Accepted[], hasSecretHeaders: boolean): string {
  const schemes = new Set(accepted.map((credentials) => ("token" in credentials ? "Bearer" : 'Basic realm="webhook", charset="UTF-8"')));
  if (schemes.size) return [...schemes].join(", ");
  return hasSecretHeaders ? 'ApiKey realm="webhook"' : "Bearer";
}

/** Whether an `authorization` header holds one of the credentials. All are compared, whatever the first ones gave. */
export function isAuthorized(header: string | undefined, accepted: readonly Accepted[]): boolean {
  const given = readAuthorization(header ?? "");
  let matches = 0;
  for (const credentials of accepted) matches |= matchesOne(given, credentials);
  return matches === 1;
}

interface Given {
  readonly scheme: string;
  readonly username: string;
  readonly password: string;
  readonly token: string;
}

function matchesOne(given: Given, credentials: Accepted): number {
  if ("token" in credentials) return Number(given.scheme === "bearer") & isSame(given.token, credentials.token);
  return Number(given.scheme === "basic") & isSame(given.username, credentials.username) & isSame(given.password, credentials.password);
}

/** What a header gives; empty texts where it gives nothing, so that a comparison takes its time all the same. */
function readAuthorization(header: string): Given {
  const [, scheme = "", token = ""] = /([^ ]*) +(.*)/s.exec(header) ?? [];
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
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** 1 where two texts are the same, else 0. The time depends on the given text alone, not on where they differ. */
export function isSame(given: string, expected: string): number {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < given.length; index++) {
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index % expected.length);
  }
  return Number(difference === 0);
}
