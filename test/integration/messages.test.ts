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

describe("messages about response.set", () => {
  const uuid = "C9177D585DA5EE11B3ED58961D1810CC";
  const known = "one of priority, preferredAgent, requiredAgents, queue";

  const mustBe = (pointer: string, expected: string) => `"${pointer.split("/").at(-1)}" must be ${expected}`;

  /** Values that Contact Pro would not take, from an answer and in the configuration itself. */
  const values: [property: string, value: unknown, pointer: string, expected: string, message?: string][] = [
    ["priority", -1, "/set/priority", "an unsigned integer, or text that is one"],
    ["priority", "1x", "/set/priority", "an unsigned integer, or text that is one"],
    ["priority", true, "/set/priority", "an unsigned integer, or text that is one"],
    ["preferredAgent", "", "/set/preferredAgent", "an object, or text, that identifies one agent"],
    ["queue", { id: "q" }, "/set/queue/id", "a UUID, with or without hyphens"],
    ["queue", { address: "" }, "/set/queue/address", "the address of a queue"],
    [
      "skill",
      1,
      "/set/skill",
      known,
      'Contact Pro documents no property "skill" to set. It documents priority, preferredAgent, requiredAgents, queue',
    ],
  ];

  it.each([...values, ["queue", { id: [uuid] }, "/set/queue/id", "a UUID, with or without hyphens"] as const])(
    "from an answer: %s %j",
    (property, value, pointer, expected, message = mustBe(pointer, expected)) => {
      const set = { [property]: isPlainObject(value) ? { [Object.keys(value)[0] as string]: "{response.body.q}" } : "{response.body.q}" };
      const { readResponse } = define({ configuration: { ...get, response: { set } }, credentials: "unchecked" });
      const issue = { code: "set", pointer, path: pointer.split("/").slice(1), expected };
      expect(readResponse({ body: { q: isPlainObject(value) ? Object.values(value)[0] : value } })).toStrictEqual({
        set: {},
        save: {},
        issues: [{ ...issue, message }],
      });
    },
  );

  it.each([
    ...values,
    ["queue", {}, "/set/queue", "", '"queue" must have either id or address, and has neither'] as const,
    ["queue", { id: uuid, address: "q" }, "/set/queue", "", '"queue" must have either id or address, and has both'] as const,
  ])("in a configuration: %s %j", (property, value, pointer, expected, message = mustBe(pointer, expected)) => {
    const found = checkConfiguration({ ...get, response: { set: { [property]: value } } });
    expect(found.at(-1)).toMatchObject({ pointer: `/response${pointer}`, message });
  });
});

describe("messages about a response", () => {
  const integration = define({ configuration: { ...get, response: { save: { whole: "{response.body}" } } }, credentials: "unchecked" });

  it.each([
    ["a status", { status: 500 }, "status", "The status is 500. Contact Pro sets and saves nothing unless it is from 200 to 299"],
    ["no status", { status: "200x" }, "status", "The status is a string. Contact Pro sets and saves nothing unless it is from 200 to 299"],
    ["what throws", { body: revoked() }, "unreadable", "The response cannot be read: a getter or a proxy throws. Pass plain data"],
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

describe("messages about the options of a handler", () => {
  const integration = define({ configuration: post, credentials: "unchecked" });

  it.each<[object, string]>([
    [{ maxBodyBytes: 0 }, 'error at /maxBodyBytes: "maxBodyBytes" must be a number above 0'],
    [{ maxBodyBytes: "9" }, 'error at /maxBodyBytes: "maxBodyBytes" must be a number above 0'],
    [{ onRefused: 1 }, 'error at /onRefused: "onRefused" must be a function, not a number'],
    [{ onError: "log" }, 'error at /onError: "onError" must be a function, not a string'],
  ])("%j", (options, line) => {
    expect(refusalOf(() => integration.handler(() => undefined, options))).toStrictEqual([line]);
  });

  it("that there is no callback", () => {
    expect(() => integration.handler(undefined as never)).toThrow(/^The handler has 1 error:\n/);
    expect(() => define(undefined)).toThrow(/^The integration has 1 error:\n/);
    expect(refusalOf(() => integration.handler(undefined as never))).toStrictEqual([
      "error at (root): The handler needs a function, onConversation, not undefined",
    ]);
    expect(codesOf(() => integration.handler(undefined as never))).toStrictEqual(["function"]);
    expect(codesOf(() => integration.handler(() => undefined, { maxBodyBytes: 0 }))).toStrictEqual(["option"]);
  });
});

describe("messages about the argument of defineIntegration", () => {
  const basic = { ...get, request: { method: "GET", authentication: { type: "basic" } } };
  const oauth = { ...get, request: { method: "GET", authentication: { type: "oauth" } } };
  const secret = { request: { method: "GET", headers: { "x-static": "a", "X-Key": "{secrets.a}" } } };

  it.each<[string, unknown, string[]]>([
    ["nothing", undefined, ["error at (root): defineIntegration takes an object with configuration and credentials, not undefined"]],
    [
      "a token for basic authentication",
      { configuration: basic, credentials: { token: "t" } },
      [
        'error at /credentials: The configuration has authentication of the type "basic", which needs { username, password }, not { token }',
      ],
    ],
    [
      "a password for OAuth",
      { configuration: oauth, credentials: { username: "u", password: "p" } },
      [
        'error at /credentials: The configuration has authentication of the type "oauth", which needs { token }, not { username, password }',
      ],
    ],
    [
      "a token with a user name",
      { configuration: get, credentials: { token: "t", username: "u" } },
      ["error at /credentials: Credentials have a token and also a username or a password. Give { username, password } or { token }"],
    ],
    [
      "a token with a password",
      { configuration: get, credentials: { token: "t", password: "p" } },
      ["error at /credentials: Credentials have a token and also a username or a password. Give { username, password } or { token }"],
    ],
    [
      "half of a character",
      { configuration: get, credentials: { username: "\ud800", password: "p" } },
      ['error at /credentials/username: "username" cannot be sent, since it contains a lone surrogate'],
    ],
    [
      "null for secrets",
      { configuration: secret, credentials: "unchecked", secrets: null },
      ['error at /secrets/a: "a" is missing. Give its value as text'],
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

describe("messages about undocumented syntax", () => {
  it.each([
    ["<contact.id>", "Angle brackets are"],
    ["{contact.skills.0}", "An index is"],
    ["\\{contact.id}", "A backslash is"],
  ])("%s", (body, what) => {
    const [warning] = checkConfiguration({ request: { method: "POST", body } });
    expect(warning?.message).toBe(
      `${what} not documented by Contact Pro, which may send ${JSON.stringify(body)} unchanged. Test it before you rely on it`,
    );
  });
});

describe("messages about a request", () => {
  const receive = (input: object, incoming: unknown) =>
    define({ configuration: get, credentials: "unchecked", ...input }).receive(incoming as Incoming);

  it("that cannot be read", async () => {
    const throwing = new Proxy({}, { get: revoked });
    expect(await receive({}, { headers: revoked() })).toMatchObject({
      problem: { status: 400, detail: "The request cannot be read. Pass a fetch Request, or { method, url, headers, body }" },
    });
    expect(await receive({ configuration: post }, { headers: {}, body: throwing })).toMatchObject({ ok: true });
    const body = {
      headers: {},
      get body() {
        throw new Error("secret-0815");
      },
    };
    expect(await receive({ configuration: post }, body)).toMatchObject({
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

describe("messages about a conversation that cannot be sent", () => {
  it("by the body that is no JSON", () => {
    const conversation = sampleConversation();
    (conversation.contact.cad as { [key: string]: unknown })["n"] = 1n;
    const { request } = define({ configuration: post, credentials: "unchecked" });
    expect(() => request(conversation)).toThrow(
      "The conversation cannot be sent:\n  /body: The body cannot be written as JSON: it holds itself, or is too large",
    );
    expect(issuesOf(() => request(conversation))).toMatchObject([{ code: "not-json", pointer: "/body", path: ["body"] }]);
  });
});

describe("the sender", () => {
  const received = (credentials: unknown, bytes: readonly number[]) => {
    const authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
    return define({ configuration: get, credentials }).receive({ headers: { authorization } });
  };

  it("no sender whose bytes only become the password", async () => {
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

describe("messages about options and about values that throw", () => {
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
      `error at (root): The options of the handler must be an object, not ${kind}`,
    ]);
    expect(() => handler(() => 1, options as never)).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ code: "option" })] }),
    );
    expect(checkConfiguration(get, options as never)).toMatchObject([
      { code: "option", message: `The second argument must be an object with url and options, not ${kind}`, pointer: "" },
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
    const message = "error at (root): The argument cannot be read: a getter or a proxy throws. Pass plain data";
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

describe("messages about many secrets", () => {
  const token = { token: "t" };
  const withTokens = (credentials: unknown) => () => define({ configuration: get, credentials });

  it("in rotation", () => {
    expect(refusalOf(withTokens(Array(100).fill(token)))).toStrictEqual([]);
    expect(refusalOf(withTokens([...Array(100).fill(token), null]))).toStrictEqual([
      "error at /credentials: More than 100 values are in rotation. Remove the oldest",
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
      "error at /configuration/request/headers/x-key: The secrets of the header have more than 100 combinations of values. Remove old values",
    ]);
    expect(withValues(5, 5)).toThrow(expect.objectContaining({ diagnostics: [expect.objectContaining({ code: "secret" })] }));
  });
});

it("an array that is too long is left out at any place, and costs no more", async () => {
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

it("an array that is too long is left out and reported", async () => {
  const { receive } = define({ configuration: { request: { method: "POST", body: ["{contact}"] } }, credentials: "unchecked" });
  const body = [{ id: "A1", skills: Array(1_000_001) }];
  expect(await receive({ headers: {}, body } as never)).toMatchObject({
    ok: true,
    conversation: { contact: { id: "A1" } },
    warnings: expect.arrayContaining([expect.objectContaining({ code: "length", pointer: "/body/0/skills" })]),
  });
});
