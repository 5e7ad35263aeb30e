import type { Place } from "../../issue.ts";
import { isPlainObject, setOwn } from "../../json.ts";

/** The depth and number of members that are walked without remembering them, which is faster and enough for most values. */
const shallowLevels = 100;
const fewMembers = 200_000;

/** The longest array that is gone through by index: one with holes may claim to be of any length. */
const maximumLength = 10_000_000;

interface Search {
  /** The number of members left in the fast walk. */
  left: number;
  /** The values left for the second walk. */
  later: object[] | undefined;
}

/** Tests if every number in a value is finite. `JSON.parse` reads 1e400 as infinity, and unknown keys have no schema. */
export function hasOnlyFiniteNumbers(value: object): boolean {
  const search: Search = { left: fewMembers, later: undefined };
  return isFiniteBelow(value, shallowLevels, search) && (!search.later || areFinite(search.later, search));
}

function areFinite(later: object[], search: Search): boolean {
  const seen = new Set<object>();
  for (let holder = later.pop(); holder; holder = later.pop()) {
    if (seen.has(holder)) continue;
    seen.add(holder);
    search.left = 1;
    if (!isFiniteBelow(holder, shallowLevels, search)) return false;
  }
  return true;
}

function isFiniteBelow(holder: object, levels: number, search: Search): boolean {
  if (levels === 0 || search.left <= 0) {
    search.later ??= [];
    search.later.push(holder);
    return true;
  }
  if (Array.isArray(holder) && holder.length <= maximumLength) {
    search.left -= holder.length;
    for (let index = 0; index < holder.length; index++) if (!isFiniteMember(holder[index], levels, search)) return false;
    return true;
  }
  for (const key in holder) {
    search.left--;
    const member = (holder as { readonly [key: string]: unknown })[key];
    // Most members are texts, and need no call.
    if (typeof member !== "string" && !isFiniteMember(member, levels, search)) return false;
  }
  return true;
}

function isFiniteMember(member: unknown, levels: number, search: Search): boolean {
  if (typeof member === "number") return Number.isFinite(member);
  return typeof member !== "object" || member === null || isFiniteBelow(member, levels - 1, search);
}

/**
 * Copies a value without the numbers in it that are not finite, each of which is reported; an element of an array becomes null.
 * Everything that the copy cannot differ in is shared.
 */
export function withoutInfiniteNumbers(value: object, place: Place, report: (place: Place) => void): object {
  const copies = new Map<object, object>();
  const open: { readonly from: object; readonly to: object; readonly place: Place }[] = [];
  const copyOf = (from: unknown, at: Place): unknown => {
    if (!Array.isArray(from) && !isPlainObject(from)) return from;
    const known = copies.get(from);
    if (known) return known;
    const to = Array.isArray(from) ? [] : {};
    copies.set(from, to);
    open.push({ from, to, place: at });
    return to;
  };
  const whole = copyOf(value, place) as object;
  for (let next = open.pop(); next; next = open.pop()) {
    const isList = Array.isArray(next.from);
    for (const [name, member] of Object.entries(next.from)) {
      const at = { parent: next.place, key: isList ? Number(name) : name };
      const isOdd = typeof member === "number" && !Number.isFinite(member);
      if (isOdd) report(at);
      if (!isOdd || isList) setOwn(next.to, name, isOdd ? null : copyOf(member, at));
    }
  }
  return whole;
}
