import { pointerTo } from "../issue.ts";
import type { ConfigurationResponse } from "../model/generated/types.ts";
import { deepEqual } from "../template/readings/deep-equal.ts";
import type { Change } from "./change.ts";

/** Compares what Contact Pro takes of the receiver's answer. What it takes no more has no effect, and nothing reports that. */
export function compareResponses(
  before: ConfigurationResponse | undefined,
  after: ConfigurationResponse | undefined,
  changes: Change[],
): void {
  const [old, replacing] = [entriesOf(before), entriesOf(after)];
  for (const [pointer, value] of old) {
    if (!replacing.has(pointer)) {
      const message = "Contact Pro takes this of the answer no more. What the receiver answers has no effect";
      changes.push({ kind: "silent", code: "response", message, before: pointer });
    } else if (!deepEqual(value, replacing.get(pointer))) {
      const message = "Contact Pro takes something else of the answer. What the receiver answers may have no effect";
      changes.push({ kind: "silent", code: "response", message, before: pointer, after: pointer });
    }
  }
  for (const pointer of replacing.keys()) {
    if (old.has(pointer)) continue;
    changes.push({ kind: "safe", code: "added", message: "Contact Pro takes more of the answer", after: pointer });
  }
}

/** The properties that an answer sets and the values that are saved, by their pointers. */
function entriesOf(response: ConfigurationResponse | undefined): ReadonlyMap<string, unknown> {
  return new Map(
    (["set", "save"] as const).flatMap((part) =>
      Object.entries(response?.[part] ?? {}).map(([key, value]) => [pointerTo(["response", part, key]), value] as const),
    ),
  );
}
