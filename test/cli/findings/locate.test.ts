import { describe, expect, it } from "vitest";
import { placeDiagnostics, replacementOf } from "../../../src/cli/findings/locate.ts";
import { checkConfiguration } from "../../../src/index.ts";

/** A text with every suggestion put in place of its token. */
function corrected(text: string): string {
  const placed = placeDiagnostics(text, checkConfiguration(JSON.parse(text)));
  return placed.reduceRight((rest, { diagnostic, token: { offset, length } }) => {
    const replacement = replacementOf(diagnostic);
    return replacement === undefined ? rest : rest.slice(0, offset) + replacement + rest.slice(offset + length);
  }, text);
}

describe("a suggestion inserted into the text", () => {
  it.each([
    ["a path", { body: { a: "to {contact.agnet.number}" } }, { body: { a: "to {contact.agent.number}" } }],
    ["a key", { body: {}, timout: 1 }, { body: {}, timeout: 1 }],
    ["a value", { body: {}, authentication: { type: "bsic" } }, { body: {}, authentication: { type: "basic" } }],
    [
      "a getter",
      { body: {}, condition: "contact.priority > 3 and contact.get_langage() == 'EN'" },
      { body: {}, condition: "contact.get_priority() > 3 and contact.get_language() == 'EN'" },
    ],
  ])("returns the replacement: %s", (_what, written, meant) => {
    const request = (part: object) => ({ request: { method: "POST", ...part } });
    expect(JSON.parse(corrected(JSON.stringify(request(written))))).toEqual(request(meant));
  });
});
