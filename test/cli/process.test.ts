import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect as expectOf, it } from "vitest";
import { file, noFile, type Ran } from "../support/command-line.ts";

const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/COLOR|NODE_OPTIONS/.test(name)));

/** Runs a script of the shell, in which `cli` is the command in a process of its own, and `exit` that of the last one. */
function shell(script: string): Promise<Ran> {
  const program = `'${process.execPath}' --import tsx src/cli/index.ts "$@"`;
  const cli = `cli() { ${program}; }\nexec_cli() { exec ${program}; }`;
  return new Promise((resolve) => {
    execFile("sh", ["-c", `${cli}\n${script}`], { env: environment, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
      resolve({ exitCode: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

const output = (name: string) => noFile(`output-${name}.txt`);
const large = file("large.json", Array(100_000).fill("{contact.id}"));
const bad = file("bad.json", Array(900).fill("{contact.idd}"));

describe.concurrent("a process", () => {
  it("reads standard input and exits with its code", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await shell(`echo '["{contact.idd}"]' | cli check -`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).toMatch(/^standard input:1:3: error: .*\n.*\n.*\n1 file checked: 1 error, 0 warnings\n$/);
  });

  it("exits with 2 if standard input is closed", async ({ expect }) => {
    expect(await shell("cli check - <&-")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "standard input: error: The file is empty. Write JSON into it\n",
    });
  });

  it("stops reading an endless input", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await shell("yes | cli render -");
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "standard input: error: The file is larger than 16 MiB\n",
    });
  });

  it("says nothing if the reader closes the pipe", async ({ expect }) => {
    const { stdout, stderr } = await shell(`(cli render '${large}'; echo "exit $?" >&2) | head -c 1`);
    expect({ stdout, stderr }).toEqual({ stdout: "[", stderr: "exit 0\n" });
  });

  it("keeps its exit code then", async ({ expect }) => {
    const { stdout, stderr } = await shell(`(cli check '${bad}'; echo "exit $?" >&2) | head -c 1`);
    expect({ stdout, stderr }).toEqual({ stdout: "/", stderr: "exit 1\n" });
    expect((await shell(`cli render '${bad}' 2>&1 >/dev/null | head -c 1`)).stdout).toBe("/");
  });

  it("waits for a slow reader", async ({ expect }) => {
    const { stdout } = await shell(`cli render '${large}' | (sleep 0.3; tail -n 1)`);
    expect(stdout).toBe("]\n");
  });

  it.skipIf(!existsSync("/dev/full"))("reports in one line that its output cannot be written", async ({ expect }) => {
    expect(await shell("cli --help > /dev/full")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "error: standard output cannot be written: ENOSPC\n",
    });
  });

  it.each(["INT", "TERM"])("listens until it gets the signal %s, and keeps its exit code", async (signal) => {
    const script = `cli listen --port 0 > '${output(signal)}' & pid=$!
      until grep -qs Listening '${output(signal)}'; do sleep 0.1; kill -0 $pid || exit 9; done
      kill -${signal} $pid; wait $pid`;
    const { exitCode, stderr } = await shell(script.replace("cli listen", "exec_cli listen"));
    const shown = readFileSync(output(signal), "utf8");
    expectOf({ exitCode, stderr, shown }).toEqual({
      exitCode: 0,
      stderr: "",
      shown: expectOf.stringMatching(
        /^Listening on http:\/\/127\.0\.0\.1:\d+\n.*\n.*\n0 webhooks received: 0 refused, 0 with differences\n$/,
      ),
    });
  });
});
