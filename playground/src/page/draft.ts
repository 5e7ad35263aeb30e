/** The key of the draft in the storage of the browser. */
const key = "contact-pro-webhooks-playground";

/** The longest draft that is kept, in characters: browsers store five million. */
const maximumLength = 2_000_000;

/** The values of the kept draft; undefined if none is kept. */
export function readDraft(): { readonly [name: string]: string } | undefined {
  try {
    const text = localStorage.getItem(key);
    const draft: unknown = text === null ? undefined : JSON.parse(text);
    if (typeof draft !== "object" || draft === null) return undefined;
    return Object.fromEntries(Object.entries(draft).filter(([, value]) => typeof value === "string"));
  } catch {
    return undefined;
  }
}

/** Keeps a draft in this browser. Returns false if it is too long, or if the browser stores nothing. */
export function keepDraft(values: { readonly [name: string]: string }): boolean {
  try {
    const text = JSON.stringify(values);
    if (text.length > maximumLength) return false;
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Removes the draft. */
export function dropDraft(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that stores nothing has nothing to remove.
  }
}
