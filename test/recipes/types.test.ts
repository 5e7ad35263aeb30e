import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);

it("examples/recipes has the right types", async () => {
  const output = await run("npx", ["tsc", "--project", "examples/recipes"]).then(
    () => "",
    ({ stdout }) => stdout,
  );
  expect(output).toBe("");
});
