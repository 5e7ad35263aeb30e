import { quoted } from "../../issue.ts";
import { has, isPlainObject, type JsonValue } from "../../json.ts";
import { type Diagnostics, note } from "../../template/diagnostic.ts";
import type { Node } from "../../template/tree/tree.ts";

/** A value of `response.set` that Contact Pro would not accept. */
export interface SetProblem {
  readonly path: readonly string[];
  readonly expected: string;
  readonly message: string;
  /** True if the property is not documented, so that Contact Pro may still accept it. */
  readonly isUnknown?: boolean;
}

const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

const takes: { readonly [property: string]: (value: unknown) => SetProblem[] } = {
  priority: (value) => problemUnless(isPriority(value), ["priority"], "an unsigned integer, or text that is one"),
  preferredAgent: (value) => problemUnless(isAgentReference(value), ["preferredAgent"], "an object, or text, that identifies one agent"),
  requiredAgents: (value) =>
    problemUnless(isPlainObject(value), ["requiredAgents"], "an object with the agents' identifiers and their timeout"),
  queue: queueProblems,
};

/** Everything that Contact Pro would not take in a value for a property of `response.set`. */
export function problemsOf(property: string, value: unknown): SetProblem[] {
  const check = Object.hasOwn(takes, property) ? takes[property] : undefined;
  const known = Object.keys(takes).join(", ");
  const message = `Contact Pro documents no property ${quoted(property)} to set. It documents ${known}`;
  return check?.(value) ?? [{ path: [property], expected: `one of ${known}`, message, isUnknown: true }];
}

function problemUnless(isAccepted: boolean, path: readonly string[], expected: string): SetProblem[] {
  return isAccepted ? [] : [{ path, expected, message: `"${path.at(-1)}" must be ${expected}` }];
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
    const message = `"queue" must have either id or address, and has ${hasId ? "both" : "neither"}`;
    return [{ path: ["queue"], expected: "either id or address", message }];
  }
  const { id, address } = queue;
  if (!hasId) return problemUnless(typeof address === "string" && address !== "", ["queue", "address"], "the address of a queue");
  return problemUnless(typeof id === "string" && uuid.test(id), ["queue", "id"], "a UUID, with or without hyphens");
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
    for (const { path, message, isUnknown = false } of problemsOf(property, value)) {
      const at = path.slice(1).reduce<Node | undefined>((holder, key) => holder && childOf(holder, key), child) ?? child;
      if (!isUnknown && at.kind !== "literal" && at.kind !== "object") continue;
      note(diagnostics, at.place, { code: "set", severity: isUnknown ? "warning" : "error", message });
    }
  }
}

function childOf(node: Node, key: string): Node | undefined {
  return node.kind === "object" ? node.children[node.keys.indexOf(key)] : undefined;
}
