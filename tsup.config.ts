import { existsSync, rmSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

// Here and not by `clean`: the builds run at the same time, and each would sweep away what another has written.
rmSync("dist", { recursive: true, force: true });

const library: Options = {
  entry: { index: "src/index.ts", testing: "src/testing/index.ts" },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  // For CommonJS too: what both entry points use exists once, so that `instanceof` holds across them.
  splitting: true,
  sourcemap: true,
  dts: {
    // Its types are written into the declarations, which would else import what users do not have.
    resolve: ["@standard-schema/spec"],
    // The declarations are bundled with the deprecated `baseUrl`, which TypeScript 6 refuses without this.
    compilerOptions: { ignoreDeprecations: "6.0" },
  },
};

const cli: Options = {
  entry: { cli: "src/cli/index.ts" },
  format: ["esm"],
  target: "es2022",
  platform: "node",
  // The package has no dependency, so the command carries what it uses; CommonJS among it asks for `require`.
  noExternal: [/./],
  banner: { js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' },
};

export default defineConfig(existsSync("src/cli/index.ts") ? [library, cli] : [library]);
