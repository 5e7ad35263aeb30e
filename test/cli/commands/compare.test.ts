import { describe, expect, it } from "vitest";
import { commandLine, file } from "../../support/command-line.ts";

const old = { id: "{contact.id}", agent: "{contact.agent.number}" };

describe("compare", () => {
  it("reports each change with its places, and exits with 1 if one is not safe", async () => {
    const files = [file("old.json", old), file("new.json", { Agent: "{contact.agent.number}", id: "{contact.queue.id}", x: 1 })];
    const { exitCode, stdout, stderr } = await commandLine(["compare", ...files]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).toBe(`breaking: {contact.id} is replaced by {contact.queue.id}, which may be null (type)
  /request/body/id
silent: The key "agent" with {contact.agent.number} is renamed to "Agent". The receiver reads it as absent (renamed)
  /request/body/agent -> /request/body/Agent
safe: The key "x" is added (added)
  (nothing) -> /request/body/x
old.json -> new.json: 1 breaking, 1 silent, 1 safe change
`);
  });

  it("prints JSON, the same each time", async () => {
    const files = [file("old.json", old), file("new.json", { ...old, x: 1 })];
    const printed = await commandLine(["compare", ...files, "--json"]);
    const change = { kind: "safe", code: "added", message: 'The key "x" is added', after: "/request/body/x" };
    expect(JSON.parse(printed.stdout)).toEqual({ ok: true, breaking: 0, silent: 0, safe: 1, changes: [change] });
    expect(await commandLine(["compare", ...files, "--json"])).toEqual(printed);
  });

  it("exits with 0 if nothing changes, of a configuration and of standard input", async () => {
    const configuration = { request: { method: "POST", body: old } };
    const unchanged = await commandLine(["compare", "-", file("new.json", configuration)], { stdin: JSON.stringify(configuration) });
    expect(unchanged).toEqual({ exitCode: 0, stdout: "standard input -> new.json: no changes\n", stderr: "" });
  });

  it("compares the URLs if both are given", async () => {
    const files = [file("old.json", old), file("new.json", old)];
    const { exitCode, stdout } = await commandLine(["compare", ...files, "--old-url", "/a/{event}", "--new-url", "/b/{event}"]);
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining("breaking: The URL has another path.")]);
    const one = await commandLine(["compare", ...files, "--new-url", "/a"]);
    expect(one).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--old-url: error: is missing: --new-url is compared with it"),
    });
  });

  it("shows the errors of a file at their places", async () => {
    const broken = file("new.json", { a: "{contact.id" });
    const { exitCode, stderr } = await commandLine(["compare", file("old.json", old), broken]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("new.json:1:7: error: ")]);
    const url = await commandLine(["compare", file("old.json", old), file("new.json", old), "--old-url", "x", "--new-url", "/x"]);
    expect([url.exitCode, url.stderr]).toEqual([1, expect.stringContaining("--old-url")]);
    expect((await commandLine(["compare", "missing.json", broken])).exitCode).toBe(2);
  });
});
