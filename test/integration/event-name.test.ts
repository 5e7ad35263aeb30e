import { describe, expect, it } from "vitest";
import { eventNames, normalizeEventName } from "../../src/index.ts";
import { caseFiles } from "../support/case-files.ts";

describe.each(caseFiles<{ readonly name: string; readonly normalized: string }>("event-names"))("$file", ({ cases }) => {
  it.each(cases)("$name", ({ name, normalized }) => {
    expect(normalizeEventName(name)).toBe(normalized);
  });
});

describe("eventNames", () => {
  it("holds the documented names, in lower case", () => {
    const documented = ["received", "queued", "allocated", "accepted", "rejected", "transferred", "forwarded", "ended", "closed"];
    expect([...eventNames].sort()).toStrictEqual(documented.sort());
  });
});
