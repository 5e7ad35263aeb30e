import { expect, it } from "vitest";
import { concealIn, concealing } from "../../../src/cli/output/redact.ts";

it.each([
  ["as it is written", ["Sesame"], "open Sesame, Sesame", "open [secret], [secret]"],
  ["in JSON", ['a"b\\c'], JSON.stringify({ a: 'a"b\\c' }), '{"a":"[secret]"}'],
  ["in a pointer", ["a/b~c"], "/x/a~1b~0c/y", "/x/[secret]/y"],
  ["in a URL", ["a b/c"], "?k=a%20b%2Fc&l", "?k=[secret]&l"],
  ["in a URL, where it is no text that can be encoded", ["abc\ud800"], "?k=abc%EF%BF%BD", "?k=[secret]"],
  ["in Base64", ["abcd"], "Basic YWJjZA==", "Basic [secret]"],
  ["in Base64 without what fills it up", ["abcd"], "YWJjZA.YWJjZA", "[secret].[secret]"],
  ["in Base64 in a URL", ["abcd"], "?k=YWJjZA%3D%3D", "?k=[secret]"],
  [
    "with an escape for any of its characters",
    ["Sesame"],
    "%53esame S&#101;same S&#x65;same \\u0053esame",
    "[secret] [secret] [secret] [secret]",
  ],
  ["in HTML", [`<&>"'`], "&lt;&amp;&gt;&quot;&apos; &lt;&amp;>&#34;&#039;", "[secret] [secret]"],
  ["as a form writes it", ["open up"], "?k=open+up", "?k=[secret]"],
  ["in lower and upper case of its escapes", ["ab/b"], "ab%2fb ab%2Fb ab\\u002Fb", "[secret] [secret] [secret]"],
  [
    "in Base64 of a longer text, wherever it begins",
    ["Swordfish"],
    [btoa("u:Swordfish"), btoa("us:Swordfish"), btoa("Swordfish!")].join(" "),
    "dTp[secret]g= dXM6[secret] [secret]IQ==",
  ],
  ["in the Base64 of URLs", ["\u00fb\u00ff\u00fe\u00fb"], Buffer.from("\u00fb\u00ff\u00fe\u00fb").toString("base64url"), "[secret]"],
  ["where it looks like an expression", ["a.*(b)|[c]-{2}^$+?"], "a.*(b)|[c]-{2}^$+? axx(b)", "[secret] axx(b)"],
  ["where another begins like it", ["Open", "OpenSesame"], "OpenSesame Open", "[secret] [secret]"],
  ["only where it is all of a text, if it is short", ["a"], "a cat", "a cat"],
  ["where it is all of a text, though it is short", ["a"], "a", "[secret]"],
  ["but not where there is none", [""], "open", "open"],
  ["and nothing else", [], "open", "open"],
])("a secret is concealed %s", (_, secrets, text, expected) => {
  expect(concealing(secrets)(text)).toBe(expected);
});

it("secrets are concealed in keys and values at any level", () => {
  const value = { a: ["Sesame", 1, null, true], "x Sesame": { Sesame: "no" } };
  expect(concealIn(value, concealing(["Sesame"]))).toEqual({ a: ["[secret]", 1, null, true], "x [secret]": { "[secret]": "no" } });
});

it("a number that is a secret is concealed, and one that only holds it is not", () => {
  expect(concealIn([1234, "1234", 12345], concealing(["1234"]))).toEqual(["[secret]", "[secret]", 12345]);
});

it("known keys stay, also if a secret reads the same", () => {
  expect(concealIn({ event: "event", other: "event" }, concealing(["event"]), new Set(["event"]))).toEqual({
    event: "[secret]",
    other: "[secret]",
  });
});

it("a long secret in a long text is found in a time that grows with the text", () => {
  const conceal = concealing(["%".repeat(40), "&#0".repeat(20), "a".repeat(60)]);
  expect(conceal("%".repeat(39).concat("x").repeat(2000))).toContain("x");
  expect(conceal("&#0".repeat(10_000))).toContain("[secret]");
  expect(conceal(`${"a".repeat(59)}b`.repeat(2000))).toContain("b");
});

it("a word of the model is redacted only if it is the whole text", () => {
  const conceal = concealing(["event"], new Set(["event"]));
  expect([conceal("{event}"), conceal("event")]).toEqual(["{event}", "[secret]"]);
});
