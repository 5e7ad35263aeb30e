import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Conversation,
  defineIntegration,
  InputError,
  type Integration,
  type JsonValue,
  type TemplateOptions,
} from "../../src/index.ts";
import { sampleConversation } from "../../src/testing/index.ts";
import { strings } from "../support/arbitraries.ts";
import { caseFiles } from "../support/case-files.ts";
import { issuesOf } from "../support/errors.ts";
import { defineAny, postBody } from "../support/integrations.ts";
import { expectSentence } from "../support/sentence.ts";

interface RequestCase {
  readonly name: string;
  readonly url?: string;
  readonly configuration: JsonValue;
  readonly credentials?: JsonValue;
  readonly secrets?: { readonly [name: string]: string };
  readonly options?: TemplateOptions;
  readonly conversation: JsonValue;
  readonly sent?: { readonly [part: string]: JsonValue };
  readonly issues?: readonly string[];
}

/** The request, or the reason why there is none. */
function outcomeOf(integration: Integration, conversation: unknown): Request | InputError {
  try {
    return integration.request(conversation as Conversation) as Request;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

const definitionOf = ({ url, configuration, credentials = "unchecked", secrets, options }: RequestCase) =>
  defineIntegration({ url, configuration, credentials: credentials as "unchecked", secrets, options }) as Integration;

async function partsOf(request: Request): Promise<{ [part: string]: unknown }> {
  const { method, url } = request;
  const text = await request.text();
  return { method, url, headers: Object.fromEntries(request.headers), ...(text ? { body: JSON.parse(text) } : {}) };
}

describe.each(caseFiles<RequestCase>("request"))("$file", ({ cases }) => {
  it.each(cases.filter(({ sent }) => sent))("sends $name", async (given) => {
    const outcome = outcomeOf(definitionOf(given), given.conversation);
    if (outcome instanceof InputError) throw outcome;
    expect(await partsOf(outcome)).toStrictEqual(given.sent);
  });

  it.each(cases.filter(({ issues }) => issues))("refuses $name", (given) => {
    const outcome = outcomeOf(definitionOf(given), given.conversation) as InputError;
    expect(outcome).toBeInstanceOf(InputError);
    expect(outcome.issues.map(({ code, pointer }) => `${code} ${pointer}`).sort()).toStrictEqual([...(given.issues ?? [])].sort());
    for (const { pointer, message } of outcome.issues) {
      expect(outcome.message).toContain(`${pointer}: ${message}`);
      expectSentence(message);
    }
  });
});

describe("a request", () => {
  const integration = defineIntegration({
    url: "https://example.com/{contact.source}/x?q={contact.source}",
    configuration: {
      request: {
        method: "POST",
        headers: { "x-source": "{contact.source}", "x-key": "{secrets.key}" },
        params: { p: "{contact.source}" },
        body: { source: "{contact.source}" },
      },
    },
    credentials: { token: "token" },
    secrets: { key: "key" },
  });

  it("is a Request of the platform", () => {
    expect(integration.request(sampleConversation())).toBeInstanceOf(Request);
  });

  it("cannot be changed into a different one by a value", () => {
    fc.assert(
      fc.property(
        fc.oneof(strings, fc.string({ unit: fc.constantFrom("\r", "\n", ".", "/", "%2e", "@", ":", "?", "#", "&", "=", "a", " ") })),
        (source) => {
          const outcome = outcomeOf(integration, { contact: { source } });
          if (outcome instanceof InputError) {
            for (const { pointer } of outcome.issues) expect(["/url", "/headers/x-source"]).toContain(pointer);
            return;
          }
          const url = new URL(outcome.url);
          expect([url.origin, url.username, url.password, url.hash]).toStrictEqual(["https://example.com", "", "", ""]);
          expect(url.pathname.split("/").map(decodeURIComponent)).toStrictEqual(["", source, "x"]);
          expect([...url.searchParams]).toStrictEqual([
            ["q", source],
            ["p", source],
          ]);
          expect([...outcome.headers]).toStrictEqual([
            ["authorization", "Bearer token"],
            ["content-type", "application/json"],
            ["x-key", "key"],
            ["x-source", source],
          ]);
          expect(source).not.toMatch(/[\r\n\0]/);
        },
      ),
    );
  });

  it("is refused exactly for characters that a header or a segment cannot hold", () => {
    fc.assert(
      fc.property(strings, (source) => {
        const isHeader = /^(?![ \t])[\t\x20-\x7e\x80-\xff]*(?<![ \t])$/.test(source);
        const isSegment = ![".", ".."].includes(source) && !/\p{Surrogate}/u.test(source);
        expect(outcomeOf(integration, { contact: { source } }) instanceof InputError).toBe(!(isHeader && isSegment));
      }),
    );
  });

  it.each([
    ["undefined", undefined],
    ["null", null],
    ["text", "queued"],
    ["an array", []],
    ["a date", new Date()],
    [
      "a getter that throws",
      {
        get contact() {
          throw new Error("secret-0815");
        },
      },
    ],
    [
      "a proxy that throws",
      new Proxy(
        {},
        {
          getOwnPropertyDescriptor() {
            throw new Error("secret-0815");
          },
        },
      ),
    ],
    ["a big integer", { contact: { source: 1n } }],
    ["an object in the body that holds itself", holdsItself()],
  ])("refuses %s for a conversation with an InputError", (_name, conversation) => {
    const whole = defineIntegration({
      configuration: { request: { method: "POST", body: { c: "{contact}", s: "{contact.source}" } } },
      credentials: "unchecked",
    });
    const outcome = outcomeOf(whole, conversation) as InputError;
    expect(outcome).toBeInstanceOf(InputError);
    expect(outcome.message).not.toContain("secret-0815");
    expect(outcome.issues.length).toBeGreaterThan(0);
  });

  it("does not change the conversation", () => {
    const conversation = sampleConversation();
    integration.request(conversation);
    expect(conversation).toStrictEqual(sampleConversation());
  });

  it("sends an event's name as the conversation has it", () => {
    const named = defineIntegration({ url: "/{event}", configuration: { request: { method: "GET" } }, credentials: "unchecked" });
    expect(new URL(named.request({ event: { name: "Queued" } }).url).pathname).toBe("/Queued");
  });
});

function holdsItself(): unknown {
  const contact: { [key: string]: unknown } = { source: "a" };
  contact["self"] = contact;
  return { contact };
}

describe("request > messages", () => {
  it("by the body that is no JSON", () => {
    const conversation = sampleConversation();
    (conversation.contact.cad as { [key: string]: unknown })["n"] = 1n;
    const { request } = defineAny({ configuration: postBody, credentials: "unchecked" });
    expect(() => request(conversation)).toThrow(
      "The conversation cannot be sent:\n  /body: The body cannot be written as JSON: it holds itself, or is too large",
    );
    expect(issuesOf(() => request(conversation))).toMatchObject([{ code: "not-json", pointer: "/body", path: ["body"] }]);
  });
});
