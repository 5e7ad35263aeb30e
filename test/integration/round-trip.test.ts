import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Conversation, defineIntegration, InputError, type Integration, TemplateError } from "../../src/index.ts";
import { documentedPaths } from "../../src/model/generated/paths.ts";
import { lifecycle } from "../../src/testing/index.ts";
import { conversations, situations, strings } from "../support/arbitraries.ts";

const paths = fc.oneof(
  fc.constantFrom(...documentedPaths),
  fc.constantFrom(
    "event",
    "contact.id",
    "contact.cad.x",
    "contact.skills.0.name",
    "contact.email.to.0",
    "contact.new",
    "contact.queue.new",
  ),
);
const placeholders = paths.map((path) => `{${path}}`);
const texts = (between: fc.Arbitrary<string>, maxLength: number) =>
  fc
    .array(fc.oneof({ weight: 2, arbitrary: placeholders }, { weight: 1, arbitrary: between }), { maxLength })
    .map((parts) => parts.join(""));

const segments = texts(fc.oneof(fc.constantFrom("hooks", "-", "%2F", "ä", "a b", "v1", ".", ":"), strings.map(encodeText)), 3);
const urls = fc
  .record({
    origin: fc.constantFrom("", "https://example.com", "https://example.com:8443"),
    path: fc.array(segments, { maxLength: 4 }),
    query: fc.array(fc.tuple(fc.constantFrom("a", "b", "ä", "a%26b", "__proto__"), texts(strings.map(encodeText), 2)), { maxLength: 3 }),
  })
  .map(({ origin, path, query }) => {
    const pairs = query.map(([name, value]) => `${name}=${value}`).join("&");
    return `${origin}/${path.join("/")}${pairs ? `?${pairs}` : ""}`;
  });

const params = fc.dictionary(
  fc.constantFrom("a", "direction", "x y", "ü", "&="),
  fc.oneof(texts(strings, 3), fc.boolean(), fc.integer(), fc.constantFrom("", "+", "%41")),
  { maxKeys: 3 },
);
const headerTexts = texts(fc.constantFrom("-", "é", " ", ": ", "<b>", "5"), 3);
const secrets = fc.constantFrom("{secrets.one}", "{authentications.two}");
const headers = fc.dictionary(
  fc.constantFrom("X-Contact", "x-event", "__proto__", "X-Key", "constructor"),
  fc.oneof(
    headerTexts,
    fc.tuple(secrets, headerTexts).map(([secret, text]) => `${secret}/${text}`),
    fc.tuple(headerTexts, secrets, secrets).map(([text, one, two]) => `${text};${one}${two}`),
  ),
  { maxKeys: 3 },
);
const credentials = fc.constantFrom("unchecked", { token: "token" }, { username: "käyttäjä", password: "пароль:€" }, [
  { token: "new" },
  { token: "old" },
]);

/** The escapes of delimiters and unusual characters in a literal of a URL. */
function encodeText(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ""));
}

const integrations = fc
  .record({
    method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"),
    url: urls,
    params,
    headers,
    credentials,
    situation: situations,
  })
  .map(({ method, url, params, headers, credentials, situation: { template: body, options } }) => ({
    url,
    configuration: { request: { method, params, headers, body } },
    credentials,
    secrets: { one: ["s3-one", "old"], two: "s4-two" },
    options,
  }));

function defined(input: unknown): Integration | undefined {
  try {
    return defineIntegration(input as Parameters<typeof defineIntegration>[0]) as Integration;
  } catch (error) {
    // A literal that no header and no URL can hold, or objects in text where the options refuse them.
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

function sent(integration: Integration, conversation: unknown): Request | undefined {
  try {
    return integration.request(conversation as Conversation) as Request;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Everything that goes over the wire. */
async function wire(request: Request | undefined): Promise<unknown> {
  return request && [request.method, request.url, [...request.headers], await request.clone().text()];
}

describe("receive is the inverse of request", () => {
  it("reads the request of every configuration and conversation that can be sent", async () => {
    // Of a hundred, chance would leave too few.
    const numRuns = Math.max(500, fc.readConfigureGlobal().numRuns ?? 0);
    let defines = 0;
    let tries = 0;
    let reads = 0;
    await fc.assert(
      fc.asyncProperty(integrations, fc.array(conversations, { minLength: 3, maxLength: 3 }), async (input, several) => {
        const integration = defined(input);
        if (!integration) return;
        defines++;
        for (const conversation of several) {
          const request = sent(integration, conversation);
          if (!request) continue;
          tries++;
          const before = await wire(request);
          const result = await integration.receive(request);
          if (!result.ok) throw new Error(`refused with ${result.status}`);
          expect(result.warnings.filter(({ code }) => code !== "ambiguous")).toStrictEqual([]);
          if (result.warnings.length) continue;
          reads++;
          expect(await wire(sent(integration, result.conversation))).toStrictEqual(before);
        }
      }),
      { numRuns },
    );
    // Most of them can be defined, many can be sent, and some are ambiguous. Otherwise the property would try little.
    expect(defines).toBeGreaterThan(numRuns / 2);
    expect(tries).toBeGreaterThan(numRuns / 4);
    expect(reads).toBeGreaterThan(tries / 4);
  }, 600_000);

  it("reads the parts of a Request as frameworks have them", async () => {
    await fc.assert(
      fc.asyncProperty(integrations, conversations, async (input, conversation) => {
        const integration = defined(input);
        const request = integration && sent(integration, conversation);
        if (!request) return;
        const { pathname, search } = new URL(request.url);
        const text = await request.clone().text();
        const expected = await integration.receive(request);
        const parsed = text ? JSON.parse(text) : undefined;
        // A string is taken for the text of the JSON, and null for none.
        for (const body of [text, Buffer.from(text), ...(typeof parsed === "string" || parsed === null ? [] : [parsed])]) {
          const parts = { method: request.method, url: `${pathname}${search}`, headers: Object.fromEntries(request.headers), body };
          expect(isDeepStrictEqual(await integration.receive(parts), expected)).toBe(true);
        }
      }),
    );
  }, 600_000);

  it("reads every event of every lifecycle in the documented configurations", async () => {
    const everything = defineIntegration({
      url: "https://example.com/{event}/{contact.id}",
      configuration: {
        request: {
          method: "POST",
          authentication: { type: "basic" },
          headers: { "x-api-key": "{authentications.api-key}" },
          body: { event: "{event}", contact: "{contact}" },
        },
      },
      credentials: { username: "u", password: "p" },
      secrets: { "api-key": "s3" },
    });
    let events = 0;
    for (const channel of ["phone", "chat", "email"] as const) {
      for (const course of ["accepted", "rejected", "forwarded", "transferred-to-agent", "transferred-to-queue", "abandoned"] as const) {
        for (const conversation of lifecycle({ channel, direction: "inbound", course })) {
          const result = await everything.receive(everything.request(conversation));
          expect(result).toMatchObject({ ok: true, eventName: conversation.event.name, warnings: [] });
          expect(result.ok && result.conversation).toStrictEqual(conversation);
          events++;
        }
      }
    }
    expect(events).toBeGreaterThan(100);
  });
});
