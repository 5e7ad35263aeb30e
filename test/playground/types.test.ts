import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { installPlayground } from "../../playground/build.ts";

test("the playground > has no type errors", () => {
  installPlayground();
  let output = "";
  try {
    execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "--project", "playground"], { encoding: "utf8" });
  } catch (error) {
    output = String((error as { stdout?: unknown }).stdout);
  }
  expect(output).toBe("");
});
