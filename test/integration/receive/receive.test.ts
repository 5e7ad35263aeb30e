import { describe, expect, it } from "vitest";
import {
  type Credentials,
  type Delivered,
  defineIntegration,
  type Incoming,
  type Integration,
  type Issue,
  type JsonValue,
  type PartialConversation,
  type Received,
  type Secrets,
} from "../../../src/index.ts";
import { sampleConversation } from "../../../src/testing/index.ts";
import { caseFiles } from "../../support/case-files.ts";
import { revoked } from "../../support/hostile-values.ts";
import { defineAny, getOnly, postBody } from "../../support/integrations.ts";
import { expectSentence } from "../../support/sentence.ts";

interface Expected {
  readonly name: string;
  readonly eventName?: string;
  readonly conversation: JsonValue;
  readonly warnings?: readonly string[];
}

type Headers = { readonly [name: string]: string };

const outline = (issues: readonly Issue[]) => issues.map(({ code, pointer }) => `${code} ${pointer}`).sort();

/** Receives as an integration that is not strict, and as one that is, and expects what a case says of both. */
async function expectReceived(input: { [part: string]: unknown }, incoming: unknown, { eventName, conversation, warnings = [] }: Expected) {
  const receive = (strict: boolean) => {
    const integration = defineIntegration({ credentials: "unchecked", ...input, strict } as never) as Integration;
    return integration.receive(incoming as Incoming);
  };
  const delivered = (await receive(false)) as Delivered<PartialConversation>;
  expect(delivered).toMatchObject({ ok: true });
  expect(outline(delivered.warnings)).toStrictEqual([...warnings].sort());
  expect(delivered.conversation).toStrictEqual(conversation);
  expect(JSON.stringify(delivered.conversation).length).toBe(JSON.stringify(conversation).length);
  expect(delivered.eventName).toBe(eventName);
  for (const { message } of delivered.warnings) expectSentence(message);

  const strict = await receive(true);
  if (!warnings.some((warning) => !warning.startsWith("renamed "))) return expect(strict).toStrictEqual(delivered);
  expect(strict).toMatchObject({ ok: false, status: 422, problem: { status: 422, title: "Unprocessable Content" } });
  expect(outline(strict.ok ? [] : strict.issues)).toStrictEqual([...warnings].sort());
}

interface BodyCase extends Expected {
  readonly configuration: JsonValue;
  readonly body: JsonValue;
}

describe.each(caseFiles<BodyCase>("receive-body"))("$file", ({ cases }) => {
  it.each(cases)("$name", async ({ configuration, body, ...expected }) => {
    await expectReceived({ configuration }, { headers: {}, body: JSON.stringify(body) }, expected);
  });
});

interface UrlCase extends Expected {
  readonly template?: string;
  readonly params?: JsonValue;
  readonly body?: JsonValue;
  readonly url?: string;
  readonly incoming?: JsonValue;
}

describe.each(caseFiles<UrlCase>("receive-url"))("$file", ({ cases }) => {
  it.each(cases)("$name", async ({ template, params = {}, body, url, incoming, ...expected }) => {
    const request = body === undefined ? { method: "GET", params } : { method: "POST", params, body };
    await expectReceived({ url: template, configuration: { request } }, { url, headers: {}, body: incoming }, expected);
  });

  it.each(cases.filter(({ url, body }) => url?.startsWith("https://") && body === undefined))(
    "reads the same from a Request: $name",
    async ({ template, params = {}, url, ...expected }) => {
      await expectReceived({ url: template, configuration: { request: { method: "GET", params } } }, new Request(url as string), expected);
    },
  );
});

interface HeaderCase extends Expected {
  readonly headers: Headers;
  readonly secrets?: Secrets;
  readonly received: JsonValue;
}

describe.each(caseFiles<HeaderCase>("receive-headers"))("$file", ({ cases }) => {
  it.each(cases)("$name", async ({ headers, secrets, received, ...expected }) => {
    await expectReceived({ configuration: { request: { method: "GET", headers } }, secrets }, { headers: received }, expected);
  });
});

interface CredentialsCase {
  readonly name: string;
  readonly credentials: Credentials;
  readonly configured?: Headers;
  readonly secrets?: Secrets;
  readonly headers: JsonValue;
  readonly status: number;
}

const statusOf = (result: Received<unknown>) => (result.ok ? 200 : result.status);

describe.each(caseFiles<CredentialsCase>("credentials"))("$file", ({ cases }) => {
  it.each(cases)("$name", async ({ credentials, configured = {}, secrets, headers, status }) => {
    const integration = defineIntegration({ configuration: { request: { method: "GET", headers: configured } }, credentials, secrets });
    expect(statusOf(await integration.receive({ headers } as never))).toBe(status);
  });
});

const body = { event: { name: "Queued", datetime: "2023-12-29T08:44:45.101Z" }, id: "1166" };
const text = JSON.stringify(body);
const bytes = new TextEncoder().encode(text);
const integration = defineIntegration({
  url: "/hooks/{event}",
  configuration: { request: { method: "POST", headers: { "x-id": "{contact.id}" }, body: { event: "{event}", id: "{contact.id}" } } },
  credentials: { token: "token" },
});
const url = "https://example.com/hooks/queued";
const headers = { authorization: "Bearer token", "x-id": "1166" };
const delivered = {
  ok: true,
  eventName: "queued",
  conversation: { event: body.event, contact: { id: "1166" } },
  body,
  warnings: [],
  credential: 0,
};

describe("an incoming request", () => {
  const expressHeaders = { Authorization: "Bearer token", "X-Id": ["1166"], "content-length": 70, host: undefined };
  it.each<[string, unknown]>([
    ["a Request with text", new Request(url, { method: "POST", headers, body: text })],
    ["a Request with bytes", new Request(url, { method: "POST", headers, body: bytes })],
    ["a Request with a stream", new Request(url, { method: "POST", headers, body: streamOf(bytes, 1), duplex: "half" } as RequestInit)],
    ["a body that is parsed", { method: "POST", url: "/hooks/queued", headers, body }],
    ["a body that is text", { method: "POST", url: "/hooks/queued", headers, body: text }],
    ["a body that is bytes", { method: "POST", url, headers, body: bytes }],
    ["a body that is a Buffer", { method: "POST", url, headers, body: Buffer.from(text) }],
    ["a body that is a part of a larger buffer", { url, headers, body: Buffer.from(`x${text}x`).subarray(1, text.length + 1) }],
    ["a body that is an ArrayBuffer", { url, headers, body: bytes.buffer }],
    ["a body that is a view of data", { url, headers, body: new DataView(bytes.buffer) }],
    ["a body that is a stream", { url, headers, body: streamOf(bytes, 7) }],
    ["a Headers object", { url, headers: new Headers(headers), body }],
    ["a map for headers", { url, headers: new Map(Object.entries(headers)), body }],
    ["headers of arrays and numbers, in mixed case", { url, headers: expressHeaders, body }],
    ["headers without a prototype", { url, headers: Object.assign(Object.create(null), headers), body }],
    ["a method in lower case", { method: "post", url, headers, body }],
    ["no method", { method: undefined, url, headers, body }],
    ["a URL object", { url: new URL(url), headers, body }],
    [
      "a class instance with accessors",
      new (class {
        get headers() {
          return headers;
        }
        get url() {
          return url;
        }
        get body() {
          return text;
        }
      })(),
    ],
  ])("may be %s", async (_name, incoming) => {
    expect(await integration.receive(incoming as Incoming)).toStrictEqual(delivered);
  });

  it("is not changed", async () => {
    const given = JSON.parse(text);
    const result = await integration.receive({ url, headers, body: given });
    expect(given).toStrictEqual(body);
    expect(result.ok && result.body).toBe(given);
  });

  it("is refused with 405 if the method differs", async () => {
    for (const method of ["GET", "PUT", "HEAD", "", "POSTS"]) {
      expect(await integration.receive({ method, url, headers, body })).toStrictEqual({
        ok: false,
        status: 405,
        reason: "method",
        headers: { "content-type": "application/problem+json", allow: "POST", connection: "close" },
        problem: { title: "Method Not Allowed", status: 405, detail: "The method must be POST" },
        issues: [],
        total: 0,
      });
    }
  });

  it.each<[string, Credentials, Headers | undefined, string]>([
    ["basic", { username: "u", password: "p" }, undefined, 'Basic realm="webhook", charset="UTF-8"'],
    ["bearer", { token: "t" }, undefined, "Bearer"],
    [
      "both",
      [{ token: "t" }, { token: "u" }, { username: "u", password: "p" }],
      undefined,
      'Bearer, Basic realm="webhook", charset="UTF-8"',
    ],
    ["a secret header", "unchecked", { x: "{secrets.a}" }, 'ApiKey realm="webhook"'],
  ])("is challenged with 401 for %s", async (_name, credentials, configured = {}, challenge) => {
    const configuration = { request: { method: "GET", headers: configured } } as const;
    const closed = defineIntegration({ configuration, credentials, secrets: { a: "1" } });
    expect(await closed.receive({ headers: {} })).toStrictEqual({
      ok: false,
      status: 401,
      reason: credentials === "unchecked" ? "no-secret-header" : "no-authorization",
      headers: { "content-type": "application/problem+json", "www-authenticate": challenge, connection: "close" },
      problem: {
        title: "Unauthorized",
        status: 401,
        detail: "The credentials are missing or wrong",
      },
      issues: [],
      total: 0,
    });
  });

  it("in strict mode reports the place of a difference only", async () => {
    const strict = defineIntegration({
      configuration: { request: { method: "POST", body: { "a/b": "{contact.id}" } } },
      credentials: "unchecked",
      strict: true,
    });
    const result = await strict.receive({ headers: {}, body: { "a/b": 4711 } });
    expect(result).toMatchObject({
      ok: false,
      status: 422,
      headers: { "content-type": "application/problem+json" },
      problem: { title: "Unprocessable Content", status: 422, issues: [{ code: "type", pointer: "/body/a~1b" }] },
      issues: [{ message: '"a/b" must be a string (from {contact.id}), not a number' }],
    });
    expect(JSON.stringify(result)).not.toContain("4711");
  });

  it("has a hundred warnings at the most", async () => {
    const template = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`k${index}`, index % 2 ? "{contact.queue}" : "{contact.id}"]),
    );
    const odd = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`k${index}`, index % 2 ? { id: index } : index]));
    const many = defineIntegration({ configuration: { request: { method: "POST", body: template } }, credentials: "unchecked" });
    const result = await many.receive({ headers: {}, body: odd });
    expect(result.ok && result.warnings.length).toBe(100);
  });
});

describe("the caller's own check", () => {
  const define = (authenticate: (headers: globalThis.Headers) => unknown, credentials: Credentials = "unchecked") =>
    defineIntegration({ configuration: { request: { method: "GET" } }, credentials, authenticate: authenticate as never });

  // biome-ignore lint/suspicious/noThenProperty: what is no Promise and can be awaited is an answer too
  const thenable = { then: (resolve: (value: boolean) => void) => resolve(true) };

  it.each([[true], [Promise.resolve(true)], [thenable]])("accepts the sender for %s", async (answer) => {
    expect(statusOf(await define(() => answer).receive({ headers: {} }))).toBe(200);
  });

  it.each([
    [false],
    [undefined],
    [null],
    [1],
    ["true"],
    [{}],
    [Promise.resolve(1)],
    [Promise.resolve(false)],
    [() => true],
    [Object(true)],
  ])("refuses the sender for %s", async (answer) => {
    expect(statusOf(await define(() => answer).receive({ headers: {} }))).toBe(401);
  });

  it("gets the headers as a Headers object, from every form", async () => {
    const seen: (string | null)[] = [];
    const check = define((given) => {
      seen.push(given instanceof Headers ? given.get("AUTHORIZATION") : null);
      return true;
    });
    await check.receive({ headers: { Authorization: "Bearer jwt", "bad name": "1", bad: "a\nb", wide: "€" } });
    await check.receive({ headers: new Headers({ authorization: "Bearer jwt" }) });
    await check.receive(new Request("https://example.com/", { headers: { authorization: "Bearer jwt" } }));
    expect(seen).toStrictEqual(["Bearer jwt", "Bearer jwt", "Bearer jwt"]);
  });

  it("does not replace wrong credentials", async () => {
    const both = define(() => true, { token: "t" });
    expect(statusOf(await both.receive({ headers: { authorization: "Bearer u" } }))).toBe(401);
    expect(statusOf(await both.receive({ headers: { authorization: "Bearer t" } }))).toBe(200);
    expect(statusOf(await define(() => false, { token: "t" }).receive({ headers: { authorization: "Bearer t" } }))).toBe(401);
  });

  it("passes on its error, thrown or rejected", async () => {
    const error = new Error("the key server is down");
    await expect(
      define(() => {
        throw error;
      }).receive({ headers: {} }),
    ).rejects.toBe(error);
    await expect(define(() => Promise.reject(error)).receive({ headers: {} })).rejects.toBe(error);
  });
});

function streamOf(content: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      if (offset >= content.length) return controller.close();
      controller.enqueue(content.slice(offset, offset + size));
      offset += size;
    },
  });
}

describe("a key that is absent", () => {
  const configuration = {
    request: { method: "POST", body: { agent: "{contact.agent}", source: "{contact.source}", nothing: null } },
  } as const;
  const receive = (absentKeys: "allow" | "warn", given: object) =>
    defineIntegration({ configuration, credentials: "unchecked", absentKeys }).receive({ headers: {}, body: given });

  it("is a warning if absentKeys says so, except for a literal null", async () => {
    expect(await receive("allow", {})).toMatchObject({ ok: true, warnings: [] });
    expect(await receive("warn", {})).toMatchObject({
      ok: true,
      warnings: [
        { code: "missing", pointer: "/body/agent", placeholder: "{contact.agent}" },
        { code: "missing", pointer: "/body/source", placeholder: "{contact.source}" },
      ],
    });
  });

  it("is one warning if it may have been renamed", async () => {
    expect(await receive("warn", { Source: "+358", agent: null })).toMatchObject({
      warnings: [
        {
          code: "renamed",
          pointer: "/body/source",
          expected: "Source",
          message:
            'The key "source" is absent, and the body has an unknown key "Source". If the key of {contact.source} was renamed in Contact Pro, rename it in the configuration of this integration too',
        },
      ],
    });
  });

  it("never makes strict refuse for its new name alone", async () => {
    const strict = defineIntegration({ configuration, credentials: "unchecked", strict: true });
    expect(await strict.receive({ headers: {}, body: { Source: "+358", agent: null } })).toMatchObject({ ok: true });
    expect(await strict.receive({ headers: {}, body: { Source: "+358", agent: 5 } })).toMatchObject({
      ok: false,
      status: 422,
      reason: "differs",
      total: 2,
    });
  });

  it("takes linear time in the keys of template and body", async () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `key ${index}`);
    const template = Object.fromEntries(keys.map((key) => [key, "{contact.source}"]));
    const many = defineIntegration({ configuration: { request: { method: "POST", body: template as object } }, credentials: "unchecked" });
    const others = Object.fromEntries(keys.map((key) => [key.replace("key", "Key"), "+358"]));
    expect(await many.receive({ headers: {}, body: others })).toMatchObject({ ok: true, warnings: [] });
  });
});

describe("a sender", () => {
  const define = (credentials: Credentials) => defineIntegration({ configuration: { request: { method: "GET" } }, credentials });

  it("is identified by the index of the credentials, to end a rotation", async () => {
    const rotating = define([{ token: "new" }, { token: "old" }, { username: "u", password: "p" }]);
    const credentialOf = async (authorization: string) => {
      const result = await rotating.receive({ headers: { authorization } });
      return result.ok ? result.credential : result.reason;
    };
    expect(await credentialOf("Bearer new")).toBe(0);
    expect(await credentialOf("Bearer old")).toBe(1);
    expect(await credentialOf(`Basic ${btoa("u:p")}`)).toBe(2);
    expect(await credentialOf("Bearer other")).toBe("wrong-authorization");
    expect(await define("unchecked").receive({ headers: {} })).not.toHaveProperty("credential");
  });

  it.each([
    [{}, "no-authorization"],
    [{ authorization: "Bearer wrong" }, "wrong-authorization"],
    [{ authorization: "Bearer t" }, "no-secret-header"],
    [{ authorization: "Bearer t", "x-key": "wrong" }, "wrong-secret-header"],
    [{ authorization: "Bearer t", "x-key": "k" }, "authenticate"],
  ])("is refused with a reason for the service only: %j is %s", async (headers, reason) => {
    const integration = defineIntegration({
      configuration: { request: { method: "GET", headers: { "x-key": "{secrets.k}" } } },
      credentials: { token: "t" },
      secrets: { k: "k" },
      authenticate: () => false,
    });
    const result = await integration.receive({ headers });
    expect(result).toMatchObject({ ok: false, status: 401, reason });
    if (result.ok) return;
    expect(JSON.stringify(result.problem)).not.toContain(reason);
    expect(result.problem.detail).toBe("The credentials are missing or wrong");
  });
});

describe("receive > messages", () => {
  const receive = (input: object, incoming: unknown) =>
    defineAny({ configuration: getOnly, credentials: "unchecked", ...input }).receive(incoming as Incoming);

  it("that cannot be read", async () => {
    const throwing = new Proxy({}, { get: revoked });
    expect(await receive({}, { headers: revoked() })).toMatchObject({
      problem: { status: 400, detail: "The request cannot be read. Pass a fetch Request, or { method, url, headers, body }" },
    });
    expect(await receive({ configuration: postBody }, { headers: {}, body: throwing })).toMatchObject({ ok: true });
    const body = {
      headers: {},
      get body() {
        throw new Error("secret-0815");
      },
    };
    expect(await receive({ configuration: postBody }, body)).toMatchObject({
      problem: { status: 400, detail: "The body cannot be read: it throws" },
    });
  });

  it("ways to state the credentials", async () => {
    const challengeOf = async (input: object) => {
      const received = await receive(input, { headers: {} });
      return received.ok ? undefined : received.headers["www-authenticate"];
    };
    const headers = { request: { method: "GET", headers: { key: "{secrets.a}" } } };
    expect(await challengeOf({ authenticate: () => false })).toBe("Bearer");
    expect(await challengeOf({ configuration: headers, secrets: { a: "s" } })).toBe('ApiKey realm="webhook"');
    expect(await challengeOf({ credentials: { token: "t" } })).toBe("Bearer");
    expect(await challengeOf({ credentials: { username: "u", password: "p" } })).toBe('Basic realm="webhook", charset="UTF-8"');
  });

  it.each([
    [
      "another literal",
      { v: "a" },
      { v: "b" },
      "/body/v",
      "a string",
      undefined,
      '"v" differs from the configuration, which has another string there',
    ],
    ["a literal of another type", { v: "a" }, { v: 1 }, "/body/v", "a string", undefined, '"v" must be a string, not a number'],
    ["null for a literal", { v: 1 }, { v: null }, "/body/v", "a number", undefined, '"v" must be a number, not null'],
    ["no literal", { v: true }, {}, "/body/v", "a boolean", undefined, '"v" is missing. It must be a boolean'],
    [
      "other text",
      ["a {contact.id} b {contact.guid}"],
      ["x"],
      "/body/0",
      undefined,
      "{contact.id} {contact.guid}",
      "The text around {contact.id} {contact.guid} differs from the configuration",
    ],
    ["no text", ["a {contact.id}"], [1], "/body/0", "a string", "{contact.id}", "Element 0 must be a string, not a number"],
    [
      "text that splits in several ways",
      ["a {contact.id} {contact.guid}"],
      ["a 1 2 3"],
      "/body/0",
      undefined,
      "{contact.id} {contact.guid}",
      "The text with {contact.id} {contact.guid} splits in more than one way. Send one of its placeholders as a value of its own to make it unambiguous",
    ],
  ])("nothing of the configuration's literals: %s", async (_name, template, body, pointer, expected, placeholder, message) => {
    const received = await receive({ configuration: { request: { method: "POST", body: template } } }, { headers: {}, body });
    const [warning] = received.ok ? received.warnings : [];
    expect([warning?.pointer, warning?.expected, warning?.placeholder, warning?.message]).toStrictEqual([
      pointer,
      expected,
      placeholder,
      message,
    ]);
  });

  it("that its path differs", async () => {
    const received = await receive({ url: "https://example.com/hooks/{event}/x" }, { url: "/other", headers: {} });
    const message = "The path of the URL differs from the configuration. Compare the URL in Contact Pro with the url of this integration";
    expect(received).toMatchObject({ warnings: [{ code: "url", pointer: "/url", path: ["url"], message }] });
    expect(received.ok && received.warnings[0]).not.toHaveProperty("expected");
  });

  it("if the body has an object for a value that the URL has as text", async () => {
    const configuration = { request: { method: "POST", body: { x: "{contact.cad.x}" } } } as const;
    const { receive } = defineAny({ configuration, url: "https://example.com/{contact.cad.x}", credentials: "unchecked" });
    const received = await receive({ method: "POST", url: "/undefined", headers: {}, body: { x: {} } });
    expect(received).toMatchObject({ conversation: { contact: { cad: { x: {} } } }, warnings: [{ code: "text", pointer: "/url" }] });
  });

  it.each([
    ["no headers", { headers: undefined }],
    ["null for headers", { headers: null }],
    ["text for headers", { headers: "x" }],
    ["pairs for headers", { headers: [["a", "b"]] }],
    ["headers named like the methods of Headers", { headers: { get: "x", foreach: "y", forEach: "z" } }],
    ["null for the method and the URL", { method: null, url: null, headers: {} }],
    ["half of a character in the URL", { url: "/\ud800", headers: {} }],
  ])("nothing that keeps it out: %s", async (_name, incoming) => {
    expect(await receive({ url: "/{contact.id}" }, incoming)).toMatchObject({ ok: true });
  });

  it.each([["get"], ["forEach"]])("nothing of headers that only have a function %s", async (name) => {
    const configuration = { request: { method: "GET", headers: { "x-id": "{contact.id}" } } };
    const headers = Object.assign({ "x-id": "1166" }, { [name]: () => undefined });
    expect(await receive({ configuration }, { headers })).toMatchObject({ conversation: { contact: { id: "1166" } }, warnings: [] });
  });

  it("nothing about spaces around a secret that HTTP leaves out", async () => {
    for (const template of ["{secrets.a}  {contact.cad.x}", "{contact.cad.x} \t{secrets.a}"]) {
      const configuration = { request: { method: "GET", headers: { key: template } } };
      const incoming = { headers: { key: "s3" } };
      expect(await receive({ configuration, secrets: { a: "s3" } }, incoming)).toMatchObject({ ok: true, warnings: [] });
    }
  });

  it("nothing about a body if the configuration has none", async () => {
    const input = { configuration: { request: { method: "POST" } } };
    expect(await receive(input, { headers: {}, body: "no JSON" })).toStrictEqual({
      ok: true,
      eventName: undefined,
      conversation: {},
      body: undefined,
      warnings: [],
    });
    expect(
      await defineAny({ ...input, credentials: "unchecked" })
        .request(sampleConversation())
        .text(),
    ).toBe("");
  });

  it("everything but the part that is odd, however deep the rest is", async () => {
    let deep: unknown = 1;
    for (let level = 0; level < 20_000; level++) deep = [deep];
    const { contact } = sampleConversation();
    const body = { ...contact, priority: "high", cad: { deep } };
    const received = await receive({ configuration: { request: { method: "POST", body: "{contact}" } } }, { headers: {}, body });
    expect(received).toMatchObject({ ok: true, warnings: [{ pointer: "/body/priority" }] });
    const { priority: _, ...rest } = body;
    expect(received.ok && Object.keys(received.conversation.contact ?? {})).toStrictEqual(Object.keys(rest));
  });
});

it("receive > leaves out an array that is too long at any place", async () => {
  const body = { all: "{contact}", email: "{contact.email}" };
  const { receive } = defineAny({ configuration: { request: { method: "POST", body } }, credentials: "unchecked" });
  const email = { subject: "Order", to: Array(1_000_001).fill("") };
  const received = await receive({ headers: {}, body: { all: { id: "A1", email }, email } } as never);
  expect(received).toMatchObject({
    ok: true,
    conversation: { contact: { id: "A1", email: { subject: "Order" } } },
    warnings: expect.arrayContaining([
      expect.objectContaining({ code: "length", pointer: "/body/all/email/to" }),
      expect.objectContaining({ code: "length", pointer: "/body/email/to" }),
    ]),
  });
});

it("receive > leaves out an array that is too long, with a warning", async () => {
  const { receive } = defineAny({ configuration: { request: { method: "POST", body: ["{contact}"] } }, credentials: "unchecked" });
  const body = [{ id: "A1", skills: Array(1_000_001) }];
  expect(await receive({ headers: {}, body } as never)).toMatchObject({
    ok: true,
    conversation: { contact: { id: "A1" } },
    warnings: expect.arrayContaining([expect.objectContaining({ code: "length", pointer: "/body/0/skills" })]),
  });
});
