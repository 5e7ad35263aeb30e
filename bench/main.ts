// Measures everything in a process of its own, which run.ts starts.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./bundle.ts";
import { sectionTable, table } from "./report.ts";
import type { Effort } from "./rounds.ts";
import type { Row } from "./rows.ts";
import { sections } from "./sections/index.ts";
import { targetRows } from "./targets.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean" }, json: { type: "string" }, readme: { type: "boolean" } },
});
const unknown = positionals.filter((name) => !sections.some((section) => section.name === name));
if (unknown.length) throw new Error(`Expected ${sections.map(({ name }) => name).join(", ")} but received ${unknown.join(", ")}`);

/** The effort of a run: a good measurement within minutes, or each task once. */
const effort: Effort = values.quick ? { rounds: 1, warmUp: 0, batch: 0 } : { rounds: 40, warmUp: 100, batch: 3 };
const machine = `${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;

const rows: Row[] = [];
const texts: string[] = [machine];
if (!values.quick) console.log(machine);

function tell(title: string, text: string): void {
  if (values.quick) return;
  texts.push(`**${title}**: ${text}`);
  console.log(`\n${title}: ${text}`);
}

for (const section of sections) {
  if (positionals.length && !positionals.includes(section.name)) continue;
  const found = await section.run(effort);
  tell(section.name, sectionTable(section, found));
  rows.push(...found);
}
if (!values.quick) console.log(`\ntargets: what the library is to hold\n\n${table(["", "asked", "measured", ""], targetRows(rows))}`);

if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
if (values.readme) writeReadme();
if (values.quick) console.log(`${rows.length} comparisons: equal results, nothing timed`);

function writeReadme(): void {
  const [begin, end] = ["<!-- bench -->", "<!-- /bench -->"];
  const file = join(root, "docs/benchmarks.md");
  const readme = readFileSync(file, "utf8");
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`Expected ${begin} and ${end} in docs/benchmarks.md but received none`);
  writeFileSync(file, `${readme.slice(0, from + begin.length)}\n${texts.join("\n\n")}\n${readme.slice(to)}`);
}
