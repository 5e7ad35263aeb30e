import { pathOf, pointerTo, reportedPlace } from "../../issue.ts";
import { type Diagnostics, note } from "../../template/diagnostic.ts";
import { meantName } from "../../template/parse/near-miss.ts";
import type { TextNode } from "../../template/tree/tree.ts";
import { headerScope } from "../configuration/scopes.ts";

const bracketed = /[[({<%]([^[({<%\])}>\r\n]*)/g;

/**
 * Reports text in a header that is close to a reference to a secret and is none: `[secrets.k]`, `\{secrets.k}`. It would be
 * sent as it is and never be checked, so that anyone could call the endpoint.
 */
export function checkNearSecrets({ source, parts, place }: TextNode, diagnostics: Diagnostics): void {
  const pointer = pointerTo(pathOf(reportedPlace(place, diagnostics)));
  const placeholders = new Set(parts.flatMap((part) => (typeof part === "object" ? part.offset : [])));
  const reported = new Set(diagnostics.issues.filter((one) => one.pointer === pointer).map(({ offset }) => offset));
  for (const { index: offset, 0: written, 1: inner = "" } of source.matchAll(bracketed)) {
    const path = meantName(inner, headerScope.named);
    if (path === undefined || placeholders.has(offset) || reported.has(offset)) continue;
    const message = `Expected a secret as {${path}} but received ${written}, which is sent as text: no secret is checked`;
    note(diagnostics, place, { code: "secret-reference", severity: "error", offset, placeholder: written, message, suggestion: path });
  }
}
