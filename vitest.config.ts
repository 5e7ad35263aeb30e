import { defineConfig } from "vitest/config";

/** The tests that have a mode of their own. */
const apart = ["test/package/**", "test/consumers/**", "test/hand-off/**", "test/examples/**", "test/playground/**"];

const unit = {
  include: ["test/**/*.test.ts"],
  exclude: [...apart, "test/load/**"],
  setupFiles: ["test/setup.ts"],
  // For the tests that start processes, on a busy machine.
  testTimeout: 60_000,
};

/** The suites by mode: `vitest run` runs the first, `vitest run --mode NAME` another. */
const suites = {
  test: unit,
  // The unit tests again, with far more runs of each property, and those of load; FC_RUNS works with any of the suites.
  slow: { ...unit, exclude: apart, env: { FC_RUNS: process.env.FC_RUNS ?? "10000" }, testTimeout: 600_000 },
  // The hostile values that are large too: minutes, and gigabytes.
  huge: { ...unit, include: ["test/hostile.test.ts"], env: { HUGE: "1" }, testTimeout: 600_000 },
  // What stands in dist/ and in the tarball; needs a build.
  package: { include: ["test/package/*.test.ts"], testTimeout: 60_000 },
  // The page of examples/playground in a browser; needs a build.
  playground: {
    include: ["test/playground/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    fileParallelism: false,
  },
  // The tarball as its users install it.
  consumers: { include: ["test/consumers/*.test.ts"], testTimeout: 120_000, hookTimeout: 600_000, maxConcurrency: 2 },
  // The examples, on the real frameworks and runtimes; needs them installed.
  examples: { include: ["test/examples/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000 },
  // The hand-off to a queue, with a Redis of its own: needs the examples installed, and redis-server.
  "hand-off": { include: ["test/hand-off/*.test.ts"], testTimeout: 360_000 },
};

export default defineConfig(({ mode }) => ({
  test: {
    ...suites[mode as keyof typeof suites],
    // The counts are for .ci/run, which adds them up over the suites; the slow one repeats the unit tests, and replaces theirs.
    reporters: ["default", ["json", { outputFile: `node_modules/.vitest/${mode === "slow" ? "test" : mode}.json` }]],
  },
}));
