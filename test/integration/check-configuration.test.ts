import { describe, expect, it } from "vitest";
import {
  checkConfiguration,
  type Diagnostic,
  defineIntegration,
  type JsonValue,
  TemplateError,
  type TemplateOptions,
} from "../../src/index.ts";
import nearReferences from "../cases/near-secret-references.json" with { type: "json" };
import { caseFiles } from "../support/case-files.ts";
import { expectSentence } from "../support/sentence.ts";

interface ConfigurationCase {
  readonly name: string;
  readonly configuration: JsonValue;
  readonly url?: string;
  readonly options?: TemplateOptions;
  readonly diagnostics: readonly string[];
}

const outline = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

describe.each(caseFiles<ConfigurationCase>("check-configuration"))("$file", ({ cases }) => {
  it.each(cases)("$name", ({ configuration, url, options, diagnostics }) => {
    expect([...outline(checkConfiguration(configuration, { options, url }))].sort()).toStrictEqual([...diagnostics].sort());
  });
});

describe("checkConfiguration", () => {
  it("has the path of the Standard Schema for each pointer", () => {
    const [diagnostic] = checkConfiguration({ request: { method: "GET", params: { "a/b": "{contact.agnet}" } } });
    expect(diagnostic).toMatchObject({ pointer: "/request/params/a~1b", path: ["request", "params", "a/b"], suggestion: "contact.agent" });
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a function", () => 1],
    ["a date", new Date()],
    ["a request that is a map", { request: new Map() }],
    ["a header that is undefined", { request: { method: "GET", headers: { a: undefined } } }],
    ["a body that holds itself", holdsItself()],
    [
      "what throws when it is read",
      {
        get request() {
          throw new Error("read");
        },
      },
    ],
    [
      "a proxy that throws",
      new Proxy(
        {},
        {
          ownKeys() {
            throw new Error("read");
          },
        },
      ),
    ],
  ])("refuses %s without throwing", (_name, configuration) => {
    expect(checkConfiguration(configuration).map(({ severity }) => severity)).toContain("error");
  });

  it("reports values that are not JSON once, and every other mistake", () => {
    const configuration = { request: { method: "FETCH", timeout: Number.NaN, headers: new Map() } };
    expect(outline(checkConfiguration(configuration))).toStrictEqual([
      "error not-json /request/timeout",
      "error not-json /request/headers",
      "error enum /request/method",
    ]);
  });

  it("refuses a URL that is no text", () => {
    const url = new URL("https://example.com/") as unknown as string;
    expect(outline(checkConfiguration({ request: { method: "GET" } }, { url }))).toStrictEqual(["error type /url"]);
  });

  it("reports plain sentences", () => {
    const cases = caseFiles<ConfigurationCase>("check-configuration").flatMap((file) => file.cases);
    const messages = cases.flatMap(({ configuration, url, options }) => checkConfiguration(configuration, { options, url }));
    expect(messages.length).toBeGreaterThan(50);
    for (const { message } of messages) expectSentence(message);
  });

  it("does not change its argument", () => {
    const configuration = { request: { method: "POST", body: { a: "{event}" } } };
    checkConfiguration(configuration);
    expect(Object.isFrozen(configuration.request.body)).toBe(false);
    expect(configuration).toStrictEqual({ request: { method: "POST", body: { a: "{event}" } } });
  });
});

function holdsItself(): unknown {
  const body: { [key: string]: unknown } = {};
  body["body"] = body;
  return { request: { method: "POST", body } };
}

describe("a header that is close to a reference to a secret", () => {
  it.each(nearReferences.headers)("is an error, and defines no integration: %j", (header) => {
    const configuration = { request: { method: "GET", headers: { "x-key": header } } };
    const found = checkConfiguration(configuration, { options: { unknownPaths: "allow" } });
    expect(found.filter(({ severity }) => severity === "error").length).toBeGreaterThan(0);
    expect(() => defineIntegration({ configuration: configuration as never, credentials: "unchecked" })).toThrow(TemplateError);
  });
});

/** The pointers of what keeps an integration from being defined, in the configuration and the URL. */
function refusedBy({ configuration, url }: Pick<ConfigurationCase, "configuration" | "url">): string[] {
  const names = [...JSON.stringify(configuration).matchAll(/[{<](?:secrets|authentications)\.([\w.-]+)[}>]/g)].map(([, name]) => name);
  const isBearer = JSON.stringify(configuration).includes('"type":"oauth"');
  try {
    defineIntegration({
      configuration,
      ...(url === undefined ? {} : { url }),
      credentials: isBearer ? { token: "t" } : { username: "u", password: "p" },
      secrets: Object.fromEntries(names.map((name) => [name, "value"])),
    });
    return [];
  } catch (error) {
    const errors = (error as TemplateError).diagnostics.filter(({ severity }) => severity === "error");
    return errors.flatMap(({ pointer }) => (pointer === "/url" ? pointer : (/^\/configuration(.*)/.exec(pointer)?.[1] ?? [])));
  }
}

describe("checkConfiguration finds every mistake that defineIntegration refuses", () => {
  // Contact Pro answers edi:// itself: there is nothing to be received, and no integration to be defined.
  const cases = caseFiles<ConfigurationCase>("check-configuration")
    .flatMap((file) => file.cases)
    .filter(({ url }) => !url?.startsWith("edi:"));

  it.each(cases)("$name", ({ configuration, url }) => {
    const options = { unknownPaths: "allow", objectText: "json" } as const;
    const found = new Set(checkConfiguration(configuration, { options, url }).map(({ pointer }) => pointer));
    expect(refusedBy({ configuration, ...(url === undefined ? {} : { url }) }).filter((pointer) => !found.has(pointer))).toStrictEqual([]);
  });
});

describe("checkConfiguration > messages about undocumented syntax", () => {
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
