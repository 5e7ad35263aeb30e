import type { Place } from "../../issue.ts";
import { type Diagnostics, hasManyDiagnostics, note } from "../../template/diagnostic.ts";
import { meantName } from "../../template/parse/suggest-path.ts";

/** The getters that Contact Pro's documentation shows. There may be more. */
const documentedGetters = ["get_channel_type", "get_channel_sub_type", "get_language", "get_priority", "get_seconds_since_created"];

/** A name that is read of the contact, and whether it is called. */
const reference = /(^|[^\w.])contact\s*\.\s*(\w+)(\s*\()?/g;

/**
 * Warns of a condition that reads the contact without a getter, or with a misspelt one.
 * A condition is a Python expression. Its strings are ignored.
 */
export function warnOfCondition(condition: string, place: Place, diagnostics: Diagnostics): void {
  for (const { index, 0: written, 1: before = "", 2: name = "", 3: call } of withoutStrings(condition).matchAll(reference)) {
    const isGetter = /^get/i.test(name);
    if (isGetter && call && documentedGetters.includes(name)) continue;
    if (hasManyDiagnostics(diagnostics)) continue;
    const meant = meantName(isGetter ? name : `get_${name}`, documentedGetters);
    // A getter that is like none of the documented ones may exist all the same.
    if (isGetter && call && meant === undefined) continue;
    const suggestion = meant && callOf(meant);
    const received = written.slice(before.length).replace(/\s*\($/, "()");
    const advice =
      suggestion === undefined ? `The documented getters are ${documentedGetters.map(callOf).join(", ")}` : `Did you mean ${suggestion}?`;
    note(diagnostics, place, {
      code: "condition",
      severity: "warning",
      offset: index + before.length,
      placeholder: received,
      message: `${received} cannot be read in a condition, which calls documented getters of the contact only. ${advice}`,
      suggestion,
    });
  }
}

function callOf(getter: string): string {
  return `contact.${getter}()`;
}

/** A Python expression with spaces in place of its strings, so that offsets stay the same. */
function withoutStrings(expression: string): string {
  let text = "";
  let quote = "";
  for (let index = 0; index < expression.length; index++) {
    const character = expression[index] as string;
    if (quote === "") {
      if (character === "'" || character === '"')
        quote = expression.startsWith(character.repeat(3), index) ? character.repeat(3) : character;
      text += quote === "" ? character : " ".repeat(quote.length);
      index += Math.max(quote.length, 1) - 1;
    } else if (expression.startsWith(quote, index)) {
      text += " ".repeat(quote.length);
      index += quote.length - 1;
      quote = "";
    } else {
      const length = character === "\\" ? 2 : 1;
      text += " ".repeat(length);
      index += length - 1;
    }
  }
  return text;
}
