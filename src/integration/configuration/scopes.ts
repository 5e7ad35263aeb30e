import { anything } from "../../model/schema.ts";
import { bodyScope, type Scope } from "../../template/tree/scope.ts";
import type { TextNode, Use } from "../../template/tree/tree.ts";

const names = { type: "object", additionalProperties: { type: "string" } } as const;

/** The scope of a header: event, contact, and the names of stored credentials (`authentications` is the older word). */
export const headerScope: Scope = {
  // Getters: a property that is read while the module loads is a side effect to a bundler, which would keep all of this.
  get roots() {
    return bodyScope.roots;
  },
  named: ["authentications", "secrets"],
  get schema() {
    const { properties } = bodyScope.schema;
    return { type: "object" as const, properties: { ...properties, authentications: names, secrets: names } };
  },
};

/** The scope of `configuration.response`: the answer of the service, of which nothing is known beforehand. */
export const responseScope: Scope = { roots: ["response"], named: [], schema: { type: "object", properties: { response: anything } } };

/** Names for debugging that only Contact Pro can fill. The documentation has each in a short and in a long form. */
export const onlyContactProKnows: readonly string[] = [
  "config_id",
  "url",
  "query_params",
  "duration",
  "debug",
  "request.url",
  "request.query_params",
  "response.duration",
  "response.debug",
];

/** A string that means all names for debugging. Whether braces belong around it is unknown. */
export function isEveryDebuggingName(value: unknown): boolean {
  return value === "*" || value === "{*}";
}

/** The scope of `configuration.response.save`: the answer of the service, and the documented names for debugging. */
export const saveScope: Scope = {
  roots: ["response", "request", "config_id", "method", "url", "query_params", "status", "duration", "debug"],
  named: [],
  schema: {
    type: "object",
    properties: {
      response: anything,
      request: { type: "object", properties: { method: anything, url: anything, query_params: anything } },
      config_id: anything,
      method: anything,
      url: anything,
      query_params: anything,
      status: anything,
      duration: anything,
      debug: anything,
    },
  },
};

/** The name of the secret of a placeholder; `undefined` for a placeholder of event or contact. */
export function secretName({ target }: Use): string | undefined {
  const [root, name] = target.segments;
  return headerScope.named.includes(root as string) ? name : undefined;
}

/** The secrets that a header names. */
export function secretsIn({ parts }: TextNode): string[] {
  return parts.flatMap((part) => (typeof part === "object" ? (secretName(part) ?? []) : []));
}
