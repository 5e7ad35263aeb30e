import { join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";

/** The folder of the repository. */
export const root = process.env["BENCH_ROOT"] ?? join(import.meta.dirname, "..");

/** Where the programs are that are measured. */
export const programs = join(root, "bench/node_modules/.bench");

/** What is measured is what ships: imports of the library's source, which give its types, reach the build. */
export const built = (external: boolean): Plugin => ({
  name: "built",
  setup({ onResolve }) {
    onResolve({ filter: /\/src\/index\.ts$/ }, () => ({ path: join(root, "dist/index.js"), external, sideEffects: false }));
    onResolve({ filter: /\/src\/testing\/index\.ts$/ }, () => ({ path: join(root, "dist/testing.js"), external, sideEffects: false }));
  },
});

/** Writes the programs. What they import from packages they import as any program does. */
export async function writePrograms(names: readonly string[]): Promise<void> {
  const options: BuildOptions = {
    entryPoints: names.map((name) => join(root, "bench", `${name}.ts`)),
    outbase: join(root, "bench"),
    outdir: programs,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    plugins: [built(true)],
  };
  await build(options);
}
