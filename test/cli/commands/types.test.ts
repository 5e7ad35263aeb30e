import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commandLine, file } from "../../support/command-line.ts";

const value = { "a b": ["{contact.id}", 1, -0.5, true, null, {}, []], __proto__2: { '"': "line\n\u2028" } };
const declared = `// Generated from "configuration.json" by \`contact-pro-webhooks types --write\`. Change that file, not this one.
declare const value: {
  readonly "a b": readonly ["{contact.id}", 1, -0.5, true, null, {}, readonly []];
  readonly "__proto__2": {
    readonly "\\"": "line\\n\u2028";
  };
};
// @ts-ignore: an ES module may not export so, but a JSON module is none
export = value;
`;

describe("types", () => {
  it("prints the declaration of a JSON file with --declaration", async () => {
    const printed = await commandLine(["types", file("configuration.json", value), "--declaration", "--json"]);
    expect(JSON.parse(printed.stdout)).toEqual({ ok: true, types: declared });
    const shown = await commandLine(["types", "-", "--declaration"], { stdin: "[1e400, 1]" });
    expect(shown.stdout).toContain("declare const value: readonly [number, 1];");
  });

  it("prints what a configuration holds outside its body with --url", async () => {
    const configuration = file("url.json", { request: { method: "POST", params: { a: "{contact.source}" }, body: "{event.name}" } });
    const { stdout } = await commandLine(["types", configuration, "--url", "https://hooks.example/{contact.id}"]);
    expect(stdout).toMatch(/export type MatchedRequest = \{\n {2}"contact": \{\n {4}"id": string;\n {4}"source"\?: string \| null;\n/);
    expect(await commandLine(["types", configuration, "--url", "https://{contact.id}/"])).toMatchObject({
      exitCode: 2,
      stderr: "--url: error: The host of the URL contains a placeholder. Write the host itself\n",
    });
    expect(await commandLine(["types", file("template.json", ["{contact.id}"]), "--url", "https://hooks.example/"])).toMatchObject({
      exitCode: 2,
      stderr: "--url: error: Only a configuration has a URL. Give a JSON for Configuration\n",
    });
  });

  it("writes the declaration beside the file with --write, and compares it with --check", async () => {
    const path = file("configuration.json", value);
    const target = path.replace(/json$/, "d.json.ts");
    expect(await commandLine(["types", path, "--check"])).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("configuration.d.json.ts does not exist. Run contact-pro-webhooks types "),
    });
    expect(await commandLine(["types", path, "--write"])).toEqual({ exitCode: 0, stdout: "configuration.d.json.ts written\n", stderr: "" });
    expect(readFileSync(target, "utf8")).toBe(declared);
    expect((await commandLine(["types", path, "--check"])).stdout).toBe("configuration.d.json.ts is up to date\n");
    writeFileSync(path, '{"a":2}');
    const stale = await commandLine(["types", path, "--check"]);
    expect([stale.exitCode, stale.stderr]).toEqual([1, expect.stringContaining("is not what the JSON file gives")]);
    expect(JSON.parse((await commandLine(["types", path, "--check", "--json"])).stdout).ok).toBe(false);
  });

  it("refuses a file without a declaration, in one line", async () => {
    const deep = `${"[".repeat(600)}${"]".repeat(600)}`;
    const refused = async (...args: string[]) => {
      const { exitCode, stderr } = await commandLine(["types", ...args], { stdin: deep });
      return [exitCode, stderr];
    };
    expect(await refused("-", "--declaration")).toEqual([2, "standard input: error: The file is nested deeper than 500 levels\n"]);
    expect(await refused(file("template.txt", {}), "--write")).toEqual([
      2,
      expect.stringContaining("needs a file whose name ends in .json"),
    ]);
    expect(await refused(file("template.json", {}), "--write", "--check")).toEqual([2, expect.stringContaining("--write")]);
  });
});
