import type { Conversation, JsonValue, Template, TemplateOptions } from "contact-pro-webhooks";
import { has } from "../../../../src/json.ts";
import { defaults } from "../../../../src/template/options.ts";
import type { Readable, Reading } from "../read-source.ts";
import { secretNames } from "../secret-names.ts";

/** The facts that generated code is made from. */
export interface Project {
  readonly source: JsonValue;
  readonly template: Template;
  readonly options: TemplateOptions;
  /** The whole configuration. A template becomes the body of a POST, as in the command. */
  readonly configuration: unknown;
  readonly method: string;
  readonly url: string;
  /** The path of the URL, with its placeholders. */
  readonly path: string;
  readonly authentication: "basic" | "bearer" | "none";
  readonly secrets: readonly string[];
}

/** The chosen event: its conversation, and the body for it. */
export interface Chosen {
  readonly conversation: Conversation;
  readonly body: string;
}

/** The URL while none is given. */
const exampleUrl = "https://example.com/contact-pro/{event}";

/** Gathers the facts about a reading. */
export function projectOf({ value, kind, options }: Reading, { source, template }: Extract<Readable, { ok: true }>, url: string): Project {
  const configuration = kind === "configuration" ? value : { request: { method: "POST", authentication: { type: "basic" }, body: source } };
  const { request } = configuration as { request: { method?: unknown; headers?: unknown; authentication?: unknown } };
  const address = url || exampleUrl;
  return {
    source,
    template,
    options,
    configuration,
    method: typeof request.method === "string" ? request.method : "POST",
    url: address,
    path: address.replace(/^\w+:\/\/[^/?#]*/, "").replace(/[?#].*/, "") || "/",
    authentication: authenticationOf(request.authentication),
    secrets: secretNames(request.headers),
  };
}

function authenticationOf(authentication: unknown): Project["authentication"] {
  if (!has(authentication, "type")) return "none";
  return authentication.type === "basic" ? "basic" : "bearer";
}

/** The environment variables that the commands and the handler read, in words. */
export function variablesOf({ authentication, secrets }: Project): string {
  const credentials = { basic: ["WEBHOOK_PASSWORD"], bearer: ["WEBHOOK_TOKEN"], none: [] }[authentication];
  const names = [...new Set([...credentials, ...secrets.map(variableOf)])];
  return names.length ? ` Set ${names.join(", ")} in the environment.` : "";
}

/** The entry of `options` with those that were changed; none without any. */
export function optionEntries({ options }: Project): string[] {
  const changed = changedOptions(options);
  return changed.length ? [`options: ${JSON.stringify(Object.fromEntries(changed))}`] : [];
}

/** The options that were changed in the page. */
export function changedOptions(options: TemplateOptions): [name: string, value: string][] {
  return Object.entries({ ...defaults, ...options }).filter(([name, value]) => value !== defaults[name as keyof TemplateOptions]);
}

/** The lines of credentials, secrets and options in a call of `defineIntegration`. `read` makes the expression of a value by its name. */
export function settingLines(project: Project, read: (variable: string) => string): string[] {
  const { authentication, secrets } = project;
  const credentials = {
    basic: `credentials: { username: "contact-pro", password: ${read("WEBHOOK_PASSWORD")} },`,
    bearer: `credentials: { token: ${read("WEBHOOK_TOKEN")} },`,
    none: 'credentials: "unchecked",',
  }[authentication];
  const named = secrets.map((name) => `${name === "__proto__" ? '["__proto__"]' : JSON.stringify(name)}: ${read(variableOf(name))}`);
  const options = optionEntries(project).map((entry) => `${entry},`);
  return [credentials, ...(named.length ? [`secrets: { ${named.join(", ")} },`] : []), ...options];
}

/** A JSON value as a literal of TypeScript, where a key `__proto__` would be a prototype. */
export function literalOf(value: unknown): string {
  return JSON.stringify(value).replaceAll(/(?<=[{,])"__proto__":/g, '["__proto__"]:');
}

/** The environment variable of a secret. */
export function variableOf(secret: string): string {
  return `SECRET_${secret.toUpperCase().replace(/\W/g, "_")}`;
}
