import { defineConfig } from "vitest/config";

/** The tests that need more than the sources: a build, a browser, Redis, or the examples installed. */
const apart = [
  "test/package/**",
  "test/consumers/**",
  "test/hand-off/**",
  "test/examples/**",
  "test/playground/**",
  "test/recipes/**",
  "test/site/**",
  "test/wallboard/**",
];

// Some tests start processes, on a machine that may be busy.
const unit = {
  include: ["test/**/*.test.ts"],
  exclude: [...apart, "test/load/**"],
  setupFiles: ["test/support/setup.ts"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/** The suites; `npm run test:NAME` runs one. FC_RUNS, how often a property is tried, works with any. */
const suites = {
  unit,
  // The unit tests again with far more runs of each property, and those of load.
  slow: { ...unit, exclude: apart, env: { FC_RUNS: process.env["FC_RUNS"] ?? "10000" }, testTimeout: 600_000 },
  // Hostile values that are large too: minutes, and gigabytes.
  huge: { ...unit, include: ["test/hostile.test.ts"], env: { HUGE: "1" }, testTimeout: 600_000 },
  // dist/ and the tarball; needs a build.
  package: { include: ["test/package/*.test.ts"], testTimeout: 60_000 },
  // The page of playground in a browser; needs a build.
  playground: {
    include: ["test/playground/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    fileParallelism: false,
  },
  // The site of docs/ in a browser: builds it.
  docs: { include: ["test/site/*.test.ts"], testTimeout: 120_000, hookTimeout: 600_000, fileParallelism: false },
  // The tarball as its users install it.
  consumers: { include: ["test/consumers/*.test.ts"], testTimeout: 120_000, hookTimeout: 600_000, maxConcurrency: 2 },
  // The examples on the real frameworks and runtimes; needs them installed.
  examples: { include: ["test/examples/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000 },
  // The recipes with the packages that they are for: needs them installed, and kcat.
  recipes: { include: ["test/recipes/*.test.ts"], testTimeout: 60_000 },
  // The fold, the stores and the page of examples/wallboard: needs it installed, PostgreSQL and Chromium.
  wallboard: {
    include: ["test/wallboard/*.test.ts"],
    setupFiles: ["test/support/setup.ts"],
    env: { FC_RUNS: process.env["FC_RUNS"] ?? "2000", WEBHOOK_PASSWORD: "correct horse" },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
  // The hand-off to a queue, with a Redis of its own: needs the examples installed, and redis-server.
  "hand-off": { include: ["test/hand-off/*.test.ts"], testTimeout: 360_000 },
};

const script = (process.env["npm_lifecycle_event"] ?? "vitest").replaceAll(":", "-");

export default defineConfig({
  test: {
    projects: Object.entries(suites).map(([name, suite]) => ({ test: { name, ...suite } })),
    // The counts are for .ci/run, which adds them up.
    reporters: ["default", ["json", { outputFile: `node_modules/.vitest/${script}.json` }]],
  },
});
