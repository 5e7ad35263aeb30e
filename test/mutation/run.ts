// `npm run test:mutation`: tries the mutants of all of src, a dozen files at a time. What each test runs of all files at once would take
// gigabytes to decide, and Stryker waits that much longer for each mutant that hangs.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const filesAtOnce = 12;
const { mutate }: { mutate: string[] } = JSON.parse(readFileSync("test/mutation/stryker.json", "utf8"));
const exceptions = mutate.filter((pattern) => pattern.startsWith("!"));

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => `src/${path.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".ts"))
  .sort();

for (let start = 0; start < files.length; start += filesAtOnce) {
  const part = files.slice(start, start + filesAtOnce);
  run("stryker", "run", "test/mutation/stryker.json", "--mutate", [...part, ...exceptions].join());
}

/** A failure does not end the run, so that the last report covers everything. */
function run(...command: string[]): void {
  const { status } = spawnSync("npx", command, { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
