import { configureGlobal } from "fast-check";

// How often each property is tried: a hundred times while developing, more where FC_RUNS asks for it.
configureGlobal({ numRuns: Number(process.env["FC_RUNS"] ?? 100) });
