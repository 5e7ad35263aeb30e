import { describe, expect, it } from "vitest";
import {
  checkConfiguration,
  type Diagnostic,
  defineIntegration,
  type Integration,
  type JsonValue,
  TemplateError,
} from "../../src/index.ts";
import { sampleConversation } from "../../src/testing/index.ts";
import { caseFiles } from "../support/case-files.ts";
import { diagnosticsOf, linesOf } from "../support/errors.ts";
import { defineAny, getOnly } from "../support/integrations.ts";
import { expectSentence } from "../support/sentence.ts";

interface DefinitionCase {
  readonly name: string;
  readonly input: JsonValue;
  /** The expected errors; absent if there are none. */
  readonly diagnostics?: readonly string[];
}

/** Defines with what the types refuse. */
const define = defineIntegration as unknown as (input?: unknown) => Integration;

function refusalOf(input: unknown): TemplateError | undefined {
  try {
    define(input);
    return undefined;
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

const outline = (diagnostics: readonly Diagnostic[] = []) =>
  diagnostics.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

const get = { request: { method: "GET" } } as const;

describe.each(caseFiles<DefinitionCase>("define-integration"))("$file", ({ cases }) => {
  it.each(cases)("$name", ({ input, diagnostics = [] }) => {
    expect([...outline(refusalOf(input)?.diagnostics)].sort()).toStrictEqual([...diagnostics].sort());
  });

  it.each(cases.filter(({ diagnostics }) => diagnostics))("lists everything in its message: $name", ({ input }) => {
    const refusal = refusalOf(input);
    for (const { pointer, message } of refusal?.diagnostics ?? []) {
      expect(refusal?.message).toContain(`${pointer}: ${message}`);
      expectSentence(message);
    }
  });
});

describe("defineIntegration", () => {
  it.each([[undefined], [null], ["GET"], [() => get]])("refuses %s instead of an object", (input) => {
    expect(outline(refusalOf(input)?.diagnostics)).toStrictEqual(["error type "]);
  });

  it.each([
    ["credentials that are undefined", { configuration: get, credentials: undefined }, "error credentials /credentials"],
    ["a token that is undefined", { configuration: get, credentials: { token: undefined } }, "error secret /credentials/token"],
    [
      "a password that is undefined",
      { configuration: get, credentials: { username: "u", password: undefined } },
      "error secret /credentials/password",
    ],
    ["a gap in a rotation", { configuration: get, credentials: Array(1) }, "error credentials /credentials/0"],
    [
      "credentials that are inherited",
      { configuration: get, credentials: Object.create({ token: "t" }) },
      "error credentials /credentials",
    ],
    [
      "a user name with a lone surrogate",
      { configuration: get, credentials: { username: "\ud800", password: "p" } },
      "error secret /credentials/username",
    ],
    [
      "a secret that is undefined",
      { configuration: withHeader("{secrets.a}"), credentials: "unchecked", secrets: { a: undefined } },
      "error secret /secrets/a",
    ],
    [
      "a gap in a secret's rotation",
      { configuration: withHeader("{secrets.a}"), credentials: "unchecked", secrets: { a: Array(1) } },
      "error secret /secrets/a/0",
    ],
    [
      "a secret that is inherited",
      { configuration: withHeader("{secrets.a}"), credentials: "unchecked", secrets: Object.create({ a: "1" }) },
      "error secret /secrets/a",
    ],
    ["a class instance for a configuration", { configuration: new Date(), credentials: "unchecked" }, "error not-json /configuration"],
  ])("refuses %s", (_name, input, expected) => {
    expect(outline(refusalOf(input)?.diagnostics)).toContain(expected);
  });

  it("reads secrets from an environment", () => {
    const configuration = withHeader("{secrets.HOME}");
    const { HOME = "/" } = process.env;
    const integration = defineIntegration({ configuration, credentials: "unchecked", secrets: { ...process.env, HOME } });
    expect(refusalOf({ configuration, credentials: "unchecked", secrets: process.env })).toBeUndefined();
    expect(integration.request(sampleConversation()).headers.get("x")).toBe(HOME);
  });

  it("treats undefined parts as absent", () => {
    const absent = { url: undefined, secrets: undefined, authenticate: undefined, strict: undefined, options: undefined };
    expect(refusalOf({ configuration: get, credentials: "unchecked", ...absent })).toBeUndefined();
  });

  it("copies the configuration: later changes have no effect", async () => {
    const body: { [key: string]: string } = { id: "{contact.id}" };
    const configuration = { request: { method: "POST", body } };
    const integration = define({ configuration, credentials: "unchecked" });
    body["id"] = "{contact.guid}";
    expect(await integration.request({ contact: { id: "A", guid: "B" } }).json()).toStrictEqual({ id: "A" });
    expect(Object.isFrozen(configuration.request)).toBe(false);
  });

  it("copies credentials and secrets: later changes have no effect", async () => {
    const credentials = [{ token: "right" }];
    const secrets = { a: ["right"] };
    const integration = define({ configuration: withHeader("{secrets.a}"), credentials, secrets });
    (credentials[0] as { token: string }).token = "";
    credentials.push({ token: "wrong" });
    secrets.a[0] = "";
    secrets.a.push("wrong");
    const status = async (token: string, secret: string) => {
      const result = await integration.receive({ headers: { authorization: `Bearer ${token}`, x: secret } });
      return result.ok ? 200 : result.status;
    };
    expect(await status("right", "right")).toBe(200);
    for (const other of ["", "wrong"]) {
      expect(await status(other, "right")).toBe(401);
      expect(await status("right", other)).toBe(401);
    }
  });

  it("holds nothing that can be read or written out", () => {
    const integration = define({
      configuration: withHeader("{secrets.a}"),
      credentials: { token: "token-0815" },
      secrets: { a: "key-4711" },
    });
    expect(JSON.stringify(integration)).toBe("{}");
    expect(Object.values(integration).every((value) => typeof value === "function")).toBe(true);
  });
});

function withHeader(x: string) {
  return { request: { method: "GET", headers: { x } } } as const;
}

describe("defineIntegration > messages about its argument", () => {
  const basic = { ...getOnly, request: { method: "GET", authentication: { type: "basic" } } };
  const oauth = { ...getOnly, request: { method: "GET", authentication: { type: "oauth" } } };
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
      { configuration: getOnly, credentials: { token: "t", username: "u" } },
      ["error at /credentials: Credentials have a token and also a username or a password. Give { username, password } or { token }"],
    ],
    [
      "a token with a password",
      { configuration: getOnly, credentials: { token: "t", password: "p" } },
      ["error at /credentials: Credentials have a token and also a username or a password. Give { username, password } or { token }"],
    ],
    [
      "half of a character",
      { configuration: getOnly, credentials: { username: "\ud800", password: "p" } },
      ['error at /credentials/username: "username" cannot be sent, since it contains a lone surrogate'],
    ],
    [
      "null for secrets",
      { configuration: secret, credentials: "unchecked", secrets: null },
      ['error at /secrets/a: "a" is missing. Give its value as text'],
    ],
  ])("%s", (_name, input, lines) => {
    expect(linesOf(() => defineAny(input))).toStrictEqual(lines);
  });

  it("at the header that is meant, as it is written", () => {
    const headers = { "x-static": "a", "X-Key": "{contact.id}{secrets.a}{contact.guid}" };
    const input = { configuration: { request: { method: "GET", headers } }, credentials: "unchecked", secrets: { a: "s" } };
    expect(diagnosticsOf(() => defineAny(input)).at(-1)).toMatchObject({ code: "secret", pointer: "/configuration/request/headers/X-Key" });
  });
});

describe("defineIntegration > messages about options and values that throw", () => {
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
    const { handler } = defineAny({ configuration: getOnly, credentials: "unchecked" });
    const kind = received === "null" ? received : "a string";
    expect(linesOf(() => handler(() => 1, options as never))).toStrictEqual([
      `error at (root): The options of the handler must be an object, not ${kind}`,
    ]);
    expect(() => handler(() => 1, options as never)).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ code: "option" })] }),
    );
    expect(checkConfiguration(getOnly, options as never)).toMatchObject([
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
    expect(linesOf(() => defineAny(throwing))).toStrictEqual([message]);
    try {
      defineAny(throwing);
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
      if (name === "url")
        expect(checkConfiguration(getOnly, options)).toMatchObject([{ code: "unreadable", severity: "error", pointer: "" }]);
      expect(checkConfiguration(getOnly, { options })).toMatchObject([{ code: "unreadable", severity: "error", pointer: "/options" }]);
    }
  });

  it("of a URL that only looks like one", async () => {
    const { receive } = defineAny({ configuration: getOnly, url: "https://example.com/{event}", credentials: "unchecked" });
    expect(await receive({ url: { href: "/queued" }, headers: {} } as never)).toMatchObject({ ok: false, status: 400 });
  });
});

describe("defineIntegration > messages about many secrets", () => {
  const token = { token: "t" };
  const withTokens = (credentials: unknown) => () => defineAny({ configuration: getOnly, credentials });

  it("in rotation", () => {
    expect(linesOf(withTokens(Array(100).fill(token)))).toStrictEqual([]);
    expect(linesOf(withTokens([...Array(100).fill(token), null]))).toStrictEqual([
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
      return defineAny({
        configuration: { request: { method: "GET", headers } },
        credentials: "unchecked",
        secrets: { a: values(a), b: values(b) },
      });
    };
    expect(linesOf(withValues(5, 4))).toStrictEqual([]);
    expect(linesOf(withValues(5, 5))).toStrictEqual([
      "error at /configuration/request/headers/x-key: The secrets of the header have more than 100 combinations of values. Remove old values",
    ]);
    expect(withValues(5, 5)).toThrow(expect.objectContaining({ diagnostics: [expect.objectContaining({ code: "secret" })] }));
  });
});
