import { defineConfig } from "vitest/config";

/** The unit tests as Stryker runs them for each mutant: those that are quick, in one process that keeps its modules. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/package/**", "test/consumers/**", "test/docs/**", "test/cli/process.test.ts", "test/template/laws.test.ts"],
    setupFiles: ["test/setup.ts", "test/mutation/quick.ts"],
    env: { FC_RUNS: "50", TMPDIR: process.cwd() },
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    pool: "threads",
  },
});
