import { expect, it } from "vitest";
import { compilerOutput } from "../support/compiler-output.ts";

it.for(["examples/wallboard", "test/wallboard"])("%s has the right types", async (folder) => {
  expect(await compilerOutput(folder)).toBe("");
});
