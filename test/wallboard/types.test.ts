import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);

it.for(["examples/wallboard", "test/wallboard"])("%s has the right types", async (project) => {
  const output = await run("npx", ["tsc", "--project", project]).then(
    () => "",
    ({ stdout }) => stdout,
  );
  expect(output).toBe("");
});
