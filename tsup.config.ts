import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, isAbsolute } from "node:path";
import { defineConfig, type Options } from "tsup";

// Here and not by `clean`: the builds run at the same time, and each would sweep away what the other has written.
rmSync("dist", { recursive: true, force: true });

/** Names files in source maps without the folder of the build, so that the package is the same wherever it is built. */
const portableMaps: NonNullable<Options["plugins"]>[number] = {
  name: "portable-maps",
  buildEnd({ writtenFiles }) {
    for (const { name } of writtenFiles.filter((file) => file.name.endsWith(".map"))) {
      const map = JSON.parse(readFileSync(name, "utf8"));
      const sources = map.sources.map((source: string) => (isAbsolute(source) ? basename(source) : source));
      writeFileSync(name, JSON.stringify({ ...map, ...(map.file ? { file: basename(map.file) } : {}), sources }));
    }
  },
};

const library: Options = {
  entry: { index: "src/index.ts", testing: "src/testing/index.ts" },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  // For CommonJS too: what both entry points use exists once, so that `instanceof` holds across them.
  splitting: true,
  sourcemap: true,
  plugins: [portableMaps],
  dts: {
    // Its types are written into the declarations, which would else import what users do not have.
    resolve: ["@standard-schema/spec"],
    // The declarations are bundled with the deprecated `baseUrl`, which TypeScript 6 refuses without this.
    compilerOptions: { ignoreDeprecations: "6.0" },
  },
};

/** The command. The package depends on nothing, so it carries what it uses, and the licenses of that beside it. */
const cli: Options = {
  entry: { cli: "src/cli/index.ts" },
  format: ["esm"],
  target: "es2022",
  platform: "node",
  noExternal: [/./],
  // For what is CommonJS among it.
  banner: { js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' },
  esbuildPlugins: [
    {
      name: "licenses",
      setup({ onLoad, onEnd }) {
        const packages = new Set<string>();
        onLoad({ filter: /[\\/]node_modules[\\/]/ }, ({ path }) => {
          packages.add((path.match(/.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/) as RegExpMatchArray)[0]);
          return undefined;
        });
        onEnd(() => writeFileSync("dist/cli.licenses.txt", [...packages].sort().map(licenseOf).join("\n")));
      },
    },
  ],
};

function licenseOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
}

export default defineConfig([library, cli]);
