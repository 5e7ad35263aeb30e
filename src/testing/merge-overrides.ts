import { type Issues, type Place, report } from "../issue.ts";
import { describe, has, isPlainObject, jsonType, setOwn } from "../json.ts";
import { maximumDepth, maximumValues } from "../limits.ts";

interface Merging {
  readonly found: Issues;
  /** The objects and arrays around what is merged at the moment. */
  readonly holders: Set<unknown>;
  /** What is read at the moment, for a getter or a proxy that throws. */
  at: Place;
  values: number;
}

/** A value with overrides merged deep, of which `place` is the place. Reports everything in them that is no JSON. */
export function mergeOverrides(base: unknown, overrides: unknown, place: Place, found: Issues): unknown {
  const merging: Merging = { found, holders: new Set(), at: place, values: 0 };
  try {
    if (isPlainObject(overrides)) return merge(base, overrides, place, merging);
    report(found, place, expectedInstead("an object", overrides));
  } catch {
    report(found, merging.at, { code: "unreadable", message: "Expected a JSON value but received one that throws when it is read" });
  }
  return undefined;
}

/** Merges an override into a value and reports what JSON cannot hold. */
function merge(base: unknown, override: unknown, place: Place, merging: Merging): unknown {
  const { found, holders } = merging;
  merging.at = place;
  if (jsonType(override) === undefined) report(found, place, expectedInstead("a JSON value", override));
  if (typeof override !== "object" || override === null) return override;
  if (holders.has(override)) {
    report(found, place, { code: "circular", message: `Expected a JSON value but received ${describe(override)} that holds itself` });
    return null;
  }
  if (holders.size === maximumDepth) {
    report(found, place, { code: "too-deep", message: `Expected at most ${maximumDepth} levels of nesting but received more` });
    return null;
  }
  holders.add(override);
  const merged = Array.isArray(override) ? mergeArray(override, place, merging) : mergeObject(base, override, place, merging);
  holders.delete(override);
  return merged;
}

function mergeArray(override: readonly unknown[], place: Place, merging: Merging): unknown[] {
  const merged: unknown[] = [];
  for (let key = 0; key < override.length && isWithinLimit(place, merging); key++) {
    merged.push(merge(undefined, override[key], { parent: place, key }, merging));
  }
  return merged;
}

function mergeObject(base: unknown, override: object, place: Place, merging: Merging): unknown {
  if (!isPlainObject(override)) return override;
  const merged = {};
  const under = isPlainObject(base) ? base : {};
  for (const key of Object.keys(under)) setOwn(merged, key, under[key]);
  for (const key of Object.keys(override)) {
    if (!isWithinLimit(place, merging)) break;
    merging.at = { parent: place, key };
    setOwn(merged, key, merge(has(under, key) ? under[key] : undefined, override[key], merging.at, merging));
  }
  return merged;
}

function isWithinLimit(place: Place, merging: Merging): boolean {
  if (merging.values++ === maximumValues) {
    report(merging.found, place, { code: "too-large", message: `Expected at most ${maximumValues} values but received more` });
  }
  return merging.values <= maximumValues;
}

function expectedInstead(expected: string, value: unknown) {
  return { code: "type" as const, expected, message: `Expected ${expected} but received ${describe(value)}` };
}
