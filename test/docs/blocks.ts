import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The pages whose blocks are executed. */
export const pages = ["README.md", "CONTRIBUTING.md", ...pagesIn("docs")];

function pagesIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
}

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  /** The line of its first line of text, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** Its place for messages: `README.md:12`. */
  readonly label: string;
}

/** The text of a page. */
export function readPage(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

/** The fenced blocks of a page. */
export function blocksOf(page: string): Block[] {
  const text = readPage(page);
  return [...text.matchAll(/^```(\S*)[^\n]*\n(.*?)^```$/gms)].map((match) => {
    const line = text.slice(0, match.index).split("\n").length + 1;
    return { page, line, language: match[1] ?? "", text: match[2] ?? "", label: `${page}:${line}` };
  });
}

/** The blocks of all pages. */
export const blocks = pages.flatMap(blocksOf);

/** The test runners that blocks are for, by their first line. The consumers' suite runs those blocks, each with its runner. */
export const runners = ["Vitest", "Jest", "Bun", "Playwright"] as const;

/** The block for a test runner. */
export function blockFor(runner: (typeof runners)[number]): Block | undefined {
  return blocks.find(({ text }) => text.startsWith(`// ${runner}\n`));
}

const forRunners = runners.map(blockFor);

/** Its blocks are generated from files that the suite of the recipes runs, with packages that are not installed here. */
const recipes = "docs/recipes.md";

/** The other blocks in TypeScript as modules: `// name.ts` in the first line names one, for others to import. */
export const modules = blocks
  .filter((block) => block.language === "ts" && block.page !== recipes && !forRunners.includes(block))
  .map((block) => ({ block, name: nameOf(block) }));

function nameOf({ page, line, text }: Block): string {
  return /^\/\/ (\S+\.ts)\n/.exec(text)?.[1] ?? `${page.replaceAll(/\W/g, "-")}-${line}.ts`;
}

/** The frameworks that some blocks import. They are not installed here: the examples' suite runs those blocks with the real ones. */
export const frameworks = ["express", "fastify", "hono"];

/** The framework that a block imports. */
export function frameworkOf({ text }: Block): string | undefined {
  return frameworks.find((framework) => text.includes(` from "${framework}"`));
}
