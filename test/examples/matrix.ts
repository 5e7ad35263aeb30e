import { type Example, manifestOf, type Runtime } from "./examples.ts";

/** How a request went with an example; "-" where it was not sent, a status where the framework answered itself, as it is known to. */
export type Outcome = "ok" | "FAILED" | "-" | number;

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

/** The table of docs/frameworks.md: what was proven where. */
export function matrixTable(rows: readonly Row[]): string {
  const cells = rows.map(({ example, outcomes }) => {
    const sent = outcomes.filter((outcome) => outcome !== "-");
    const alike = `${sent.filter((outcome) => outcome === "ok").length} of ${sent.length}`;
    const { name, folder, own } = example;
    return [`[${name}](../examples/${folder})`, versionsOf(example), runtimeText(example.runtime), own ? `${alike}; ${own.why}` : alike];
  });
  return [["Example", "With", "On", "As expected"], ["---", "---", "---", "---"], ...cells]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

function versionsOf({ folder, packages }: Example): string {
  const { dependencies, devDependencies } = manifestOf(folder);
  const versions: { readonly [name: string]: string } = { ...dependencies, ...devDependencies };
  return packages.map((name) => `${name} ${versions[name]}`).join(", ");
}

const runtimeNames = { "node-20": "Node", "node-22": "Node", bun: "Bun", deno: "Deno", workerd: "workerd" };

function runtimeText(runtime: Runtime): string {
  return `${runtimeNames[runtime]} ${versionOf(runtime)}`;
}

/** The version of a runtime, as the manifests have it. */
export function versionOf(runtime: Runtime): string | undefined {
  const folders = { "node-20": ".", "node-22": ".", bun: "bun", deno: "deno", workerd: "workers" };
  const { devDependencies, optionalDependencies } = manifestOf(folders[runtime]);
  return { ...devDependencies, ...optionalDependencies }[runtime]?.replace(/.*@/, "");
}
