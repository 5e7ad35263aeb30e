import { createHash } from "node:crypto";
import type { LifecycleEvent } from "../timeline.ts";

/** An event as it is stored. Equal events have one key, so that a store can keep each once. */
export function eventText(event: LifecycleEvent): { readonly key: string; readonly text: string } {
  const text = JSON.stringify(event);
  return { key: createHash("sha256").update(text).digest("hex"), text };
}
