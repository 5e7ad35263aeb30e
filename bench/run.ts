// `npm run bench -- [section ...] [--json FILE] [--readme] [--quick] [--no-build]`
// Installs the peers, builds the library, and measures in a process of its own: plain Node, without the loader of this file.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { programs, root, writePrograms } from "./bundle.ts";

const peers = ["ajv", "library", "typebox", "valibot", "zod"];
const options = process.argv.slice(2);

const npm = (...args: string[]) => execFileSync("npm", args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
if (!existsSync(join(root, "bench/node_modules/autocannon"))) npm("ci", "--prefix", "bench");
if (!options.includes("--no-build")) npm("run", "build");
const servers = ["express", "fastify", "handler", "hono", "receive"].map((name) => `servers/${name}`);
await writePrograms(["main", "memory-counts", "load", ...servers, ...peers.map((name) => `peers/conversation/${name}`)]);

try {
  const args = [join(programs, "main.mjs"), ...options.filter((option) => option !== "--no-build")];
  execFileSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, BENCH_ROOT: root } });
} catch {
  process.exitCode = 1;
}
