import { createRequire } from "node:module";
import { defineConfig } from "@solidjs/start/config";

export default defineConfig({
  server: { preset: "node-server" },
  // SolidStart needs h3 1 and does not say so: without this it takes whichever is installed beside it.
  vite: { resolve: { alias: { h3: createRequire(import.meta.url).resolve("h3") } } },
});
