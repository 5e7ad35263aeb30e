import { type Place, quoted } from "../../issue.ts";
import type { JsonValue } from "../../json.ts";
import { describe, either, isPlainObject } from "../../json.ts";
import { type Diagnostics, note, TemplateError } from "../diagnostic.ts";
import { choices, defaults, type TemplateOptions } from "../options.ts";
import type { Scope } from "../tree/scope.ts";
import type { Tree } from "../tree/tree.ts";
import { buildTree, startBuilding } from "./build-tree.ts";
import { copyTemplate } from "./copy-template.ts";
import { warnOfAmbiguous } from "./warn-ambiguous.ts";

/** A template that was read, and everything found on the way. */
export interface Parsed {
  /** The template as it was given, deep-frozen. */
  readonly source: JsonValue;
  readonly tree: Tree;
  readonly options: Required<TemplateOptions>;
  readonly diagnostics: Diagnostics;
}

/** Reads a template in a scope. It throws nothing: what is wrong is in the diagnostics. */
export function parse(template: unknown, options: TemplateOptions | undefined, scope: Scope): Parsed {
  const diagnostics: Diagnostics = { issues: [], total: 0 };
  const settled = checkOptions(options, diagnostics);
  const source = copyTemplate(template, diagnostics);
  const tree = buildTree(source, null, startBuilding(scope, settled, diagnostics));
  warnOfAmbiguous(tree, diagnostics);
  return { source, tree, options: settled, diagnostics };
}

/** The options with their defaults; one that is none, or has a value that it cannot have, is an error. */
export function checkOptions(options: unknown, diagnostics: Diagnostics, place: Place = null, base = defaults): Required<TemplateOptions> {
  try {
    return { ...base, ...givenOptions(options === undefined ? {} : options, diagnostics, place) };
  } catch {
    const message = "The options cannot be read: a getter or a proxy throws. Pass plain data";
    note(diagnostics, place, { code: "unreadable", severity: "error", message });
    return base;
  }
}

function givenOptions(options: unknown, diagnostics: Diagnostics, place: Place): TemplateOptions {
  if (!isPlainObject(options)) {
    const message = `The options must be an object, not ${describe(options)}`;
    note(diagnostics, place, { code: "option", severity: "error", message });
    return {};
  }
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [option, value] of given) {
    const known = Object.hasOwn(defaults, option);
    const expected = known ? (choices[option]?.map((choice) => JSON.stringify(choice)) ?? ["a string"]) : Object.keys(defaults);
    if (known && (choices[option]?.includes(value as string) ?? typeof value === "string")) continue;
    const message = known
      ? `The option ${option} must be ${either(expected)}, not ${typeof value === "string" ? quoted(value) : describe(value)}`
      : `There is no option ${quoted(option)}. The options are ${expected.join(", ")}`;
    note(diagnostics, place, { code: "option", severity: "error", message });
  }
  return Object.fromEntries(given);
}

/** Throws what keeps a template from being used, with the warnings beside it. */
export function throwErrors({ diagnostics: { issues, total } }: Parsed): void {
  if (issues.some(({ severity }) => severity === "error")) throw new TemplateError(issues, total);
}
