// `npm run bench:torture`: compares how this library and others handle mistakes in templates, and writes the table of docs/mistakes.md.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonValue, TemplateOptions } from "../../src/index.ts";
import { table } from "../report.ts";
import { type Engine, ours, peers } from "./engines.ts";

interface TortureCase {
  readonly name: string;
  readonly template: JsonValue;
  readonly options?: TemplateOptions;
  readonly conversation: JsonValue;
  readonly body?: JsonValue;
  readonly refused?: readonly string[];
  readonly orRefused?: boolean;
  readonly orBody?: JsonValue;
}

type Outcome = { readonly threw: true } | { readonly threw: false; readonly text: string | undefined; readonly changed: boolean };

const root = join(import.meta.dirname, "../..");
const page = join(root, "docs/mistakes.md");
const { cases } = JSON.parse(readFileSync(join(root, "test/cases/torture.json"), "utf8")) as { cases: readonly TortureCase[] };

/** A template or data in the notation of a library. */
function written(value: JsonValue, engine: Engine, isTemplate: boolean): JsonValue {
  const [open, close] = engine.delimiters;
  if (typeof value === "string") {
    const whole = /^\{((?:event|contact)[^{}]*)\}$/.exec(value)?.[1];
    if (isTemplate && whole !== undefined) return engine.whole(whole);
    return value.replaceAll(/\{((?:event|contact)[^{}]*)(\}?)/g, (_, path: string, end: string) => open + path + (end && close));
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => written(item, engine, isTemplate));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, written(item, engine, isTemplate)]));
}

function outcomeOf({ template, conversation, options }: TortureCase, engine: Engine): Outcome {
  const given = [written(template, engine, true), written(conversation, engine, false)] as const;
  const before = JSON.stringify(given);
  try {
    const text = JSON.stringify(engine.fill(given[0], given[1], options));
    return { threw: false, text, changed: JSON.stringify(given) !== before };
  } catch {
    return { threw: true };
  }
}

/** The result of a case: empty if all is well, else the mistake in short. */
function mistakeIn(torture: TortureCase, engine: Engine): string {
  const outcome = outcomeOf(torture, engine);
  if (outcome.threw) return torture.refused || torture.orRefused ? "" : "an error";
  const right = [torture.body, torture.orBody].filter((body) => body !== undefined);
  if (right.some((body) => outcome.text === JSON.stringify(written(body, engine, false)))) return "";
  return outcome.text === undefined ? "nothing" : `\`${shortened(outcome.text)}\``;
}

function changesInput(engine: Engine): boolean {
  return cases.some((torture) => {
    const outcome = outcomeOf(torture, engine);
    return !outcome.threw && outcome.changed;
  });
}

function shortened(text: string): string {
  const short = text.length > 34 ? `${text.slice(0, 31)}...` : text;
  return short.replaceAll("|", "\\|").replaceAll("`", "'");
}

/** The table: a line for each case, a column for each library, and the counts. */
function report(engines: readonly Engine[]): string {
  const filled = cases.map((torture) => [torture.name, ...engines.map((engine) => mistakeIn(torture, engine) || "✓")]);
  const lines = [...filled, ["nothing given is changed", ...engines.map((engine) => (changesInput(engine) ? "the template is" : "✓"))]];
  const right = engines.map((_, index) => `**${lines.filter((line) => line[index + 1] === "✓").length}**`);
  return table(["", ...engines.map(({ name }) => name)], [...lines, [`**right, of ${lines.length}**`, ...right]]);
}

if (!existsSync(join(import.meta.dirname, "node_modules"))) {
  execFileSync("npm", ["ci", "--ignore-scripts", "--prefix", import.meta.dirname], { stdio: ["ignore", "ignore", "inherit"] });
}
const text = report([ours, ...peers()]);
const [begin, end] = ["<!-- torture: written by `npm run bench:torture` -->", "<!-- /torture -->"];
const [before, after] = readFileSync(page, "utf8").split(new RegExp(`(?<=${begin}\n)[\\s\\S]*(?=${end})`));
if (after === undefined) throw new Error(`Expected ${begin} and ${end} in docs/mistakes.md`);
writeFileSync(page, `${before}\n${text}\n\n${after}`);
console.log(text);
