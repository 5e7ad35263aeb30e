// `npm run docs` serves the site, `npm run docs:build -- [--base /PATH/] [--outDir FOLDER]` writes it: the pages of docs/, the API
// reference from the types, and the playground.
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const docs = join(root, "docs");
const api = join(docs, "api");

/** The modules of the API reference: folder, name, and the folder that TypeDoc writes. */
const modules = [
  { folder: "library", name: "contact-pro-webhooks", from: "index" },
  { folder: "testing", name: "contact-pro-webhooks/testing", from: "testing" },
] as const;

const [command = "build", ...options] = process.argv.slice(2);
writeApi();
copyPlayground();
node("vitepress/bin/vitepress.js", command, docs, ...options);

/** Writes the API reference into docs/api, with the tree of its pages for the sidebar. */
function writeApi(): void {
  rmSync(api, { recursive: true, force: true });
  node("typedoc/bin/typedoc", "--options", join(docs, "typedoc.json"), "--logLevel", "Warn");
  for (const { folder, from } of modules) renameSync(join(api, from), join(api, folder));
  for (const file of readdirSync(api, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"))) {
    const text = readFileSync(join(api, file), "utf8").replaceAll("../index/", "../library/");
    const module = modules.find(({ folder }) => file === join(folder, "index.md"));
    writeFileSync(join(api, file), module ? text.replace(/^# .*/, `# ${module.name}`) : text);
  }
  const links = modules.map(({ folder, name }) => `- [${name}](${folder}/index.md)`);
  writeFileSync(
    join(api, "index.md"),
    `# API\n\nGenerated from the types. The package has two entry points:\n\n${links.join("\n")}\n\nIts [schemas](../json-schemas.md) are files.\n`,
  );
  writeFileSync(join(api, "sidebar.json"), `${JSON.stringify(modules.map(treeOf))}\n`);
}

function treeOf({ folder, name }: (typeof modules)[number]): object {
  const kinds = readFileSync(join(api, folder, "index.md"), "utf8")
    .split(/^## /m)
    .slice(1);
  const items = kinds.map((kind) => {
    const links = [...kind.matchAll(/^\| \[([^\]]*)\]\(([^)]*)\.md\)/gm)];
    return { text: kind.split("\n")[0], items: links.map(([, text, page]) => ({ text, link: `/api/${folder}/${page}` })) };
  });
  return { text: name, link: `/api/${folder}/`, items };
}

/** Builds the playground, and puts its page beside the files that VitePress copies. */
function copyPlayground(): void {
  execFileSync("npm", ["run", "--silent", "playground"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const copy = join(docs, "public/playground");
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(root, "playground/dist"), copy, { recursive: true });
}

/** Runs a program of docs/node_modules. */
function node(program: string, ...args: string[]): void {
  execFileSync(process.execPath, [join(docs, "node_modules", program), ...args], { cwd: root, stdio: "inherit" });
}
