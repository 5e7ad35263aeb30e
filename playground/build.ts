// Builds the page of the playground from the built package: `npm run playground`.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build, transform } from "esbuild";

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
  await inlineStyles(folder);
  for (const [name, file] of licenses) cpSync(file, join(folder, `${name}.license.txt`));
}

/** Puts the style sheet into the page, which saves a request before the first paint. The policy allows it by its hash alone. */
async function inlineStyles(folder: string): Promise<void> {
  const sheet = join(folder, "playground.css");
  const page = join(folder, "index.html");
  const { code } = await transform(readFileSync(sheet, "utf8"), { loader: "css", minify: true });
  const hash = createHash("sha256").update(code).digest("base64");
  const html = readFileSync(page, "utf8")
    .replace("style-src 'self'", `style-src 'sha256-${hash}'`)
    .replace('<link rel="stylesheet" href="playground.css" />', () => `<style>${code}</style>`);
  if (!html.includes(hash) || !html.includes(code)) throw new Error("The page has no style sheet or no policy to replace");
  writeFileSync(page, html);
  rmSync(sheet);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = join(here, "dist");
  installPlayground();
  await buildPlayground(folder);
  console.log(`Open ${relative(process.cwd(), join(folder, "index.html"))} in a browser.`);
}
