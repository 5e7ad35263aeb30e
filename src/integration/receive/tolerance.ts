import { type Issues, quoted, report } from "../../issue.ts";
import { isPlainObject, setOwn } from "../../json.ts";
import { compiledSchema, hasAllowedType } from "../../model/compiled-schema.ts";
import { childOf, isOpen, isTooLong, type Schema } from "../../model/schema.ts";
import { isSimilarName } from "../../nearest.ts";
import type { Receiving } from "../../template/readings/match.ts";
import type { ObjectNode, Use } from "../../template/tree/tree.ts";

/** The lenient rules of `receive`. It reports a key that may have been renamed, or every absent key. */
export function toleranceOf(reportsAll: boolean): Receiving {
  return {
    validParts,
    reportAbsent: (node, absent, object, issues) => reportAbsent(node, absent, object, issues, reportsAll),
  };
}

/** A copy of a value without the parts that a schema does not allow; `undefined` if that is all of it. */
function validParts(schema: Schema, value: unknown): unknown {
  if (!hasAllowedType(compiledSchema(schema), value)) return undefined;
  if (isOpen(schema)) return value;
  if (Array.isArray(value) && isTooLong(value)) return undefined;
  if (Array.isArray(value)) return value.map((item) => validParts(childOf(schema, "0") as Schema, item) ?? null);
  if (!isPlainObject(value)) return value;
  const parts = {};
  for (const key of Object.keys(value)) {
    const child = childOf(schema, key);
    const part = child ? validParts(child, value[key]) : value[key];
    if (part !== undefined) setOwn(parts, key, part);
  }
  return parts;
}

/**
 * Reports absent keys that may have been renamed: the object has an unknown key with a similar name, or exactly one key is absent
 * and one unknown. Every other absent key is reported only if all are.
 */
function reportAbsent(
  { keys, children, place }: ObjectNode,
  absent: readonly number[],
  object: object,
  issues: Issues,
  reportsAll: boolean,
): number {
  let renamed = 0;
  const known = new Set(keys);
  const unknown = Object.keys(object).filter((key) => !known.has(key));
  for (const index of absent) {
    const key = keys[index] as string;
    const { source } = children[index] as Use;
    const at = { parent: place, key };
    const name = absent.length === 1 && unknown.length === 1 ? unknown[0] : newName(key, unknown);
    if (name !== undefined) {
      renamed++;
      const message = `The key ${quoted(key)} is absent, and the body has an unknown key ${quoted(name)}. If the key of ${source} was renamed in Contact Pro, rename it in the configuration of this integration too`;
      report(issues, at, { code: "renamed", placeholder: source, expected: name, message });
    } else if (reportsAll) {
      const message = `The key ${quoted(key)} is absent. Compare the configuration in Contact Pro with that of this integration`;
      report(issues, at, { code: "missing", placeholder: source, message });
    }
  }
  return renamed;
}

/** The only similar name among those that the template lacks. Among very many no name says anything. */
function newName(key: string, unknown: readonly string[]): string | undefined {
  if (unknown.length > 100) return undefined;
  const similar = unknown.filter((name) => isSimilarName(key, name));
  return similar.length === 1 ? similar[0] : undefined;
}
