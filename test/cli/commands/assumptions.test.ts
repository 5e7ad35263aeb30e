import { describe, expect, it } from "vitest";
import { facts } from "../../../src/cli/captures/facts.ts";
import assumptions from "../../cases/assumptions.json" with { type: "json" };
import { commandLine, file, folder, listening } from "../../support/command-line.ts";

interface Case {
  readonly name: string;
  readonly template: unknown;
  readonly url?: string;
  readonly at?: string;
  readonly body: unknown;
  readonly confirmed?: readonly string[];
  readonly contradicted?: readonly string[];
  readonly instead?: { readonly [id: string]: string };
}

const cases = assumptions.cases as unknown as readonly Case[];

/** A folder with files of that content. */
function captures(files: { readonly [name: string]: unknown }): string {
  const path = folder("captures");
  for (const [name, content] of Object.entries(files)) file(`${path.split("/").at(-1)}/${name}`, content);
  return path;
}

function captureOf({ template, url, at = "/", body }: Omit<Case, "name">) {
  const format = "contact-pro-webhooks/capture-1";
  return { format, method: "POST", url: at, headers: {}, template: { ...(url ? { url } : {}), body: template }, body };
}

async function factsIn(path: string): Promise<{ id: string; verdict: string; file: string | null; instead: string | null }[]> {
  return JSON.parse((await commandLine(["assumptions", path, "--json"])).stdout).facts;
}

describe("a capture says", () => {
  it.each(cases)("$name", async ({ confirmed = [], contradicted = [], instead = {}, ...given }) => {
    const facts = await factsIn(captures({ "1.json": captureOf(given) }));
    const idsOf = (wanted: string) => facts.flatMap(({ id, verdict }) => (verdict === wanted ? [id] : [])).sort();
    expect({ confirmed: idsOf("confirmed"), contradicted: idsOf("contradicted") }).toEqual({ confirmed, contradicted });
    expect(facts).toMatchObject(facts.map(({ id }) => (instead[id] ? { instead: instead[id] } : {})));
  });

  it("covers each fact that a capture can show in one of the cases", async () => {
    const seen = new Set(cases.flatMap(({ confirmed = [], contradicted = [] }) => [...confirmed, ...contradicted]));
    const ids = (await factsIn(folder("empty"))).map(({ id }) => id);
    expect(ids.filter((id) => !seen.has(id))).toEqual(["set-required-agents"]);
  });

  it.each(cases.filter(({ body }) => JSON.stringify(body) !== "{}"))("the same once listen has kept it: $name", async (one) => {
    const { confirmed = [], contradicted = [], template, url, at = "/", body } = one;
    const path = folder("kept");
    const config = file("kept.json", { request: { method: "POST", body: template } });
    const options = ["--object-text", "json", "--unknown-paths", "allow", ...(url ? ["--url", url] : [])];
    const running = await listening([config, "--as", "configuration", "--save", path, ...options]);
    const response = await fetch(running.origin + at, { method: "POST", body: JSON.stringify(body) });
    expect(response.status).toBe(204);
    await running.stop();
    const facts = await factsIn(path);
    const idsOf = (wanted: string) => facts.flatMap(({ id, verdict }) => (verdict === wanted ? [id] : [])).sort();
    expect({ confirmed: idsOf("confirmed"), contradicted: idsOf("contradicted") }).toEqual({ confirmed, contradicted });
  });
});

const ends: { readonly [style: number]: number } = { 1: 22, 2: 22 };

/** Two texts in styles of a terminal, each with what follows it; style 0 is none. */
function styled(first: number, text: string, gap: string, second: number, other: string, rest: string): RegExp {
  const inStyle = (style: number, inner: string) => (style ? `\\u001b\\[${style}m${inner}\\u001b\\[${ends[style] ?? 39}m` : inner);
  return new RegExp(`^${inStyle(first, text)}${gap}${inStyle(second, other)}${rest}$`);
}

describe("assumptions", () => {
  const lower = captureOf({ template: ["{event.name}"], body: ["queued"] });
  const upper = captureOf({ template: ["{event.name}"], body: ["QUEUED"] });

  it("names the file that contradicts a fact before the first file that confirms it", async () => {
    const confirming = captures({ "1.json": captureOf({ template: [], body: [] }), "2.json": lower, "3.json": lower });
    expect((await factsIn(confirming))[0]).toMatchObject({
      id: "event-case",
      verdict: "confirmed",
      file: expect.stringMatching(/2\.json$/),
    });
    const contradicting = captures({ "1.json": lower, "2.json": upper, "3.json": lower, "4.json": upper });
    expect((await factsIn(contradicting))[0]).toMatchObject({
      verdict: "contradicted",
      file: expect.stringMatching(/2\.json$/),
      instead: "with upper case",
    });
  });

  it("reports each in one line, with the totals", async () => {
    const { exitCode, stdout, stderr } = await commandLine(["assumptions", captures({ "1.json": lower })]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(
      /^confirmed {5}an event's name comes in lower case {10,}captures-\w+\/1\.json\nnot seen {6}\{event\} alone is an object/,
    );
    expect(stdout).toMatch(/\n1 capture: 1 confirmed, 0 contradicted, \d+ not seen\n$/);
    const widest = Math.max(...facts.map(({ statement }) => statement.length));
    expect(stdout.indexOf("captures-")).toBe("confirmed     ".length + widest + 2);
    const contradicted = await commandLine(["assumptions", captures({ "1.json": upper })]);
    expect(contradicted).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/^contradicted .*1\.json: with upper case\n/) });
    expect(contradicted.stdout).toMatch(/\n1 capture: 0 confirmed, 1 contradicted, 20 not seen\n$/);
  });

  it("colours the verdicts and places", async () => {
    const path = captures({ "1.json": lower, "2.json": captureOf({ template: ["{contact.agent}"], body: [""] }) });
    const { stdout } = await commandLine(["assumptions", path], { isTTY: true });
    const lines = stdout.split("\n");
    expect(lines[0]).toMatch(styled(32, "confirmed   ", "  an event's name comes in lower case *  ", 2, "[^ ]+1\\.json", ""));
    expect(lines[1]).toMatch(styled(2, "not seen    ", "  \\{event\\} alone is an object, not the bare name", 0, "", ""));
    expect(lines[3]).toMatch(
      styled(31, "contradicted", "  what has no value is null, neither absent nor empty text *  ", 2, "[^ ]+2\\.json", ": empty text"),
    );
    expect(lines.at(-2)).toMatch(styled(1, "2 captures: 1 confirmed, 1 contradicted, 19 not seen", "", 0, "", ""));
  });

  it("reports contradictions and unreadable files with --json", async () => {
    const ok = async (files: { readonly [name: string]: unknown }) =>
      JSON.parse((await commandLine(["assumptions", captures(files), "--json"])).stdout).ok;
    expect(await ok({ "1.json": lower })).toBe(true);
    expect(await ok({ "1.json": upper })).toBe(false);
    expect(await ok({ "1.json": lower, "2.json": {} })).toBe(false);
  });

  it("reads the readable captures, and reports every other one in one line", async () => {
    const dotted = {
      template: { source: "{contact.source}", to: "{contact.destination}" },
      url: "/{contact.source}/{contact.destination}",
    };
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const path = captures({
      "a.json": lower,
      "b.json": "{",
      "c.json": Uint8Array.of(0, 1),
      "d.json": {},
      "e.json": { ...lower, headers: null },
      "f.json": { ...lower, template: { body: "{contact.idd" } },
      "g.json": JSON.stringify(lower).replace('["queued"]', deep),
      "h.json": JSON.stringify(lower).replace('["{event.name}"]', deep),
      "i.json": { ...lower, url: ["x"] },
      "k.json": { ...lower, template: { url: 5 } },
      "l.json": { ...lower, body: undefined },
      "n.json": captureOf({ ...dotted, at: "/%2E%2E/a%20b", body: { source: "..", to: "a b" } }),
      "j\u001b[31m.json": { ...lower, format: "\u001b[31m" },
      "m.json/in.txt": "",
      "notes.txt": "no capture",
      ".hidden.json": "no capture",
    });
    const { exitCode, stdout, stderr } = await commandLine(["assumptions", path]);
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/\n2 captures: 1 confirmed/);
    expect(
      stderr
        .trimEnd()
        .split("\n")
        .map((line) => line.replace(/^captures-\w+\//, "")),
    ).toEqual([
      "b.json:1:2: error: The file is not JSON: expected a closing brace but the text ends",
      "c.json: error: The file is binary. Give a JSON file",
      "d.json: error: The file is not a capture: its format is not contact-pro-webhooks/capture-1",
      "e.json: error: The file is not a capture: it needs method, url, headers and template, each of its type",
      "f.json: error: The template of the capture cannot be read",
      "h.json: error: The template of the capture cannot be read",
      "i.json: error: The file is not a capture: it needs method, url, headers and template, each of its type",
      "j\\u001b[31m.json: error: The file is not a capture: its format is not contact-pro-webhooks/capture-1",
      "k.json: error: The file is not a capture: it needs method, url, headers and template, each of its type",
      "l.json: error: The body of the capture cannot be read",
      "m.json: error: The path is not a file",
      "n.json: error: The conversation of the capture cannot be sent again",
    ]);
    const { stdout: json } = await commandLine(["assumptions", path, "--json"]);
    expect(JSON.parse(json)).toMatchObject({ ok: false, captures: 2, unusable: [{ line: 1, column: 2 }, ...Array(11).fill({})] });
  });

  it.each([
    ["a folder that is not there", "nowhere", "nowhere: error: The folder does not exist\n"],
    ["a file", file("file.json", {}), "file.json: error: The path is not a folder\n"],
  ])("cannot read %s", async (_, path, stderr) => {
    expect(await commandLine(["assumptions", path])).toEqual({ exitCode: 2, stdout: "", stderr });
  });
});
