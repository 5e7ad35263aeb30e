import { attempt } from "../../json.ts";
import type { ConfigurationAuthentication } from "../../model/generated/types.ts";
import type { TextNode } from "../../template/tree/tree.ts";
import { secretsIn } from "../configuration/scopes.ts";
import { type Taken, uniqueName } from "./unique-name.ts";

/** A security scheme of OpenAPI, by its name. */
type Scheme = readonly [name: string, scheme: { [key: string]: unknown }];

/** The security schemes of an endpoint, and the requirement that names them all: each of them is checked. */
export interface Security {
  readonly schemes: readonly Scheme[];
  readonly requirement: { readonly [name: string]: readonly string[] };
}

/** Describes how Contact Pro authenticates itself: by the authentication of the configuration, and by headers that hold secrets. */
export function describeSecurity(
  authentication: ConfigurationAuthentication | undefined,
  headers: readonly (readonly [name: string, node: TextNode])[],
): Security {
  const taken: Taken = new Set();
  const named = (name: string, scheme: { [key: string]: unknown }): Scheme => [uniqueName(name, taken), scheme];
  const ofHeaders = headers.filter(([, node]) => secretsIn(node).length > 0);
  const schemes = [
    ...(authentication ? [named(...authenticationScheme(authentication))] : []),
    ...ofHeaders.map(([name, node]) => named(...headerScheme(name, node))),
  ];
  const scopes = authentication ? scopesOf(authentication) : [];
  const requirement = schemes.map(([name, { type }]) => [name, type === "oauth2" ? scopes : []] as const);
  return { schemes, requirement: Object.fromEntries(requirement) };
}

function authenticationScheme(authentication: ConfigurationAuthentication): Scheme {
  const { type, access_token_url: tokenUrl } = authentication;
  if (type === "basic") return ["basic", { type: "http", scheme: "basic" }];
  if (type !== "oauth") {
    const description = `The value that Contact Pro sends for authentication of the type ${JSON.stringify(type)}.`;
    return ["authorization", { type: "apiKey", in: "header", name: "authorization", description }];
  }
  if (tokenUrl === undefined || attempt(() => new URL(tokenUrl)) === undefined) return ["bearer", { type: "http", scheme: "bearer" }];
  const scopes = Object.fromEntries(scopesOf(authentication).map((scope) => [scope, "A scope that Contact Pro asks for."]));
  return ["oauth", { type: "oauth2", flows: { clientCredentials: { tokenUrl, scopes } } }];
}

/** The scopes of OAuth. RFC 6749 separates those of a text by spaces. */
function scopesOf({ scope = [] }: ConfigurationAuthentication): readonly string[] {
  return typeof scope === "string" ? scope.split(" ").filter((one) => one !== "") : scope;
}

function headerScheme(name: string, { parts }: TextNode): Scheme {
  const before = typeof parts[0] === "string" ? parts[0].trim().toLowerCase() : "";
  if (name === "authorization" && (before === "basic" || before === "bearer")) return [before, { type: "http", scheme: before }];
  return [name, { type: "apiKey", in: "header", name }];
}
