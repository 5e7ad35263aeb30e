import { type Conversation, defineIntegration, InputError, TemplateError } from "contact-pro-webhooks";
import { has } from "../../../src/json.ts";
import type { RequestAnswer } from "../protocol.ts";
import { secretNames } from "./secret-names.ts";

interface Request {
  readonly method: string;
  readonly params?: object;
  readonly body?: object;
  readonly headers?: { readonly [name: string]: string };
  readonly authentication?: { readonly type?: unknown };
}

/** The name of a stored secret, in the place of its value. */
function nameOfSecret(name: string): string {
  return `(stored secret ${name})`;
}

/**
 * The request that a configuration makes for a conversation, without its body; undefined if it has no method.
 * `secret` gives the value of a stored secret by its name.
 */
export function requestOf(
  configuration: unknown,
  url: string,
  conversation: Conversation,
  secret: (name: string) => string = nameOfSecret,
): RequestAnswer | undefined {
  if (!has(configuration, "request") || !has(configuration.request, "method")) return undefined;
  const request = configuration.request as unknown as Request;
  const { method, params, headers } = request;
  // The body is shown apart: here it stands for its content type only.
  const body = has(request, "body") ? { body: {} } : {};
  // With a method that does not exist the rest is shown as that of a POST.
  const sentMethod = ["GET", "POST", "PUT", "PATCH", "DELETE"].includes(method) ? method : "POST";
  const bare = { method: sentMethod, ...(params ? { params } : {}) };
  const whole = { ...bare, ...body };
  const sendable = Object.entries(headers ?? {}).filter(([name, value]) =>
    send({ ...whole, headers: { [name]: value } }, "", conversation, secret),
  );
  const left = Object.keys(headers ?? {}).filter((name) => !sendable.some(([one]) => one === name));
  const sent = send({ ...whole, headers: Object.fromEntries(sendable) }, url, conversation, secret);
  return {
    method: String(method),
    url: url ? sent?.url : undefined,
    headers: [...authorizationOf(request), ...(sent?.headers ?? []), ...left.map((name): Header => [name, "(see the problems)"])],
  };
}

type Header = [name: string, value: string];
type Sent = { readonly url: string; readonly headers: Header[] };

function send(request: Request, url: string, conversation: Conversation, secret: (name: string) => string): Sent | undefined {
  try {
    const { url: address, headers } = defineIntegration({
      url: url || "https://example.com/",
      configuration: { request } as never,
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
