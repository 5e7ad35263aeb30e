import { type Place, pathOf, pointerTo, quoted } from "../issue.ts";
import { describe, has, isPlainObject, type JsonValue, ownMember, withoutPrototype } from "../json.ts";
import type { Configuration, ConfigurationRequest } from "../model/generated/types.ts";
import { ConfigurationSchema } from "../model/schema-objects.ts";
import { type Diagnostic, type Diagnostics, note } from "../template/diagnostic.ts";
import type { TemplateOptions } from "../template/options.ts";
import { type Building, buildNode, startBuilding } from "../template/parse/build-tree.ts";
import { copyTemplate } from "../template/parse/copy-template.ts";
import { checkOptions } from "../template/parse/parse.ts";
import { replacePlaceholders } from "../template/parse/placeholder.ts";
import { bodyScope } from "../template/tree/scope.ts";
import { objectNode } from "../template/tree/tree.ts";
import { checkNearSecrets } from "./auth/near-secret.ts";
import { hasSecretInside } from "./auth/secret-headers.ts";
import { refuse, refuseOption, throwingArgument } from "./check-input.ts";
import { warnOfCondition } from "./configuration/condition.ts";
import {
  buildRequest,
  hasNoBody,
  nodesOf,
  type Places,
  type RequestTemplate,
  startRequest,
  warnOfAmbiguousRequest,
} from "./configuration/request-template.ts";
import { reportStaticSet } from "./configuration/response-set.ts";
import { responseScope, saveScope } from "./configuration/scopes.ts";
import { warnOfResponseParts, warnOfUndocumented } from "./configuration/undocumented-syntax.ts";
import { warnOfNoBody, warnOfUnknownKeys } from "./configuration/unknown-keys.ts";
import { headerProblem, isHeaderName } from "./http/header-syntax.ts";

/** The context of a configuration: values that are not part of its JSON. */
export interface ConfigurationContext {
  /** The endpoint URL with its placeholders: absolute, or from its path on. */
  readonly url?: string | undefined;
  /** The options of the templates. */
  readonly options?: TemplateOptions | undefined;
}

const contextKeys = ["url", "options"];

/**
 * Checks a JSON for Configuration: its structure, the templates in it (URL, headers, params, body, response), and syntax that
 * only this library documents. Pointers lead into the configuration; that of the URL is `/url`. Never throws.
 */
export function checkConfiguration(configuration: unknown, context: ConfigurationContext = {}): Diagnostic[] {
  const diagnostics: Diagnostics = { issues: [], total: 0 };
  const { url, options } = readContext(context, diagnostics);
  const building = startRequest(checkOptions(options, diagnostics, { parent: null, key: "options" }), diagnostics);
  const place = { parent: null, key: "url" };
  // Contact Pro answers such a URL itself, as in edi://echo, so that only its placeholders matter.
  const isInternal = typeof url === "string" && /^edi:\/\//i.test(url);
  if (isInternal) buildNode(url, place, { ...building, isText: true });
  checkParts(configuration, null, isInternal ? undefined : url, place, building);
  return [...diagnostics.issues];
}

/** Reads the context that a caller passes. Reports other types, and unknown properties. */
export function readContext(context: unknown, diagnostics: Diagnostics): { readonly url?: unknown; readonly options?: unknown } {
  try {
    if (isPlainObject(context)) {
      for (const key of Object.keys(context)) {
        if (!contextKeys.includes(key)) refuseOption(diagnostics, key, contextKeys);
      }
      return { url: ownMember(context, "url"), options: ownMember(context, "options") };
    }
    refuse(diagnostics, null, "option", `The second argument must be an object with url and options, not ${describe(context)}`);
  } catch {
    refuse(diagnostics, null, "unreadable", throwingArgument);
  }
  return {};
}

/** A configuration that can be used, as a copy of the one that was given, with its request built. */
export interface CheckedParts {
  readonly configuration: Configuration;
  readonly request: RequestTemplate;
}

/** Checks a configuration and its URL, each at its place. */
export function checkParts(
  configuration: unknown,
  place: Place,
  url: unknown,
  urlPlace: Place,
  building: Building,
): CheckedParts | undefined {
  const { diagnostics } = building;
  const before = diagnostics.issues.length;
  const copied = copyTemplate(configuration, diagnostics, place);
  const validation = ConfigurationSchema.validate(copied);
  if (!validation.ok) {
    // Values that are not JSON are null in the copy, and reported already.
    const reported = new Set(diagnostics.issues.slice(before).map(({ pointer }) => pointer));
    for (const { code, message, path } of validation.issues) {
      const invalid = path.reduce(at, place);
      if (!reported.has(pointerTo(pathOf(invalid)))) note(diagnostics, invalid, { code, message, severity: "error" });
    }
  }
  warnOfUnknownKeys(copied, place, diagnostics);
  if (url !== undefined && typeof url !== "string") {
    note(diagnostics, urlPlace, { code: "type", severity: "error", message: "The URL must be a string" });
  }
  let request: RequestTemplate | undefined;
  if (has(copied, "request") && isPlainObject(copied.request)) {
    request = checkRequest(
      withoutPrototype(copied.request) as unknown as ConfigurationRequest,
      at(place, "request"),
      typeof url === "string" ? url : undefined,
      urlPlace,
      building,
    );
  }
  if (has(copied, "response")) checkResponse(copied.response as JsonValue, at(place, "response"), building);
  return validation.ok && request ? { configuration: ownConfiguration(validation.value), request } : undefined;
}

/** A copy without prototypes, so that absent parts are `undefined`. */
function ownConfiguration(configuration: Configuration): Configuration {
  const { request, response } = withoutPrototype(configuration);
  const { authentication, ...rest } = withoutPrototype(request);
  return {
    request: withoutPrototype({ ...rest, ...(authentication ? { authentication: withoutPrototype(authentication) } : {}) }),
    ...(response ? { response: withoutPrototype(response) } : {}),
  };
}

function at(parent: Place, key: string | number): Place {
  return { parent, key };
}

/** Checks a request, and returns it built with the places that its parts have once they come in. */
function checkRequest(
  configured: ConfigurationRequest,
  place: Place,
  url: string | undefined,
  urlPlace: Place,
  building: Building,
): RequestTemplate {
  const { diagnostics } = building;
  const origins = new Map<Place, Place>();
  const from = (origin: Place, incoming: Place) => {
    origins.set(incoming, origin);
    return incoming;
  };
  const places: Places = {
    url: from(urlPlace, at(null, "url")),
    // Parameters come in with the URL.
    params: (name) => from(at(at(place, "params"), name), at(null, "url")),
    headers: (name) => from(at(at(place, "headers"), name), at(at(null, "headers"), name.toLowerCase())),
    body: from(at(place, "body"), at(null, "body")),
  };
  // Mistakes of the configuration are reported at its own places.
  diagnostics.placeOf = (incoming) => originOf(incoming, origins);
  const request = buildRequest(configured, url, places, building);
  warnOfAmbiguousRequest(request, building);
  warnOfUndocumented(nodesOf(request), building);
  for (const [name, node] of request.headers) {
    checkNearSecrets(node, diagnostics);
    if (hasSecretInside(node)) {
      const message = "A secret is between placeholders of event or contact, and cannot be checked there. Move it before or after them";
      refuse(diagnostics, node.place, "secret", message);
    }
    if (name === "authorization" && configured.authentication !== undefined) {
      const message = '"authentication" sets the authorization header already. Remove "authorization" from "headers"';
      note(diagnostics, node.place, { code: "header", severity: "warning", message });
    }
  }
  const { method, headers, body, condition, timeout } = configured;
  if (body !== undefined && hasNoBody(method)) {
    const message = `${method} sends no body, so this one is never sent. Use POST, PUT or PATCH, or remove the body`;
    note(diagnostics, places.body, { code: "unsent-body", severity: "warning", message });
    warnOfUnsentBody(body as JsonValue, places.body, building);
  }
  if (typeof condition === "string") warnOfCondition(condition, at(place, "condition"), diagnostics);
  warnOfNoBody(configured, place, diagnostics);
  const names = new Set<string>();
  for (const [name, value] of Object.entries(isPlainObject(headers) ? headers : {})) {
    checkHeader(name, value, places.headers(name), diagnostics);
    if (names.has(name.toLowerCase())) {
      const message = `The header ${quoted(name)} is there twice, in different case. Rename or remove one of them`;
      note(diagnostics, places.headers(name), { code: "header", severity: "error", message });
    }
    names.add(name.toLowerCase());
  }
  if (typeof timeout === "string" && !/^[0-9]+(?:[.][0-9]+)?$/.test(timeout)) {
    const message = 'The timeout must be a number of seconds, such as 5 or "2.5"';
    note(diagnostics, at(place, "timeout"), { code: "timeout", severity: "error", message });
  }
  return request;
}

/** Warns of mistakes in a body that is not sent, since the method may change. */
function warnOfUnsentBody(body: JsonValue, place: Place, { options, diagnostics }: Building): void {
  const found: Diagnostics = { ...diagnostics, issues: [], total: 0 };
  buildNode(body, place, startBuilding(bodyScope, options, found));
  for (const { path, pointer: _, ...finding } of found.issues)
    note(diagnostics, path.reduce(at, null), { ...finding, severity: "warning" });
}

function originOf(place: Place, origins: ReadonlyMap<Place, Place>): Place {
  const origin = origins.get(place);
  if (origin !== undefined || place === null) return origin ?? place;
  const parent = originOf(place.parent, origins);
  return parent === place.parent ? place : at(parent, place.key);
}

function checkHeader(name: string, value: unknown, place: Place, diagnostics: Diagnostics): void {
  if (!isHeaderName(name)) {
    note(diagnostics, place, {
      code: "header",
      severity: "error",
      message: `${quoted(name)} cannot be the name of a header: it may have letters, digits and hyphens, and no spaces`,
    });
  }
  const problem = typeof value === "string" ? headerProblem(replacePlaceholders(value, "x")) : undefined;
  if (problem)
    note(diagnostics, place, { code: "header", severity: "error", message: `The header ${quoted(name)} contains ${problem}. Remove it` });
}

function checkResponse(response: JsonValue, place: Place, { options, diagnostics }: Building): void {
  const keys = isPlainObject(response) ? Object.keys(response) : [];
  const nodes = keys.map((key) => {
    const building = startBuilding(key === "save" ? saveScope : responseScope, options, diagnostics);
    const node = buildNode((response as { readonly [key: string]: JsonValue })[key] as JsonValue, at(place, key), building);
    warnOfUndocumented([node], building);
    warnOfResponseParts(building);
    return node;
  });
  reportStaticSet(response, objectNode(place, keys, nodes), diagnostics);
}
