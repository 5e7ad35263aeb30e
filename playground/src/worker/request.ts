import { type Conversation, defineIntegration, InputError, TemplateError, type TemplateOptions } from "contact-pro-webhooks";
import { hasNoBody } from "../../../src/integration/configuration/request-template.ts";
import { has } from "../../../src/json.ts";
import type { RequestAnswer } from "../protocol.ts";
import { secretNames } from "./secret-names.ts";

interface Request {
  readonly method: unknown;
  readonly params?: unknown;
  readonly body?: unknown;
  readonly headers?: unknown;
  readonly authentication?: { readonly type?: unknown };
}

/** The rest of what a request is made from. */
export interface Circumstances {
  /** Empty if none is given. */
  readonly url: string;
  readonly options: TemplateOptions;
  readonly conversation: Conversation;
  /** The value of a stored secret by its name. */
  readonly secret: (name: string) => string;
}

/** The name of a stored secret, in the place of its value. */
export function nameOfSecret(name: string): string {
  return `(stored secret ${name})`;
}

/** The request that a configuration makes for a conversation, without its body; undefined if it has no method. */
export function requestOf(configuration: unknown, given: Circumstances): RequestAnswer | undefined {
  if (!has(configuration, "request") || !has(configuration.request, "method")) return undefined;
  const request = configuration.request as unknown as Request;
  const { method, params } = request;
  // A mistake in one part hides no other, so that each is sent alone.
  const { sent: headers, broken } = headersOf(request, given);
  return {
    method: typeof method === "string" ? method : "(no method)",
    url: given.url ? send({ method: "GET", ...(params === undefined ? {} : { params }) }, given)?.url : undefined,
    headers: [...authorizationOf(request), ...headers],
    broken,
  };
}

type Header = readonly [name: string, value: string];
type Sent = { readonly url: string; readonly headers: readonly Header[] };

/** The headers that can be sent, and the names of the others. */
function headersOf({ method, body, headers }: Request, given: Circumstances): { sent: readonly Header[]; broken: readonly string[] } {
  const isSentWithBody = body !== undefined && !hasNoBody(method);
  // The body is shown apart: here it stands for its content type only.
  const bare = isSentWithBody ? { method: "POST", body: {} } : { method: "GET" };
  const withoutUrl = { ...given, url: "" };
  const all = send({ ...bare, ...(headers === undefined ? {} : { headers }) }, withoutUrl);
  if (all) return { sent: all.headers, broken: [] };
  const sendable: { [name: string]: unknown } = Object.create(null);
  const taken = new Set<string>();
  const broken: string[] = [];
  for (const [name, value] of Object.entries(headers ?? {})) {
    const isSent = !taken.has(name.toLowerCase()) && send({ ...bare, headers: { [name]: value } }, withoutUrl) !== undefined;
    taken.add(name.toLowerCase());
    if (isSent) sendable[name] = value;
    else broken.push(name);
  }
  return { sent: send({ ...bare, headers: sendable }, withoutUrl)?.headers ?? [], broken };
}

function send(request: Request, { url, options, conversation, secret }: Circumstances): Sent | undefined {
  try {
    const { url: address, headers } = defineIntegration({
      url: url || "https://example.com/",
      configuration: { request } as never,
      options,
      secrets: Object.fromEntries(secretNames(request.headers).map((name) => [name, secret(name)])),
      credentials: "unchecked",
    }).request(conversation);
    const pairs: [string, string][] = [];
    (headers as unknown as Headers).forEach((value, name) => {
      pairs.push([name, value]);
    });
    return { url: address, headers: pairs };
  } catch (error) {
    if (error instanceof TemplateError || error instanceof InputError) return undefined;
    throw error;
  }
}

function authorizationOf({ authentication }: Request): [string, string][] {
  const type = authentication?.type;
  if (type === "basic") return [["authorization", "Basic (the stored user name and password)"]];
  if (type === "oauth") return [["authorization", "Bearer (the token that Contact Pro gets)"]];
  return [];
}
