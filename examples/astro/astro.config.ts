import node from "@astrojs/node";
import { defineConfig } from "astro/config";

export default defineConfig({
  adapter: node({ mode: "standalone" }),
  base: "/api",
  output: "server",
  // All dependencies go into the build.
  vite: { ssr: { noExternal: true } },
  // The check is for forms of browsers. A webhook has credentials, and may come without a content type.
  security: { checkOrigin: false },
});
