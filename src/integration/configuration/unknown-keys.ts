import { type Place, quoted } from "../../issue.ts";
import { has, isPlainObject } from "../../json.ts";
import { configuration as model } from "../../model/generated/models.ts";
import { keyword, type Schema } from "../../model/schema.ts";
import { type Diagnostics, note } from "../../template/diagnostic.ts";
import { meantName } from "../../template/parse/suggest-path.ts";
import { hasBody } from "./request-template.ts";

/**
 * Warns of keys that a configuration does not have, and of a kind of authentication that is most likely misspelt. A release of
 * Contact Pro may bring more of both.
 */
export function warnOfUnknownKeys(configuration: unknown, place: Place, diagnostics: Diagnostics): void {
  if (!isPlainObject(configuration)) return;
  // Names the schema for an editor.
  const { $schema: _, ...rest } = configuration;
  warnBelow(rest, model, place, diagnostics);
}

function warnBelow(value: unknown, schema: Schema, place: Place, diagnostics: Diagnostics): void {
  const properties = keyword(schema, "properties");
  // The properties of `response.set` are checked with their values.
  if (!properties || !isPlainObject(value) || keyword(schema, "title") === "ConfigurationSet") return;
  const names = Object.keys(properties);
  for (const [key, member] of Object.entries(value)) {
    const at = { parent: place, key };
    if (Object.hasOwn(properties, key)) {
      warnOfNearValue(member, properties[key] as Schema, at, diagnostics);
      warnBelow(member, properties[key] as Schema, at, diagnostics);
    } else {
      // A key that is there already is not meant.
      const suggestion = meantName(
        key,
        names.filter((name) => !Object.hasOwn(value, name)),
      );
      const meant =
        suggestion === undefined ? `The documented keys are ${names.join(", ")}` : `Did you mean ${JSON.stringify(suggestion)}?`;
      const message = `The key ${quoted(key)} is not documented, and Contact Pro most likely ignores it. ${meant}`;
      note(diagnostics, at, { code: "unknown-key", severity: "warning", message, ...(suggestion === undefined ? {} : { suggestion }) });
    }
  }
}

/** Warns of a text that is close to a known value of an open set, and none. */
function warnOfNearValue(value: unknown, schema: Schema, place: Place, diagnostics: Diagnostics): void {
  const known = (keyword(schema, "anyOf") ?? [])
    .flatMap((branch) => keyword(branch, "enum") ?? [])
    .filter((one) => typeof one === "string");
  if (typeof value !== "string" || known.includes(value)) return;
  const suggestion = meantName(value, known);
  if (suggestion === undefined) return;
  const message = `The value ${quoted(value)} is not documented. Did you mean ${JSON.stringify(suggestion)}?`;
  note(diagnostics, place, { code: "enum", severity: "warning", message, suggestion });
}

/** Warns of a method that sends a body, of a request that has none. */
export function warnOfNoBody(request: unknown, place: Place, diagnostics: Diagnostics): void {
  if (!has(request, "method") || !hasBody(request.method) || has(request, "body")) return;
  const message = `${request.method} sends a body, but the request has none, so that nothing of the conversation is sent. Add "body"`;
  note(diagnostics, place, { code: "no-body", severity: "warning", message });
}
