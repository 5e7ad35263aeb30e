import { type Issue, type Issues, type Place, report } from "../issue.ts";
import { type JsonValue, setOwn } from "../json.ts";
import type { ConfigurationResponse } from "../model/generated/types.ts";
import type { Options } from "../template/options.ts";
import type { PathNode } from "../template/path-tree.ts";
import { renderInto } from "../template/render.ts";
import { buildNode, type Node, startBuilding } from "../template/tree.ts";
import { responseScope } from "./scopes.ts";
import { problemsOf } from "./set-values.ts";

/** What a service answers with. */
export interface Answer {
  /** The HTTP status; 200 where it is absent. */
  readonly status?: number | undefined;
  readonly headers?: { readonly [name: string]: unknown } | undefined;
  /** The body: parsed, as JSON text, or as its bytes. */
  readonly body?: unknown;
}

/** What Contact Pro would do with an answer, as far as the documentation says it. */
export interface Reply {
  /** The properties of the conversation that change: those that Contact Pro would take. */
  readonly set: { readonly [property: string]: JsonValue };
  /** What is kept as conversation attached data. */
  readonly save: { readonly [key: string]: JsonValue };
  /** What Contact Pro would not take, with pointers into `configuration.response`; it is left out of `set` and `save`. */
  readonly issues: readonly Issue[];
}

/** What a configuration takes from an answer, read once. */
export interface ReplyTemplate {
  readonly set: Node | undefined;
  readonly save: Node | undefined;
  readonly paths: PathNode;
  readonly options: Required<Options>;
}

/** Reads the `response` of a configuration, as a snapshot of it. A path that the answer lacks is told, never taken for null. */
export function buildReply(response: ConfigurationResponse | undefined, options: Required<Options>): ReplyTemplate {
  const building = startBuilding(responseScope, options, { list: [], total: 0 });
  const part = (key: "set" | "save") => response?.[key] && buildNode(response[key] as JsonValue, { parent: null, key }, building);
  return { set: part("set"), save: part("save"), paths: building.paths, options: { ...options, missing: "error" } };
}

/** What Contact Pro would do with an answer. Throws nothing. */
export function readReply(template: ReplyTemplate, answer: Answer): Reply {
  const found: Issues = { issues: [], total: 0 };
  const status = answer.status ?? 200;
  if (status < 200 || status > 299) {
    report(found, null, {
      code: "status",
      message: `Expected a status from 200 to 299 but received ${status}: an error sets and saves nothing`,
    });
    return { set: {}, save: {}, issues: found.issues };
  }
  const response = { status, headers: answer.headers ?? {}, ...parsedBody(answer.body, found) };
  const taken = (node: Node | undefined) => (node ? takeKnown(node, template, { response }, found) : {});
  return { set: onlyUsable(taken(template.set) as object, found), save: taken(template.save) as Reply["save"], issues: found.issues };
}

/** The body of an answer, parsed; none where the answer has none. */
function parsedBody(body: unknown, found: Issues): { body?: unknown } {
  if (body === undefined || body === null || body === "") return {};
  const isBytes = body instanceof ArrayBuffer || ArrayBuffer.isView(body);
  if (typeof body !== "string" && !isBytes) return { body };
  try {
    return { body: JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body as Uint8Array)) };
  } catch {
    report(found, null, { code: "not-json", message: "Expected an answer in JSON but received other text" });
    return {};
  }
}

/** Renders a node without the members that cannot be rendered. */
function takeKnown(node: Node, template: ReplyTemplate, answer: object, found: Issues): unknown {
  if (node.kind !== "object") return renderInto(found, { root: node, paths: template.paths }, template.options, answer);
  const taken = {};
  for (const [index, key] of node.keys.entries()) {
    const before = found.total;
    const value = takeKnown(node.children[index] as Node, template, answer, found);
    if (found.total === before) setOwn(taken, key, value);
  }
  return taken;
}

/** The properties that Contact Pro would take; an issue for each other. */
function onlyUsable(set: object, found: Issues): Reply["set"] {
  const usable: { [property: string]: JsonValue } = {};
  for (const [property, value] of Object.entries(set)) {
    const problems = problemsOf(property, value);
    for (const { path, expected, received } of problems) {
      const place = path.reduce<Place>((parent, key) => ({ parent, key }), { parent: null, key: "set" });
      report(found, place, { code: "set", expected, message: `Expected ${expected} but received ${received}` });
    }
    if (!problems.length) setOwn(usable, property, value);
  }
  return usable;
}
