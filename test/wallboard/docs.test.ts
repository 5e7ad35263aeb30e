import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("the page on waiting times has the fold as it is", () => {
  const code = readFileSync("examples/wallboard/src/timeline.ts", "utf8");
  expect(readFileSync("docs/waiting-times.md", "utf8")).toContain(`\`\`\`ts\n// timeline.ts\n${code}\`\`\`\n`);
});
