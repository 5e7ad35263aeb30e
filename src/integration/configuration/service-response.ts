import { type Issue, type Issues, type Place, report } from "../../issue.ts";
import { describe, type JsonValue, setOwn } from "../../json.ts";
import type { ConfigurationResponse } from "../../model/generated/types.ts";
import type { TemplateOptions } from "../../template/options.ts";
import { type Building, buildNode, startBuilding } from "../../template/parse/build-tree.ts";
import { renderInto } from "../../template/readings/render.ts";
import type { Scope } from "../../template/tree/scope.ts";
import type { Node } from "../../template/tree/tree.ts";
import type { FetchHeaders } from "../http/fetch-types.ts";
import { isIterableHeaders, readHeaders } from "../http/incoming.ts";
import { problemsOf } from "./response-set.ts";
import { isEveryDebuggingName, onlyContactProKnows, responseScope, saveScope } from "./scopes.ts";

/** The response of a service. */
export interface ServiceResponse {
  /** The HTTP status; 200 if it is absent. */
  readonly status?: number | undefined;
  readonly headers?: FetchHeaders | { readonly [name: string]: unknown } | undefined;
  /** The body: parsed, as JSON text, or as its bytes. */
  readonly body?: unknown;
}

/** The effects of a response in Contact Pro, as far as they are documented. */
export interface ResponseReading {
  /** The properties of the conversation that change: those that Contact Pro would take. */
  readonly set: { readonly [property: string]: JsonValue };
  /** The values that are kept as conversation attached data. Names for debugging that only Contact Pro can fill are absent. */
  readonly save: { readonly [key: string]: JsonValue };
  /** The values that Contact Pro would not accept, with pointers into `configuration.response`. They are not in `set` and `save`. */
  readonly issues: readonly Issue[];
}

/** The compiled `response` of a configuration. */
export interface ResponseTemplate {
  readonly set: Node | undefined;
  readonly save: Node | undefined;
  /** The paths that each reads. */
  readonly buildings: { readonly set: Building; readonly save: Building };
  /** The method of the request, for `{method}`. */
  readonly method: string;
  readonly options: Required<TemplateOptions>;
}

/** Reads the `response` of a configuration, as a copy of it. A path that the answer lacks is reported, never taken for null. */
export function buildResponse(
  response: ConfigurationResponse | undefined,
  method: string,
  options: Required<TemplateOptions>,
): ResponseTemplate {
  const start = (scope: Scope) => startBuilding(scope, options, { issues: [], total: 0 });
  const buildings = { set: start(responseScope), save: start(saveScope) };
  const part = (key: "set" | "save") => response?.[key] && buildNode(response[key] as JsonValue, { parent: null, key }, buildings[key]);
  return { set: part("set"), save: part("save"), buildings, method, options: { ...options, missingPaths: "error" } };
}

/** The effects of a response in Contact Pro. Never throws. */
export function readResponse(template: ResponseTemplate, answer: ServiceResponse): ResponseReading {
  const found: Issues = { issues: [], total: 0 };
  try {
    return { ...readAnswer(template, answer, found), issues: found.issues };
  } catch {
    report(found, null, { code: "unreadable", message: "The response cannot be read: a getter or a proxy throws. Pass plain data" });
    return { set: {}, save: {}, issues: found.issues };
  }
}

function readAnswer(
  template: ResponseTemplate,
  { status = 200, headers = {}, body }: ServiceResponse,
  found: Issues,
): Omit<ResponseReading, "issues"> {
  // A comparison writes an object as text, and one that shares its parts comes to more text than there is time for.
  if (typeof status !== "number" || !(status >= 200 && status <= 299)) {
    const received = typeof status === "number" ? String(status) : describe(status);
    report(found, null, {
      code: "status",
      message: `The status is ${received}. Contact Pro sets and saves nothing unless it is from 200 to 299`,
    });
    return { set: {}, save: {} };
  }
  const fields = isIterableHeaders(headers) ? Object.fromEntries(readHeaders(headers)) : headers;
  // A page or a plain "OK" is no mistake if the configuration reads nothing of it.
  const readsResponse = template.set !== undefined || template.save !== undefined;
  const response = { status, headers: fields, ...parsedBody(body, readsResponse ? found : { issues: [], total: 0 }) };
  const { method } = template;
  const known = { response, status, method, request: { method } };
  const save = template.save ? takeKnown(template.save, template, known, found) : {};
  return { set: takeUsable(template, { response }, found), save: save as ResponseReading["save"] };
}

/** The parsed body of a response; absent if the response has none. */
function parsedBody(body: unknown, found: Issues): { body?: unknown } {
  if (body === null || body === "") return {};
  const isBytes = body instanceof ArrayBuffer || ArrayBuffer.isView(body);
  if (typeof body !== "string" && !isBytes) return { body };
  try {
    return { body: JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body as Uint8Array)) };
  } catch {
    report(found, null, { code: "not-json", message: "The body of the response is not JSON" });
    return {};
  }
}

/** Tests if a node names a debugging value that only Contact Pro knows. It is left out, which is not an issue. */
function isOnlyKnownToContactPro(node: Node): boolean {
  switch (node.kind) {
    case "literal":
      return isEveryDebuggingName(node.value);
    case "value":
      return onlyContactProKnows.includes(node.path);
    case "text":
      return node.parts.some((part) => typeof part === "object" && onlyContactProKnows.includes(part.path));
    case "array":
      return node.children.some(isOnlyKnownToContactPro);
    case "object":
      return false;
  }
}

/** Renders a node without the members that cannot be rendered, at any depth. */
function takeKnown(node: Node, template: ResponseTemplate, answer: object, found: Issues): unknown {
  if (node.kind !== "object") return take(node, "save", template, answer, found);
  const taken = {};
  for (const [index, key] of node.keys.entries()) {
    const child = node.children[index] as Node;
    if (isOnlyKnownToContactPro(child)) continue;
    const before = found.total;
    const value = takeKnown(child, template, answer, found);
    if (child.kind === "object" || found.total === before) setOwn(taken, key, value);
  }
  return taken;
}

function take(node: Node, part: "set" | "save", { buildings, options }: ResponseTemplate, answer: object, found: Issues): unknown {
  return renderInto(found, { ...buildings[part], root: node }, options, answer);
}

/** The properties that Contact Pro would accept, each complete, and an issue for every other one. */
function takeUsable(template: ResponseTemplate, answer: object, found: Issues): ResponseReading["set"] {
  const usable: { [property: string]: JsonValue } = {};
  const { set } = template;
  if (set?.kind !== "object") return usable;
  for (const [index, property] of set.keys.entries()) {
    const before = found.total;
    const value = take(set.children[index] as Node, "set", template, answer, found);
    const problems = found.total === before ? problemsOf(property, value) : [];
    for (const { path, message, expected } of problems) {
      const place = path.reduce<Place>((parent, key) => ({ parent, key }), { parent: null, key: "set" });
      report(found, place, { code: "set", expected, message });
    }
    if (found.total === before) setOwn(usable, property, value);
  }
  return usable;
}
