import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type Conversation,
  defineIntegration,
  type Incoming,
  InputError,
  type Integration,
  type Issue,
  TemplateError,
} from "../../src/index.ts";
import { sampleConversation } from "../../src/testing/index.ts";
import { changed, changes } from "../support/arbitraries.ts";

// Secrets and values of a payload are words that appear nowhere else. All output is searched for them.

const secretWord = "Sw0rdfish";
const payloadWord = "P3rsonal";
const planted = [secretWord, payloadWord];

const logged: unknown[][] = [];
beforeEach(() => {
  logged.length = 0;
  for (const method of ["log", "info", "warn", "error", "debug", "trace"] as const) {
    vi.spyOn(console, method).mockImplementation((...line) => logged.push(line));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Everything that a value says, what is not enumerable of an error too. */
function everythingIn(value: unknown): string {
  if (value instanceof Error) {
    const { message, stack, cause, name } = value;
    return JSON.stringify([name, message, stack?.slice(0, stack.indexOf("\n    at ")), cause, { ...value }]);
  }
  return JSON.stringify(value) ?? "";
}

function expectNothingIn(...values: readonly unknown[]): void {
  for (const value of values) {
    const text = everythingIn(value);
    // In whatever way it is written: as it is, in Base64, percent-encoded, in another case.
    for (const word of planted) {
      const forms = [word, word.toLowerCase(), ...[0, 1, 2].map((shift) => btoa(" ".repeat(shift) + word).slice(2, -4))];
      for (const form of forms) expect(text.includes(form) || text.toLowerCase().includes(word.toLowerCase())).toBe(false);
    }
  }
}

const markers = fc
  .constantFrom("", "\n", "\r\nX: y", "\0", "€", " ", "\ud800", ":", "%", ".", "{contact.id}", "<event>", "é")
  .map((odd) => [odd, payloadWord]);
const oddTexts = fc.tuple(markers, fc.boolean()).map(([[odd, word], isFirst]) => (isFirst ? `${odd}${word}` : `${word}${odd}`));

const definition = {
  url: "https://example.com/{event}/{contact.source}?d={contact.destination}",
  configuration: {
    request: {
      method: "POST",
      headers: { "x-key": "k {secrets.a} {contact.language}", "x-both": "{authentications.b}{secrets.a}", "x-id": "{contact.id}" },
      params: { p: "{contact.guid}" },
      body: {
        event: "{event}",
        contact: "{contact}",
        text: "{contact.id}: {contact.cad.x}",
        literal: "static",
        queue: "in {contact.queue}",
      },
    },
    response: { set: { priority: "{response.body.p}", queue: { id: "{response.body.id}" } }, save: { a: "{response.body.a}" } },
  },
  credentials: [{ token: `${secretWord}-token` }, { username: `${secretWord}-user`, password: `${secretWord}:pass` }],
  secrets: { a: [`${secretWord}-a`, `${secretWord}-b`], b: `${secretWord}/b`, unused: secretWord },
} as const;
const integration = defineIntegration(definition) as Integration;
const strict = defineIntegration({ ...definition, strict: true }) as Integration;
const open = defineIntegration({
  ...definition,
  credentials: "unchecked",
  secrets: {},
  configuration: { request: { ...definition.configuration.request, headers: {} } },
}) as Integration;

const authentic = {
  authorization: `Bearer ${secretWord}-token`,
  "x-key": `k ${secretWord}-a ${payloadWord}`,
  "x-both": `${secretWord}/b${secretWord}-a`,
  "x-id": payloadWord,
};

/** A conversation in which every text is planted. */
const conversation = JSON.parse(JSON.stringify(sampleConversation()).replaceAll(/:"[^"]*"/g, `:"${payloadWord}"`)) as Conversation;
const body = {
  event: conversation.event,
  contact: { ...conversation.contact, [payloadWord]: payloadWord },
  text: `${payloadWord}: ${payloadWord}`,
  literal: payloadWord,
  queue: `in ${payloadWord}`,
  [payloadWord]: payloadWord,
};

describe("no secret and no value of a payload", () => {
  it("is in a refusal, a warning, a response or on the console", async () => {
    const wrong = fc.dictionary(
      fc.constantFrom(...Object.keys(authentic)),
      fc.constantFrom(
        `Bearer ${secretWord}`,
        `Basic ${btoa(`${secretWord}:${secretWord}`)}`,
        secretWord,
        `k ${secretWord}-a`,
        "",
        payloadWord,
      ),
      { maxKeys: 2 },
    );
    const urls = fc.constantFrom(
      undefined,
      `/${payloadWord}`,
      `/${payloadWord}/${payloadWord}?d=${payloadWord}&p=${payloadWord}`,
      `/%ff${payloadWord}/%`,
    );
    const texts = fc.constantFrom(payloadWord, `{"a":"${payloadWord}`, `"${payloadWord}"`, `[${payloadWord}]`);
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(wrong, urls, fc.array(changes, { maxLength: 4 }), fc.option(texts), async (headers, url, several, text) => {
        const incoming = {
          url,
          headers: { ...authentic, ...headers },
          body: text ?? JSON.stringify(several.reduce(changed, body as never)),
        };
        for (const receiver of [integration, strict, open]) {
          const result = await receiver.receive(incoming as Incoming);
          statuses.add(result.ok ? 200 : result.status);
          if (result.ok) expectNothingIn(result.warnings);
          else expectNothingIn(result);

          const onError = vi.fn();
          const request = new Request(`https://example.com${url ?? "/"}`, { ...incoming, method: "POST" });
          const response = await receiver.handler(() => undefined, { onError })(request);
          expectNothingIn(await response.text(), [...response.headers], response.statusText);
          expect(onError).not.toHaveBeenCalled();
        }
      }),
    );
    expect([...statuses].sort()).toStrictEqual([200, 400, 401, 422]);
    expect(logged).toStrictEqual([]);
  });

  it("is in a warning or a refusal if it is a literal of the configuration", async () => {
    const literal = secretWord;
    const configuration = {
      request: {
        method: "POST",
        headers: { "x-id": `${literal} {contact.id}`, "x-key": `{secrets.a} ${literal} {contact.id}{contact.guid}` },
        params: { key: literal, id: `${literal}-{contact.id}` },
        body: {
          value: literal,
          other: literal,
          absent: literal,
          text: `${literal}: {contact.id}`,
          open: `${literal}: {contact.source}/{contact.destination}`,
          number: `${literal}{contact.priority}`,
        },
      },
    };
    const url = `https://example.com/${literal}/{event}/${literal}-{contact.id}`;
    const secrets = { a: "s" };
    const define = (strict: boolean) => defineIntegration({ url, configuration, secrets, credentials: "unchecked", strict }) as Integration;
    const bodies = [{}, { value: 1, other: "x", text: "x", open: `${literal}: a/b/c`, number: 1 }];
    const urls = ["/x", `/${literal}/queued/x?key=x&id=x`, `/${literal}/queued/${literal}-1?id=`];
    const headers = [{ "x-key": `s ${literal}` }, { "x-id": "x", "x-key": `s ${literal} 12` }];
    const codes = new Set<string>();
    for (const body of bodies) {
      for (const url of urls) {
        for (const given of headers) {
          const incoming = { url, headers: given as { [name: string]: string }, body };
          const [delivered, refused] = [await define(false).receive(incoming), await define(true).receive(incoming)];
          if (!delivered.ok || refused.ok) throw new Error("delivered only unless strict");
          for (const { code } of delivered.warnings) codes.add(code);
          expectNothingIn(delivered.warnings, refused);
        }
      }
    }
    expect([...codes].sort()).toStrictEqual(["ambiguous", "inconsistent", "literal", "missing", "text", "type", "url"]);
  });

  it("is neither in the answer nor on the console if a callback throws it", async () => {
    for (const error of [new Error(payloadWord), payloadWord, { message: secretWord }, new TypeError(secretWord, { cause: payloadWord })]) {
      const handle = open.handler(() => {
        throw error;
      });
      const response = await handle(new Request("https://example.com/", { method: "POST", body: "{}" }));
      expectNothingIn(await response.text(), [...response.headers]);
    }
    expect(logged).toHaveLength(4);
    expectNothingIn(logged);
  });

  it("is in an error of request", () => {
    let refusals = 0;
    fc.assert(
      fc.property(fc.constantFrom("source", "destination", "id", "guid", "language"), oddTexts, (key, text) => {
        try {
          integration.request({ ...conversation, contact: { ...conversation.contact, [key]: text } });
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expectNothingIn(error);
          refusals++;
        }
      }),
    );
    expect(refusals).toBeGreaterThan(0);
    for (const given of [
      undefined,
      payloadWord,
      { contact: { source: { payloadWord } } },
      { contact: { cad: { x: () => payloadWord } } },
    ]) {
      try {
        integration.request(given as never);
      } catch (error) {
        expectNothingIn(error);
      }
    }
  });

  it("is in an error of defineIntegration", () => {
    const odd = fc.constantFrom<(word: string) => unknown>(
      () => "",
      (word) => `${word}\n`,
      (word) => ` ${word}`,
      (word) => `${word}€`,
      (word) => `${word}\ud800`,
      (word) => [word],
      (word) => ({ [word]: word }),
      (word) => new Error(word),
      (word) => `${word}:`,
      (word) => word,
    );
    let refusals = 0;
    fc.assert(
      fc.property(fc.tuple(odd, odd, odd, odd), fc.boolean(), ([a, b, c, d], isBearer) => {
        const credentials = isBearer ? { token: a(secretWord) } : { username: a(secretWord), password: b(secretWord) };
        const input = {
          ...definition,
          credentials: [credentials, c(secretWord)],
          secrets: { a: [c(secretWord), d(secretWord)], b: d(secretWord) },
        };
        try {
          defineIntegration(input as never);
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateError);
          expectNothingIn(error);
          refusals++;
        }
      }),
    );
    expect(refusals).toBe(fc.readConfigureGlobal().numRuns ?? 100);
  });

  it("is in the issues of a reply", () => {
    const answers = [
      payloadWord,
      { p: payloadWord, id: payloadWord },
      { p: { [payloadWord]: 1 }, a: () => payloadWord },
      `{"p":"${payloadWord}"`,
    ];
    const issues: Issue[] = answers.flatMap((answer) => [
      ...integration.readResponse({ body: answer, headers: { [payloadWord]: payloadWord } }).issues,
    ]);
    expect(issues.length).toBeGreaterThan(6);
    expectNothingIn(issues);
  });

  it("is in an integration itself, or in its functions", () => {
    expectNothingIn(integration, Object.values(integration).map(String), Object.getOwnPropertyNames(integration));
  });
});
