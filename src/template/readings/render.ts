import { InputError, type Issues, report } from "../../issue.ts";
import { describe, isPlainObject, jsonType, memberOf } from "../../json.ts";
import type { TemplateOptions } from "../options.ts";
import { readAll } from "../tree/path-tree.ts";
import type { Coding, Node, ObjectNode, TextNode, Tree, Use } from "../tree/tree.ts";
import { valueText } from "./text-value.ts";

interface Rendering {
  readonly conversation: unknown;
  /** The value of the conversation for each path that the template reads, by its index. */
  readonly values: readonly unknown[];
  readonly options: Required<TemplateOptions>;
  readonly found: Issues;
}

/**
 * The body of a template for a conversation. Values of standalone placeholders are shared with the conversation, not copied.
 * Throws an `InputError` that lists everything that cannot be rendered.
 */
export function render(tree: Readable, options: Required<TemplateOptions>, conversation: unknown): unknown {
  const found: Issues = { issues: [], total: 0 };
  const body = renderInto(found, tree, options, conversation);
  if (found.total) throw new InputError("The conversation cannot be rendered:", found);
  return body;
}

/** The parts of a tree that rendering reads. */
export type Readable = Pick<Tree, "root" | "paths" | "firstUses">;

/** Renders a node, and reports what cannot be rendered instead of throwing it. Such a value becomes null. */
export function renderInto(
  found: Issues,
  { root, paths, firstUses }: Readable,
  options: Required<TemplateOptions>,
  conversation: unknown,
): unknown {
  try {
    if (isPlainObject(conversation)) {
      return renderNode(root, { conversation, values: readAll(paths, firstUses.length, conversation), options, found });
    }
    const message = `The conversation must be an object with event and contact, not ${describe(conversation)}`;
    report(found, null, { code: "type", message, expected: "an object" });
  } catch {
    const message = "The conversation cannot be read: a getter or a proxy throws. Pass plain data";
    report(found, null, { code: "unreadable", message });
  }
  return null;
}

function renderNode(node: Node, rendering: Rendering): unknown {
  switch (node.kind) {
    case "literal":
      return node.value;
    case "value":
      return renderValue(node, rendering);
    case "text":
      return renderText(node, rendering);
    case "object":
      return renderObject(node, rendering);
    case "array":
      return node.children.map((child) => renderNode(child, rendering));
  }
}

function renderObject({ keys, children, shape }: ObjectNode, rendering: Rendering): unknown {
  const body: Record<string, unknown> = shape ? { ...shape } : Object.create(null);
  for (let index = 0; index < keys.length; index++) {
    const child = children[index] as Node;
    if (shape && child.kind === "literal") continue;
    const value = child.kind === "value" ? renderValue(child, rendering) : renderNode(child, rendering);
    // Null is there already, and to put something there by name is most of the time.
    if (value !== null || !shape) body[keys[index] as string] = value;
  }
  return shape ? body : Object.setPrototypeOf(body, Object.prototype);
}

function renderText({ parts, coding }: TextNode, rendering: Rendering): string {
  let text = "";
  for (const part of parts) text += typeof part === "string" ? part : encodedText(part, coding, rendering);
  return text;
}

function encodedText(use: Use, coding: Coding | undefined, rendering: Rendering): string {
  const text = textOfUse(use, rendering);
  const encoded = coding ? coding.encode(text) : text;
  if (encoded !== undefined) return encoded;
  const message = `${use.source} contains a lone surrogate, which a URL cannot encode. Remove it from the conversation`;
  report(rendering.found, use.place, { code: "encoding", placeholder: use.source, message });
  return "";
}

function textOfUse(use: Use, rendering: Rendering): string {
  const value = renderValue(use, rendering);
  const text = valueText(value, rendering.options);
  if (text !== undefined) return text;
  const expected = "text, a number, a boolean or null";
  const hint = rendering.options.objectText === "error" ? `. Set objectText to "json" to send its JSON text` : "";
  const message = `${use.source} is part of a longer text and must be ${expected}, not ${describe(value)}${hint}`;
  report(rendering.found, use.place, { code: "object-in-text", placeholder: use.source, expected, message });
  return "";
}

function renderValue(use: Use, rendering: Rendering): unknown {
  const value = rendering.values[use.target.index];
  if (typeof value === "string" || value === null) return value;
  if (value === undefined) return renderMissing(use, rendering);
  if (jsonType(value) !== undefined) return value;
  const message = `${use.source} must be a JSON value, not ${describe(value)}`;
  report(rendering.found, use.place, { code: "not-json", placeholder: use.source, message });
  return null;
}

function renderMissing({ source, target, place }: Use, { conversation, options, found }: Rendering): null {
  const odd = oddHolder(conversation, target.segments);
  if (odd !== undefined) {
    const message = `${source} cannot be read, since it is below ${describe(odd)}`;
    report(found, place, { code: "not-json", placeholder: source, message });
  } else if (options.missingPaths === "error") {
    const message = `${source} has no value, since ${target.path} is absent`;
    report(found, place, { code: "missing", placeholder: source, message });
  }
  return null;
}

/** The parent of a path that is not JSON, so that nothing is read from it. */
function oddHolder(conversation: unknown, segments: readonly string[]): unknown {
  let holder = conversation;
  for (const segment of segments) {
    if (jsonType(holder) === undefined) return holder;
    holder = memberOf(holder, segment);
  }
  return undefined;
}
