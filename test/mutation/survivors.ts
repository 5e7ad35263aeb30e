import { existsSync, readFileSync } from "node:fs";

/** What of Stryker's report is read here. */
interface Report {
  readonly files: { readonly [path: string]: { readonly source: string; readonly mutants: readonly Mutant[] } };
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement: string;
  readonly status: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** A mutant as equivalent.json lists it: by its text, so that it is found wherever its line goes. */
interface Listed {
  readonly file: string;
  /** The line that it begins on. */
  readonly code: string;
  readonly original: string;
  readonly replacement: string;
}

const { mutants: listed }: { mutants: (Listed & { readonly why: string })[] } = read("test/mutation/equivalent.json");
const { files }: Report = read(".stryker/mutation.json");

const survivors = withStatus("Survived", "NoCoverage");
const known = new Set(listed.map(keyOf));
// One that only takes longer may time out on a slow machine: that is no test that fails for it.
const seen = new Set([...survivors, ...withStatus("Timeout")].map(keyOf));

const unknown = survivors.filter((mutant) => !known.has(keyOf(mutant)));
const outdated = listed.filter((mutant) => (files[mutant.file] || !existsSync(mutant.file)) && !seen.has(keyOf(mutant)));
const unexplained = listed.filter(({ why }) => !why);

tell("survive, and are not listed as equivalent: test what they change, simplify the code, or list them", unknown);
tell("are listed as equivalent, and a test fails for them: take them from the list", outdated);
tell("are listed as equivalent without a reason", unexplained);
console.log(`${survivors.length} mutants survive, ${survivors.length - unknown.length} of them equivalent`);
process.exitCode = unknown.length + outdated.length + unexplained.length > 0 ? 1 : 0;

function read(path: string): never {
  return JSON.parse(readFileSync(path, "utf8")) as never;
}

function withStatus(...statuses: readonly string[]): Listed[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.filter(({ status }) => statuses.includes(status)).map((mutant) => asListed(file, source, mutant)),
  );
}

function asListed(file: string, source: string, { replacement, location: { start, end } }: Mutant): Listed {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const code = lines[0]?.trim() ?? "";
  lines.push(lines.pop()?.slice(0, end.column - 1) ?? "");
  return { file, code, original: oneLine(lines.join("\n").slice(start.column - 1)), replacement: oneLine(replacement) };
}

function oneLine(code: string): string {
  return code.replaceAll(/\s+/g, " ");
}

function keyOf({ file, code, original, replacement }: Listed): string {
  return JSON.stringify([file, code, original, replacement]);
}

function tell(what: string, mutants: readonly Listed[]): void {
  if (mutants.length > 0) console.log(`${mutants.length} ${what}`);
  for (const { file, code, original, replacement } of mutants) console.log(JSON.stringify({ file, code, original, replacement }, null, 2));
}
