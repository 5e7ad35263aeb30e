// Builds the page of the playground from the built package: `npm run playground`.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = import.meta.dirname;
const root = join(here, "..");
const dist = join(root, "dist");

/** The licenses of what the scripts hold. */
const licenses: readonly (readonly [name: string, file: string])[] = [
  ["contact-pro-webhooks", join(root, "LICENSE")],
  ["jsonc-parser", join(root, "node_modules/jsonc-parser/LICENSE.md")],
  ["codemirror", join(here, "node_modules/@codemirror/state/LICENSE")],
  ["lezer", join(here, "node_modules/@lezer/common/LICENSE")],
  ["crelt", join(here, "node_modules/crelt/LICENSE")],
  ["style-mod", join(here, "node_modules/style-mod/LICENSE")],
  ["w3c-keyname", join(here, "node_modules/w3c-keyname/LICENSE")],
];

/** Installs the packages of the editor, which have a manifest of their own. */
export function installPlayground(): void {
  if (existsSync(join(here, "node_modules", ".package-lock.json"))) return;
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--prefix", here], { stdio: "inherit", shell: process.platform === "win32" });
}

/** Writes the page into a folder, which holds all that it needs: it opens from the disk, and from any web server. */
export async function buildPlayground(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(here, "public"), folder, { recursive: true });
  await build({
    entryPoints: { playground: join(here, "src/main.ts"), worker: join(here, "src/worker/worker.ts") },
    outdir: folder,
    bundle: true,
    minify: true,
    // Classic scripts: browsers load no module from the disk.
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
  installPlayground();
  await buildPlayground(folder);
  console.log(`Open ${relative(process.cwd(), join(folder, "index.html"))} in a browser.`);
}
