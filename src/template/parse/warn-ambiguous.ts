import { type Diagnostics, note } from "../diagnostic.ts";
import type { PathNode } from "../tree/path-tree.ts";
import type { Node, TextNode, Tree, Use } from "../tree/tree.ts";

/** Warns of mixed texts that `match` may not be able to split, since the rest of the template does not determine their values. */
export function warnOfAmbiguous({ root, uses }: Pick<Tree, "root" | "uses">, diagnostics: Diagnostics): void {
  const texts = textsIn(root);
  if (!texts.length) return;
  const whole = new Set(uses.filter(({ isWhole }) => isWhole).map(({ target }) => target));
  const openIn = (text: TextNode, known: ReadonlySet<PathNode>) => usesOf(text).filter(({ target }) => !isKnown(target, known));
  const read = texts.map((text) => openIn(text, whole)).filter((open) => open.length === 1);
  const known = new Set([...whole, ...read.flatMap((open) => open.map(({ target }) => target))]);
  for (const text of texts) {
    const open = openIn(text, known);
    const [first, second] = open;
    if (!first || !second) continue;
    const isOpen = new Set<unknown>(open);
    const adjacent = text.parts.some((part, index) => isOpen.has(part) && isOpen.has(text.parts[index + 1]));
    note(diagnostics, text.place, {
      code: adjacent ? "adjacent-placeholders" : "ambiguous-text",
      severity: "warning",
      offset: first.offset,
      placeholder: first.source,
      message: `${first.source} and ${second.source} are in one text${adjacent ? " with nothing between them" : ""}, so that match may not be able to separate them. Send one of them as a value of its own too`,
    });
  }
}

/** Tests if a path, or a parent of it, is known. */
function isKnown(node: PathNode, known: ReadonlySet<PathNode>): boolean {
  for (let at: PathNode | null = node; at; at = at.parent) if (known.has(at)) return true;
  return false;
}

function textsIn(node: Node): TextNode[] {
  if (node.kind === "text") return [node];
  return node.kind === "object" || node.kind === "array" ? node.children.flatMap(textsIn) : [];
}

/** The placeholders in a mixed text. */
function usesOf({ parts }: TextNode): Use[] {
  return parts.filter((part) => typeof part === "object");
}
