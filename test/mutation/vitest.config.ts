import { defineConfig } from "vitest/config";

/** The unit tests as Stryker runs them for each mutant: those that are quick, in one process that keeps its modules. */
export default defineConfig({
  test: {
    include: ["test/hostile.test.ts", "test/{cli,integration,model,template,testing}/**/*.test.ts"],
    exclude: ["test/cli/process.test.ts", "test/template/laws.test.ts"],
    setupFiles: ["test/support/setup.ts", "test/mutation/quick.ts"],
    env: { FC_RUNS: "50", TMPDIR: process.cwd() },
    testTimeout: 60_000,
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    pool: "threads",
  },
});
