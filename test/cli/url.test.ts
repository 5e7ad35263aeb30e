import { expect, it } from "vitest";
import { originOf, withoutOrigin } from "../../src/cli/url.ts";

it.each([
  ["https://user.example.com:8080/{contact.id}?at=http://b/c", "/{contact.id}?at=http://b/c"],
  ["HTTP://a/b", "/b"],
  ["git+h2c.x-1://a?b", "?b"],
  ["x://#b", "#b"],
  ["/a?at=http://b/c", "/a?at=http://b/c"],
  ["1://a/b", "1://a/b"],
  ["", ""],
])("%j is %j without its origin", (url, expected) => {
  expect(withoutOrigin(url)).toBe(expected);
});

it.each([
  ["127.0.0.1", "IPv4", "http://127.0.0.1:80"],
  ["::1", "IPv6", "http://[::1]:80"],
])("%s is an origin as URLs write it", (address, family, expected) => {
  expect(originOf({ address, family, port: 80 })).toBe(expected);
});
