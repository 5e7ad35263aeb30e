import { describe, expect, it } from "vitest";
import { type Diagnostic, defineIntegration, type Integration, type JsonValue, TemplateError } from "../../src/index.ts";
import { sampleConversation } from "../../src/testing/index.ts";
import { caseFiles } from "../support/case-files.ts";
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

const told = (diagnostics: readonly Diagnostic[] = []) =>
  diagnostics.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

const get = { request: { method: "GET" } } as const;

describe.each(caseFiles<DefinitionCase>("define-integration"))("$file", ({ cases }) => {
  it.each(cases)("$name", ({ input, diagnostics = [] }) => {
    expect([...told(refusalOf(input)?.diagnostics)].sort()).toStrictEqual([...diagnostics].sort());
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
    expect(told(refusalOf(input)?.diagnostics)).toStrictEqual(["error type "]);
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
    expect(told(refusalOf(input)?.diagnostics)).toContain(expected);
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
