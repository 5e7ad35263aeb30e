import { type Place, quoted } from "../../issue.ts";
import { describe, isPlainObject, ownMember } from "../../json.ts";
import { maximumAuthorizationLength, maximumForms, maximumRotation } from "../../limits.ts";
import { type Diagnostics, note } from "../../template/diagnostic.ts";
import { type Input, refuse } from "../check-input.ts";
import type { RequestTemplate } from "../configuration/request-template.ts";
import { secretsIn } from "../configuration/scopes.ts";
import { headerProblem } from "../http/header-syntax.ts";
import {
  type Accepted,
  acceptedBasic,
  acceptedBearer,
  authorizationOf,
  type BasicCredentials,
  type BearerCredentials,
} from "./credentials.ts";
import { formCount, type SecretValues } from "./secret-headers.ts";

/**
 * The accepted senders: basic credentials or a bearer token, or a list of them for a rotation (the first is sent, any is accepted).
 * `"unchecked"` if a proxy in front checks them, `authenticate` does, or the configuration has no authentication.
 */
export type Credentials = "unchecked" | BasicCredentials | BearerCredentials | readonly (BasicCredentials | BearerCredentials)[];

/** The values of stored secrets by their names, several for a rotation: the first is sent, any is accepted. */
export type Secrets = { readonly [name: string]: string | readonly string[] | undefined };

/** The credentials that were given. What is not usable is an error; no message holds one. */
export function readCredentials(credentials: unknown, type: unknown, place: Place, diagnostics: Diagnostics): readonly Accepted[] {
  if (credentials === "unchecked") return [];
  const list = rotationOf(credentials, place, diagnostics);
  if (!list.length) refuse(diagnostics, place, "credentials", 'The list of credentials is empty. Give at least one, or "unchecked"');
  return list.flatMap((one, index) => {
    return acceptedOf(one, type, Array.isArray(credentials) ? { parent: place, key: index } : place, diagnostics) ?? [];
  });
}

/** The values in rotation, with the holes of the list. */
function rotationOf(given: unknown, place: Place, diagnostics: Diagnostics): unknown[] {
  if (!Array.isArray(given)) return [given];
  if (given.length > maximumRotation)
    refuse(diagnostics, place, "secret", `More than ${maximumRotation} values are in rotation. Remove the oldest`);
  return Array.from(given.slice(0, maximumRotation));
}

/** A copy of credentials, made of their own properties only; `undefined` if they are not usable. */
function acceptedOf(credentials: unknown, type: unknown, place: Place, diagnostics: Diagnostics): Accepted | undefined {
  const problem = (message: string) => void refuse(diagnostics, place, "credentials", message);
  if (credentials === undefined) return problem('Credentials are missing. Give { username, password }, { token } or "unchecked"');
  if (!isPlainObject(credentials))
    return problem(`Credentials must be { username, password }, { token } or "unchecked", not ${describe(credentials)}`);
  const isBearer = Object.hasOwn(credentials, "token");
  if (isBearer && (Object.hasOwn(credentials, "username") || Object.hasOwn(credentials, "password"))) {
    return problem("Credentials have a token and also a username or a password. Give { username, password } or { token }");
  }
  const wanted = type === "basic" ? false : type === "oauth" ? true : isBearer;
  if (wanted !== isBearer) {
    const [needed, given] = wanted ? ["{ token }", "{ username, password }"] : ["{ username, password }", "{ token }"];
    return problem(`The configuration has authentication of the type "${type}", which needs ${needed}, not ${given}`);
  }
  const text = (key: string) =>
    secretText(ownMember(credentials, key), quoted(key), { parent: place, key }, diagnostics, problems[key] as Problem);
  const accepted = isBearer ? bearerOf(text("token")) : basicOf(text("username"), text("password"));
  if (accepted && authorizationOf(accepted).length > maximumAuthorizationLength) {
    return problem(`The credentials make a header of more than ${maximumAuthorizationLength} characters. Use shorter ones`);
  }
  return accepted;
}

function bearerOf(token: string | undefined): Accepted | undefined {
  return token === undefined ? undefined : acceptedBearer({ token });
}

function basicOf(username: string | undefined, password: string | undefined): Accepted | undefined {
  return username === undefined || password === undefined ? undefined : acceptedBasic({ username, password });
}

/** Names the part of a text that cannot be sent; `undefined` if all of it can. */
type Problem = (text: string) => string | undefined;

const problems: { readonly [key: string]: Problem } = {
  token: headerProblem,
  username: (text) => (text.includes(":") ? "a colon" : basicProblem(text)),
  password: basicProblem,
};

/** RFC 7617 has no control characters; what is no Unicode text would never be the same again. */
function basicProblem(text: string): string | undefined {
  if (/\p{Cc}/u.test(text)) return "a line break or another control character";
  return /\p{Surrogate}/u.test(text) ? "a lone surrogate" : undefined;
}

/** A value that can be sent and compared as a secret; `undefined` for every other, which is reported. */
function secretText(value: unknown, name: string, place: Place, diagnostics: Diagnostics, problemOf: Problem): string | undefined {
  const problem = (message: string) => void refuse(diagnostics, place, "secret", message);
  if (value === undefined) return problem(`${name} is missing. Give its value as text`);
  if (typeof value !== "string") return problem(`${name} must be text, not ${describe(value)}`);
  if (value === "") return problem(`${name} is empty text. Give its value`);
  const unsendable = problemOf(value);
  return unsendable === undefined ? value : problem(`${name} cannot be sent, since it contains ${unsendable}`);
}

/** The values of the secrets that the headers name. What is missing or not usable is an error; no message holds one. */
export function readSecrets(secrets: unknown, { headers }: RequestTemplate, place: Place, diagnostics: Diagnostics): SecretValues {
  const values = new Map<string, readonly string[]>();
  for (const name of new Set(headers.flatMap(([, node]) => secretsIn(node)))) {
    const at = { parent: place, key: name };
    const given = ownMember(secrets, name);
    const list = rotationOf(given, at, diagnostics);
    if (!list.length) refuse(diagnostics, at, "secret", `The secret ${quoted(name)} has no value. Give at least one`);
    const usable = list.map((one, index) =>
      secretText(one, quoted(name), Array.isArray(given) ? { parent: at, key: index } : at, diagnostics, headerProblem),
    );
    values.set(
      name,
      usable.filter((text) => text !== undefined),
    );
  }
  return values;
}

/** Reports secrets that no header names, if nothing else says who may call. */
export function checkUncheckedSecrets({ credentials, authenticate, secrets }: Input, used: SecretValues, diagnostics: Diagnostics): void {
  if (credentials !== "unchecked" || authenticate !== undefined || used.size) return;
  if (typeof secrets !== "object" || secrets === null || !Object.keys(secrets).length) return;
  const message =
    "Anyone could call this endpoint: credentials are unchecked, and no header of the configuration names a secret. Give credentials, or add a header with {secrets.NAME}";
  note(diagnostics, { parent: null, key: "secrets" }, { code: "secret", severity: "error", message });
}

/** Reports what leaves open who calls: authentication that is named twice, and secrets that have too many values to compare them all. */
export function checkHeaders(
  request: RequestTemplate,
  secrets: SecretValues,
  accepted: readonly Accepted[],
  diagnostics: Diagnostics,
): void {
  for (const [name, node] of request.headers) {
    if (formCount(node, secrets) > maximumForms) {
      const message = `The secrets of the header have more than ${maximumForms} combinations of values. Remove old values`;
      refuse(diagnostics, node.place, "secret", message);
    }
    if (name === "authorization" && accepted.length) {
      const message = "The configuration has an authorization header, and the credentials make one too. Remove one of them";
      refuse(diagnostics, node.place, "credentials", message);
    }
  }
}
