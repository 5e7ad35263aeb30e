import { type Example, manifestOf, type Runtime } from "./examples.ts";

/** How a request went with an example; a status is what the framework answered itself, as it is known to. */
export type Outcome = "ok" | "FAILED" | number;

/** The outcomes of an example, in the order of the requests. */
export interface Row {
  readonly example: Example;
  readonly outcomes: Outcome[];
}

/** The matrix as text: a row for each example, a column for each request. */
export function matrixText(requests: readonly string[], rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ example }) => example.name.length));
  const line = (name: string, cells: readonly unknown[]) =>
    [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(3))].join(" ");
  const reasons = rows.flatMap(({ example: { name, own } }) => (own ? [`${name}: ${own.why}`] : []));
  return [
    ...requests.map((name, index) => `${String(index + 1).padStart(3)}  ${name}`),
    "",
    line(
      "",
      [...requests.keys()].map((index) => index + 1),
    ),
    ...rows.map(({ example, outcomes }) => line(example.name, outcomes)),
    "",
    ...reasons,
  ].join("\n");
}

/** The table of the README: what was proven where. */
export function matrixTable(rows: readonly Row[]): string {
  const cells = rows.map(({ example, outcomes }) => {
    const { name, folder, packages, runtime, own } = example;
    const { dependencies } = manifestOf(folder);
    const versions = packages.map((name) => `${name} ${dependencies?.[name] ?? manifestOf(folder).devDependencies?.[name]}`);
    const alike = `${outcomes.filter((outcome) => outcome === "ok").length} of ${outcomes.length}`;
    return [`[${name}](examples/${folder})`, versions.join(", "), runtimeText(runtime), own ? `${alike}; ${own.why}` : alike];
  });
  return [["Example", "With", "On", "Requests answered alike"], ["---", "---", "---", "---"], ...cells]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

const runtimeNames = { bun: "Bun", deno: "Deno", workerd: "workerd" };

function runtimeText(runtime: Runtime): string {
  if (runtime === "node-20" || runtime === "node-22") {
    return `Node ${manifestOf(".").optionalDependencies?.[runtime]?.replace(/.*@/, "")}`;
  }
  const folder = runtime === "workerd" ? "workers" : runtime;
  return `${runtimeNames[runtime]} ${manifestOf(folder).devDependencies?.[runtime]}`;
}
