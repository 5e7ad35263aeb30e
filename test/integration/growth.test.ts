import { describe, expect, it } from "vitest";
import { defineIntegration, type Incoming, type Integration } from "../../src/index.ts";

/** The headers and the URL of a request, so many characters long. */
type Parts = (length: number) => { headers: { [name: string]: string | string[] }; url?: string };

const secret = "k".repeat(100);
const right = { "x-key": secret, authorization: `Basic ${btoa("user:password")}` };
const anonymous = { "x-key": "wrong", authorization: "Bearer wrong" };
const integration = defineIntegration({
  url: "https://example.com/hooks/{event}/{contact.id}?a={contact.direction}&b={contact.cad.b}",
  configuration: {
    request: { method: "POST", headers: { "x-key": "{secrets.key}", "x-id": "a{contact.cad.x}b{contact.cad.y}c" }, body: {} },
  },
  credentials: [{ username: "user", password: "password" }],
  secrets: { key: Array.from({ length: 10 }, (_, index) => (index ? `${index}${secret.slice(1)}` : secret)) },
  authenticate: () => true,
}) as Integration;

const fill = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));

const before: readonly (readonly [string, Parts])[] = [
  ["an authorization header without a space", (length) => ({ headers: { ...right, authorization: fill("a", length) } })],
  ["of spaces alone", (length) => ({ headers: { ...right, authorization: fill(" ", length) } })],
  ["of spaces and line breaks", (length) => ({ headers: { ...right, authorization: fill(" \n", length) } })],
  ["of a scheme and spaces", (length) => ({ headers: { ...right, authorization: `Basic ${fill(" ", length)}x` } })],
  ["of base64", (length) => ({ headers: { ...right, authorization: `Basic ${fill("QUJD", length)}` } })],
  ["of base64 of colons", (length) => ({ headers: { ...right, authorization: `Basic ${btoa(fill(":", length))}` } })],
  ["of what is no base64", (length) => ({ headers: { ...right, authorization: `Basic ${fill("=", length)}` } })],
  ["in very many parts", (length) => ({ headers: { ...right, authorization: Array.from({ length: length / 4 }, () => "a a") } })],
  ["a secret header of the first value, again and again", (length) => ({ headers: { ...right, "x-key": fill(secret, length) } })],
  ["a secret header of spaces", (length) => ({ headers: { ...right, "x-key": fill(" ", length) } })],
  [
    "very many headers",
    (length) => ({ headers: { ...right, ...Object.fromEntries(Array.from({ length: length / 8 }, (_, i) => [`x-${i}`, "v"])) } }),
  ],
  ["a name in very many cases", (length) => ({ headers: { ...anonymous, [fill("x-Key", length)]: "v" } })],
];

const urls: readonly (readonly [string, string])[] = [
  ["slashes", "/"],
  ["percent signs", "%"],
  ["encoded bytes", "%41"],
  ["broken encoding", "%f0%9f"],
  ["question marks", "?"],
  ["ampersands", "?a&"],
  ["the same parameter", "?a=b&"],
  ["plus signs", "?a=+"],
  ["hashes", "#"],
  ["dots", "../"],
  ["surrogates", "\ud83d\ude00"],
  ["lone surrogates", "\ud83d"],
];

/** The processor time of a call, in microseconds: the least of several, since others use the processor too. */
async function cost(parts: ReturnType<Parts>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = process.cpuUsage();
    await integration.receive({ ...parts, body: "{}" } as Incoming);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, user + system);
  }
  return least;
}

/**
 * How much more time 8 times the length takes; 8 is linear, 64 quadratic. Very short times are taken for one millisecond. What is
 * far from linear is measured again: a collection of garbage may fall into one measurement, but not into each.
 */
async function growth(parts: Parts): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4 && least >= 24; attempt++) {
    const short = await cost(parts(16_384));
    least = Math.min(least, (await cost(parts(131_072))) / Math.max(short, 1000));
  }
  return least;
}

describe("receive > takes linear time for", () => {
  it.each(before)("%s", async (_, parts) => {
    expect(await growth(parts)).toBeLessThan(24);
  });

  it.each(urls)("a URL of %s", async (_, unit) => {
    const url = (length: number) => `/hooks/queued/${fill(unit, length)}`;
    expect(await growth((length) => ({ headers: right, url: url(length) }))).toBeLessThan(24);
    expect(await growth((length) => ({ headers: anonymous, url: url(length) }))).toBeLessThan(24);
  });

  it.each(["a", "b", "ab", " ", "%41"])("a header of %j that contact data fills", async (unit) => {
    expect(await growth((length) => ({ headers: { ...right, "x-id": `a${fill(unit, length)}c` } }))).toBeLessThan(24);
  });
});

describe("receive > does not accept", () => {
  it("an authorization header that is longer than any credentials", async () => {
    const header = (length: number) => ({ ...right, authorization: `Basic ${" ".repeat(length)}${btoa("user:password")}` });
    expect(await integration.receive({ headers: header(1), body: "{}" })).toMatchObject({ ok: true });
    expect(await integration.receive({ headers: header(65_536), body: "{}" })).toMatchObject({ ok: false, status: 401 });
  });
});
