import { describe, expect, it } from "vitest";
import { compile, type JsonValue } from "../../../src/index.ts";

/** A list of objects that count how often their keys are asked for. */
function countedList(length: number): { list: readonly object[]; reads: () => number } {
  let reads = 0;
  const handler = {
    ownKeys: (target: object) => {
      reads++;
      return Reflect.ownKeys(target);
    },
  };
  return { list: Array.from({ length }, (_, index) => new Proxy({ index }, handler)), reads: () => reads };
}

const texts = (count: number) => Array.from({ length: count }, (_, index) => `${index}: {contact.cad.list}`);

/** How many more objects of a whole are read for a match if so many texts name it, each with this content. */
function readsFor(count: number, content: string): number {
  return readsOf(count, content) - readsOf(0, content);
}

function readsOf(count: number, content: string): number {
  const template = compile({ whole: "{contact.cad.list}", texts: texts(count) } as JsonValue, { objectText: "json" });
  const { list, reads } = countedList(1000);
  const body = { whole: list, texts: Array.from({ length: count }, (_, index) => `${index}: ${content}`) };
  template.match(body);
  return reads();
}

describe("match > writes an object that texts name", () => {
  const json = JSON.stringify(Array.from({ length: 1000 }, (_, index) => ({ index })));

  it("once, however many texts name it", () => {
    expect(readsFor(100, json)).toBe(readsFor(1, json));
  });

  it("no further than the text is long", () => {
    expect(readsFor(1, "short")).toBeLessThan(10);
    expect(readsFor(100, "short")).toBeLessThan(20);
  });

  it("to its end if a later text is longer", () => {
    const template = compile({ whole: "{contact.cad}", a: "a {contact.cad}", b: "b {contact.cad}" }, { objectText: "json" });
    const cad = { list: [1, 2, 3] };
    const match = (a: string, b: string) => template.match({ whole: cad, a, b });
    expect(match(`a ${JSON.stringify(cad)}`, `b ${JSON.stringify(cad)}`)).toMatchObject({ ok: true });
    expect(match("a x", `b ${JSON.stringify(cad)}`)).toMatchObject({ ok: false, issues: [{ code: "text", pointer: "/a" }], total: 1 });
  });
});

describe("match > compares", () => {
  it("a part with its parent once, even if texts are read later", () => {
    const template = compile({
      whole: "{contact.cad}",
      part: "{contact.cad.list}",
      texts: ["a {contact.id}", "b {contact.id} {contact.guid}"],
    });
    const [left, right] = [countedList(50), countedList(50)];
    const body = { whole: { list: left.list }, part: right.list, texts: ["a 1", "b 1 2"] };
    expect(template.match(body)).toMatchObject({ ok: true });
    // Once for its numbers, and once for the comparison.
    expect(right.reads()).toBe(100);
  });
});
