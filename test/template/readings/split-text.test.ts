import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Piece, splitText } from "../../../src/template/readings/split-text.ts";

/** Every way to place the literals in the text: for each the slices that it leaves open. */
function allSplits(text: string, literals: readonly string[]): string[][] {
  const [first = "", ...rest] = literals;
  if (!text.startsWith(first)) return [];
  return rest.length ? placings(text.slice(first.length), rest) : text === first ? [[]] : [];
}

/** The ways to place literals in a text that begins with an open slice. */
function placings(text: string, [literal = "", ...rest]: readonly string[]): string[][] {
  if (!rest.length) return text.endsWith(literal) ? [[text.slice(0, text.length - literal.length)]] : [];
  const starts = Array.from({ length: text.length + 1 }, (_, start) => start).filter((start) => text.startsWith(literal, start));
  return starts.flatMap((start) => placings(text.slice(start + literal.length), rest).map((slices) => [text.slice(0, start), ...slices]));
}

function expected(text: string, literals: readonly string[]): readonly string[] | "none" | "many" {
  const [only, ...others] = allSplits(text, literals);
  return only === undefined ? "none" : others.length ? "many" : only;
}

/** All strings of a length of at most `length` over two letters. */
function words(length: number): string[] {
  if (length === 0) return [""];
  const shorter = words(length - 1);
  return ["", ...shorter.map((word) => `a${word}`), ...shorter.map((word) => `b${word}`)];
}

function lists(length: number, items: readonly string[]): string[][] {
  return length === 0 ? [[]] : lists(length - 1, items).flatMap((list) => items.map((item) => [...list, item]));
}

describe("split", () => {
  it.each([1, 2, 3])("agrees with all placements of %i short literals in every short text of two letters", (count) => {
    for (const literals of lists(count, words(2))) {
      for (const text of words(6)) {
        const found = splitText(text, literals);
        if (JSON.stringify(found) !== JSON.stringify(expected(text, literals))) {
          expect({ text, literals, found }).toStrictEqual({ text, literals, found: expected(text, literals) });
        }
      }
    }
  });

  it("agrees with all placements of longer and of more literals", () => {
    const letters = fc.constantFrom("a", "b", "\ud83d", "\ude00");
    const word = (maxLength: number) => fc.string({ unit: letters, maxLength });
    const literals = fc.array(word(4), { minLength: 1, maxLength: 5 });
    const texts = fc.oneof(
      fc.tuple(literals, word(12)),
      // Texts that contain the literals.
      fc
        .tuple(literals, fc.infiniteStream(word(2)))
        .map(([given, between]): [string[], string] => [given, given.reduce((text, literal) => text + between.next().value + literal)]),
    );
    fc.assert(
      fc.property(texts, ([given, text]) => {
        expect(splitText(text, given)).toStrictEqual(expected(text, given));
      }),
      { numRuns: Math.max(500, 2 * (fc.readConfigureGlobal().numRuns ?? 0)) },
    );
  });

  it("finds every short needle after a part of itself", () => {
    for (const needle of words(8).filter(Boolean)) {
      for (let length = 0; length < needle.length; length++) {
        for (const between of ["", "a", "b"]) {
          const text = needle.slice(0, length) + between + needle;
          const first = text.indexOf(needle);
          const slices = [text.slice(0, first), text.slice(first + needle.length)];
          const found = splitText(text, ["", needle, ""]);
          const isFound = first === text.lastIndexOf(needle) ? JSON.stringify(found) === JSON.stringify(slices) : found === "many";
          if (!isFound) expect({ text, needle, found }).toStrictEqual({ text, needle, found: slices });
        }
      }
    }
  });

  it("agrees with all placements of literals with pieces in any case", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "A", "b"), maxLength: 2 });
    const piece = fc.record({ text: word, isAnyCase: fc.boolean() });
    const literal = fc.array(piece, { minLength: 1, maxLength: 3 });
    // Each way to write a literal is a literal of its own.
    const spellings = (pieces: readonly Piece[]) =>
      pieces.reduce<string[]>(
        (before, { text, isAnyCase }) => {
          const written = isAnyCase
            ? [...text].reduce<string[]>(
                (all, letter) => all.flatMap((one) => [one + letter.toLowerCase(), one + letter.toUpperCase()]),
                [""],
              )
            : [text];
          return before.flatMap((one) => [...new Set(written)].map((other) => one + other));
        },
        [""],
      );
    const product = (literals: readonly (readonly Piece[])[]) =>
      literals.reduce<string[][]>((all, one) => all.flatMap((before) => spellings(one).map((spelling) => [...before, spelling])), [[]]);
    fc.assert(
      fc.property(
        fc.array(literal, { minLength: 1, maxLength: 3 }),
        fc.string({ unit: fc.constantFrom("a", "A", "b", "B"), maxLength: 8 }),
        (literals, text) => {
          const splits = product(literals).flatMap((written) => allSplits(text, written));
          const [only, ...others] = splits;
          const found = splitText(text, literals);
          expect(found).toStrictEqual(only === undefined ? "none" : others.length ? "many" : only);
        },
      ),
      { numRuns: Math.max(2000, 2 * (fc.readConfigureGlobal().numRuns ?? 0)) },
    );
  });

  it("finds a needle at any place", () => {
    const word = (maxLength: number) => fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength });
    fc.assert(
      fc.property(word(6), word(40), (needle, text) => {
        const first = text.indexOf(needle);
        const isUnique = first === text.lastIndexOf(needle);
        const slices = [text.slice(0, first), text.slice(first + needle.length)];
        expect(splitText(text, ["", needle, ""])).toStrictEqual(first < 0 ? "none" : isUnique ? slices : "many");
      }),
    );
  });
});
