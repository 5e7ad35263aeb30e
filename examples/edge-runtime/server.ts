import { readFileSync } from "node:fs";
import { EdgeRuntime, runServer } from "edge-runtime";

const runtime = new EdgeRuntime({
  initialCode: readFileSync("dist/function.js", "utf8"),
  // The environment is all that Edge Functions have of `process`.
  extend: (context) => Object.assign(context, { process: { env: process.env } }),
});

await runServer({ runtime, host: "127.0.0.1", port: Number(process.env["PORT"] ?? 3000) });
