import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineIntegration, type Incoming, type Integration } from "../../../src/index.ts";
import { strings } from "../../support/arbitraries.ts";
import { defineAny, getOnly } from "../../support/integrations.ts";

// Letters that are easily taken for each other by code that is not exact.
const secretTexts = fc.string({ unit: fc.constantFrom("a", "A", "á", "0", ":", "=", "%", "-", "/", "+"), minLength: 1, maxLength: 6 });
const rotations = fc.array(secretTexts, { minLength: 1, maxLength: 3 });
const usernames = secretTexts.map((text) => text.replaceAll(":", "c"));

/** Ways to get a text a little wrong. */
const mistakes: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.constantFrom<(text: string) => string>(
    (text) => text,
    () => "",
    (text) => text.slice(1),
    (text) => text.slice(0, -1),
    (text) => text + text,
    (text) => `${text}, ${text}`,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.normalize("NFD"),
    (text) => ` ${text}`,
    (text) => `${text} `,
    (text) => `${text}\0`,
    (text) => encodeURIComponent(text),
    (text) => [...text].reverse().join(""),
    (text) => text.replace(/.$/u, "b"),
    (text) => text.replace(/^./u, "b"),
  ),
  strings.map((other) => () => other),
);

const isLetIn = async (integration: Integration, headers: { [name: string]: string | string[] }) => {
  const result = await integration.receive({ headers, body: "{}" } as Incoming);
  if (!result.ok) expect(result).toMatchObject({ status: 401, issues: [] });
  return result.ok;
};

const define = (input: { [part: string]: unknown }) =>
  defineIntegration({
    configuration: { request: { method: "POST", body: {} } },
    credentials: "unchecked",
    ...input,
  } as never) as Integration;

describe("a sender is authenticated", () => {
  it("by basic credentials", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ username: usernames, password: secretTexts }), { minLength: 1, maxLength: 3 }),
        fc.nat({ max: 2 }),
        fc.nat({ max: 2 }),
        mistakes,
        mistakes,
        async (credentials, one, other, spoilName, spoilPassword) => {
          const integration = define({ credentials });
          const username = spoilName(credentials[one % credentials.length]?.username ?? "");
          const password = spoilPassword(credentials[other % credentials.length]?.password ?? "");
          const given = `${username}:${password}`;
          const isRight = credentials.some((known) => `${known.username}:${known.password}` === given);
          const authorization = `Basic ${Buffer.from(given).toString("base64")}`;
          expect(await isLetIn(integration, { authorization })).toBe(isRight);
        },
      ),
    );
  });

  it("by a token", async () => {
    await fc.assert(
      fc.asyncProperty(rotations, mistakes, async (tokens, spoil) => {
        const integration = define({ credentials: tokens.map((token) => ({ token })) });
        const given = spoil(tokens[tokens.length - 1] as string);
        expect(await isLetIn(integration, { authorization: `Bearer ${given}` })).toBe(tokens.includes(given.replace(/^ +/, "")));
      }),
    );
  });

  it("by a header that is a secret, with text around it", async () => {
    await fc.assert(
      fc.asyncProperty(rotations, secretTexts, secretTexts, mistakes, async (values, before, after, spoil) => {
        const integration = define({
          configuration: { request: { method: "POST", headers: { "X-Key": `${before}{secrets.a}${after}` }, body: {} } },
          secrets: { a: values },
        });
        const given = spoil(`${before}${values[values.length - 1]}${after}`);
        const isRight = values.some((value) => `${before}${value}${after}` === given);
        expect(await isLetIn(integration, { "x-key": given })).toBe(isRight);
      }),
    );
  });

  it("by secrets around contact data", async () => {
    await fc.assert(
      fc.asyncProperty(rotations, rotations, strings, mistakes, mistakes, async (first, last, id, spoilFirst, spoilLast) => {
        const integration = define({
          configuration: { request: { method: "POST", headers: { "X-Key": "{secrets.a}{contact.id}{secrets.b}" }, body: {} } },
          secrets: { a: first, b: last },
        });
        const given = `${spoilFirst(first[0] as string)}${id}${spoilLast(last[0] as string)}`;
        const isRight = first.some((start) =>
          last.some((end) => given.length >= start.length + end.length && given.startsWith(start) && given.endsWith(end)),
        );
        expect(await isLetIn(integration, { "x-key": given })).toBe(isRight);
      }),
    );
  });

  it("by every credential that the configuration names, not by some of them", async () => {
    const configuration = { request: { method: "POST", headers: { "x-a": "{secrets.a}", "x-b": "k {secrets.b}" }, body: {} } };
    await fc.assert(
      fc.asyncProperty(fc.tuple(mistakes, mistakes, mistakes), fc.boolean(), async ([spoilToken, spoilA, spoilB], answer) => {
        const integration = define({
          configuration,
          credentials: { token: "token" },
          secrets: { a: "one", b: "two" },
          authenticate: () => answer,
        });
        const [token, a, b] = [spoilToken("token"), spoilA("one"), `k ${spoilB("two")}`];
        const isRight = token.replace(/^ +/, "") === "token" && a === "one" && b === "k two" && answer;
        expect(await isLetIn(integration, { authorization: `Bearer ${token}`, "x-a": a, "x-b": b })).toBe(isRight);
      }),
      { numRuns: 5 * (fc.readConfigureGlobal().numRuns ?? 100) },
    );
  });

  it("refuses arbitrary headers", async () => {
    const integration = define({
      configuration: { request: { method: "POST", headers: { "x-a": "{secrets.a}" }, body: {} } },
      credentials: [{ token: "token-0815" }, { username: "user", password: "password-4711" }],
      secrets: { a: "secret-1234" },
    });
    const names = fc.oneof(fc.constantFrom("authorization", "Authorization", "x-a", "X-A", "__proto__", "constructor"), strings);
    const values = fc.oneof(
      strings,
      fc.array(strings, { maxLength: 2 }),
      strings.map((text) => `Bearer ${text}`),
      strings.map((text) => `Basic ${Buffer.from(text).toString("base64")}`),
      fc.anything(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, values), { maxLength: 4 }), async (entries) => {
        expect(await isLetIn(integration, Object.fromEntries(entries) as { [name: string]: string })).toBe(false);
      }),
    );
  });
});

describe("receive > basic credentials", () => {
  const received = (credentials: unknown, bytes: readonly number[]) => {
    const authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
    return defineAny({ configuration: getOnly, credentials }).receive({ headers: { authorization } });
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
