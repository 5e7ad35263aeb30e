import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveryKey, type JsonValue } from "../../src/index.ts";
import { characters } from "../support/arbitraries.ts";
import { caseFiles } from "../support/case-files.ts";

interface KeyCase {
  readonly name: string;
  readonly integration?: string;
  readonly conversation: JsonValue;
  /** Absent where there is none. */
  readonly key?: string;
}

describe.each(caseFiles<KeyCase>("delivery-key"))("$file", ({ cases }) => {
  it.each(cases)("$name", ({ integration, conversation, key }) => {
    expect(deliveryKey(conversation as object, integration)).toBe(key);
  });
});

describe("deliveryKey", () => {
  // Letters that a key is made of, so that parts run into each other where nothing keeps them apart.
  const parts = fc.string({ unit: fc.constantFrom("a", "/", "%", "2F", " "), minLength: 1, maxLength: 3 });
  const keyOf = ([name, id, event, datetime]: readonly [string | undefined, string, string, string]) =>
    deliveryKey({ event: { name: event, datetime }, contact: { id } }, name);

  it("is the same for the same parts alone", () => {
    const tuples = fc.tuple(fc.option(parts, { nil: undefined }), parts, parts, parts);
    fc.assert(
      fc.property(tuples, tuples, (one, other) => {
        expect(keyOf(one) === keyOf(other)).toBe(one.every((part, index) => part === other[index]));
      }),
      { numRuns: 10 * (fc.readConfigureGlobal().numRuns ?? 100) },
    );
  });

  it("is fit for storage: without spaces, control characters and characters beyond ASCII", () => {
    fc.assert(
      fc.property(fc.string({ unit: characters, minLength: 1 }), fc.string({ unit: characters, minLength: 1 }), (id, datetime) => {
        expect(keyOf([undefined, id, "queued", datetime])).toMatch(/^[!-~]+$/);
      }),
    );
  });
});
