import { configureGlobal } from "fast-check";

// How often each property is tried: a hundred times while developing, more where FC_RUNS asks for it. The seed is the same
// every time, so that a change is what makes a test fail; FC_SEED takes another one, to look elsewhere.
configureGlobal({ numRuns: Number(process.env["FC_RUNS"] ?? 100), seed: Number(process.env["FC_SEED"] ?? 1) });
