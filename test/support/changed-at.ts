import { type JsonValue, setOwn } from "../../src/json.ts";

/** Other values at JSON Pointers, and pointers to what is removed. */
export interface Changes {
  readonly set?: { readonly [pointer: string]: JsonValue };
  readonly remove?: readonly string[];
}

/** A copy of a value with other values at JSON Pointers, and without the values at others. */
export function changedAt(value: JsonValue, { set = {}, remove = [] }: Changes): JsonValue {
  const root = JSON.parse(JSON.stringify(value)) as JsonValue;
  for (const [pointer, item] of Object.entries(set)) {
    const [holder, key] = holderAt(root, pointer);
    setOwn(holder, key, item);
  }
  for (const pointer of remove) {
    const [holder, key] = holderAt(root, pointer);
    if (!Object.hasOwn(holder, key)) throw new Error(`There is nothing at ${pointer} to be removed`);
    delete holder[key];
  }
  return root;
}

function holderAt(root: JsonValue, pointer: string): [{ [key: string]: JsonValue }, string] {
  const keys = pointer.split("/").slice(1);
  const last = keys.pop() as string;
  let holder = root as { [key: string]: JsonValue };
  for (const key of keys) holder = holder[unescaped(key)] as { [key: string]: JsonValue };
  return [holder, unescaped(last)];
}

function unescaped(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
