import { join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";

/** The folder of the repository. */
export const root = process.env["BENCH_ROOT"] ?? join(import.meta.dirname, "..");

/** The folder of the measured programs. */
export const programs = join(root, "bench/node_modules/.bench");

/** Measures the build: the programs import the source for its types, and are bundled with `dist/`. */
export const built = (external: boolean): Plugin => ({
  name: "built",
  setup({ onResolve }) {
    onResolve({ filter: /\/src\/index\.ts$/ }, () => ({ path: join(root, "dist/index.js"), external, sideEffects: false }));
    onResolve({ filter: /\/src\/testing\/index\.ts$/ }, () => ({ path: join(root, "dist/testing.js"), external, sideEffects: false }));
  },
});

/** Writes the programs. Their imports from packages stay imports. */
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
