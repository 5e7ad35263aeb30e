import { type IssueCode, nameOf, type Place } from "../../issue.ts";
import { describe, isPlainObject, type JsonValue, setOwn } from "../../json.ts";
import { maximumDepth, maximumValues } from "../../limits.ts";
import { type Diagnostics, note } from "../diagnostic.ts";

interface Copying {
  readonly diagnostics: Diagnostics;
  /** The objects and arrays around the current value. */
  readonly ancestors: Set<object>;
  /** The current place, for a getter or a proxy that throws. */
  at: Place;
  values: number;
}

/**
 * A deep-frozen copy of a template, so that later changes of the original have no effect.
 * A value that is not JSON becomes null and a diagnostic. Objects keep the order of their keys, `__proto__` included.
 */
export function copyTemplate(template: unknown, diagnostics: Diagnostics, place: Place = null): JsonValue {
  const state: Copying = { diagnostics, ancestors: new Set(), at: place, values: 0 };
  try {
    return copy(template, place, state);
  } catch {
    return refuse(state, state.at, "unreadable", `${nameOf(state.at)} cannot be read: a getter or a proxy throws. Use plain data`);
  }
}

function copy(value: unknown, place: Place, state: Copying): JsonValue {
  if (typeof value === "string" || typeof value === "boolean" || value === null || Number.isFinite(value)) return value as JsonValue;
  if (!Array.isArray(value) && !isPlainObject(value)) {
    return refuse(state, place, "not-json", `${nameOf(place)} must be a JSON value, not ${describe(value)}`);
  }
  if (state.ancestors.has(value)) return refuse(state, place, "circular", `${nameOf(place)} contains itself, and JSON cannot hold a cycle`);
  if (state.ancestors.size === maximumDepth) {
    return refuse(state, place, "too-deep", `${nameOf(place)} is nested deeper than ${maximumDepth} levels`);
  }
  state.ancestors.add(value);
  const copied = Array.isArray(value) ? copyArray(value, place, state) : copyObject(value, place, state);
  state.ancestors.delete(value);
  return Object.freeze(copied) as JsonValue;
}

function copyArray(array: readonly unknown[], place: Place, state: Copying): JsonValue[] {
  const copied: JsonValue[] = [];
  for (let key = 0; key < array.length && isWithinLimit(state, place); key++) {
    state.at = { parent: place, key };
    copied.push(copy(Object.hasOwn(array, key) ? array[key] : undefined, state.at, state));
  }
  return copied;
}

function copyObject(object: Record<string, unknown>, place: Place, state: Copying): object {
  const copied = {};
  for (const key of Object.keys(object)) {
    if (!isWithinLimit(state, place)) break;
    state.at = { parent: place, key };
    setOwn(copied, key, copy(object[key], state.at, state));
  }
  return copied;
}

function isWithinLimit(state: Copying, place: Place): boolean {
  if (state.values++ === maximumValues) {
    refuse(state, place, "too-large", `There are more than ${maximumValues} values. Split the template`);
  }
  return state.values <= maximumValues;
}

function refuse({ diagnostics }: Copying, place: Place, code: IssueCode, message: string): null {
  note(diagnostics, place, { code, severity: "error", message });
  return null;
}
