import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/index.ts";
import { commandLine, file } from "../../support/command-line.ts";

const everyProperty = readFileSync("examples/configurations/every-property.json", "utf8");

/** The output of `check` for one file. */
async function checked(content: unknown, ...flags: string[]): Promise<string> {
  const { stdout, stderr } = await commandLine(["check", file("file.json", content), ...flags]);
  expect(stderr).toBe("");
  return `\n${stdout}`;
}

/** The findings of one file, as a program reads them. */
async function findingsOf(content: unknown, ...flags: string[]) {
  const { stdout } = await commandLine(["check", file("file.json", content), "--json", ...flags]);
  return JSON.parse(stdout).files[0].findings;
}

describe("check", () => {
  it("finds nothing in the documented configurations", async () => {
    const files = ["every-property", "whole-objects"].map((name) => `examples/configurations/${name}.json`);
    expect(await commandLine(["check", ...files, "--max-warnings", "0"])).toEqual({
      exitCode: 0,
      stdout: "2 files checked: nothing found\n",
      stderr: "",
    });
  });

  it("puts a caret under a misspelt placeholder, and prints the suggestion", async () => {
    const path = file("file.json", everyProperty.replace("{contact.agent.id}", "{contact.agnet.id}"));
    expect(await commandLine(["check", path])).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining(`\
file.json:26:28: error: The model has no path {contact.agnet.id}. Did you mean {contact.agent.id}? (unknown-path)
  26 |       "Current agent ID": "{contact.agnet.id}",
     |                            ^^^^^^^^^^^^^^^^^^ {contact.agent.id}
`),
    });
  });

  it("writes suggestions as in the text: paths in braces, keys and calls without", async () => {
    const request = { method: "GET", condition: "contact.priority == 1", bdy: "{contact.agnet}", params: { a: "{contact.agnet}" } };
    const shown = await checked({ request });
    expect([...shown.matchAll(/\^ (.*)/g)].map((match) => match[1])).toEqual(["contact.get_priority()", "body", "{contact.agent}"]);
    expect(shown).toMatch(/"bdy".*\n +\| +\^{5} body\n/);
  });

  it("writes commands of GitHub for a workflow", async () => {
    const path = file("a,b.json", '{ "100%": "{contact.agnet.id}",\n  "x": "{{contact.id}}" }');
    const missing = file("broken.json", "{");
    const { exitCode, stdout } = await commandLine(["check", path, missing, "--format", "github"]);
    expect(exitCode).toBe(2);
    const [unusable, error, warning, summary] = stdout.split("\n");
    expect(unusable).toMatch(/^::error file=broken\.json,line=1,col=2::/);
    expect(error).toBe(
      "::error file=a%2Cb.json,line=1,col=12,endColumn=30,title=unknown-path::/100%25: The model has no path {contact.agnet.id}. Did you mean {contact.agent.id}?",
    );
    expect(warning).toMatch(/^::warning file=a%2Cb\.json,line=2,col=\d+,endColumn=\d+,title=delimiters::\/x: /);
    expect(summary).toBe("1 file checked: 1 error, 1 warning");
  });

  it("writes commands of GitHub without a file for findings in the URL", async () => {
    const path = file("configuration.json", { request: { method: "GET" } });
    const { stdout } = await commandLine(["check", path, "--url", "https://example.com/{contact.agnet}", "--format", "github"]);
    expect(stdout).toMatch(/^::error title=unknown-path::--url: The model has no path/);
  });

  it("finds a duplicate key, and the mistakes in the overwritten value", async () => {
    const template = '{\n  "Agent": "{contact.agent.id}",\n  "Agent": "{contact.agent.number}",\n  "\\u0041gent": 1\n}\n';
    expect(await checked(template)).toBe(`
file.json:3:3: error: The key "Agent" is in line 2 already, and only the last one counts. Remove one of them (duplicate-key)
  3 |   "Agent": "{contact.agent.number}",
    |   ^^^^^^^
file.json:4:3: error: The key "Agent" is in line 2 already, and only the last one counts. Remove one of them (duplicate-key)
  4 |   "\\u0041gent": 1
    |   ^^^^^^^^^^^^
1 file checked: 2 errors, 0 warnings
`);
  });

  it.each([
    [
      "in the whole configuration",
      { request: { method: "GET", headers: {} } },
      '"headers":{}',
      '"headers":{},"headers":{}',
      "/request/headers",
    ],
    ["in an array", [{ a: 1 }, { a: 1 }], '{"a":1}]', '{"a":1,"a":2}]', "/1/a"],
    ["with an odd name", { "a/b~": 1 }, '"a/b~":1', '"a/b~":1,"a/b~":2', "/a~1b~0"],
    ["named __proto__", {}, "{}", '{"__proto__":1,"__proto__":2}', "/__proto__"],
  ])("finds a duplicate key %s", async (_, value, once, twice, pointer) => {
    const findings = await findingsOf(JSON.stringify(value).replace(once, twice));
    expect(findings).toMatchObject([{ code: "duplicate-key", severity: "error", pointer }]);
  });

  it("accepts the same key in two objects", async () => {
    expect(await findingsOf([{ a: { a: 1 } }, { a: { a: 1 } }])).toEqual([]);
  });

  it("checks the last value of a duplicate key", async () => {
    const [duplicate, misspelt] = await findingsOf('{\n"a": "{contact.idd}",\n"a": "{contact.guidd}"}');
    expect(duplicate).toMatchObject({ code: "duplicate-key", line: 3, column: 1 });
    expect(misspelt).toMatchObject({ code: "unknown-path", line: 3, column: 7, suggestion: "contact.guid" });
  });

  it.each([
    ["plain text", '"see {contact.idd}"', 6, "{contact.idd}"],
    ["short escapes before it", '"\\"\\\\\\n\\/{contact.idd}"', 10, "{contact.idd}"],
    ["escapes of four digits before it", '"\\u00e9\\u005C{contact.id}{contact.idd}"', 26, "{contact.idd}"],
    ["escapes in it", '"é{contact.\\u0069dd}"', 3, "{contact.\\u0069dd}"],
    ["an emoji before it", '"👋🏽 {contact.idd}"', 7, "{contact.idd}"],
  ])("counts columns in %s", async (_, text, column, marked) => {
    const [finding, ...others] = await findingsOf(text);
    expect(others).toEqual([]);
    expect(text.slice(finding.column - 1, finding.endColumn - 1)).toBe(marked);
    expect(finding).toMatchObject({ line: 1, column, code: "unknown-path" });
  });

  it.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("counts lines that end in %s, also after a byte order mark", async (_, end) => {
    const text = `\ufeff{${end}\t"a": [1, null],${end}${end}  "b": "{contact.idd}"${end}}${end}`;
    expect(await findingsOf(text)).toMatchObject([{ line: 4, column: 9, endColumn: 22 }]);
    expect(await checked(text)).toContain('\n  4 |   "b": "{contact.idd}"\n    |         ^^^^^^^^^^^^^ {contact.id}\n');
  });

  it("does not count the byte order mark as a column", async () => {
    expect(await findingsOf('\ufeff"{contact.idd}"')).toMatchObject([{ line: 1, column: 2 }]);
  });

  it("puts the caret at the right column after tabs, wide and escaped characters", async () => {
    expect(await checked('{\t"客户 👩‍💻 \u202e\u0085": "{contact.idd}"}')).toContain(`
  1 | { "客户 👩‍💻 \\u202e\\u0085": "{contact.idd}"}
    |                            ^^^^^^^^^^^^^ {contact.id}
`);
  });

  it("cuts long lines", async () => {
    const line = JSON.stringify([...Array(1000).fill("x"), "{contact.idd}", ...Array(1000).fill("y")]);
    expect(await checked(line)).toBe(`
file.json:1:4003: error: The model has no path {contact.idd}. Did you mean {contact.id}? (unknown-path)
  1 | ...x","x","x","x","x","x","x","x","x","x","x","x","x","x","x","{contact.idd}","y","y","y","y","y","y","y","y","y","y","y","y","y","y"...
    |                                                                ^^^^^^^^^^^^^ {contact.id}
1 file checked: 1 error, 0 warnings
`);
  });

  it("shows a suggestion as it is written in JSON", async () => {
    expect(await checked('["{colour}"]')).toContain("\n    |   ^^^^^^^^ \\\\{colour}\n");
  });

  it("points at a key that looks like a placeholder", async () => {
    expect(await findingsOf('{"is {contact.id}": 1}')).toMatchObject([
      { code: "key-placeholder", severity: "warning", line: 1, column: 2, endColumn: 19 },
    ]);
  });

  it("reports a missing part of a configuration at its place", async () => {
    const configuration = { request: { body: { id: "{contact.id}" }, headers: { "x-id": "{contact.idd}" } } };
    expect(await checked(JSON.stringify(configuration, null, 2))).toContain(
      '\nfile.json:2:14: error: /request/method: "method" is missing. It must be a string (missing)\n  2 |   "request": {\n    |              ^\n',
    );
  });

  it("checks headers, params and the response of a configuration", async () => {
    const configuration = {
      request: {
        method: "POST",
        headers: { "x-key": "{secrets.key}", "x-id": "{contact.idd}" },
        params: { direction: "{contact.directon}" },
        body: "{secrets.key}",
      },
      response: { save: { id: "{contact.id}" } },
    };
    const findings: Diagnostic[] = await findingsOf(JSON.stringify(configuration, null, 2));
    const pointers = findings.filter(({ severity }) => severity === "error").map(({ pointer }) => pointer);
    expect(pointers).toEqual(["/request/headers/x-id", "/request/params/direction", "/request/body", "/response/save/id"]);
  });

  it("checks the URL of a configuration", async () => {
    const configuration = { request: { method: "GET" } };
    expect(await checked(configuration)).toBe("\n1 file checked: nothing found\n");
    expect(await checked({ ...configuration, url: "{contact.idd}" })).toMatch(
      /warning: The key "url" is not documented, and Contact Pro most likely ignores it\. .*\(unknown-key\)\n/,
    );
    expect(await checked(configuration, "--url", "https://example.com/{event}/{contact.idd}")).toBe(`
--url:29: error: The model has no path {contact.idd}. Did you mean {contact.id}? (unknown-path)
   | https://example.com/{event}/{contact.idd}
   |                             ^^^^^^^^^^^^^ {contact.id}
1 file checked: 1 error, 0 warnings
`);
    expect(await findingsOf(configuration, "--url", "/{contact.idd}")).toMatchObject([
      { pointer: "/url", line: null, column: 2, endColumn: 15 },
    ]);
  });

  it("reports mistakes in the URL and in the file", async () => {
    const configuration = { request: { method: "GET", headers: { id: "{contact.idd}" } } };
    expect(await checked(configuration, "--url", "/{contact.guidd}")).toMatch(/^\n--url:2: .*\n.*\n.*\nfile\.json:1:45: .*\n/);
    expect(await findingsOf(configuration, "--url", "/a/../b")).toMatchObject([
      { pointer: "/url", column: 1, endColumn: 8 },
      { pointer: "/request/headers/id", line: 1 },
    ]);
  });

  it("accepts a key named url in a template", async () => {
    expect(await findingsOf({ url: "{contact.idd}" })).toMatchObject([{ pointer: "/url", line: 1, column: 9 }]);
  });

  it("reports errors and warnings in the order of the file", async () => {
    const text = '{"a": 1, "b": "{ event }", "c": ["{contact.idd}", "{ contact }"], "a": 2}';
    expect((await findingsOf(text)).map(({ code }: Diagnostic) => code)).toEqual(["blank", "unknown-path", "blank", "duplicate-key"]);
    expect(await checked('["{ event }", "{contact.idd}"]')).toContain("\n1 file checked: 1 error, 1 warning\n");
  });

  it("marks the whole value if no placeholder is wrong", async () => {
    const text = '{"request": {"method": "GET", "timeout": "soon"}}';
    const [{ column, endColumn }] = await findingsOf(text);
    expect(text.slice(column - 1, endColumn - 1)).toBe('"soon"');
  });

  it("reports at most a thousand duplicate keys", async () => {
    expect(await findingsOf(`{"a": 0${', "a": 1'.repeat(1001)}}`)).toHaveLength(1000);
  });

  it("points at the surroundings if brackets are missing", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(await findingsOf(`[\n[${deep}, {"a": "{contact.idd}"}]]`)).toMatchObject([
      { pointer: "/0/1/a", line: 2, column: 1, endColumn: 2 },
      { code: "too-deep" },
    ]);
  });

  it("refuses a URL for a template", async () => {
    expect(await commandLine(["check", file("file.json", {}), "--url", "/"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "file.json: error: The file is a template. Use --url with a JSON for Configuration only\n",
    });
  });

  it.each([
    ["a configuration", { request: { method: "GET" } }, "configuration"],
    ["a configuration that lacks its method", { request: { body: {} } }, "configuration"],
    ["a template with a request of its own", { request: { id: "{contact.id}" } }, "template"],
    ["a template whose request is text", { request: "{contact.id}" }, "template"],
    ["a template that is an array", [{ request: { method: "GET" } }], "template"],
    ["a template that is text", "{contact.id}", "template"],
  ])("recognizes %s", async (_, value, kind) => {
    const { stdout } = await commandLine(["check", file("file.json", JSON.stringify(value)), "--json"]);
    expect(JSON.parse(stdout).files).toMatchObject([{ kind }]);
  });

  it.each(["template", "configuration"])("reads a file as %s with --as", async (kind) => {
    for (const value of [{ request: { method: "GET" } }, { id: 1 }, 1]) {
      const { stdout } = await commandLine(["check", file("file.json", value), "--json", "--as", kind]);
      expect(JSON.parse(stdout).files).toMatchObject([{ kind }]);
    }
  });

  it.each([
    [[], 0],
    [["--max-warnings", "2"], 0],
    [["--max-warnings", "10"], 0],
    [["--max-warnings", "1"], 1],
    [["--max-warnings", "0"], 1],
  ])("with two warnings and %j exits with %i", async (flags, exitCode) => {
    const path = file("file.json", ["{ contact.id }", "{ event }"]);
    expect(await commandLine(["check", path, ...flags])).toMatchObject({
      exitCode,
      stdout: expect.stringContaining("1 file checked: 0 errors, 2 warnings\n"),
    });
  });

  it.each([
    ["--missing-paths", "error", "/missing"],
    ["--null-text", "-", "/null"],
    ["--object-text", "json", "/object"],
    ["--unknown-paths", "allow", "/unknown"],
  ])("reads templates as %s %s says", async (flag, value, pointer) => {
    const template = { missing: "", null: "", object: "is {contact.queue}", unknown: "{contact.new}" };
    const pointers = (await findingsOf(template, flag, value)).map((finding: Diagnostic) => finding.pointer);
    expect(pointers).toEqual(["/object", "/unknown"].filter((other) => other !== pointer));
  });

  it("prints everything as one document with --json", async () => {
    const good = file("good.json", {});
    const bad = file("bad.json", { agent: "{contact.agnet.id}" });
    const { exitCode, stdout, stderr } = await commandLine(["check", good, bad, "--json"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      errors: 1,
      warnings: 0,
      files: [
        { file: expect.stringMatching(/good\.json$/), kind: "template", findings: [] },
        {
          file: expect.stringMatching(/bad\.json$/),
          kind: "template",
          findings: [
            {
              severity: "error",
              code: "unknown-path",
              message: "The model has no path {contact.agnet.id}. Did you mean {contact.agent.id}?",
              pointer: "/agent",
              line: 1,
              column: 11,
              endColumn: 29,
              placeholder: "{contact.agnet.id}",
              suggestion: "contact.agent.id",
            },
          ],
        },
      ],
      unusable: [],
    });
  });

  it("goes on after a file that cannot be used, and exits with 2", async () => {
    const broken = file("broken.json", "{");
    const bad = file("bad.json", ["{contact.idd}"]);
    const { exitCode, stdout, stderr } = await commandLine(["check", broken, bad]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: "broken.json:1:2: error: The file is not JSON: expected a closing brace but the text ends\n  1 | {\n    |  ^\n",
    });
    expect(stdout).toContain("bad.json:1:3: error: ");
    expect(stdout).toContain("\n1 file checked: 1 error, 0 warnings\n");
  });

  it("reports an unusable file with --json", async () => {
    const { stdout, stderr } = await commandLine(["check", file("broken.json", "{"), "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      errors: 0,
      warnings: 0,
      files: [],
      unusable: [{ file: "broken.json", line: 1, column: 2, message: "The file is not JSON: expected a closing brace but the text ends" }],
    });
    expect(stderr).toBe("broken.json:1:2: error: The file is not JSON: expected a closing brace but the text ends\n");
  });

  it("finds the mistakes in a template that nests too deeply", async () => {
    expect(await findingsOf("[".repeat(600) + "]".repeat(600))).toMatchObject([{ code: "too-deep", line: 1, column: 501 }]);
    expect(await findingsOf("[".repeat(200_000) + "]".repeat(200_000))).toMatchObject([{ code: "too-deep", line: 1, column: 501 }]);
  });

  it("is quick with a thousand findings at the end of a long text", async () => {
    const text = JSON.stringify(`"${"x".repeat(4_000_000)}${"{contact.idd}".repeat(1000)}`);
    const findings = await findingsOf(text);
    expect(findings).toHaveLength(1000);
    expect(findings[999]).toMatchObject({ column: 4_000_004 + 999 * 13, endColumn: 4_000_004 + 1000 * 13 });
  }, 5000);
});
