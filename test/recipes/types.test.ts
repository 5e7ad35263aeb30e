import { expect, it } from "vitest";
import { compilerOutput } from "../support/compiler-output.ts";

it("examples/recipes has the right types", async () => {
  expect(await compilerOutput("examples/recipes")).toBe("");
});
