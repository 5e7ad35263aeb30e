import { quoted } from "../../issue.ts";
import { isIndex } from "../../json.ts";
import { type Diagnostics, note } from "../../template/diagnostic.ts";
import type { Building } from "../../template/parse/build-tree.ts";
import { isInAngleBrackets } from "../../template/parse/placeholder.ts";
import type { Node, Use } from "../../template/tree/tree.ts";

/**
 * Warns of syntax that only this library documents: angle brackets, indices and escapes.
 * Contact Pro may send it unchanged.
 */
export function warnOfUndocumented(nodes: readonly Node[], { uses, diagnostics }: Pick<Building, "uses" | "diagnostics">): void {
  for (const use of uses) {
    if (isInAngleBrackets(use.source)) warnOf("Angle brackets are", use.source, use, diagnostics);
    if (hasIndex(use)) warnOf("An index is", use.source, use, diagnostics);
  }
  for (const node of nodes) warnOfEscapes(node, diagnostics);
}

/** The documented parts of a service's response, and its headers, which `readResponse` knows too. */
const responseParts = ["body", "status", "headers", "duration", "debug"];

/** Warns of placeholders that name no part of a response: a value of its JSON is below `response.body`. */
export function warnOfResponseParts({ uses, diagnostics }: Pick<Building, "uses" | "diagnostics">): void {
  for (const { target, source, place, offset } of uses) {
    const [root, part, ...rest] = target.segments;
    if (root !== "response" || part === undefined || responseParts.includes(part)) continue;
    const suggestion = ["response.body", part, ...rest].join(".");
    const message = `A response has no part ${quoted(part)}. Its JSON is in {response.body}. Did you mean {${suggestion}}?`;
    note(diagnostics, place, { code: "unknown-path", severity: "warning", offset, placeholder: source, message, suggestion });
  }
}

function hasIndex({ target }: Use): boolean {
  const { segments } = target;
  return segments[1] !== "cad" && segments.some((segment) => isIndex(segment));
}

function warnOfEscapes(node: Node, diagnostics: Diagnostics): void {
  if (node.kind === "object" || node.kind === "array") {
    for (const child of node.children) warnOfEscapes(child, diagnostics);
  } else if (node.kind !== "value" && node.source?.includes("\\") && node.source !== unescaped(node)) {
    warnOf("A backslash is", node.source, { place: node.place, offset: 0 }, diagnostics);
  }
}

function unescaped(node: Extract<Node, { kind: "literal" | "text" }>): unknown {
  if (node.kind === "literal") return node.value;
  return node.parts.map((part) => (typeof part === "string" ? part : part.source)).join("");
}

function warnOf(what: string, source: string, { place, offset }: Pick<Use, "place" | "offset">, diagnostics: Diagnostics): void {
  const message = `${what} not documented by Contact Pro, which may send ${JSON.stringify(source)} unchanged. Test it before you rely on it`;
  note(diagnostics, place, { code: "convenience", severity: "warning", offset, placeholder: source, message });
}
