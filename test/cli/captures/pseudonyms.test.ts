import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pseudonymsOf, wordsOf } from "../../../src/cli/captures/pseudonyms.ts";
import { characters } from "../../support/arbitraries.ts";

/** The pseudonym of a text under one of two keys. */
function standIn(text: string, key = 1): string {
  return pseudonymsOf(Buffer.alloc(32, key)).text(text);
}

function numberFor(value: number): number {
  return pseudonymsOf(Buffer.alloc(32, 1)).number(value);
}

describe("a pseudonym", () => {
  it.each([
    ["an identifier", "C6177D585DA5EE11B3ED58961D1810CC", /^[0-9A-F]{32}$/],
    ["an identifier in lower case", "c6177d585da5ee11b3ed58961d1810cc", /^[0-9a-f]{32}$/],
    ["a UUID", "c6177d58-5da5-ee11-b3ed-58961d1810cc", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    ["a phone number", "+358401234567", /^\+999\d{9}$/],
    ["a phone number with blanks", "+358 40 123 4567", /^\+999 \d\d \d{3} \d{4}$/],
    ["a phone number without a country", "040-1234567", /^\d{3}-\d{7}$/],
    ["an e-mail address", "first.agent@acme.com", /^[a-z]{8}@[a-z]{8}\.example$/],
    ["a name", "Järvi O'Neill", /^[A-Z][a-z]{4} [A-Z]'[A-Z][a-z]{4}$/],
    ["a name in other letters", "山田 Ольга", /^[a-z]{2} [A-Z][a-z]{4}$/],
    ["a number", "C-1001", /^[A-Z]-\d{4}$/],
    ["a birthday", "1980-05-01", /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/],
    ["a birthday at midnight", "1980-05-01T00:00:00.000Z", /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T00:00:00\.000Z$/],
    ["a birthday as it is written east of Greenwich", "1980-04-30T22:00:00+02:00", /^(?:19|20)\d\d-\d\d-\d\dT22:00:00\+02:00$/],
    ["a name in percent escapes", "J%C3%A4rvi%20%41%6Ena", /^[A-Z]%[0-9A-F]{2}(?:%[0-9A-F]{2})?[a-z]{3}%20(?:%[0-9A-F]{2}){2}[a-z]{2}$/],
    ["a name in entities", "J&#228;rvi &#x41;&#X6E;na &amp;", /^[A-Z]&#\d+;[a-z]{3} &#x[0-9a-f]+;&#x[0-9a-f]+;[a-z]{2} &amp;$/],
    ["a name in the escapes of JSON", "J\\u00e4rvi\\n", /^[A-Z]\\u00[0-9a-f]{2}[a-z]{3}\\n$/],
    ["text", "Call +358401234567, or a@b.fi.", /^[A-Z][a-z]{3} \+999\d{9}, [a-z]{2} [a-z]{8}@[a-z]{8}\.example\.$/],
  ])("of %s has the same form", (_, text, form) => {
    expect(standIn(text)).toMatch(form);
    expect(standIn(text)).not.toBe(text);
    expect(standIn(text)).toBe(standIn(text));
    expect(standIn(text)).not.toBe(standIn(text, 2));
  });

  it.each([
    ["names of events", "queued Queued QUEUED"],
    ["channels, directions and languages", "chat whatsapp EMAIL XRI inbound outbound EN"],
    ["words for null", "null None undefined"],
    ["escapes of what is no letter or digit", "\\n\\u0022&amp;&#39;&#x3c;%2B%20\\u{}&#1114112;"],
    ["what is no letter or digit", " .,;:!?<>{}[]()\"'/\\- \n€🙂"],
    ["nothing", ""],
  ])("of %s is the same", (_, text) => {
    expect(standIn(text)).toBe(text);
  });

  it.each([
    ["1980-05-01", "1959-12-02"],
    ["first.agent@ACME.com", "quvxhdtj@sylapisw.example"],
    ["C6177D585DA5EE11B3ED58961D1810CC", "54BA6419513769F112BC9CAF2E732F53"],
    ["c6177d58-5da5-ee11-b3ed-58961d1810cc", "54ba6419-1376-f112-c9ca-2e732f53ef45"],
    ["+358 40 123 4567", "+999 81 645 9017"],
    ["040-1234567", "146-7484801"],
    ["Järvi-22", "Pildk-23"],
  ])("of %s is %s under the same key, in later releases too", (text, expected) => {
    expect(standIn(text)).toBe(expected);
  });

  it("of a letter with marks has none", () => {
    expect(standIn("e\u0301a\u0308")).toMatch(/^[a-z]{2}$/);
  });

  it("is not made of words to keep", () => {
    expect(pseudonymsOf(Buffer.alloc(32, 1)).text("by Virtanen", wordsOf("by {contact.source}"))).toMatch(/^by (?!Virtanen)[A-Z][a-z]{7}$/);
  });

  it("is the same for a phone number with and without spaces", () => {
    expect(standIn("+358 40 1234567").replaceAll(" ", "")).toBe(standIn("+358401234567"));
  });

  it("is of the same host for addresses of one host", () => {
    const hosts = ["a@acme.com", "b@ACME.com", "c@acme.org"].map((address) => standIn(address).split("@")[1]);
    expect(hosts[0]).toBe(hosts[1]);
    expect(hosts[0]).not.toBe(hosts[2]);
  });

  it("of a text is the text of the pseudonyms of its words", () => {
    const part = fc.constantFrom("Virtanen", "a@b.fi", "C6177D585DA5EE11B3ED58961D1810CC", "queued", "x", "null", "1980-05-01", "\\n", "?");
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(standIn(parts.join("; "))).toBe(parts.map((one) => standIn(one)).join("; "));
      }),
    );
  });

  it("keeps the form of any number", () => {
    const form = (value: number) => String(value).replaceAll(/[1-9]/g, "9");
    // The least and the greatest numbers have no others of their form.
    const doubles = fc.double({ noNaN: true, max: 1e300, min: -1e300 }).filter((value) => value === 0 || Math.abs(value) > 1e-300);
    fc.assert(
      fc.property(fc.oneof(fc.integer(), doubles), (value) => {
        const [mantissa = ""] = form(value).split("e");
        expect(form(numberFor(value)).replaceAll("-", "").slice(0, 1)).toBe(mantissa.replaceAll("-", "").slice(0, 1));
        expect(Math.sign(numberFor(value)) || 0).toBe(Math.sign(value) || 0);
        expect(numberFor(value)).toBe(numberFor(value));
      }),
    );
    expect([12345, -10.25, 1.5e300, 2e-7, 0].map(numberFor)).toEqual([56458, -40.66, 9.5e300, 3e-7, 0]);
    expect(String(numberFor(12345))).toMatch(/^[1-9]{5}$/);
    expect(String(numberFor(-10.25))).toMatch(/^-[1-9]0\.[1-9]{2}$/);
    expect(Number.isFinite(numberFor(Number.MAX_VALUE))).toBe(true);
    expect(Number.isFinite(numberFor(Number.MIN_VALUE))).toBe(true);
  });

  it("is text for any text, and holds none of its words", () => {
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 200 }), (text) => {
        const words = [...wordsOf(text)].filter((word) => word.length > 7);
        const other = standIn(text);
        expect(words.filter((word) => other.includes(word))).toEqual([]);
      }),
    );
  });

  it.each([
    ["letters", "a"],
    ["digits", "1"],
    ["dots", "a."],
    ["halves of addresses", "a@"],
    ["blanks in numbers", "1 "],
    ["hexadecimal digits", "0-"],
    ["backslashes", "\\"],
  ])("of a megabyte of %s takes limited time", (_, unit) => {
    expect(standIn(unit.repeat(1_000_000 / unit.length)).length).toBeGreaterThan(1000);
  });
});
