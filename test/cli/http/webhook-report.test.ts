import { describe, expect, it } from "vitest";
import type { Webhook } from "../../../src/cli/http/receiver.ts";
import { webhookLines, webhookText } from "../../../src/cli/http/webhook-report.ts";

/** A webhook without anything in it, but for what is given. */
function webhookWith(given: Partial<Webhook>): Webhook {
  return {
    ...{ number: 1, method: "POST", path: "/hook", status: 204, headers: {}, answer: undefined, isCompared: true, isChecked: true },
    ...{
      eventName: undefined,
      conversation: undefined,
      body: undefined,
      warnings: [],
      problem: null,
      saved: undefined,
      unsaved: undefined,
    },
    ...given,
  };
}

const asItIs = (text: string) => text;

const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);

const issue = (pointer: string) => ({ code: "missing" as const, message: "It must be a number", pointer, path: [] });

describe("a webhook for people", () => {
  const linesOf = (given: Partial<Webhook>) => webhookLines(webhookWith(given), asItIs);

  /** The rows under the first line: labels without their blanks, and values. */
  const rowsOf = (given: Partial<Webhook>) =>
    linesOf(given)
      .slice(1)
      .map(([indent, label, gap, value]) => {
        expect([indent, gap]).toEqual(["  ", "  "]);
        const { text, style } = label as { text: string; style: string };
        expect(style).toBe("dim");
        return [text.trimEnd(), value];
      });

  it("is green without a difference", () => {
    expect(linesOf({ eventName: "queued", saved: "0001-queued.json" })).toEqual([
      [{ text: "#1  ", style: "bold" }, { text: "queued  ", style: "bold" }, { text: "204", style: "green" }, "  POST /hook"],
      ["  ", { text: "credentials", style: "dim" }, "  ", { text: "right", style: "green" }],
      ["  ", { text: "match      ", style: "dim" }, "  ", { text: "the configuration", style: "green" }],
      ["  ", { text: "saved      ", style: "dim" }, "  ", { text: "0001-queued.json", style: "green" }],
    ]);
  });

  it("is red if it was refused", () => {
    expect(linesOf({ status: 401, problem: "Expected credentials" })).toEqual([
      [{ text: "#1  ", style: "bold" }, { text: "401", style: "red" }, "  POST /hook"],
      ["  ", { text: "refused", style: "dim" }, "  ", { text: "Expected credentials", style: "red" }],
    ]);
  });

  it("names the checks, comparisons and captures that were skipped", () => {
    expect(rowsOf({ isChecked: false, isCompared: false, unsaved: "does not exist" })).toEqual([
      ["credentials", { text: "not checked", style: "yellow" }],
      ["match", { text: "nothing to compare with", style: "green" }],
      ["not saved", { text: "does not exist", style: "red" }],
    ]);
  });

  it("shows each difference, also at the root", () => {
    expect(rowsOf({ warnings: [issue(""), issue("/body/id")] }).slice(1)).toEqual([
      ["match", { text: "2 differences", style: "yellow" }],
      ["difference", { text: "(root): It must be a number", style: "yellow" }],
      ["difference", { text: "/body/id: It must be a number", style: "yellow" }],
    ]);
  });

  it("shows 60 differences and 60 values at the most, and how many more there are", () => {
    const many = (count: number) => rowsOf({ warnings: Array.from({ length: count }, (_, index) => issue(`/body/${index}`)) }).slice(2);
    expect(many(60).map(([label]) => label)).toEqual(Array(60).fill("difference"));
    expect(many(62).map(([label]) => label)).toEqual([...Array(60).fill("difference"), ""]);
    expect(many(62).at(-1)).toEqual(["", "and 2 more"]);
    const contact = Object.fromEntries(Array.from({ length: 61 }, (_, index) => [`k${index}`, index]));
    expect(rowsOf({ conversation: { contact } }).slice(-2)).toEqual([
      ["contact.k59", "59"],
      ["", "and 1 more"],
    ]);
  });

  it.each([
    [
      "paths, and those of null together",
      { event: { name: "a" }, contact: { id: null, cad: null } },
      1,
      [
        ["event.name", '"a"'],
        ["null", { text: "contact.id, contact.cad", style: "dim" }],
      ],
    ],
    ["a root that is no object", { event: "queued" }, 1, [["event", '"queued"']]],
    ["the body where there are no paths", {}, [1], [["body", "[1]"]]],
    ["the body where there is no conversation", 5, { a: 1 }, [["body", '{"a":1}']]],
    ["nothing where there is nothing", undefined, undefined, []],
    ["that it nests too deeply", undefined, deep, [["data", { text: "nests too deeply to be shown", style: "yellow" }]]],
  ])("shows its data: %s", (_, conversation, body, rows) => {
    expect(rowsOf({ conversation, body }).slice(2)).toEqual(rows);
  });

  it("hides no other failure", () => {
    const failing = () => {
      throw new TypeError("no");
    };
    expect(() => webhookLines(webhookWith({ body: "x", eventName: "queued" }), failing)).toThrow("no");
    expect(() => webhookText(webhookWith({ body: "x" }), (text) => (text === "x" ? failing() : text))).toThrow("no");
  });
});

describe("a webhook for programs", () => {
  const head = { number: 1, method: "POST", path: "/hook", status: 204, event: null, problem: null, saved: null };
  const documentOf = (given: Partial<Webhook>) => {
    const [line, ...others] = webhookText(webhookWith(given), asItIs);
    expect(others).toEqual([]);
    return JSON.parse(String(line));
  };

  it("has each of its fields in every case", () => {
    expect(documentOf({})).toEqual({ ...head, conversation: null, body: null, warnings: [] });
  });

  it("says that it could not be saved", () => {
    const contents = { conversation: null, body: null, warnings: [] };
    expect(documentOf({ unsaved: "does not exist" })).toEqual({ ...head, ...contents, notSaved: "does not exist" });
    expect(documentOf({ unsaved: "does not exist", body: deep })).toEqual({
      ...head,
      ...contents,
      notSaved: "does not exist",
      tooDeep: true,
    });
  });

  it("says that it nests too deeply to be shown", () => {
    expect(documentOf({ body: deep, warnings: [issue("")] })).toEqual({
      ...head,
      conversation: null,
      body: null,
      warnings: [],
      tooDeep: true,
    });
  });
});
