import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Change, check, compareConfigurations, defineIntegration, type JsonValue, TemplateError } from "../../src/index.ts";
import { deepEqual } from "../../src/template/readings/deep-equal.ts";
import { sampleConversation } from "../../src/testing/index.ts";
import { changed, changes, conversations, situations } from "../support/arbitraries.ts";
import { readCases } from "../support/cases.ts";

interface CompareCase {
  readonly name: string;
  /** Two bodies of a POST, with pointers into them. */
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  readonly configurations?: readonly [JsonValue, JsonValue];
  readonly urls?: { readonly before: string; readonly after: string };
  readonly changes: readonly Omit<Change, "message">[];
}

const ofBody = (body: JsonValue | undefined) => ({ request: { method: "POST", body } });
const inBody = "/request/body";

describe("compareConfigurations", () => {
  it.each(readCases<CompareCase>("compare"))("$name", ({ before, after, configurations, urls, changes: expected }) => {
    const [old, replacing] = configurations ?? [ofBody(before), ofBody(after)];
    const prefix = configurations ? "" : inBody;
    const pointers = (change: Omit<Change, "message">) => ({
      ...change,
      ...(change.before === undefined ? {} : { before: prefix + change.before }),
      ...(change.after === undefined ? {} : { after: prefix + change.after }),
    });
    const found = compareConfigurations(old, replacing, { urls });
    expect(found.map(({ message: _, ...change }) => change)).toStrictEqual(expected.map(pointers));
    for (const { message } of found) expect(message).toMatch(/^["{A-Z]/);
    expect(compareConfigurations(old, replacing, { urls })).toStrictEqual(found);
  });

  it("finds nothing between a configuration and itself", () => {
    fc.assert(
      fc.property(situations, ({ template }) => {
        if (check(template as never, { unknownPaths: "allow", objectText: "json" }).some(({ severity }) => severity === "error")) return;
        expect(compareConfigurations(ofBody(template), ofBody(structuredClone(template)))).toStrictEqual([]);
      }),
    );
  });

  it("reports safe only if the receiver reads the same values", async () => {
    let compared = 0;
    const pairs = fc.record({ situation: situations, change: changes, isAdded: fc.boolean(), others: conversations });
    await fc.assert(
      fc.asyncProperty(pairs, async ({ situation: { template, conversation }, change, isAdded, others }) => {
        const [old, replacing] = isAdded
          ? [ofBody({ template }), ofBody({ added: change.value, template })]
          : [ofBody(template), ofBody(changed(template, change))];
        const [receiver, sender] = [old, replacing].map(defined);
        if (!receiver || !sender || compareConfigurations(old, replacing).some(({ kind }) => kind !== "safe")) return;
        for (const one of [sampleConversation(), conversation, others]) {
          const [asBefore, now] = [await resultOf(receiver, receiver, one), await resultOf(sender, receiver, one)];
          if (asBefore === undefined || now === undefined) continue;
          compared++;
          expect(deepEqual(now, asBefore)).toBe(true);
        }
      }),
    );
    expect(compared).toBeGreaterThan(50);
  });

  it("shows no literal of a configuration", () => {
    const secret = "s3cr3t-value";
    const [before, after] = [
      { a: `${secret} {contact.id}`, b: secret, c: 1 },
      { a: `x${secret} {contact.id}`, b: `${secret}2`, c: secret },
    ];
    const headers = [{ "x-a": `${secret} {contact.id}` }, { "x-a": `${secret}2 {contact.id}` }];
    const found = compareConfigurations(
      { request: { method: "POST", headers: headers[0], body: before } },
      { request: { method: "POST", headers: headers[1], body: after } },
    );
    expect(found.filter(({ kind }) => kind === "breaking")).toHaveLength(4);
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it.each([
    ["/before/request/method", [{ request: {} }, ofBody(1)]],
    ["/after/request/body/a", [ofBody(1), ofBody({ a: "{contact.id" })]],
    ["/before/url", [ofBody(1), ofBody(1), { urls: { before: "x", after: "/x" } }]],
    ["/urls", [ofBody(1), ofBody(1), { urls: { before: "/x" } }]],
    ["/url", [ofBody(1), ofBody(1), { url: "/x" }]],
    ["", [ofBody(1), ofBody(1), 1]],
  ] as const)("refuses what cannot be used, at %j", (pointer, given) => {
    const compare = compareConfigurations as (...given: readonly unknown[]) => Change[];
    const error = errorOf(() => compare(...given));
    expect(error).toBeInstanceOf(TemplateError);
    expect((error as TemplateError).diagnostics.map((diagnostic) => diagnostic.pointer)).toContain(pointer);
  });
});

function defined(configuration: unknown) {
  try {
    return defineIntegration({ configuration: configuration as never, credentials: "unchecked" });
  } catch {
    return undefined;
  }
}

type Defined = NonNullable<ReturnType<typeof defined>>;

async function resultOf(sender: Defined, receiver: Defined, conversation: unknown): Promise<unknown> {
  const request = errorOf(() => sender.request(conversation as never));
  if (request instanceof Error) return undefined;
  const result = await receiver.receive(sender.request(conversation as never));
  return result.ok && !result.warnings.some(({ code }) => code === "ambiguous") ? result.conversation : undefined;
}

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
