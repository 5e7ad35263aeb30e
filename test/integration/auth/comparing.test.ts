import { afterEach, describe, expect, it, vi } from "vitest";
import { type Credentials, defineIntegration, type Incoming, type Secrets } from "../../../src/index.ts";

// No result shows an early exit, and times are too noisy to measure. So this file, and no other, spies on an engine method: it
// counts the characters that are compared.

afterEach(() => {
  vi.restoreAllMocks();
});

interface Definition {
  readonly credentials: Credentials;
  readonly configured?: { readonly [name: string]: string };
  readonly secrets?: Secrets;
}

/** The number of characters that are compared until a request is accepted or refused, and which of both. */
async function effort({ credentials, configured = {}, secrets }: Definition, headers: { readonly [name: string]: string }) {
  const integration = defineIntegration({ configuration: { request: { method: "GET", headers: configured } }, credentials, secrets });
  const read = vi.spyOn(String.prototype, "charCodeAt").mockImplementation(function (this: string, index: number) {
    return String(this).codePointAt(index) ?? Number.NaN;
  });
  const result = await integration.receive({ headers });
  const compared = read.mock.calls.length;
  read.mockRestore();
  return { compared, ok: result.ok };
}

const basic = (username: string, password: string) => ({ authorization: `Basic ${btoa(`${username}:${password}`)}` });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe("credentials > are compared with the same number of characters", () => {
  it.each<[string, Definition, { readonly [name: string]: string }[]]>([
    [
      "of basic credentials, for a mistake in either half at any place",
      { credentials: { username: "username", password: "password" } },
      [
        basic("username", "password"),
        basic("xsername", "password"),
        basic("usernamx", "password"),
        basic("username", "xassword"),
        basic("username", "passworx"),
        basic("xxxxxxxx", "xxxxxxxx"),
      ],
    ],
    ["of a token", { credentials: { token: "abcdefgh" } }, ["abcdefgh", "xbcdefgh", "abcdefgx", "xxxxxxxx"].map(bearer)],
    [
      "of a rotation of tokens, for each right value",
      { credentials: [{ token: "first---" }, { token: "second--" }, { token: "third---" }] },
      ["first---", "second--", "third---", "fourth--"].map(bearer),
    ],
    [
      "of a rotation of basic credentials, for each right value",
      {
        credentials: [
          { username: "user", password: "new" },
          { username: "user", password: "old" },
        ],
      },
      [basic("user", "new"), basic("user", "old"), basic("user", "xxx"), basic("xxxx", "new"), basic("xxxx", "old")],
    ],
    [
      "of a secret header",
      { credentials: "unchecked", configured: { "x-key": "Key {secrets.a}!" }, secrets: { a: ["abcd", "efgh"] } },
      ["Key abcd!", "Key efgh!", "Key xbcd!", "Key abcx!", "xey abcd!", "Key abcdx"].map((value) => ({ "x-key": value })),
    ],
    [
      "of two secret headers, for each wrong value",
      { credentials: "unchecked", configured: { "x-a": "{secrets.a}", "x-b": "{secrets.b}" }, secrets: { a: "abcd", b: "efgh" } },
      [
        { "x-a": "abcd", "x-b": "efgh" },
        { "x-a": "xbcd", "x-b": "efgh" },
        { "x-a": "abcd", "x-b": "efgx" },
        { "x-a": "xxxx", "x-b": "xxxx" },
      ],
    ],
    [
      "of credentials and a secret header, for each wrong value",
      { credentials: { token: "abcd" }, configured: { "x-a": "{secrets.a}" }, secrets: { a: "efgh" } },
      [
        { ...bearer("abcd"), "x-a": "efgh" },
        { ...bearer("xbcd"), "x-a": "efgh" },
        { ...bearer("abcd"), "x-a": "xfgh" },
        { ...bearer("xxxx"), "x-a": "xxxx" },
      ],
    ],
    [
      "of secrets around contact data, for each wrong value",
      {
        credentials: "unchecked",
        configured: { "x-a": "{secrets.a}-{contact.id}-{secrets.b}" },
        secrets: { a: ["abcd", "ijkl"], b: ["efgh", "mnop"] },
      },
      ["abcd-1166-efgh", "ijkl-1166-mnop", "xbcd-1166-efgh", "abcd-1166-efgx", "xxxx-1166-xxxx"].map((value) => ({ "x-a": value })),
    ],
  ])("%s", async (_name, definition, tries) => {
    const efforts: { compared: number; ok: boolean }[] = [];
    for (const headers of tries) efforts.push(await effort(definition, headers));
    expect(efforts[0]?.ok).toBe(true);
    expect(efforts[efforts.length - 1]?.ok).toBe(false);
    expect(efforts.map(({ compared }) => compared)).toStrictEqual(efforts.map(() => efforts[0]?.compared));
    expect(efforts[0]?.compared).toBeGreaterThanOrEqual(8);
  });

  it.each([
    ["a short secret", "a"],
    ["a long secret", "a".repeat(500)],
  ])("for a guess against %s", async (_name, token) => {
    const definition = { credentials: { token } } as const;
    const same = await effort({ credentials: { token: "b".repeat(20) } }, bearer("x".repeat(20)));
    expect((await effort(definition, bearer("x".repeat(20)))).compared).toBe(same.compared);
  });
});

describe("receive > authenticates the sender", () => {
  const configuration = { request: { method: "POST", headers: { "x-key": "{secrets.a}" }, body: { id: "{contact.id}" } } } as const;
  const closed = (authenticate?: () => boolean) =>
    defineIntegration({ url: "/{event}", configuration, credentials: { token: "t" }, secrets: { a: "s" }, authenticate });
  const right = { authorization: "Bearer t", "x-key": "s" };

  it.each([
    ["no headers", {}, undefined],
    ["a wrong token", { ...right, authorization: "Bearer u" }, undefined],
    ["a wrong secret", { ...right, "x-key": "t" }, undefined],
    ["a check of the caller that says no", right, () => false],
  ])("before the body is touched: %s", async (_name, headers, authenticate) => {
    let touched = 0;
    const incoming = {
      headers,
      get body() {
        touched++;
        return "{}";
      },
    };
    expect(await closed(authenticate).receive(incoming)).toMatchObject({ ok: false, status: 401 });
    expect(touched).toBe(0);
    expect(await closed().receive({ ...right, headers: right, body: "{}" })).toMatchObject({ ok: true });
  });

  it.each([
    ["by receive", (request: Request) => closed().receive(request)],
    ["by a handler", (request: Request) => closed().handler(() => undefined)(request)],
  ])("before a stream is pulled, %s", async (_name, answer) => {
    let pulls = 0;
    const body = new ReadableStream(
      {
        pull(controller) {
          pulls++;
          controller.enqueue(new TextEncoder().encode("{}"));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const request = (headers: { [name: string]: string }) =>
      new Request("https://example.com/queued", { method: "POST", headers, body, duplex: "half" } as RequestInit);
    expect((await answer(request({ authorization: "Bearer u" }))) as { status: number }).toMatchObject({ status: 401 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(pulls).toBe(0);
    const taken = (await answer(request(right))) as { status?: number; ok: boolean };
    expect(taken.ok).toBe(true);
    expect(pulls).toBe(1);
  });

  it("after the caller's check, with any credentials: there is no early exit", async () => {
    let asked = 0;
    const asking = closed(() => {
      asked++;
      return true;
    });
    await asking.receive({ headers: {} } as Incoming);
    await asking.receive({ headers: right } as Incoming);
    expect(asked).toBe(2);
  });
});
