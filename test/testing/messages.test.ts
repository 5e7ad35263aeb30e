import { describe, expect, it } from "vitest";
import { eventOf, lifecycle, sampleConversation } from "../../src/testing/index.ts";
import { shared } from "../support/hostile-values.ts";

function throws(): never {
  throw new Error("secret-0815");
}

const throwing = new Proxy({}, { get: throws, ownKeys: throws, getOwnPropertyDescriptor: throws, getPrototypeOf: throws });

/** The issues of an `InputError`. */
function issuesOf(code: () => unknown): unknown {
  try {
    return code();
  } catch (error) {
    return (error as { issues?: unknown }).issues;
  }
}

describe("messages about test data that cannot be made:", () => {
  const conversations = lifecycle({ channel: "chat", direction: "inbound" });
  const nested = (levels: number): unknown => (levels ? [nested(levels - 1)] : [1, null]);
  const withLevels = (levels: number) => () => sampleConversation({ contact: { cad: { nested: nested(levels) } } } as never);

  it.each<[string, () => unknown, string, string]>([
    ["no conversations", () => eventOf(5 as never, "ended"), "type", "conversations must be an array, not a number"],
    ["no name", () => eventOf(conversations, 5 as never), "type", "name must be a string, not a number"],
    ["no number", () => eventOf(conversations, "ended", "2" as never), "type", "occurrence must be a number, not a string"],
    [
      "options that throw",
      () => lifecycle(throwing as never),
      "unreadable",
      "The argument cannot be read: a getter or a proxy throws. Pass plain data",
    ],
    [
      "overrides that throw",
      () => sampleConversation({ contact: throwing } as never),
      "unreadable",
      '"contact" cannot be read: a getter or a proxy throws. Pass plain data',
    ],
    ["overrides of many levels", withLevels(600), "too-deep", "Element 0 is nested deeper than 500 levels"],
    [
      "overrides of too many values",
      () => sampleConversation({ contact: { cad: { shared: shared(24) } } } as never),
      "too-large",
      "There are more than 2000000 values in the overrides",
    ],
  ])("%s", (_name, code, expected, message) => {
    expect(issuesOf(code)).toMatchObject([{ code: expected, message }]);
  });

  it("is absent if overrides have the maximum depth", () => {
    expect(withLevels(496)).not.toThrow();
    expect(withLevels(497)).toThrow();
  });

  it("is absent if overrides have the maximum number of values", () => {
    const withValues = (count: number) => () => sampleConversation({ contact: { cad: { values: Array(count).fill(0) } } } as never);
    expect(withValues(1_999_997)).not.toThrow();
    expect(withValues(1_999_998)).toThrow();
  });

  it("is reported once for values above the limit", () => {
    let cad: object = {};
    for (let level = 0; level < 40; level++) cad = { left: cad, right: cad };
    expect(issuesOf(() => sampleConversation({ contact: { cad } } as never))).toMatchObject([{ code: "too-large" }]);
  });

  it("is absent if one of the conversations has no name", () => {
    const others = [{ event: {} }, { event: { name: 5 } }, ...conversations] as never;
    expect(eventOf(others, "ended")).toBe(conversations.find(({ event }) => event.name === "ended"));
  });
});
