import type { Change, Range } from "../protocol.ts";

/** A JSON text with the places of some of its values, and its differences from an earlier value. */
export interface Printed {
  readonly text: string;
  readonly found: ReadonlyMap<string, Range>;
  readonly changes: readonly Change[];
}

/** Prints a value as `JSON.stringify` does with two spaces, and notes where values are. `before` is compared if it is given. */
export function printJson(value: unknown, wanted: ReadonlySet<string>, before?: { readonly value: unknown }): Printed {
  const parts: string[] = [];
  const found = new Map<string, Range>();
  const changes: Change[] = [];
  let length = 0;
  const write = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const print = (at: unknown, earlier: { readonly value: unknown } | undefined, pointer: string, indent: string, start: number) => {
    const from = length;
    const holds = typeof at === "object" && at !== null;
    const compared = holds && earlier && isSameKind(at, earlier.value) ? earlier.value : undefined;
    if (holds) printMembers(at, compared as object | undefined, pointer, indent);
    else write(JSON.stringify(at) ?? "null");
    if (wanted.has(pointer)) found.set(pointer, { from, to: length });
    if (earlier && compared === undefined && !(at === earlier.value))
      changes.push({ from: start, to: length, was: briefly(earlier.value) });
  };
  const printMembers = (holder: object, earlier: object | undefined, pointer: string, indent: string) => {
    const isArray = Array.isArray(holder);
    const entries = Object.entries(holder);
    const inner = `${indent}  `;
    write(isArray ? "[" : "{");
    for (const [index, [key, child]] of entries.entries()) {
      write(`${index ? "," : ""}\n${inner}`);
      const start = length;
      if (!isArray) write(`${JSON.stringify(key)}: `);
      const below = wanted.size ? `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}` : pointer;
      print(
        child,
        earlier && { value: Object.hasOwn(earlier, key) ? (earlier as { [key: string]: unknown })[key] : undefined },
        below,
        inner,
        start,
      );
    }
    write(`${entries.length ? `\n${indent}` : ""}${isArray ? "]" : "}"}`);
  };
  print(value, before, "", "", 0);
  return { text: parts.join(""), found, changes };
}

/** Tests if two values can be compared member by member. */
function isSameKind(value: object, before: unknown): boolean {
  if (typeof before !== "object" || before === null) return false;
  if (Array.isArray(value)) return Array.isArray(before) && before.length === value.length;
  return !Array.isArray(before);
}

/** The most characters of a value beside the text. */
const mostCharacters = 48;

/** A value as JSON, cut; undefined if there is none. */
export function briefly(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  return text === undefined || text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1)}…`;
}
