import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { version } from "../../package.json";
import { commandLine, outputOf } from "../support/command-line.ts";

const ofFile = ["check", "render", "match", "verify", "types", "schema", "simulate", "listen", "dev"];
const commands = [...ofFile, "openapi", "compare", "assumptions"];

describe("help", () => {
  it("lists the commands and explains FILE and the exit codes", async () => {
    const help = await outputOf("--help");
    for (const command of commands) expect(help).toMatch(new RegExp(`^ {2}${command} .*\\S`, "m"));
    expect(help).toMatch(/FILE is a template.*\n(.*\n)*Exit codes:/);
    expect(await outputOf("help")).toBe(help);
  });

  it.each(["", ...commands])("of %s is as it is kept", async (command) => {
    const help = await outputOf(...[command].filter(Boolean), "--help");
    await expect(help).toMatchFileSnapshot(`help/${command || "contact-pro-webhooks"}.txt`);
  });

  it.each(ofFile)("of %s shows the flags that say how a FILE is read", async (command) => {
    const help = await outputOf(command, "--help");
    expect(help).toMatch(/^Usage: .* [<[](?:file|config)/);
    for (const flag of ["--as <kind>", "--missing-paths", "--null-text", "--object-text", "--unknown-paths"]) expect(help).toContain(flag);
  });

  it.each(["simulate", "listen", "dev"])("of %s says that a secret on a command line is visible, and how it is not", async (command) => {
    const help = await outputOf(command, "--help");
    expect(help).toMatch(/can be read by others/);
    expect(help).toContain("@env:VAR");
  });

  it.each(commands)("of %s shows its arguments and examples, no line wider than 80 columns", async (command) => {
    const help = await outputOf(command, "--help");
    for (const text of ["Arguments:\n  ", "--json", "Examples:\n  # "]) expect(help).toContain(text);
    // The shapes of --json are in docs/commands.md.
    expect(help).not.toContain('"ok"');
    expect(help).toContain(`\n  contact-pro-webhooks ${command} `);
    expect(help.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it.each(commands)("examples of %s use flags that exist", async (command) => {
    const help = await outputOf(command, "--help");
    const [flags = "", examples = ""] = help.split("Examples:");
    const used = examples
      .split("\n")
      .filter((line) => !line.startsWith("  # "))
      .join(" ")
      .replaceAll(/curl .*/g, "");
    for (const [flag] of used.matchAll(/--[a-z-]+/g)) expect(flags).toContain(flag);
  });

  it.each(["", ...commands])("of %s wraps at a terminal of 20 columns", async (command) => {
    const { stdout } = await commandLine([...[command].filter(Boolean), "--help"], { isTTY: true, columns: 20 });
    // Only a single word, such as a flag with its value, may be wider.
    const wide = stdout
      .split("\n")
      .filter((line) => line.length > 20 && /\S \S/.test(line.replace(/ <[^>]*>| \[[^\]]*\]| \\$|^ +# |^Usage: |^ *-\w, /g, "")));
    expect(wide).toEqual([]);
    const words = (text: string) => text.replaceAll(/[#\\\s]+/g, " ");
    expect(words(stdout)).toBe(words((await commandLine([...[command].filter(Boolean), "--help"])).stdout));
  });

  it("prints the version", async () => {
    expect(await outputOf("--version")).toBe(`${version}\n`);
  });
});

describe("a bare run", () => {
  it("describes the command, shows three examples and the commands in groups, and exits with 0", async () => {
    const { exitCode, stdout, stderr } = await commandLine([]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^Develop and test webhooks of Sinch Contact Pro/);
    expect(stdout.match(/^ {2}# /gm)).toHaveLength(3);
    const [, write, test, learn] = stdout.split(/^(?:Write|Test|Learn)$/m);
    const listed = [write, test, learn].map((group) => [...(group ?? "").matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name));
    expect(listed.flat().sort()).toEqual([...commands, "help"].sort());
    expect(listed[0]).toContain("check");
    expect(listed[1]).toContain("simulate");
    expect(listed[2]).toEqual(["assumptions", "help"]);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("has bold headings on a terminal, and fits one of 20 columns", async () => {
    const { stdout } = await commandLine([], { isTTY: true, columns: 20 });
    expect(stdout).toContain("\u001b[1mWrite\u001b[22m\n");
    const plain = stripVTControlCharacters(stdout);
    const wide = plain.split("\n").filter((line) => line.length > 20);
    expect(wide.filter((line) => /\S \S/.test(line.replace(/ \\$|^ +# /g, "")))).toEqual([]);
  });
});

describe("usage", () => {
  it.each([
    [["chekc"], "error: unknown command 'chekc' (Did you mean check?)"],
    [["check"], "error: missing required argument 'file'. Run contact-pro-webhooks check --help"],
    [["match", "a.json"], "error: missing required argument 'body'. Run contact-pro-webhooks match --help"],
    [
      ["types", "a.json", "b.json"],
      "error: too many arguments for 'types'. Expected 1 argument but got 2. Run contact-pro-webhooks types --help",
    ],
    [["nothing"], "error: unknown command 'nothing'. Run contact-pro-webhooks --help"],
    [["check", "a.json", "--jsn"], "error: unknown option '--jsn' (Did you mean --json?)"],
    [["check", "a.json", "--url"], "error: option '--url <url>' argument missing. Run contact-pro-webhooks check --help"],
    [
      ["check", "a.json", "--max-warnings", "few"],
      "error: option '--max-warnings <n>' argument 'few' is invalid. It must be a whole number.",
    ],
    [
      ["check", "a.json", "--max-warnings", "1.5"],
      "error: option '--max-warnings <n>' argument '1.5' is invalid. It must be a whole number.",
    ],
    [
      ["check", "a.json", "--max-warnings", "1x"],
      "error: option '--max-warnings <n>' argument '1x' is invalid. It must be a whole number.",
    ],
    [
      ["check", "a.json", "--max-warnings", "x1"],
      "error: option '--max-warnings <n>' argument 'x1' is invalid. It must be a whole number.",
    ],
    [
      ["check", "a.json", "--missing-paths", "nothing"],
      "error: option '--missing-paths <what>' argument 'nothing' is invalid. Allowed choices are null, error.",
    ],
    [["check", "a.json", "--as", "x"], "error: option '--as <kind>' argument 'x' is invalid. Allowed choices are template, configuration."],
  ])("of %j is wrong in one line", async (args, line) => {
    expect(await commandLine(args)).toEqual({ exitCode: 2, stdout: "", stderr: `${line}\n` });
  });
});
