import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const cwd = "examples/redis-hand-off";

test("the example has the right types", async () => {
  const output = await run("npx", ["tsc"], { cwd }).then(
    () => "",
    ({ stdout }) => stdout,
  );
  expect(output).toBe("");
});

test("a webhook answered with 2xx takes effect once, though a receiver and a worker are killed", async () => {
  const { stdout } = await run("npm", ["run", "--silent", "demo"], { cwd, timeout: 300_000 });
  console.log(stdout);
  const counts = new Map(stdout.split("\n").map((line) => [line.slice(0, line.lastIndexOf(":")), Number(line.split(": ").at(-1))]));
  const count = (what: string) => counts.get(what) ?? Number.NaN;

  expect(count("webhooks answered 2xx that were lost")).toBe(0);
  expect(count("webhooks that took effect twice")).toBe(0);
  expect(count("webhooks whose job failed all its attempts, and then took effect once")).toBe(2);
  // The result only counts if there were duplicates, and if processes were killed in the middle.
  expect(count("webhooks answered 2xx by both receivers")).toBeGreaterThan(0);
  expect(count("requests answered 2xx by the receiver that was killed")).toBeGreaterThan(0);
  expect(count("requests without an answer, or another one")).toBeGreaterThan(0);
  expect(count("jobs begun again since their worker was killed")).toBeGreaterThan(0);
});
