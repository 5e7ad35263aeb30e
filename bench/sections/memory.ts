import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { programs } from "../bundle.ts";
import type { Row, Section } from "../rows.ts";

export const memory: Section = {
  name: "memory",
  about: "bytes allocated by each rendering, match and webhook of every-property, and what stays on the heap after a million of each",
  run: ({ batch }) => {
    // Room enough that nothing is collected while allocations are counted.
    const flags = ["--expose-gc", "--min-semi-space-size=128", "--max-semi-space-size=128"];
    const args = [...flags, join(programs, "memory-counts.mjs"), batch ? "1000000" : "100"];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as Row[];
  },
};
