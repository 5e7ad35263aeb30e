import { type Place, pathOf, pointerTo, reportedPlace } from "../../issue.ts";
import { type Diagnostics, note } from "../../template/diagnostic.ts";
import { meantSecret } from "../../template/parse/near-miss.ts";
import { afterAnyOpening } from "../../template/parse/placeholder.ts";
import type { TextNode, Use } from "../../template/tree/tree.ts";
import { headerScope } from "../configuration/scopes.ts";

/**
 * Reports text in a header that resembles a reference to a secret, such as `[secrets.k]` or `\{secrets.k}`. It would be
 * sent as text and never be checked, so that anyone could call the endpoint.
 */
export function checkNearSecrets(node: TextNode, diagnostics: Diagnostics): void {
  const pointer = pointerTo(pathOf(reportedPlace(node.place, diagnostics)));
  const reported = () => diagnostics.issues.filter((one) => one.pointer === pointer);
  checkBracketed(node, new Set(reported().map(({ offset }) => offset)), diagnostics);
  if (!reported().some(({ severity }) => severity === "error")) checkUnbracketed(node, diagnostics);
}

function reportReference(written: string, path: string, place: Place, offset: number, diagnostics: Diagnostics): void {
  const message = `The header sends ${written} as text instead of the secret. Write {${path}}`;
  note(diagnostics, place, { code: "secret-reference", severity: "error", offset, placeholder: written, message, suggestion: path });
}

/** A reference without delimiters, or with those of another language. After a dot or a slash it is part of a host, or of a path. */
const reference = /(?<![\p{L}\p{N}_./-])(secrets|authentications)\s*\.\s*([A-Za-z0-9_.-]*)/giu;
/** Invisible characters: soft hyphens and zero-width spaces. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** Reports a reference to a secret outside a placeholder of its own: in literal text, or as part of another path. */
function checkUnbracketed({ parts, place }: TextNode, diagnostics: Diagnostics): void {
  for (const part of parts) {
    for (const [written, root, name] of typeof part === "string" ? referencesIn(part) : misplacedIn(part)) {
      reportReference(written, `${root.toLowerCase()}.${name || "NAME"}`, place, 0, diagnostics);
    }
  }
}

type Written = readonly [written: string, root: string, name: string];

function referencesIn(text: string): Written[] {
  const seen = text.replaceAll(invisible, "").replaceAll(/%7b/gi, "{");
  return Array.from(seen.matchAll(reference), ({ 0: written, 1: root = "", 2: name = "" }) => [written, root, name]);
}

/** The name of a stored secret inside another path. Event and contact have no such part. */
function misplacedIn({ source, target: { segments } }: Use): Written[] {
  const [root = "", below, ...rest] = segments;
  if (headerScope.named.includes(root) || below === undefined || !headerScope.named.includes(below)) return [];
  return [[source, below, rest.join(".")]];
}

function checkBracketed({ source, parts, place }: TextNode, reported: ReadonlySet<number>, diagnostics: Diagnostics): void {
  const placeholders = new Set(parts.flatMap((part) => (typeof part === "object" ? part.offset : [])));
  for (const { index: offset, 0: written, 1: inner = "" } of source.matchAll(afterAnyOpening)) {
    // Any character before the word, such as a quote or a no-break space, is a slip.
    const path = meantSecret(inner.replaceAll(invisible, "").replace(/^[^\p{L}]{1,20}/u, ""), headerScope.named);
    if (path === undefined || placeholders.has(offset) || reported.has(offset)) continue;
    reportReference(written, path, place, offset, diagnostics);
  }
}
