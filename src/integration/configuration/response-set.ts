import { describe, has, isPlainObject, type JsonValue } from "../../json.ts";
import { type Diagnostics, note } from "../../template/diagnostic.ts";
import type { Node } from "../../template/tree/tree.ts";

/** A value of `response.set` that Contact Pro would not take: what it takes instead, and what was received. */
export interface SetProblem {
  readonly path: readonly string[];
  readonly expected: string;
  readonly received: string;
  /** Whether nothing is known of the property, so that Contact Pro may take it after all. */
  readonly isUnknown?: boolean;
}

const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

const takes: { readonly [property: string]: (value: unknown) => SetProblem[] } = {
  priority: (value) => problemUnless(isPriority(value), [], "an unsigned integer, or text that is one", value),
  preferredAgent: (value) => problemUnless(isAgentReference(value), [], "an object, or text, that identifies one agent", value),
  requiredAgents: (value) => problemUnless(isPlainObject(value), [], "an object with the agents' identifiers and their timeout", value),
  queue: queueProblems,
};

/** Everything that Contact Pro would not take in a value for a property of `response.set`. */
export function problemsOf(property: string, value: unknown): SetProblem[] {
  const check = Object.hasOwn(takes, property) ? takes[property] : undefined;
  const unknown = { path: [], expected: `one of ${Object.keys(takes).join(", ")}`, received: "another property", isUnknown: true };
  const problems = check?.(value) ?? [unknown];
  return problems.map((problem) => ({ ...problem, path: [property, ...problem.path] }));
}

function problemUnless(isTaken: boolean, path: readonly string[], expected: string, value: unknown): SetProblem[] {
  const received = typeof value === "string" || typeof value === "number" ? `another ${typeof value}` : describe(value);
  return isTaken ? [] : [{ path, expected, received }];
}

/** The names of the keys are unverified, so any object that holds something is one. */
function isAgentReference(value: unknown): boolean {
  return isPlainObject(value) ? Object.keys(value).length > 0 : typeof value === "string" && value !== "";
}

function isPriority(value: unknown): boolean {
  return typeof value === "string" ? /^[0-9]+$/.test(value) : Number.isSafeInteger(value) && (value as number) >= 0;
}

function queueProblems(value: unknown): SetProblem[] {
  const queue = isPlainObject(value) ? value : {};
  const hasId = has(queue, "id");
  if (hasId === has(queue, "address")) {
    return [{ path: [], expected: "either id or address", received: hasId ? "both" : "neither" }];
  }
  if (!hasId)
    return problemUnless(
      typeof queue["address"] === "string" && queue["address"] !== "",
      ["address"],
      "the address of a queue",
      queue["address"],
    );
  return problemUnless(typeof queue["id"] === "string" && uuid.test(queue["id"]), ["id"], "a UUID, with or without hyphens", queue["id"]);
}

/**
 * Reports the static values of `response.set`, those without placeholders, that Contact Pro would not take.
 * A property that is not known is a warning: a later release may take it.
 */
export function reportStaticSet(response: JsonValue, node: Node, diagnostics: Diagnostics): void {
  const set = childOf(node, "set");
  if (set?.kind !== "object" || !has(response, "set") || !isPlainObject(response.set)) return;
  for (const [index, property] of set.keys.entries()) {
    const child = set.children[index] as Node;
    const value = response.set[property];
    for (const { path, expected, received, isUnknown = false } of problemsOf(property, value)) {
      const at = path.slice(1).reduce<Node | undefined>((holder, key) => holder && childOf(holder, key), child) ?? child;
      if (!isUnknown && at.kind !== "literal" && at.kind !== "object") continue;
      const message = `Expected ${expected} but received ${received}`;
      note(diagnostics, at.place, { code: "set", severity: isUnknown ? "warning" : "error", message });
    }
  }
}

function childOf(node: Node, key: string): Node | undefined {
  return node.kind === "object" ? node.children[node.keys.indexOf(key)] : undefined;
}
