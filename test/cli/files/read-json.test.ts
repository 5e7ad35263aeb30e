import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { commandLine, file, noFile } from "../../support/command-line.ts";

const mebibyte = 2 ** 20;

/** Files that cannot be used: name, content, what follows the name, and what the line says. */
const unusable: [name: string, content: string | Uint8Array, position: string, message: string][] = [
  ["empty.json", "", "", "The file is empty. Write JSON into it"],
  ["blank.json", "\ufeff \r\n\t", "", "The file is empty. Write JSON into it"],
  ["binary.json", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), "", "The file is binary. Give a JSON file"],
  ["latin1.json", Buffer.from('{\n\n"name": "J\xe4rvi"}', "latin1"), ":3", "The file is not UTF-8. Save it as UTF-8"],
  ["cut.json", Buffer.from('"ä"').subarray(0, 2), ":1", "The file is not UTF-8. Save it as UTF-8"],
  ["utf16.json", Buffer.from("\ufeff{}", "utf16le"), "", "The file is UTF-16. Save it as UTF-8"],
  ["enormous.json", Buffer.alloc(16 * mebibyte + 1, " "), "", "The file is larger than 16 MiB"],
  ["deep.json", "[".repeat(200_000), "", "The file is not JSON: it is nested too deeply to locate the error"],
  ["comma.json", '{\n  "a": 1,\n}', ":2:9", "The file is not JSON: expected another key after the comma, or no comma"],
  ["member.json", '{"a":}', ":1:6", "The file is not JSON: expected a value"],
  ["bracket.json", '{"a": 1]', ":1:8", "The file is not JSON: expected a comma"],
  ["item.json", "[1,]", ":1:3", "The file is not JSON: expected another value after the comma, or no comma"],
  ["commas.json", '{"a": 1 "b": 2}', ":1:9", "The file is not JSON: expected a comma"],
  ["line-without-comma.json", '{\n  "a": 1\n  "b": 2\n}', ":2:9", "The file is not JSON: expected a comma"],
  ["colon.json", '{"a" 1}', ":1:6", "The file is not JSON: expected a colon"],
  ["comment.json", '{\r\n  // agent\r\n  "a": 1}', ":2:3", "The file is not JSON: comments are not allowed"],
  ["quotes.json", "{'a': 1}", ":1:2", "The file is not JSON: expected straight double quotes"],
  ["word.json", '{"a": \u201cx\u201d}', ":1:7", "The file is not JSON: expected straight double quotes"],
  ["key.json", "{a: 1}", ":1:2", "The file is not JSON: expected text in double quotes, a number, true, false or null"],
  ["value.json", '{"a": undefined}', ":1:7", "The file is not JSON: expected text in double quotes, a number, true, false or null"],
  ["line.json", '{"a": "x\n"}', ":1:7", "The file is not JSON: expected a closing double quote in the same line"],
  ["escape.json", '["\\x41"]', ":1:2", "The file is not JSON: expected an escape that JSON has after \\"],
  ["unicode.json", '["\\u00g0"]', ":1:2", "The file is not JSON: expected four hexadecimal digits after \\u"],
  ["control.json", '["\u0001"]', ":1:2", "The file is not JSON: expected control characters to be escaped"],
  ["number.json", "[1.]", ":1:2", "The file is not JSON: expected a number as JSON writes it"],
  ["two.json", "{}\n{}", ":2:1", "The file is not JSON: expected nothing after the first value"],
  ["open.json", '{"a": [1', ":1:9", "The file is not JSON: expected a closing bracket but the text ends"],
];

/** The lines of a frame, which only a place in the text of a file has. */
const frame = /^ {2}\d+ \| .*\n {2} +\| *\^\n/m;

describe.each(["check", "render"])("%s exits with 2 and one line, with the line of the file", (command) => {
  it.each(unusable)("for %s", async (name, content, position, message) => {
    const line = `${name}${position}: error: ${message}\n`;
    const { exitCode, stdout, stderr } = await commandLine([command, file(name, content)]);
    expect({ exitCode, stdout, stderr: stderr.replace(frame, "") }).toEqual({ exitCode: 2, stdout: "", stderr: line });
    expect(frame.test(stderr)).toBe(/:\d+:/.test(position));
  });

  it.each(unusable)("for the content of %s on standard input", async (_, stdin, position, message) => {
    const line = `standard input${position}: error: ${message}\n`;
    const { exitCode, stdout, stderr } = await commandLine([command, "-"], { stdin });
    expect({ exitCode, stdout, stderr: stderr.replace(frame, "") }).toEqual({ exitCode: 2, stdout: "", stderr: line });
  });

  it("with a caret under the mistake", async () => {
    const broken = file("broken.json", '{\r\n  "a": "{contact.id}",\r\n\t"b": 1,\r\n}\r\n');
    expect((await commandLine([command, broken])).stderr).toBe(`\
broken.json:3:8: error: The file is not JSON: expected another key after the comma, or no comma
  3 |  "b": 1,
    |        ^
`);
    const long = file("long.json", `{"first": "${"x".repeat(40)}" "second": "${"y".repeat(200)}"}`);
    expect((await commandLine([command, long])).stderr.split("\n").slice(1)).toEqual([
      `  1 | {"first": "${"x".repeat(40)}" "second": "${"y".repeat(47)}...`,
      `    | ${" ".repeat(53)}^`,
      "",
    ]);
  });

  it.each([20, 40, 80])("within %i columns of a terminal", async (columns) => {
    const long = file("l.json", `{"first": "${"x".repeat(40)}" "second": "${"y".repeat(200)}"}`);
    const { stderr } = await commandLine([command, long], { columns });
    expect(Math.max(...stderr.split("\n").map((line) => line.length))).toBeLessThanOrEqual(columns);
    const [code = "", carets = ""] = stderr.trimEnd().split("\n").slice(-2);
    expect(code.charAt(carets.indexOf("^"))).toBe('"');
  });

  it.each([
    ["a missing file", noFile("nowhere.json"), "nowhere.json: error: The file does not exist. Check its path"],
    ["a file in no folder", `${file("a.json", "1")}/b.json`, "a.json/b.json: error: The file does not exist. Check its path"],
    ["a folder", tmpdir(), `${tmpdir()}: error: The path is a directory. Give a file`],
    ["a name that is too long", "x".repeat(5000), `${"x".repeat(5000)}: error: The file cannot be read: ENAMETOOLONG`],
    ["a name that no file has", "a\0b\u001b[31m", "a\\u0000b\\u001b[31m: error: The file cannot be read: ERR_INVALID_ARG_VALUE"],
    ["an endless file", "/dev/zero", "/dev/zero: error: The file is larger than 16 MiB"],
  ])("for %s", async (_, path, line) => {
    expect(await commandLine([command, path])).toEqual({ exitCode: 2, stdout: "", stderr: `${line}\n` });
  });
});

describe("input", () => {
  it("may be as large as the limit", async () => {
    const stdin = Buffer.alloc(16 * mebibyte, " ");
    stdin.write("[1]");
    expect(await commandLine(["match", file("t.json", [1]), "-"], { stdin })).toEqual({ exitCode: 0, stdout: "{}\n", stderr: "" });
  });

  it("is read from standard input for each operand", async () => {
    const template = file("t.json", ["{contact.id}"]);
    const text = '["A1"]';
    const conversation = '{"contact": {"id": "A1"}}';
    expect(await commandLine(["check", "-"], { stdin: '\ufeff["{contact.idd}"]\r\n' })).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("standard input:1:3: error: "),
    });
    expect(await commandLine(["render", template, "-"], { stdin: conversation })).toMatchObject({ exitCode: 0, stdout: '[\n  "A1"\n]\n' });
    expect(await commandLine(["match", template, "-"], { stdin: text })).toMatchObject({ exitCode: 0 });
    expect(await commandLine(["verify", template, file("b.json", text), "-"], { stdin: conversation })).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ["check", "-", "-"],
    ["match", "-", "-"],
    ["verify", "-", "nothing.json", "-"],
  ])("cannot be read twice from standard input: %s %s %s", async (...args) => {
    expect(await commandLine(args, { stdin: "{}" })).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "error: standard input can be read once only. Use - for one file\n",
    });
  });

  it.each(["match", "verify", "render"])("names the unusable file for %s, and reveals nothing of it", async (command) => {
    const bad = file("delivery.json", '{"name": "PERSONAL-DATA",,}');
    expect(await commandLine([command, file("t.json", {}), bad])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "delivery.json:1:26: error: The file is not JSON: expected a key in double quotes\n",
    });
    const { stdout } = await commandLine([command, file("t.json", {}), bad, "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      unusable: [{ file: "delivery.json", line: 1, column: 26, message: "The file is not JSON: expected a key in double quotes" }],
    });
  });

  it("is searched in one pass, with any keys and escapes", async () => {
    const key = "k".repeat(3_000_000);
    const many = file("many.json", `{"${key}": [${"1,".repeat(1_000_000)}"{contact.agnet}"], "${key}": 1, "${key}": 2, "${key}": 3}`);
    expect(await commandLine(["check", many, "--json"])).toMatchObject({ exitCode: 1 });
    const escapes = file("escapes.json", JSON.stringify(["\n".repeat(7_000_000) + "{contact.agnet} ".repeat(999)]));
    const { stdout } = await commandLine(["check", escapes, "--json"]);
    const { findings } = JSON.parse(stdout).files[0];
    expect(findings).toHaveLength(999);
    expect(findings[998]).toMatchObject({ line: 1, column: 3 + 14_000_000 + 998 * 16 });
  });

  it("may be nested at any depth if it is not printed", async () => {
    const deep = file("deep.json", "[".repeat(100_000) + "]".repeat(100_000));
    expect(await commandLine(["match", file("t.json", ["{contact.id}"]), deep])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("/0: Element 0 must be a string (from {contact.id}), not an array"),
    });
    expect(
      await commandLine(["match", file("t.json", '"{contact.cad}"'), file("d.json", `{"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`)]),
    ).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "error: the input is too large, or nests too deeply\n",
    });
  });
});

describe("a command in a broken environment", () => {
  const world = { stdin: [] as unknown as AsyncIterable<Uint8Array>, stdout: { write: () => true }, env: {} };

  /** Standard error and the exit code of a command in such a world. */
  async function errorOf(args: string[], around: Partial<Parameters<typeof run>[1]>): Promise<[number, string]> {
    let stderr = "";
    const exitCode = await run(args, { ...world, stderr: { write: (text) => (stderr += text) }, ...around });
    return [exitCode, stderr];
  }

  it.each([
    ["a code", Object.assign(new Error("PERSONAL-DATA"), { code: "EIO" }), "EIO"],
    ["no code", new Error("PERSONAL-DATA"), "unknown reason"],
  ])("is reported for standard input: %s", async (_, error, reason) => {
    const stdin = {
      // biome-ignore lint/correctness/useYield: it fails before there is anything
      async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
        throw await error;
      },
    };
    expect(await errorOf(["check", "-"], { stdin })).toEqual([2, `standard input: error: The file cannot be read: ${reason}\n`]);
  });

  it.each([
    ["an error", new Error("no room"), "unexpected: no room"],
    ["something else", "no room", "unexpected: no room"],
    ["what is too large", new RangeError("Invalid string length"), "the input is too large, or nests too deeply"],
  ])("is reported for standard output: %s", async (_, error, message) => {
    const write = () => {
      throw error;
    };
    expect(await errorOf(["check", file("t.json", {})], { stdout: { write } })).toEqual([2, `error: ${message}\n`]);
  });
});
