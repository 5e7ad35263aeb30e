import { describe, expect, it } from "vitest";
import { checkConfiguration, defineIntegration, type Incoming, type Integration, TemplateError } from "../../src/index.ts";
import { isPlainObject } from "../../src/json.ts";
import { sampleConversation } from "../../src/testing/index.ts";

const get = { request: { method: "GET" } } as const;
const post = { request: { method: "POST", body: { id: "{contact.id}", cad: "{contact.cad}" } } } as const;
const define = defineIntegration as unknown as (input: unknown) => Integration;

/** The lines of an error's message, without the summary. */
function refusalOf(code: () => unknown): string[] {
  try {
    code();
    return [];
  } catch (error) {
    return (error as Error).message.split("\n  ").slice(1);
  }
}

describe("what is told of response.set", () => {
  const uuid = "C9177D585DA5EE11B3ED58961D1810CC";
  const known = "one of priority, preferredAgent, requiredAgents, queue";

  /** Values that Contact Pro would not take, from an answer and in the configuration itself. */
  const values: [property: string, value: unknown, pointer: string, expected: string, received: string][] = [
    ["priority", -1, "/set/priority", "an unsigned integer, or text that is one", "another number"],
    ["priority", "1x", "/set/priority", "an unsigned integer, or text that is one", "another string"],
    ["priority", true, "/set/priority", "an unsigned integer, or text that is one", "a boolean"],
    ["preferredAgent", "", "/set/preferredAgent", "an object, or text, that identifies one agent", "another string"],
    ["queue", { id: "q" }, "/set/queue/id", "a UUID, with or without hyphens", "another string"],
    ["queue", { address: "" }, "/set/queue/address", "the address of a queue", "another string"],
    ["skill", 1, "/set/skill", known, "another property"],
  ];

  it.each([...values, ["queue", { id: [uuid] }, "/set/queue/id", "a UUID, with or without hyphens", "an array"] as const])(
    "from an answer: %s %j",
    (property, value, pointer, expected, received) => {
      const set = { [property]: isPlainObject(value) ? { [Object.keys(value)[0] as string]: "{response.body.q}" } : "{response.body.q}" };
      const { readResponse } = define({ configuration: { ...get, response: { set } }, credentials: "unchecked" });
      const issue = { code: "set", pointer, path: pointer.split("/").slice(1), expected };
      expect(readResponse({ body: { q: isPlainObject(value) ? Object.values(value)[0] : value } })).toStrictEqual({
        set: {},
        save: {},
        issues: [{ ...issue, message: `Expected ${expected} but received ${received}` }],
      });
    },
  );

  it.each([
    ...values,
    ["queue", {}, "/set/queue", "either id or address", "neither"] as const,
    ["queue", { id: uuid, address: "q" }, "/set/queue", "either id or address", "both"] as const,
  ])("in a configuration: %s %j", (property, value, pointer, expected, received) => {
    const found = checkConfiguration({ ...get, response: { set: { [property]: value } } });
    expect(found.at(-1)).toMatchObject({ pointer: `/response${pointer}`, message: `Expected ${expected} but received ${received}` });
  });
});

describe("what is told of an answer", () => {
  const integration = define({ configuration: { ...get, response: { save: { whole: "{response.body}" } } }, credentials: "unchecked" });

  it.each([
    ["a status", { status: 500 }, "status", "Expected a status from 200 to 299 but received 500: an error sets and saves nothing"],
    ["no status", { status: "200x" }, "status", "Expected a status from 200 to 299 but received a string: an error sets and saves nothing"],
    ["what throws", { body: revoked() }, "unreadable", "Expected an answer but received what throws when it is read"],
  ])("%s", (_name, answer, code, message) => {
    expect(integration.readResponse(answer as never)).toStrictEqual({
      set: {},
      save: {},
      issues: [{ code, pointer: "", path: [], message }],
    });
  });

  it.each([[{}], [{ body: undefined }], [{ body: null }], [{ body: "" }]])("that it has no body: %j", (answer) => {
    expect(integration.readResponse(answer)).toMatchObject({ save: {}, issues: [{ code: "missing", pointer: "/save/whole" }] });
  });
});

describe("what is told of the options of a handler", () => {
  const integration = define({ configuration: post, credentials: "unchecked" });

  it.each<[object, string]>([
    [{ maxBodyBytes: 0 }, "error at /maxBodyBytes: Expected a number above 0 but received another number"],
    [{ maxBodyBytes: "9" }, "error at /maxBodyBytes: Expected a number above 0 but received a string"],
    [{ onRefused: 1 }, "error at /onRefused: Expected a function but received a number"],
    [{ onError: "log" }, "error at /onError: Expected a function but received a string"],
  ])("%j", (options, line) => {
    expect(refusalOf(() => integration.handler(() => undefined, options))).toStrictEqual([line]);
  });

  it("that there is no callback", () => {
    expect(() => integration.handler(undefined as never)).toThrow(/^The handler has 1 error:\n/);
    expect(() => define(undefined)).toThrow(/^The integration has 1 error:\n/);
    expect(refusalOf(() => integration.handler(undefined as never))).toStrictEqual([
      "error at (root): Expected a function but received nothing",
    ]);
    expect(codesOf(() => integration.handler(undefined as never))).toStrictEqual(["function"]);
    expect(codesOf(() => integration.handler(() => undefined, { maxBodyBytes: 0 }))).toStrictEqual(["option"]);
  });
});

describe("what is told of the argument of defineIntegration", () => {
  const basic = { ...get, request: { method: "GET", authentication: { type: "basic" } } };
  const oauth = { ...get, request: { method: "GET", authentication: { type: "oauth" } } };
  const secret = { request: { method: "GET", headers: { "x-static": "a", "X-Key": "{secrets.a}" } } };

  it.each<[string, unknown, string[]]>([
    ["nothing", undefined, ["error at (root): Expected an object with configuration and credentials but received nothing"]],
    [
      "a token for basic authentication",
      { configuration: basic, credentials: { token: "t" } },
      ["error at /credentials: Expected username and password, as the configuration's authentication has it but received another kind"],
    ],
    [
      "a password for OAuth",
      { configuration: oauth, credentials: { username: "u", password: "p" } },
      ["error at /credentials: Expected a token, as the configuration's authentication has it but received another kind"],
    ],
    [
      "a token with a user name",
      { configuration: get, credentials: { token: "t", username: "u" } },
      ["error at /credentials: Expected either { username, password } or { token } but received both"],
    ],
    [
      "a token with a password",
      { configuration: get, credentials: { token: "t", password: "p" } },
      ["error at /credentials: Expected either { username, password } or { token } but received both"],
    ],
    [
      "half of a character",
      { configuration: get, credentials: { username: "\ud800", password: "p" } },
      ["error at /credentials/username: Expected text that can be sent but received one with a lone surrogate"],
    ],
    [
      "null for secrets",
      { configuration: secret, credentials: "unchecked", secrets: null },
      ["error at /secrets/a: Expected text but received nothing"],
    ],
  ])("%s", (_name, input, lines) => {
    expect(refusalOf(() => define(input))).toStrictEqual(lines);
  });

  it("at the header that is meant, as it is written", () => {
    const headers = { "x-static": "a", "X-Key": "{contact.id}{secrets.a}{contact.guid}" };
    const input = { configuration: { request: { method: "GET", headers } }, credentials: "unchecked", secrets: { a: "s" } };
    expect(diagnosticsOf(() => define(input)).at(-1)).toMatchObject({ code: "secret", pointer: "/configuration/request/headers/X-Key" });
  });
});

describe("what is told of a convenience", () => {
  it.each([
    ["<contact.id>", "angle brackets"],
    ["{contact.skills.0}", "an index"],
    ["\\{contact.id}", "an escape"],
  ])("%s", (body, what) => {
    const [warning] = checkConfiguration({ request: { method: "POST", body } });
    expect(warning?.message).toBe(
      `Expected what Contact Pro documents but received ${what} in ${JSON.stringify(body)}: Contact Pro may send it as it stands`,
    );
  });
});

describe("what is told of a request", () => {
  const receive = (input: object, incoming: unknown) =>
    define({ configuration: get, credentials: "unchecked", ...input }).receive(incoming as Incoming);

  it("that cannot be read", async () => {
    const throwing = new Proxy({}, { get: revoked });
    expect(await receive({}, { headers: revoked() })).toMatchObject({
      problem: { status: 400, detail: "Expected a request but received what cannot be read as one" },
    });
    expect(await receive({ configuration: post }, { headers: {}, body: throwing })).toMatchObject({ ok: true });
    const body = {
      headers: {},
      get body() {
        throw new Error("secret-0815");
      },
    };
    expect(await receive({ configuration: post }, body)).toMatchObject({
      problem: { status: 400, detail: "Expected a body but received what throws when it is read" },
    });
  });

  it("how to say who calls, as the integration asks for it", async () => {
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
    ["another literal", { v: "a" }, { v: "b" }, "/body/v", "a string", undefined, "The string differs from the one in the configuration"],
    ["a literal of another type", { v: "a" }, { v: 1 }, "/body/v", "a string", undefined, "Expected a string but received a number"],
    ["null for a literal", { v: 1 }, { v: null }, "/body/v", "a number", undefined, "Expected a number but received null"],
    ["no literal", { v: true }, {}, "/body/v", "a boolean", undefined, "Expected a boolean but received nothing"],
    [
      "other text",
      ["a {contact.id} b {contact.guid}"],
      ["x"],
      "/body/0",
      undefined,
      "{contact.id} {contact.guid}",
      "The text around {contact.id} {contact.guid} differs from the configuration",
    ],
    ["no text", ["a {contact.id}"], [1], "/body/0", "a string", "{contact.id}", "Expected a string but received a number"],
    [
      "text that splits in several ways",
      ["a {contact.id} {contact.guid}"],
      ["a 1 2 3"],
      "/body/0",
      undefined,
      "{contact.id} {contact.guid}",
      "The text with {contact.id} {contact.guid} splits in more than one way. Send one of them as a value of its own to make it unambiguous",
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

  it("that its path is another one", async () => {
    const received = await receive({ url: "https://example.com/hooks/{event}/x" }, { url: "/other", headers: {} });
    const message = "The path of the URL differs from the configuration. Compare the URL in Contact Pro with the url of this integration";
    expect(received).toMatchObject({ warnings: [{ code: "url", pointer: "/url", path: ["url"], message }] });
    expect(received.ok && received.warnings[0]).not.toHaveProperty("expected");
  });

  it("where the body has an object for what stands in the URL as text", async () => {
    const configuration = { request: { method: "POST", body: { x: "{contact.cad.x}" } } } as const;
    const { receive } = define({ configuration, url: "https://example.com/{contact.cad.x}", credentials: "unchecked" });
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

  it("nothing of blanks that HTTP leaves out around a secret", async () => {
    for (const template of ["{secrets.a}  {contact.cad.x}", "{contact.cad.x} \t{secrets.a}"]) {
      const configuration = { request: { method: "GET", headers: { key: template } } };
      const incoming = { headers: { key: "s3" } };
      expect(await receive({ configuration, secrets: { a: "s3" } }, incoming)).toMatchObject({ ok: true, warnings: [] });
    }
  });

  it("nothing of a body where the configuration has none", async () => {
    const input = { configuration: { request: { method: "POST" } } };
    expect(await receive(input, { headers: {}, body: "no JSON" })).toStrictEqual({
      ok: true,
      eventName: undefined,
      conversation: {},
      body: undefined,
      warnings: [],
    });
    expect(
      await define({ ...input, credentials: "unchecked" })
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

describe("what is told of a conversation that cannot be sent", () => {
  it("by the body that is no JSON", () => {
    const conversation = sampleConversation();
    (conversation.contact.cad as { [key: string]: unknown })["n"] = 1n;
    const { request } = define({ configuration: post, credentials: "unchecked" });
    expect(() => request(conversation)).toThrow(
      "The conversation cannot be sent:\n  /body: Expected a body that can be written as JSON but received one that cannot",
    );
    expect(issuesOf(() => request(conversation))).toMatchObject([{ code: "not-json", pointer: "/body", path: ["body"] }]);
  });
});

describe("who sends it", () => {
  const received = (credentials: unknown, bytes: readonly number[]) => {
    const authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
    return define({ configuration: get, credentials }).receive({ headers: { authorization } });
  };

  it("is nobody whose bytes only become the password", async () => {
    const credentials = { username: "u", password: "\ufffd" };
    expect(await received(credentials, [...new TextEncoder().encode("u:\ufffd")])).toMatchObject({ ok: true });
    expect(await received(credentials, [0x75, 0x3a, 0xff])).toMatchObject({ ok: false, status: 401 });
  });

  it("may have a byte order mark in the name", async () => {
    const credentials = { username: "\ufeffu", password: "p" };
    expect(await received(credentials, [...new TextEncoder().encode("\ufeffu:p")])).toMatchObject({ ok: true });
    expect(await received({ ...credentials, username: "u" }, [...new TextEncoder().encode("\ufeffu:p")])).toMatchObject({ status: 401 });
  });
});

function diagnosticsOf(code: () => unknown) {
  try {
    code();
    return [];
  } catch (error) {
    return error instanceof TemplateError ? error.diagnostics : [];
  }
}

function codesOf(code: () => unknown): string[] {
  return diagnosticsOf(code).map((diagnostic) => diagnostic.code);
}

function issuesOf(code: () => unknown): unknown {
  try {
    return code();
  } catch (error) {
    return (error as { issues?: unknown }).issues;
  }
}

function revoked(): never {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy as never;
}

describe("what is told of options and of what throws", () => {
  const throwing = new Proxy(
    { configuration: {} },
    {
      get: () => {
        throw new Error("secret-0815");
      },
    },
  );

  it.each([
    ["null", null],
    ["a text", "text"],
  ])("of options of a handler that are %s", (received, options) => {
    const { handler } = define({ configuration: get, credentials: "unchecked" });
    const kind = received === "null" ? received : "a string";
    expect(refusalOf(() => handler(() => 1, options as never))).toStrictEqual([
      `error at (root): Expected options, an object, but received ${kind}`,
    ]);
    expect(() => handler(() => 1, options as never)).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ code: "option" })] }),
    );
    expect(checkConfiguration(get, options as never)).toMatchObject([
      { code: "option", message: `Expected an object with url and options but received ${kind}`, pointer: "" },
    ]);
  });

  it("beside what is wrong with the configuration, at the same place too", () => {
    const found = checkConfiguration(5, { nullText: 5, options: { nullText: 5 } } as never);
    expect(found.map(({ code, pointer }) => [code, pointer])).toStrictEqual([
      ["option", "/nullText"],
      ["option", "/options"],
      ["type", ""],
    ]);
  });

  it("of what throws when it is read", () => {
    const message = "error at (root): Expected plain data but received an object that throws when it is read";
    expect(refusalOf(() => define(throwing))).toStrictEqual([message]);
    try {
      define(throwing);
    } catch (error) {
      expect((error as TemplateError).diagnostics).toMatchObject([{ code: "unreadable", severity: "error" }]);
    }
  });

  it("of options that throw when they are read", () => {
    for (const name of ["url", "nullText"]) {
      const options = Object.defineProperty({}, name, {
        enumerable: true,
        get: () => {
          throw new Error("secret-0815");
        },
      });
      if (name === "url") expect(checkConfiguration(get, options)).toMatchObject([{ code: "unreadable", severity: "error", pointer: "" }]);
      expect(checkConfiguration(get, { options })).toMatchObject([{ code: "unreadable", severity: "error", pointer: "/options" }]);
    }
  });

  it("of a URL that only looks like one", async () => {
    const { receive } = define({ configuration: get, url: "https://example.com/{event}", credentials: "unchecked" });
    expect(await receive({ url: { href: "/queued" }, headers: {} } as never)).toMatchObject({ ok: false, status: 400 });
  });
});

describe("what is told of many secrets", () => {
  const token = { token: "t" };
  const withTokens = (credentials: unknown) => () => define({ configuration: get, credentials });

  it("in rotation", () => {
    expect(refusalOf(withTokens(Array(100).fill(token)))).toStrictEqual([]);
    expect(refusalOf(withTokens([...Array(100).fill(token), null]))).toStrictEqual([
      "error at /credentials: Expected at most 100 in rotation but received more",
    ]);
    expect(withTokens(Array(101).fill(token))).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ code: "secret" })] }),
    );
  });

  it("in one header", () => {
    const withValues = (a: number, b: number) => () => {
      const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
      const headers = { "x-key": "key {secrets.a} {secrets.b} {secrets.a}" };
      return define({
        configuration: { request: { method: "GET", headers } },
        credentials: "unchecked",
        secrets: { a: values(a), b: values(b) },
      });
    };
    expect(refusalOf(withValues(5, 4))).toStrictEqual([]);
    expect(refusalOf(withValues(5, 5))).toStrictEqual([
      "error at /configuration/request/headers/x-key: Expected at most 100 ways to put the values of secrets into a header but received more",
    ]);
    expect(withValues(5, 5)).toThrow(expect.objectContaining({ diagnostics: [expect.objectContaining({ code: "secret" })] }));
  });
});

it("an array that is too long is left out, wherever it stands, and costs no more", async () => {
  const body = { all: "{contact}", email: "{contact.email}" };
  const { receive } = define({ configuration: { request: { method: "POST", body } }, credentials: "unchecked" });
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

it("an array that is too long is left out, and told", async () => {
  const { receive } = define({ configuration: { request: { method: "POST", body: ["{contact}"] } }, credentials: "unchecked" });
  const body = [{ id: "A1", skills: Array(1_000_001) }];
  expect(await receive({ headers: {}, body } as never)).toMatchObject({
    ok: true,
    conversation: { contact: { id: "A1" } },
    warnings: expect.arrayContaining([expect.objectContaining({ code: "length", pointer: "/body/0/skills" })]),
  });
});
