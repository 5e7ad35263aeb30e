/** The value at a dotted path; undefined if there is none. */
export function readPath(value: unknown, path: string): unknown {
  let at = value;
  for (const name of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as { [key: string]: unknown })[name];
  }
  return at;
}
