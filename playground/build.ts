// Builds the page of the playground from the built package: `npm run playground`.
import { cpSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = import.meta.dirname;
const root = join(here, "..");
const dist = join(root, "dist");

/** The licenses of what the script holds. */
const licenses = [
  ["contact-pro-webhooks", join(root, "LICENSE")],
  ["jsonc-parser", join(root, "node_modules/jsonc-parser/LICENSE.md")],
] as const;

/** Writes the page into a folder, which holds all that it needs: it opens from the disk, and from any web server. */
export async function buildPlayground(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(here, "public"), folder, { recursive: true });
  await build({
    entryPoints: [join(here, "src/main.ts")],
    outfile: join(folder, "playground.js"),
    bundle: true,
    minify: true,
    // A classic script: browsers load no module from the disk.
    format: "iife",
    target: "es2022",
    alias: { "contact-pro-webhooks": join(dist, "index.js"), "contact-pro-webhooks/testing": join(dist, "testing.js") },
    // The aliases count, and not the paths that the compiler has for the types.
    tsconfigRaw: {},
  });
  for (const [name, file] of licenses) cpSync(file, join(folder, `${name}.license.txt`));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = join(here, "dist");
  await buildPlayground(folder);
  console.log(`Open ${relative(process.cwd(), join(folder, "index.html"))} in a browser.`);
}
