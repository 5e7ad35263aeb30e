import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { built, root } from "../bundle.ts";
import { fixedRows, ours, type Row, type Section } from "../rows.ts";

/** The imports by their names in the table; the first of each is the library's. */
const imports: { readonly [workload: string]: { readonly [name: string]: string } } = {
  templates: {
    [ours]: 'export { compile } from "../src/index.ts";',
    "json-templates": 'export { default } from "json-templates";',
    "json-e": 'export { default } from "json-e";',
    "json-placeholder-replacer": 'export { JsonPlaceholderReplacer } from "json-placeholder-replacer";',
    handlebars: 'export { default } from "handlebars";',
    mustache: 'export { default } from "mustache";',
    liquidjs: 'export { Liquid } from "liquidjs";',
  },
  "a conversation's validator": {
    [ours]: 'export { ConversationSchema } from "../src/index.ts";',
    ajv: 'export { check } from "./peers/conversation/ajv.ts";',
    typebox: 'export { check } from "./peers/conversation/typebox.ts";',
    zod: 'export { check } from "./peers/conversation/zod.ts";',
    valibot: 'export { check } from "./peers/conversation/valibot.ts";',
  },
  everything: { [ours]: 'export * from "../src/index.ts";' },
};

export const size: Section = {
  name: "size",
  about: "what a bundle grows by, minified and brotlied: of the library `{ compile }`, `{ ConversationSchema }` and everything",
  run: async () => {
    const rows: Row[] = [];
    for (const [workload, named] of Object.entries(imports)) {
      const sizes = new Map<string, number>();
      for (const [name, contents] of Object.entries(named)) sizes.set(name, await sizeOf(contents));
      rows.push(...fixedRows("size", workload, "B", sizes));
    }
    return rows;
  },
};

async function sizeOf(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, "bench"), loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    plugins: [built(false)],
  });
  return brotliCompressSync((outputFiles[0] as { contents: Uint8Array }).contents).length;
}
