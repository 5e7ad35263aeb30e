import { join } from "node:path";
import { test } from "vitest";
import { receivers } from "./examples.ts";
import { runToEnd } from "./program.ts";

const tsc = `"${join(import.meta.dirname, "../../node_modules/.bin/tsc")}"`;
const exampleOf = (folder: string) => receivers.find((example) => example.folder === folder) as (typeof receivers)[number];

// Next.js checks its own while it is built.
test("the examples for Node have the right types", async () => {
  await runToEnd(exampleOf("node-http"), `${tsc} --project "${import.meta.dirname}"`);
});

test("the example for Bun has the right types", async () => {
  await runToEnd(
    exampleOf("bun"),
    `${tsc} --ignoreConfig --noEmit --strict --skipLibCheck --module preserve --target es2022 --types bun server.ts`,
  );
});

test("the example for Deno has the right types", async () => {
  await runToEnd(exampleOf("deno"), "deno check server.ts");
});
