import { ours, type Row, type Section } from "./rows.ts";

/** The rows of a section as a table: a line for each candidate, a column for each workload. */
export function sectionTable({ about }: Section, rows: readonly Row[]): string {
  const workloads = [...new Set(rows.map(({ workload }) => workload))];
  const names = [...new Set(rows.map(({ name }) => name))];
  const notes = names.map((name) => [...new Set(rows.filter((row) => row.name === name).flatMap(({ note }) => note ?? []))].join("; "));
  const hasNotes = notes.some(Boolean);
  const lines = names.map((name, index) => [
    name,
    ...workloads.map((workload) => {
      const row = rows.find((candidate) => candidate.name === name && candidate.workload === workload);
      return row ? cell(row) : "";
    }),
    ...(hasNotes ? [notes[index] as string] : []),
  ]);
  return `${about}\n\n${table(["", ...workloads, ...(hasNotes ? ["what to know of it"] : [])], lines)}`;
}

function cell({ name, value, unit, ratio, wrong }: Row): string {
  if (!ratio || name === ours) return quantity(value, unit);
  const { median, low, high } = ratio;
  return `${digits(median)}x${low === high ? "" : ` (${digits(low)} to ${digits(high)})`}${wrong ? `, ${wrong}` : ""}`;
}

/** A table of Markdown, its columns aligned, for a terminal too. */
export function table(header: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) => Math.max(...[title, ...lines.map((line) => line[column] ?? "")].map((text) => text.length)));
  const written = (cells: readonly string[]) => `| ${cells.map((text, column) => text.padEnd(widths[column] as number)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [written(header), rule, ...lines.map(written)].join("\n");
}

/** A quantity in the unit that suits its size. */
export function quantity(value: number, unit: Row["unit"]): string {
  if (unit === "exponent") return value.toFixed(2);
  if (unit === "/s") return `${digits(value)} a second`;
  const steps = unit === "ns" ? ["ns", "µs", "ms", "s"] : ["B", "kB", "MB", "GB"];
  const step = Math.min(steps.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(value, 1)) / 3)));
  return `${digits(value / 1000 ** step)} ${steps[step]}`;
}

/** Three significant digits. */
export function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
