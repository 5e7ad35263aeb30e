import { describe, expect, it } from "vitest";
import { check } from "../../../src/index.ts";
import { documentedPaths } from "../../../src/model/generated/paths.ts";
import { readJson } from "../../support/cases.ts";

/** Numbers that are the same in each run: a linear congruential generator. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

function beside(letter: string, number: (below: number) => number): string {
  const row = rows.find((letters) => letters.includes(letter.toLowerCase())) ?? "";
  const at = row.indexOf(letter.toLowerCase());
  const near = [row[at - 1], row[at + 1]].filter((other) => other !== undefined);
  return near[number(near.length)] ?? letter;
}

type Slip = (word: string, number: (below: number) => number) => string;

/** The ways in which a word is mistyped. */
const slips: { readonly [name: string]: Slip } = {
  drop: (word, number) => {
    const at = number(word.length);
    return word.slice(0, at) + word.slice(at + 1);
  },
  swap: (word, number) => {
    const at = number(word.length - 1);
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  },
  double: (word, number) => {
    const at = number(word.length);
    return word.slice(0, at + 1) + word.slice(at);
  },
  neighbour: (word, number) => {
    const at = number(word.length);
    return word.slice(0, at) + beside(word[at] as string, number) + word.slice(at + 1);
  },
  case: (word) => word.replace(/^./, (letter) => letter.toUpperCase()),
  separator: (word) => (word.includes("_") ? word.replaceAll("_", "-") : word),
  camelCase: (word) => word.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
};

/** Each documented path below a root, with one of its names mistyped. */
function* misspellings(): Iterable<{ readonly path: string; readonly written: string; readonly slip: string }> {
  const number = numbersFrom(20_261_126);
  for (const path of documentedPaths.filter((one) => one.includes("."))) {
    for (const [slip, mistype] of Object.entries(slips)) {
      for (let time = 0; time < 5; time++) {
        const segments = path.split(".");
        const at = 1 + number(segments.length - 1);
        segments[at] = mistype(segments[at] as string, number);
        const written = segments.join(".");
        const isPath = documentedPaths.includes(written) || segments.some((segment) => segment === "");
        if (written !== path && !isPath) yield { path, written, slip };
      }
    }
  }
}

describe("the suggestion for an unknown path", () => {
  it("corrects at least 95 % of misspellings, and none to a wrong path", () => {
    let count = 0;
    let corrected = 0;
    const wrong: string[] = [];
    for (const { path, written } of misspellings()) {
      count++;
      const [diagnostic] = check(`{${written}}`);
      if (diagnostic?.suggestion === path) corrected++;
      else if (diagnostic?.suggestion !== undefined) wrong.push(`${written} is ${path}, not ${diagnostic.suggestion}`);
    }
    expect(wrong).toStrictEqual([]);
    expect(count).toBeGreaterThan(500);
    expect(corrected / count).toBeGreaterThan(0.95);
  });

  it("is absent for words that the model has nothing for", () => {
    const { words } = readJson("test/cases/unknown-words.json") as { readonly words: readonly string[] };
    const holders = ["event", "contact", "contact.agent", "contact.queue", "contact.email", "contact.skills.0"];
    const told = holders.flatMap((holder) =>
      words.map((word) => ({ written: `${holder}.${word}`, found: check(`{${holder}.${word}}`)[0] })),
    );
    expect(words.length).toBeGreaterThanOrEqual(300);
    const wrong = told.filter(({ found }) => found?.code === "unknown-path" && found.suggestion !== undefined);
    expect(wrong.map(({ written, found }) => `${written}: ${found?.suggestion}`)).toStrictEqual([]);
  });

  it.each([
    ["{contact.agent.phone}", "contact.agent.number"],
    ["{event.date}", "event.datetime"],
    ["{contact.channel}", "contact.channel_type"],
    ["{contact.ChannelType}", "contact.channel_type"],
    ["{contact.customer}", undefined],
    ["{contact.skills.id}", undefined],
  ])("of %s is %s", (template, suggestion) => {
    expect(check(template)[0]?.suggestion).toBe(suggestion);
  });

  it("lists the names at that level if there is no suggestion", () => {
    const [diagnostic] = check("{contact.queue.customer}");
    expect(diagnostic?.message).toMatch(/contact\.queue has id, address$/);
    expect(check("{contact.skills.id}")[0]?.message).toMatch(
      /contact\.skills is an array. Write the index of an element after it, from 0, as in \{contact\.skills\.0\}$/,
    );
  });
});
