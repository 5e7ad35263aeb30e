import type { JsonValue } from "contact-pro-webhooks";

/** Places in a value as a tree of keys. A place without places below it is one of them. */
export interface Places {
  readonly below: Map<string, Places>;
}

/** Makes a tree of paths. */
export function placesOf(paths: readonly (readonly (string | number)[])[]): Places {
  const root: Places = { below: new Map() };
  for (const path of paths) {
    let place = root;
    for (const key of path) {
      const next: Places = place.below.get(String(key)) ?? { below: new Map() };
      place.below.set(String(key), next);
      place = next;
    }
  }
  return root;
}

/** A copy of a value with others at some places. `replace` gets the path as keys. */
export function replacePlaces(value: JsonValue, places: Places, replace: (path: readonly string[]) => JsonValue): JsonValue {
  return replaceBelow(value, places, replace, []);
}

function replaceBelow(value: JsonValue, { below }: Places, replace: (path: readonly string[]) => JsonValue, path: string[]): JsonValue {
  if (!below.size || typeof value !== "object" || value === null) return replace(path);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  for (const [key, places] of below) {
    if (!Object.hasOwn(copy, key)) continue;
    const replaced = replaceBelow((copy as { [key: string]: JsonValue })[key] as JsonValue, places, replace, [...path, key]);
    // An assignment to `__proto__` would set the prototype.
    Object.defineProperty(copy, key, { value: replaced, enumerable: true, configurable: true, writable: true });
  }
  return copy as JsonValue;
}

/** The value at a path of keys; null if there is none. */
export function valueAt(value: JsonValue, path: readonly string[]): JsonValue {
  return path.reduce<JsonValue>((at, key) => {
    return typeof at === "object" && at !== null && Object.hasOwn(at, key)
      ? ((at as { [key: string]: JsonValue })[key] as JsonValue)
      : null;
  }, value);
}
