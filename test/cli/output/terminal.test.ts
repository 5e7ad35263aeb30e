import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { sampleConversation } from "../../../src/testing/index.ts";
import { commandLine, file, folder, listening, service } from "../../support/command-line.ts";

/** C0 and C1 controls, direction marks, invisible characters, a lone surrogate: what no output may hold but for its own line breaks. */
const hostile =
  "\u0000\u0007\u0008\t\n\r\u001b[31m\u001b]0;x\u0007\u007f\u0085\u009b2J\u061c\u200e\u202e\u2028\u2029\u2066\u2069\ufeff\ud800";
const forbidden = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

describe("print", () => {
  const key = `k${hostile}`;
  const misspelt = file(
    "misspelt.json",
    `{${JSON.stringify(key)}: ${JSON.stringify(`${hostile}{contact.${hostile.replaceAll(/[\r\n]/g, "")}}`)}}`,
  );
  const twice = file("twice.json", `{${JSON.stringify(key)}: 1, ${JSON.stringify(key)}: 2}`);
  const raw = file("raw.json", '{"\u009b\u202e\u007f": "\u009b\u202e{contact.idd}\u0085\u2028"}');
  const template = file("template.json", { [key]: ["{contact.source}", `${hostile}{contact.language}`, "{contact.cad}"] });
  const conversation = file("conversation.json", sampleConversation({ contact: { source: hostile, cad: { [key]: hostile } } }));
  const body = file("body.json", { [key]: [hostile, `${hostile}FI`, { [key]: hostile }], [hostile]: hostile });

  it.each([
    ["check", misspelt],
    ["check", twice],
    ["check", raw],
    ["check", raw, "--json"],
    ["check", "a\u001b[31m"],
    ["check\u001b[31m"],
    ["check", "--\u001b[31m"],
    ["check", raw, "--missing-paths", "\u001b[31m"],
    ["check", file("get.json", { request: { method: "GET" } }), "--url", `/${hostile}{contact.idd}`],
    ["render", template, conversation],
    ["render", template, file("nothing.json", {}), "--missing-paths", "error"],
    ["match", template, body],
    ["match", template, file("wrong.json", [])],
    ["match", template, file("key.json", { [key]: 1 })],
    ["verify", template, body, conversation],
    ["verify", template, body, conversation, "--json"],
    ["verify", template, body],
    ["types", template],
    ["schema", template],
  ])("holds nothing that a terminal obeys: %s %s %s", async (...args) => {
    const { stdout, stderr } = await commandLine(args);
    expect(stdout + stderr).not.toBe("");
    expect(stdout + stderr).not.toMatch(forbidden);
    const coloured = await commandLine(args, { isTTY: true });
    expect(stripVTControlCharacters(coloured.stdout + coloured.stderr)).toBe(stdout + stderr);
  });

  describe("of webhooks and answers", () => {
    const text = JSON.stringify({ event: { name: hostile }, contact: { source: hostile, [key]: hostile }, [hostile]: hostile });

    it.each([[[]], [["--json"]]])("holds nothing that a terminal obeys: listen %j", async (flags) => {
      for (const args of [flags, [template, ...flags]]) {
        const running = await listening([...args, "--save", folder("captures")]);
        for (const body of [text, text.slice(1)]) {
          await (await fetch(`${running.origin}/a%1b?${encodeURIComponent("\u001b")}`, { method: "POST", body })).text();
        }
        const { stdout, stderr } = await running.stop();
        expect(stdout).toContain("204");
        expect(stdout + stderr).not.toMatch(forbidden);
      }
    });

    it.each([[[]], [["--json"]]])("holds nothing that a terminal obeys: simulate %j", async (flags) => {
      const captures = folder("captures");
      const capture = { format: "contact-pro-webhooks/capture-1", method: "POST", url: "/", headers: {}, template: { body: "{event}" } };
      file(`${captures.split("/").at(-1)}/a\u001b[31m.json`, { ...capture, body: hostile });
      const save = { [key]: "{response.body.event}" };
      const config = file("saves.json", { request: { method: "POST", body: { id: "{contact.id}" } }, response: { save } });
      for (const status of [200, 400]) {
        const origin = await service((_, response) => response.writeHead(status).end(status === 200 ? text : hostile));
        for (const more of [[], ["--from", captures]]) {
          const { stdout, stderr } = await commandLine(["simulate", config, "--to", origin, ...more, ...flags]);
          expect(stdout).toContain(String(status));
          expect(stdout + stderr).not.toMatch(forbidden);
        }
      }
    });

    it("is coloured on a terminal only", async () => {
      const coloured = await listening([], { isTTY: true });
      const plain = await listening([]);
      for (const running of [coloured, plain]) await fetch(running.origin, { method: "POST", body: text });
      const [first, second] = [await coloured.stop(), await plain.stop()];
      expect(first.stdout).toContain("\u001b[");
      // The second may begin in the next second.
      const linesOf = (stdout: string) =>
        stripVTControlCharacters(stdout)
          .replaceAll(/\d\d:\d\d:\d\d/g, "time")
          .split("\n")
          .slice(1);
      expect(second.stdout).not.toContain("\u001b[");
      expect(linesOf(first.stdout)).toEqual(linesOf(second.stdout));
    });
  });

  it("prints the same data", async () => {
    const { stdout } = await commandLine(["render", template, conversation]);
    expect(JSON.parse(stdout)).toEqual({ [key]: [hostile, `${hostile}EN`, expect.objectContaining({ [key]: hostile })] });
  });
});

describe("colour", () => {
  const path = file("bad.json", ["{contact.idd}"]);

  it("is red for an error and yellow for a warning", async () => {
    const { stdout } = await commandLine(["check", file("both.json", ["{contact.idd}", "{ event }"])], { isTTY: true });
    for (const [name, colour] of [
      ["error", 31],
      ["warning", 33],
    ]) {
      expect(stdout).toContain(`\u001b[${colour}m${name}\u001b[39m`);
    }
    const carets = [...stdout.matchAll(/\[(\d+)m\^/g)].map(([, colour]) => colour);
    expect(carets).toEqual(["31", "33"]);
  });
  const sequence = "\u001b";

  it("is bold for an equal body", async () => {
    const { stdout } = await commandLine(["verify", file("t.json", [1]), file("b.json", [1])], { isTTY: true });
    expect(stdout).toBe("\u001b[1mb.json is a body of t.json\u001b[22m\n");
  });

  it("is bold for a summary, and cyan for a place", async () => {
    const { stderr } = await commandLine(["match", file("t.json", ["{contact.id}"]), file("b.json", [1])], { isTTY: true });
    const [first, second] = stderr.split("\n");
    expect(first).toBe("\u001b[1mb.json is not what t.json sends: 1 issue\u001b[22m");
    expect(second).toBe("  \u001b[36m/0\u001b[39m: Element 0 must be a string (from {contact.id}), not a number");
  });

  it("is of its own for each column of a table of differences", async () => {
    const conversation = file("c.json", { contact: { id: "A1" } });
    const [t, b] = [file("t.json", ["{contact.id}", 1]), file("b.json", ["A2", 2])];
    const { stdout } = await commandLine(["verify", t, b, conversation], { isTTY: true });
    const code = (...codes: number[]) => codes.map((one) => `\u001b[${one}m`).join("");
    expect(stdout.split("\n")).toEqual([
      `${code(1)}b.json is not what t.json renders for c.json: 2 differences${code(22)}`,
      `  ${code(2)}where${code(22)}  ${code(2)}expected${code(22)}  ${code(2)}received${code(22)}  ${code(2)}from${code(22)}`,
      `  ${code(36)}/0   ${code(39)}  ${code(32)}"A1"    ${code(39)}  ${code(31)}"A2"    ${code(39)}  ${code(2)}{contact.id}${code(22)}`,
      `  ${code(36)}/1   ${code(39)}  ${code(32)}1       ${code(39)}  ${code(31)}2${code(39)}`,
      "",
    ]);
  });

  it("is red for a command that fails", async () => {
    const deep = `{"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const { stderr } = await commandLine(["match", file("t.json", '"{contact.cad}"'), file("b.json", deep)], { isTTY: true });
    expect(stderr).toBe("\u001b[31merror\u001b[39m: the input is too large, or nests too deeply\n");
  });

  it.each([
    ["for a program", {}, false],
    ["on a terminal", { isTTY: true }, true],
    ["on a terminal with NO_COLOR", { isTTY: true, env: { NO_COLOR: "1" } }, false],
    ["on a terminal with an empty NO_COLOR", { isTTY: true, env: { NO_COLOR: "" } }, true],
    ["on a terminal that can do nothing", { isTTY: true, env: { TERM: "dumb" } }, false],
    ["for a program with FORCE_COLOR", { env: { FORCE_COLOR: "1" } }, true],
    ["with FORCE_COLOR and NO_COLOR", { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }, true],
    ["for a program with an empty FORCE_COLOR", { env: { FORCE_COLOR: "" } }, true],
    ["on a terminal with FORCE_COLOR=0", { isTTY: true, env: { FORCE_COLOR: "0" } }, false],
  ])("%s", async (_, around, isColoured) => {
    expect((await commandLine(["check", path], around)).stdout.includes(sequence)).toBe(isColoured);
    expect((await commandLine(["render", path], around)).stderr.includes(sequence)).toBe(isColoured);
    expect((await commandLine(["check", "nowhere.json"], around)).stderr.includes(sequence)).toBe(isColoured);
  });
});
