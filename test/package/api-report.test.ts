import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apiReport, entryPoints, reportFile } from "../../scripts/api-report.ts";

test.each(entryPoints)("the public surface of %s is the one in api/; `npm run api` writes it anew", { timeout: 300_000 }, (entryPoint) => {
  expect(apiReport(entryPoint)).toBe(readFileSync(reportFile(entryPoint), "utf8"));
});
