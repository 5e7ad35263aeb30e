import type { Place } from "../issue.ts";
import { describe, isPlainObject } from "../json.ts";
import { type Diagnostics, note } from "../template/diagnostic.ts";
import type { Accepted, BasicCredentials, BearerCredentials } from "./credentials.ts";
import { headerProblem } from "./header-value.ts";
import type { RequestTemplate } from "./request-template.ts";
import { type SecretValues, secretHeaderOf, secretsIn } from "./secret-headers.ts";

/**
 * Who may call: basic credentials or a bearer token, several for a rotation (the first is sent, any is accepted), or
 * `"unchecked"` where somebody in front checks, `authenticate` does, or the configuration has no authentication.
 */
export type Credentials = "unchecked" | BasicCredentials | BearerCredentials | readonly (BasicCredentials | BearerCredentials)[];

/** The values of stored secrets by their names, several for a rotation: the first is sent, any is accepted. */
export type Secrets = { readonly [name: string]: string | readonly string[] | undefined };

/** The credentials that were given. What is not usable is an error; no message holds one. */
export function readCredentials(credentials: unknown, type: unknown, place: Place, diagnostics: Diagnostics): readonly Accepted[] {
  if (credentials === "unchecked") return [];
  const list: unknown[] = Array.isArray(credentials) ? credentials : [credentials];
  if (!list.length) refuse(diagnostics, place, "credentials", 'at least one, or "unchecked"', "none");
  return list.filter((one, index): one is Accepted => {
    return isUsable(one, type, Array.isArray(credentials) ? { parent: place, key: index } : place, diagnostics);
  });
}

function isUsable(credentials: unknown, type: unknown, place: Place, diagnostics: Diagnostics): boolean {
  const expected = '{ username, password }, { token } or "unchecked"';
  if (!isPlainObject(credentials)) return refuse(diagnostics, place, "credentials", expected, describe(credentials));
  const isBearer = "token" in credentials;
  const wanted = type === "basic" ? false : type === "oauth" ? true : isBearer;
  if (wanted !== isBearer) {
    return refuse(
      diagnostics,
      place,
      "credentials",
      `${wanted ? "a token" : "username and password"}, as the configuration's authentication has it`,
      "another kind",
    );
  }
  return (isBearer ? ["token"] : ["username", "password"]).every((key) => {
    return isSecretText(credentials[key], { parent: place, key }, diagnostics, key === "username" ? /:/ : /(?!)/);
  });
}

/** Whether a value can be sent and compared as a secret. */
function isSecretText(value: unknown, place: Place, diagnostics: Diagnostics, unfit = /(?!)/): boolean {
  if (typeof value !== "string") return refuse(diagnostics, place, "secret", "text", describe(value));
  if (value === "") return refuse(diagnostics, place, "secret", "text that is not empty", "empty text");
  return unfit.test(value) ? refuse(diagnostics, place, "secret", "a user name without a colon", "one with a colon") : true;
}

/** The values of the secrets that the headers name. What is missing or not usable is an error; no message holds one. */
export function readSecrets(secrets: unknown, { headers }: RequestTemplate, place: Place, diagnostics: Diagnostics): SecretValues {
  const values = new Map<string, readonly string[]>();
  for (const name of new Set(headers.flatMap(([, node]) => secretsIn(node)))) {
    const at = { parent: place, key: name };
    const given = isPlainObject(secrets) && Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    const list: unknown[] = Array.isArray(given) ? given : [given];
    if (!list.length) refuse(diagnostics, at, "secret", "at least one value", "none");
    const usable = list.filter((one, index): one is string =>
      isHeaderText(one, Array.isArray(given) ? { parent: at, key: index } : at, diagnostics),
    );
    if (usable.length) values.set(name, usable);
  }
  return values;
}

function isHeaderText(value: unknown, place: Place, diagnostics: Diagnostics): boolean {
  if (!isSecretText(value, place, diagnostics)) return false;
  const problem = headerProblem(value as string);
  return problem === undefined || refuse(diagnostics, place, "secret", "text that a header can hold", problem);
}

/** Reports what leaves open who calls: authentication that is named twice, and a secret that cannot be checked in constant time. */
export function checkHeaders(
  request: RequestTemplate,
  secrets: SecretValues,
  accepted: readonly Accepted[],
  place: Place,
  diagnostics: Diagnostics,
): void {
  for (const [name, node] of request.headers) {
    const at = { parent: place, key: name };
    if (secretsIn(node).length && !secretHeaderOf(name, node, secrets)) {
      refuse(diagnostics, at, "secret", "secrets before or after the placeholders of event and contact", "one between them");
    }
    if (name === "authorization" && accepted.length) {
      refuse(diagnostics, at, "credentials", 'the authorization header from "credentials" alone', "one in the configuration too");
    }
  }
}

function refuse(diagnostics: Diagnostics, place: Place, code: string, expected: string, received: string): false {
  note(diagnostics, place, { code, severity: "error", message: `Expected ${expected} but received ${received}` });
  return false;
}
