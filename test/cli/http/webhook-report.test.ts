import { describe, expect, it } from "vitest";
import { changeLog } from "../../../src/cli/http/changes.ts";
import type { Webhook } from "../../../src/cli/http/receiver.ts";
import { webhookLines, webhookText, wholeWebhookLines } from "../../../src/cli/http/webhook-report.ts";

/** A webhook without anything in it, but for what is given. */
function webhookWith(given: Partial<Webhook>): Webhook {
  return {
    ...{
      number: 1,
      time: "14:03:27",
      method: "POST",
      path: "/hook",
      status: 204,
      headers: {},
      answer: undefined,
      isCompared: true,
      isChecked: true,
    },
    ...{
      eventName: undefined,
      conversation: undefined,
      body: undefined,
      warnings: [],
      problem: null,
      reason: undefined,
      forwarded: undefined,
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
  const shown = { conceal: asItIs, secretHeaders: ["x-api-key"] };
  const linesOf = (given: Partial<Webhook>) => wholeWebhookLines(webhookWith(given), { ...shown, secretHeaders: [] });

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
      [
        { text: "14:03:27", style: "dim" },
        "  ",
        { text: "#1", style: "bold" },
        { text: "  queued", style: "bold" },
        "  ",
        { text: "204", style: "green" },
        "  POST /hook",
      ],
      ["  ", { text: "credentials", style: "dim" }, "  ", { text: "right", style: "green" }],
      ["  ", { text: "match      ", style: "dim" }, "  ", { text: "the configuration", style: "green" }],
      ["  ", { text: "saved      ", style: "dim" }, "  ", { text: "0001-queued.json", style: "green" }],
    ]);
  });

  it("is red if it was refused", () => {
    const textOf = (given: Partial<Webhook>) => webhookLines(webhookWith({ status: 401, problem: "No", ...given }), none, shown);
    const head = [
      { text: "14:03:27", style: "dim" },
      "  ",
      { text: "#1", style: "bold" },
      "  ",
      { text: "401", style: "red" },
      "  POST /hook",
    ];
    expect(textOf({})).toEqual([[...head, "  ", { text: "No", style: "red" }]]);
    expect(textOf({ reason: "no-authorization" })[0]?.at(-1)).toMatchObject({ text: "no credentials: there is no authorization header" });
    expect(textOf({ reason: "wrong-authorization" })[0]?.at(-1)).toMatchObject({
      text: "wrong credentials: another user, password or token",
    });
    expect(textOf({ reason: "no-secret-header" })[0]?.at(-1)).toMatchObject({ text: "no secret header: x-api-key is missing" });
    expect(textOf({ reason: "wrong-secret-header" })[0]?.at(-1)).toMatchObject({ text: "wrong secret header: another value in x-api-key" });
    expect(linesOf({ status: 401, problem: "No" })).toHaveLength(1);
  });

  const none = { isFirst: true, members: [] };

  it("is one line, then at most 6 values of a new conversation and 12 that changed", () => {
    const members = Array.from({ length: 14 }, (_, index) => [`contact.k${index}`, index] as const);
    const rows = (isFirst: boolean, number: number) =>
      webhookLines(webhookWith({}), { isFirst, members: members.slice(0, number) }, shown).slice(1);
    expect(rows(true, 6)).toHaveLength(6);
    expect(rows(true, 6)[0]).toEqual(["  ", { text: "contact.k0", style: "dim" }, "  ", "0"]);
    expect(rows(true, 7).at(-1)?.at(-1)).toEqual({ text: "and 1 more value, with -v", style: "dim" });
    expect(rows(false, 12)).toHaveLength(12);
    expect(rows(false, 14).at(-1)?.at(-1)).toEqual({ text: "and 2 more values, with -v", style: "dim" });
  });

  it("shows the response of a service, its effects and every problem", () => {
    const forwarded = { status: 200, milliseconds: 3, problems: ["one", "two"], set: { priority: 5 }, save: {} };
    const rows = (given: object) =>
      webhookLines(webhookWith({ forwarded: { ...forwarded, ...given } }), none, shown)
        .slice(1)
        .map((line) => line.at(-1));
    expect(rows({})).toEqual([
      { text: "200 in 3 ms, sets priority 5", style: "green" },
      { text: "one", style: "yellow" },
      { text: "two", style: "yellow" },
    ]);
    expect(rows({ status: null, problems: ["no answer"], set: {} })).toEqual([{ text: "no answer", style: "red" }]);
  });

  it("shows secret headers as checked with -v", () => {
    const lines = wholeWebhookLines(webhookWith({}), shown);
    expect(lines.slice(1, 3).map(([, label, , value]) => [label, value])).toEqual([
      [
        { text: "credentials", style: "dim" },
        { text: "right", style: "green" },
      ],
      [
        { text: "x-api-key  ", style: "dim" },
        { text: "right", style: "green" },
      ],
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
    expect(() => wholeWebhookLines(webhookWith({ body: "x", eventName: "queued" }), { ...shown, conceal: failing })).toThrow("no");
    expect(() => webhookText(webhookWith({ body: "x" }), (text) => (text === "x" ? failing() : text))).toThrow("no");
  });
});

describe("the change log", () => {
  const contact = (more: object) => ({ conversation: { event: { name: "queued" }, contact: { id: "1", ...more } } });

  it("gives everything that is not null of a new conversation, and later what differs", () => {
    const changesOf = changeLog();
    expect(changesOf(contact({ agent: null, queue: "a" }))).toEqual({
      isFirst: true,
      members: [
        ["contact.id", "1"],
        ["contact.queue", "a"],
      ],
    });
    expect(changesOf(contact({ agent: null, queue: "a" }))).toEqual({ isFirst: false, members: [] });
    expect(changesOf(contact({ agent: { id: 7 }, queue: null }))).toEqual({
      isFirst: false,
      members: [
        ["contact.agent", { id: 7 }],
        ["contact.queue", null],
      ],
    });
    expect(changesOf(contact({ queue: null }))).toEqual({ isFirst: false, members: [["contact.agent", null]] });
    expect(changesOf({ conversation: { contact: { guid: "2" } } })).toMatchObject({ isFirst: true });
  });

  it("knows no conversation without an identifier, and forgets the oldest of more than 1000", () => {
    const changesOf = changeLog();
    for (const conversation of [undefined, { contact: { agent: 1 } }, "text"]) expect(changesOf({ conversation }).isFirst).toBe(true);
    expect(changesOf({ conversation: { contact: { agent: 1 } } }).isFirst).toBe(true);
    for (let id = 0; id <= 1000; id++) changesOf({ conversation: { contact: { id: String(id) } } });
    expect(changesOf({ conversation: { contact: { id: "1" } } }).isFirst).toBe(false);
    expect(changesOf({ conversation: { contact: { id: "0" } } }).isFirst).toBe(true);
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
