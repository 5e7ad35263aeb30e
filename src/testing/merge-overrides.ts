import { type Issues, nameOf, type Place, report } from "../issue.ts";
import { describe, has, isPlainObject, jsonType, setOwn } from "../json.ts";
import { maximumDepth, maximumValues } from "../limits.ts";

interface Merging {
  readonly found: Issues;
  /** The objects and arrays around the current value. */
  readonly holders: Set<unknown>;
  /** The current place, for a getter or a proxy that throws. */
  at: Place;
  values: number;
}

/** Merges overrides at a place deep into a value. Reports everything in them that is not JSON. */
export function mergeOverrides(base: unknown, overrides: unknown, place: Place, found: Issues): unknown {
  const merging: Merging = { found, holders: new Set(), at: place, values: 0 };
  try {
    if (isPlainObject(overrides)) return merge(base, overrides, place, merging);
    report(found, place, wrongType(place, "an object", overrides));
  } catch {
    report(found, merging.at, {
      code: "unreadable",
      message: `${nameOf(merging.at)} cannot be read: a getter or a proxy throws. Pass plain data`,
    });
  }
  return undefined;
}

/** Merges an override into a value, and reports values that JSON cannot hold. */
function merge(base: unknown, override: unknown, place: Place, merging: Merging): unknown {
  const { found, holders } = merging;
  merging.at = place;
  if (jsonType(override) === undefined) report(found, place, wrongType(place, "a JSON value", override));
  if (typeof override !== "object" || override === null) return override;
  if (holders.has(override)) {
    report(found, place, { code: "circular", message: `${nameOf(place)} contains itself, and JSON cannot hold a cycle` });
    return null;
  }
  if (holders.size === maximumDepth) {
    report(found, place, { code: "too-deep", message: `${nameOf(place)} is nested deeper than ${maximumDepth} levels` });
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
    report(merging.found, place, { code: "too-large", message: `There are more than ${maximumValues} values in the overrides` });
  }
  return merging.values <= maximumValues;
}

function wrongType(place: Place, expected: string, value: unknown) {
  return { code: "type" as const, expected, message: `${nameOf(place)} must be ${expected}, not ${describe(value)}` };
}
