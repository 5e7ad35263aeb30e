// Checks what a machine can check of the style in CONTRIBUTING.md. `npx tsx scripts/check-style.ts` prints what is wrong;
// `--write` rewrites the list of messages below instead; review its difference.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

/** The messages of `src` that may say "but received", with `…` for each value in them. Shorten this list: most mistakes need a plain sentence. */
const butReceived: readonly string[] = ["Expected …… but received …"];

const root = join(import.meta.dirname, "..");
const folders = ["src", "test", "scripts", "bench", "examples", "playground", "docs"];
const skipped = new Set(["node_modules", "dist", "build", "generated", "package-lock.json", "style.test.ts"]);
const checked = /\.(?:[cm]?[jt]sx?|css|html|vue|svelte|astro|sh|ya?ml)$/;
const relativeClause = /(?:^|\s)(?:\/\/|\/\*+|\*|#|<!--)\s*(?:What|Whether|Where)\b/;

/** A title of a suite or test: the words after `describe(`, `it(`, `test(`, or after the rows of `each`. */
const title = /(?:\b(?:describe|it|test)(?:\.\w+(?:<.*>)?(?:\(.*\))?)*\(|^\s*\]\)\()\s*(["'`])(?<title>.*?)\1, /;
const caseTitle = /^\s*\{? ?"(?:name|about)": "(?<title>.*)",?$/;
const riddle =
  /^(?:what|whether|where|who|whoever|nobody|somebody)\b|\b(?:told|tells?|stands|whoever|whatever|nobody|somebody|anybody|longer text|comes? apart|(?:is|are|that is) none)\b/i;

/** Tags and lists that make a doc comment documentation, which may be longer than two lines. */
const documentation = /^\s*\* (?:@(?:example|param|returns|throws)\b|- )/m;

/** Everything that breaks the style, each as `file:line: what is wrong`. */
export function styleMistakes(): string[] {
  return [...lineMistakes(), ...messageMistakes()];
}

function lineMistakes(): string[] {
  const files = folders.flatMap(filesBelow).filter((file) => checked.test(file));
  return [
    ...files.flatMap((file) => lineMistakesIn(file, read(file))),
    ...files
      .filter((file) => /^(?:src|test|scripts|bench|examples)\/.*\.[cm]?[jt]sx?$/.test(file))
      .flatMap((file) => longCommentsIn(file, read(file))),
    ...filesBelow("test/cases")
      .filter((file) => file.endsWith(".json"))
      .flatMap((file) => lineMistakesIn(file, read(file))),
  ];
}

/** The mistakes in the lines of one file. */
export function lineMistakesIn(file: string, text: string): string[] {
  return text.split("\n").flatMap((line, index) => {
    const at = `${file}:${index + 1}`;
    if (relativeClause.test(line)) return [`${at}: start the comment with a noun or a verb: ${line.trim()}`];
    const found = (file.endsWith(".json") ? caseTitle : title).exec(line)?.groups?.["title"];
    return found && riddle.test(found) ? [`${at}: name the unit and the behaviour in the title: ${found}`] : [];
  });
}

/** The comments of one file that have more than two lines and are not documentation with tags or a list. */
export function longCommentsIn(file: string, text: string): string[] {
  const comments = text.matchAll(/^[ \t]*\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/(?!\/).*\n)+/gm);
  return [...comments].flatMap(({ 0: comment, index }) => {
    const lines = comment.split("\n").filter((line) => /[^\s/*]/.test(line));
    if (lines.length <= 2 || documentation.test(comment)) return [];
    return [`${file}:${text.slice(0, index).split("\n").length}: shorten the comment to two lines, or move it to docs/architecture.md`];
  });
}

function messageMistakes(): string[] {
  const used = messages();
  const added = used.filter(({ message }) => !butReceived.includes(message));
  const gone = butReceived.filter((message) => !used.some((other) => other.message === message));
  return [
    ...added.map(({ at, message }) => `${at}: say what is wrong and what to do, instead of "but received": ${message}`),
    ...gone.map((message) => `scripts/check-style.ts: remove this message from the list, or run with --write: ${message}`),
  ];
}

function messages(): { at: string; message: string }[] {
  return filesBelow("src")
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => messagesIn(file, read(file)));
}

/** The texts of one file that say "but received": its string literals and templates, no comments. */
export function messagesIn(file: string, text: string): { at: string; message: string }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: { at: string; message: string }[] = [];
  const visit = (node: ts.Node): void => {
    const message = textOf(node);
    if (message?.includes("but received")) {
      found.push({ at: `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`, message });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("…")
    : undefined;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name) || (entry.name.startsWith(".") && entry.isDirectory())) return [];
    const path = `${folder}/${entry.name}`;
    if (path === "docs/public/playground") return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function writeList(): void {
  const file = relative(root, import.meta.filename);
  const texts = [...new Set(messages().map(({ message }) => message))].sort();
  const list = `[${texts.map((text) => `\n  ${JSON.stringify(text)},`).join("")}${texts.length ? "\n" : ""}]`;
  writeFileSync(
    join(root, file),
    read(file).replace(/(?<=const butReceived: readonly string\[\] = )\[.*?\](?=;\n)/s, () => list),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] as string).href) {
  if (process.argv.includes("--write")) writeList();
  else {
    const mistakes = styleMistakes();
    for (const mistake of mistakes) console.error(mistake);
    process.exitCode = mistakes.length > 0 ? 1 : 0;
  }
}
