import { describe, expect, it } from "vitest";
import { fixtureOf, type Incoming } from "../../../src/cli/captures/anonymize.ts";
import type { Pseudonyms } from "../../../src/cli/captures/pseudonyms.ts";

/** Stand-ins that are seen at once: (Virtanen) for Virtanen, and 1007 for 7. */
const pseudonyms: Pseudonyms = {
  text: (text, keep) => text.replaceAll(/[\p{L}\p{N}][\p{L}\p{N}.@+-]*/gu, (token) => (keep?.has(token) ? token : `(${token})`)),
  number: (value) => value + 1000,
};

const conceal = (text: string) => text.replaceAll("Sesame", "[secret]");

/** The capture of a webhook. */
function kept(incoming: Partial<Incoming>) {
  const nothing = {
    method: "POST",
    url: "/",
    headers: {},
    body: undefined,
    template: { url: undefined, body: undefined },
    conversation: {},
  };
  return fixtureOf({ ...nothing, ...incoming }, pseudonyms, conceal);
}

/** The body that is kept of one for a template. */
function keptBody(template: Incoming["template"]["body"], body: unknown, conversation: unknown = {}): unknown {
  return kept({ template: { url: undefined, body: template }, body, conversation }).body;
}

describe("a fixture", () => {
  it("has no keys for absent parts", () => {
    expect(kept({})).toStrictEqual({ format: "contact-pro-webhooks/capture-1", method: "POST", url: "/", headers: {}, template: {} });
  });

  it("keeps the values of headers that say how it was sent", () => {
    const headers = {
      "content-type": "a/json; boundary=Sesame",
      "x-api-key": "k",
      authorization: "Basic a",
      accept: ["a", "b"],
      host: undefined,
    };
    expect(kept({ headers }).headers).toEqual({
      "content-type": "a/json; boundary=[secret]",
      "x-api-key": "[removed]",
      authorization: "[removed]",
      accept: "a,b",
      host: "[removed]",
    });
  });
});

describe("the URL of a template", () => {
  it("is kept from its path on, without secrets", () => {
    const url = "https://user.example.com:8080/{contact.id}/Sesame";
    expect(kept({ template: { url, body: undefined } }).template).toStrictEqual({ url: "/{contact.id}/[secret]" });
  });
});

describe("the URL that came", () => {
  it.each([
    ["as it is written", "/hook/v2?to=a@b#x-y", "/(hook)/(v2)?(to)=(a@b)#(x-y)"],
    ["percent-encoded where it was", "/a%20b%2Fc?a@b=%C3%A4", "/(a)%20(b)%2F(c)?(a@b)=(%C3%A4)"],
    ["as it is written if only a part was encoded", "/a@b%20c", "/(a@b)%(20c)"],
    ["as it is written if it is no encoding", "/%zz%", "/%(zz)%"],
    ["without secrets", "/Sesame/open", "/[secret]/(open)"],
  ])("is disguised %s", (_, url, expected) => {
    expect(kept({ url }).url).toBe(expected);
  });

  it("keeps the words of its template", () => {
    expect(kept({ url: "/hook/queued/A1", template: { url: "https://a.b/hook/{event}/{contact.id}", body: undefined } }).url).toBe(
      "/hook/(queued)/(A1)",
    );
  });
});

describe("a body without a template", () => {
  it("replaces everything except the form, texts without information, and documented values of a small set", () => {
    const contact = {
      id: "A1",
      direction: "sideways",
      priority: 7,
      language: "Asks about a bill",
      rating: 7,
      tags: ["vip", 7, null, true],
    };
    expect(keptBody(undefined, { contact, text: "He was here" })).toEqual({
      contact: {
        ...{ id: "(A1)", direction: "sideways", priority: 7, language: "(Asks) (about) (a) (bill)", rating: 1007 },
        tags: ["(vip)", 1007, null, true],
      },
      text: "(He) (was) (here)",
    });
    expect(keptBody(undefined, 7)).toBe(1007);
  });

  it.each([
    ["line2", "line2"],
    ["a", "a"],
    ["1234", "1234"],
    ["12345", "(12345)"],
    ["a@b", "(a@b)"],
    ["call +1", "(call) +(1)"],
    ["abcdefabcdefabcdefabcdefabcdefab", "(abcdefabcdefabcdefabcdefabcdefab)"],
    ["abcdefab-cdef-abcd-efab-cdefabcdefab", "(abcdefab-cdef-abcd-efab-cdefabcdefab)"],
    ["xabcdefabcdefabcdefabcdefabcdefab", "xabcdefabcdefabcdefabcdefabcdefab"],
    ["abcdefabcdefabcdefabcdefabcdefabx", "abcdefabcdefabcdefabcdefabcdefabx"],
    ["abcdefabcdefabcdefabcdefabcdefa", "abcdefabcdefabcdefabcdefabcdefa"],
    ["thekeyofwhatanadministratorwrote", "thekeyofwhatanadministratorwrote"],
    ["__proto__", "__proto__"],
  ])("has the key %j as %j", (key, expected) => {
    const body = JSON.parse(`{ ${JSON.stringify(key)}: true }`);
    expect(Object.entries(keptBody(undefined, body) as object)).toEqual([[expected, true]]);
  });
});

describe("a body of a template", () => {
  it("keeps literals of the template", () => {
    const template = { "to +1": 5, by: "Sent by a.b", none: null, is: true, list: [5, "x"], "unsent 1": "{contact.id}" };
    expect(keptBody(template, template)).toEqual(template);
  });

  it("replaces values that are personal", () => {
    const template = { n: 5, text: "Sent by me", object: { a: 1 }, list: [1], whole: "{contact.cad}", direction: "{contact.direction}" };
    const body = {
      n: 6,
      text: "Not by you",
      object: "none",
      list: "none",
      whole: { a: "b" },
      direction: { a: "b" },
      "a@b": 1,
      new: "none",
    };
    expect(keptBody(template, body)).toEqual({
      ...{ n: 1006, text: "(Not) by (you)", object: "(none)", list: "(none)", whole: { a: "(b)" }, direction: { a: "(b)" } },
      ...{ "(a@b)": 1001, new: "(none)" },
    });
    expect(keptBody("{contact.id}", ["A1"])).toEqual(["(A1)"]);
    expect(keptBody(["{contact.id}"], ["A1", "A2"])).toEqual(["(A1)", "(A2)"]);
  });

  it("keeps values of a small set under any key", () => {
    const template = { "a~/b": "{contact.direction}", t: "{event.datetime}", p: "<contact.priority>", o: "{contact}" };
    const body = { "a~/b": "sideways", t: "2023-12-29T08:44:44.215Z", p: 7, o: { direction: "sideways", id: "A1" } };
    expect(keptBody(template, body)).toEqual({ ...body, o: { direction: "sideways", id: "(A1)" } });
    expect(keptBody(template, { ...body, "a~/b": "He is called Virtanen", p: "7a" })).toMatchObject({
      "a~/b": "(He) (is) (called) (Virtanen)",
    });
  });

  it("keeps the words of kept values in mixed text, and no other words", () => {
    const contact = { direction: "sideways", priority: 7, channel_type: "Asks about a bill", id: "A1" };
    expect(keptBody("{contact.id}?", "sideways 7 bill A1? undefined", { contact })).toBe("sideways 7 (bill) (A1)? (undefined)");
  });
});

describe("mixed text", () => {
  const textOf = (text: unknown, values: object, template = "{contact.source}: {contact.id}") =>
    keptBody(template, text, { contact: values });

  it.each([
    ["one beside the other", "Ann-Lee", { source: "Ann", id: "Lee" }, "(Ann)-(Lee)"],
    ["one within the other", "Ann-Lee-Ann", { source: "Ann", id: "Ann-Lee" }, "(Ann-Lee)-(Ann)"],
    ["one after the other", "Ann-Lee-Ann", { source: "Ann-Lee", id: "Ann" }, "(Ann-Lee)-(Ann)"],
    ["twice", "Ann-Ann-x", { source: "Ann" }, "(Ann)-(Ann)-(x)"],
    ["at the start of a longer word", "Anna-Ann", { source: "Ann" }, "(Anna-)(Ann)"],
    ["at the end of a longer word", "JoAnn-Ann", { source: "Ann" }, "(JoAnn-)(Ann)"],
    ["before a digit", "Ann1-x", { source: "Ann" }, "(Ann1-x)"],
    ["after a word, where it begins with no letter", "x+358-1", { source: "+358" }, "(x)+(358)-(1)"],
    ["before a word, where it ends with no letter", "Jo.x", { source: "Jo." }, "(Jo.)(x)"],
    ["after something that is no letter", "-Ann-x", { source: "Ann" }, "-(Ann)-(x)"],
    ["a number", "7-x", { source: 7 }, "1007-(x)"],
  ])("replaces values that appear by themselves: %s", (_, text, values, expected) => {
    expect(textOf(text, values)).toBe(expected);
  });

  it("has the name of the event for {event}", () => {
    expect(keptBody("{event}-{contact.id}", "Odd-A1", { event: { name: "Odd" }, contact: {} })).toBe("Odd-(A1)");
  });

  it("keeps a number of a small set", () => {
    expect(textOf("7-x", { priority: 7 }, "{contact.priority}-{contact.id}")).toBe("7-(x)");
  });

  it.each([[""], [null], [true], [["S"]], [undefined]])("does not look for %j", (source) => {
    expect(textOf("S null-true", { source })).toBe("(S) (null-true)");
  });

  it("may differ from its template", () => {
    expect(textOf(7, { source: "7" })).toBe(1007);
    expect(textOf({ a: "A1" }, { source: "A1" })).toEqual({ a: "(A1)" });
  });
});

describe("a key that is called a secret", () => {
  it.each(["secret", "access_token", "passwd", "API-Key", "apikey", "x-api_key", "credentials", "Authorization", "auth"])(
    "is %s",
    (key) => {
      const static_ = { [key]: "a", b: "a" };
      const { template, body } = kept({ template: { url: undefined, body: static_ }, body: static_ });
      expect([template.body, body]).toEqual([
        { [key]: "[secret]", b: "a" },
        { [key]: "[secret]", b: "a" },
      ]);
    },
  );

  it.each(["author", "oauth", "keys", "pass"])("is not %s", (key) => {
    expect(keptBody({ [key]: "a" }, { [key]: "a" })).toEqual({ [key]: "a" });
  });

  it("redacts every static value below it", () => {
    const template = { credentials: { pin: 1234, list: ["a", "{contact.id}", "<contact.id>", true, null] }, n: 1234, ["__proto__"]: 1 };
    const { template: given, body } = kept({
      template: { url: undefined, body: template },
      body: { credentials: { pin: 1234, list: ["b", "A1", "A2", true, null] }, n: 1234 },
    });
    expect(given.body).toEqual({
      ...template,
      credentials: { pin: "[secret]", list: ["[secret]", "{contact.id}", "<contact.id>", true, null] },
    });
    expect(body).toEqual({ credentials: { pin: "[secret]", list: ["[secret]", "(A1)", "(A2)", true, null] }, n: 1234 });
  });

  it("gives values that are neither text nor number a pseudonym of their form", () => {
    expect(keptBody({ token: "a" }, { token: { id: "A1" } })).toEqual({ token: { id: "(A1)" } });
    expect(keptBody({ token: "a" }, { token: null })).toEqual({ token: null });
  });

  it("is not needed if a secret is known", () => {
    expect(keptBody({ a: "{contact.source}", b: "by {contact.id}" }, { a: "Open Sesame", b: "by Sesame" })).toEqual({
      a: "(Open) [secret]",
      b: "by [secret]",
    });
  });

  it("does not keep the words of a secret elsewhere", () => {
    expect(keptBody({ token: "Open", text: "by" }, { token: "Open", text: "by Open" })).toEqual({ token: "[secret]", text: "by (Open)" });
  });
});
