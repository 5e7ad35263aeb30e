// Checks what a machine can check of the style in CONTRIBUTING.md. `npx tsx scripts/check-style.ts` prints what is wrong;
// `--write` rewrites the list of messages below instead; review its difference.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

/** The messages of `src` that may say "but received", with `…` for each value in them. Shorten this list: most mistakes need a plain sentence. */
const butReceived: readonly string[] = [
  "Expected NAME:@env:VAR or NAME:PASSWORD but received no colon",
  "Expected NAME=@env:VAR or NAME=VALUE but received something else",
  "Expected a JSON body but received a value that JSON does not have",
  "Expected a JSON body but received none",
  "Expected a JSON body but received one that is compressed wrongly or was cut off",
  "Expected a JSON body but received other text",
  "Expected a JSON body in UTF-8 but received other bytes",
  "Expected a JSON value but received an object that holds itself",
  "Expected a JSON value but received one that throws when it is read",
  "Expected a JSON value but received …",
  "Expected a JSON value but received … that holds itself",
  "Expected a JSON value for … but received …",
  "Expected a URL without a password but received one with it: use --user",
  "Expected a body but received what throws when it is read",
  "Expected a body that can be written as JSON but received one that cannot",
  "Expected a body that is still to be read but received one that something else reads or has read",
  "Expected a body without encoding, or gzip or deflate, but received another",
  "Expected a body without encoding, which this runtime cannot undo, but received a compressed one",
  "Expected a body, which … sends, but received none: Contact Pro sends nothing of the conversation",
  "Expected a conversation of plain data but received one that throws when it is read",
  "Expected a conversation, an object with event and contact, but received …",
  "Expected a documented key but received …, which Contact Pro most likely ignores. …",
  "Expected a documented value but received …. Did you mean …?",
  "Expected a getter of the contact but received …: a condition reads nothing else. …",
  "Expected a key without placeholders but received one with …: keys are sent as they stand",
  "Expected a path of the model but received …. …",
  "Expected a request as the configuration has it but received one that differs",
  "Expected a request but received what cannot be read as one",
  "Expected a secret as {…} but received …, which is sent as text: no secret is checked",
  "Expected a segment of a path but received one of dots, which a URL leaves out",
  "Expected a status from 200 to 299 but received …: an error sets and saves nothing",
  "Expected a template whose JSON Schema has at most … parts but received a larger one",
  "Expected a value for … but received nothing: there is no …",
  "Expected a … but received one with … difference…:",
  "Expected an HTTPS URL, as Contact Pro calls, but received an HTTP one",
  "Expected an absolute URL of http or https but received something else",
  "Expected an answer but received what throws when it is read",
  "Expected an answer in JSON but received other text",
  "Expected an array of … but received one of …",
  "Expected an object but received …",
  "Expected an object with configuration and credentials but received …",
  "Expected at most … bytes but received more",
  "Expected at most … different names in all paths but received more",
  "Expected at most … levels of nesting but received more",
  "Expected at most … values but received more",
  "Expected credentials, or a header that names a secret as {secrets.NAME}, but received neither: anyone could call this endpoint",
  "Expected credentials, since … has authentication, but received none; --unchecked does without",
  "Expected each header once but received one again, in another case",
  "Expected each key once but received … again: it stands in line … too, and only the last one counts",
  "Expected no body with … but received one: it is sent with POST, PUT and PATCH only",
  "Expected no such key but received one that the template does not have",
  "Expected no … but received one",
  "Expected one of the options … but received …",
  "Expected one of … but received another",
  "Expected one value of a secret around the rest of the header but received what several are around",
  "Expected options but received an object that throws when it is read",
  "Expected options, an object, but received …",
  "Expected plain data but received an object that throws when it is read",
  "Expected plain data on the way to … but received …",
  "Expected seconds, as a number or as text, but received other text",
  "Expected text like … that comes apart in one way but received one that comes apart in several",
  "Expected text that can be encoded but received a lone surrogate",
  "Expected text that can be encoded for … but received a lone surrogate",
  "Expected text that comes apart in one way but received … and … …. Send one of them as a whole string too, else match may not be able to tell where one ends",
  "Expected text, a number or a boolean inside longer text but received …, which is an object or an array. …",
  "Expected the URL as a string but received something else",
  'Expected the authorization header from "authentication" alone but received one in "headers" too',
  "Expected the credentials of this integration but received others or none",
  "Expected the method … but received another",
  "Expected the name of a header but received a text that cannot be one",
  "Expected the name of an environment variable after @env: but received something else",
  "Expected the option … to be … but received …",
  "Expected the target … but received …",
  "Expected the value of a header but received …",
  "Expected what Contact Pro documents but received … in …: Contact Pro may send it as it stands",
  "Expected {…} but received …: what is around it is sent too. Write {…}",
  "Expected … but received a longer one",
  "Expected … but received a lower one",
  "Expected … but received another value",
  "Expected … but received other text",
  "Expected … but received …",
  "Expected … but received ……",
  "Expected … for … inside longer text but received ……",
  "Expected … for … … but received …",
  "Expected … in the environment but received …",
  "Expected …… but received …",
];

/** The start of paths whose comments and titles are not rewritten yet. */
const pending: readonly string[] = ["src/", "bench/", "examples/", "scripts/", "test/"];

const root = join(import.meta.dirname, "..");
const folders = ["src", "test", "scripts", "bench", "examples", "docs"];
const skipped = new Set(["node_modules", "dist", "build", "generated", "package-lock.json"]);
const checked = /\.(?:[cm]?[jt]sx?|css|html|vue|svelte|astro|sh|ya?ml)$/;
const relativeClause = /(?:^|\s)(?:\/\/|\/\*+|\*|#|<!--)\s*(?:What|Whether|Where)\b/;
const riddle = /\b(?:describe|it|test)(?:\.\w+(?:<.*>)?(?:\(.*\))?)*\(\s*["'`](?:what|whether|where|who|whoever|nobody|somebody)\b/i;

/** Everything that breaks the style, each as `file:line: what is wrong`. */
export function styleMistakes(): string[] {
  return [...lineMistakes(), ...messageMistakes()];
}

function lineMistakes(): string[] {
  const files = folders.flatMap(filesBelow).filter((file) => checked.test(file) && !pending.some((start) => file.startsWith(start)));
  return files.flatMap((file) => lineMistakesIn(file, read(file)));
}

/** The mistakes in the lines of one file. */
export function lineMistakesIn(file: string, text: string): string[] {
  return text.split("\n").flatMap((line, index) => {
    const at = `${file}:${index + 1}`;
    if (relativeClause.test(line)) return [`${at}: start the comment with a noun or a verb: ${line.trim()}`];
    return riddle.test(line) ? [`${at}: name the unit and the behaviour in the title: ${line.trim()}`] : [];
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
