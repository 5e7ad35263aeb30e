import { describe, expect, it } from "vitest";
import { compile, defineIntegration, type Incoming, type Integration, type Template } from "../../../src/index.ts";
import { ring, shared } from "../../support/hostile-values.ts";

const compiled = (template: unknown) => compile(template as never) as Template;

/** The conversation that `receive` finds in the text of a body, and the places of its warnings. */
async function received(template: unknown, body: string) {
  const configuration = { request: { method: "POST", body: template } };
  const { receive } = defineIntegration({ configuration, credentials: "unchecked" } as never) as Integration;
  const delivered = await receive({ headers: {}, body } as Incoming);
  if (!delivered.ok) throw new Error(`refused with ${delivered.status}`);
  return { conversation: delivered.conversation, warnings: delivered.warnings.map(({ code, pointer }) => `${code} ${pointer}`) };
}

describe("a number that is too large", () => {
  it.each([
    ["alone", "{contact.cad.x}", "1e400", {}, ["type /body"]],
    ["in an object", { cad: "{contact.cad}" }, '{"cad":{"a":1e400,"b":{"c":-1e999,"d":1},"__proto__":2}}', undefined, undefined],
    [
      "in an array",
      "{contact.cad.x}",
      "[1,1e400,[1e400]]",
      { contact: { cad: { x: [1, null, [null]] } } },
      ["type /body/1", "type /body/2/0"],
    ],
    ["with very many digits", "{contact.cad.x}", `{"a":${"9".repeat(400)}}`, { contact: { cad: { x: {} } } }, ["type /body/a"]],
    ["in a known object", "{contact.queue}", '{"id":"q","name":"n","new":1e400}', undefined, ["type /body/new"]],
  ])("is left out by receive with a warning: %s", async (_name, template, body, conversation, warnings) => {
    const found = await received(template, body);
    if (conversation) expect(found.conversation).toStrictEqual(conversation);
    if (warnings) expect(found.warnings).toEqual(expect.arrayContaining(warnings));
    expect(JSON.parse(JSON.stringify(found.conversation))).toStrictEqual(found.conversation);
  });

  it("costs the member alone that it is, and its key may be __proto__", async () => {
    const body = '{"cad":{"a":1e400,"b":{"c":-1e999,"d":1},"__proto__":{"e":2}}}';
    const { conversation, warnings } = await received({ cad: "{contact.cad}" }, body);
    expect(JSON.stringify(conversation)).toBe('{"contact":{"cad":{"b":{"d":1},"__proto__":{"e":2}}}}');
    expect(warnings.sort()).toStrictEqual(["type /body/cad/a", "type /body/cad/b/c"]);
  });

  it("is an issue of match", () => {
    const message = '"n" must be a finite number (from {contact.cad}), not NaN or an infinite number';
    expect(compiled(["{contact.cad}"]).match([{ deep: [{ n: Number.NaN }] }])).toStrictEqual({
      ok: false,
      total: 1,
      issues: [
        {
          code: "type",
          pointer: "/0/deep/0/n",
          path: [0, "deep", 0, "n"],
          placeholder: "{contact.cad}",
          expected: "a finite number",
          message,
        },
      ],
    });
    expect(compiled("{contact.cad}").match(JSON.parse(`[${"1e400,".repeat(999)}1]`))).toMatchObject({ ok: false });
    expect(compiled("{contact.cad.x}").match(Array(999).fill(Number.NaN))).toMatchObject({
      ok: false,
      total: 999,
      issues: { length: 100 },
    });
  });

  it("is found at any depth, and beside cycles and shared parts", () => {
    let deep: unknown = Number.POSITIVE_INFINITY;
    for (let level = 0; level < 100_000; level++) deep = level % 2 ? [deep] : { a: deep };
    const template = compiled("{contact.cad.x}");
    expect(template.match(deep)).toMatchObject({ ok: false, total: 1 });
    for (const value of [ring(3), shared(60)]) {
      expect(template.match([value])).toMatchObject({ ok: true });
      expect(template.match([value, Number.NaN])).toMatchObject({ ok: false, total: 1, issues: [{ pointer: "/1" }] });
    }
    const sparse: unknown[] = [];
    sparse.length = 2 ** 32 - 1;
    expect(template.match(sparse)).toMatchObject({ ok: true });
    const crowd: unknown[] = [];
    for (let index = 0; index < 1_000_000; index++) crowd.push(crowd);
    expect(template.match(crowd)).toMatchObject({ ok: true });
  });
});
