import { expect, it } from "vitest";
import { concealIn, concealing } from "../../src/cli/conceal.ts";

it.each([
  ["as it stands", ["Sesame"], "open Sesame, Sesame", "open [secret], [secret]"],
  ["in JSON", ['a"b\\c'], JSON.stringify({ a: 'a"b\\c' }), '{"a":"[secret]"}'],
  ["in a pointer", ["a/b~c"], "/x/a~1b~0c/y", "/x/[secret]/y"],
  ["in a URL", ["a b/c"], "?k=a%20b%2Fc&l", "?k=[secret]&l"],
  ["in a URL, where it is no text that can be encoded", ["a\ud800"], "?k=a%EF%BF%BD", "?k=[secret]"],
  ["in Base64", ["ab"], "Basic YWI=", "Basic [secret]"],
  ["in Base64 without what fills it up", ["a"], "YQ.YQ", "[secret].[secret]"],
  ["in Base64 in a URL", ["ab"], "?k=YWI%3D", "?k=[secret]"],
  ["where another begins like it", ["Open", "OpenSesame"], "OpenSesame Open", "[secret] [secret]"],
  ["but not where there is none", [""], "open", "open"],
  ["and nothing else", [], "open", "open"],
])("a secret is concealed %s", (_, secrets, text, expected) => {
  expect(concealing(secrets)(text)).toBe(expected);
});

it("secrets are concealed in keys and values at any level", () => {
  const value = { a: ["Sesame", 1, null, true], "x Sesame": { Sesame: "no" } };
  expect(concealIn(value, concealing(["Sesame"]))).toEqual({ a: ["[secret]", 1, null, true], "x [secret]": { "[secret]": "no" } });
});
