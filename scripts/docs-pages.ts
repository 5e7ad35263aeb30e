// The pages of docs/ that are generated; a test compares them with the files, and `-u` writes them.
import { documentedPaths } from "../src/model/generated/paths.ts";

interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly $defs?: { readonly [name: string]: Schema };
  readonly anyOf?: readonly Schema[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly examples?: readonly unknown[];
}

const update = "npx vitest run --project unit test/docs/generated.test.ts -u";
const pageOf = (title: string, ...parts: readonly string[]) =>
  [`<!-- Generated: change the source, then run \`${update}\`. -->\n\n# ${title}\n`, ...parts].join("\n");

/** The page of placeholders: a row for each documented path, from the schemas of event and contact. */
export function placeholdersPage(documents: { readonly event: Schema; readonly contact: Schema }): string {
  const tables = (["event", "contact"] as const).map((root) => {
    const paths = documentedPaths.filter((path) => path.split(".")[0] === root);
    const rows = paths.map((path) => rowOf(path, schemaAt(documents[root], path.split(".").slice(1), documents[root])));
    return `## ${root}\n\n| Placeholder | Type | Meaning | Example |\n|---|---|---|---|\n${rows.join("\n")}\n`;
  });
  return pageOf(
    "Placeholders",
    "Everything that a template can send. A type with `null` may be null or absent. Below `contact.cad` every path is valid: attached data has names of your own.\n",
    "[Write a template](templates.md) has the syntax. In headers there are also `{secrets.NAME}` and `{authentications.NAME}`.\n",
    ...tables,
  );
}

/** The page of commands: the help of each, as it is printed. */
export function commandHelpPage(helps: readonly { readonly command: string; readonly help: string }[]): string {
  const sections = helps.map(({ command, help }) => `## ${command}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`);
  return pageOf(
    "Help of each command",
    "As `npx contact-pro-webhooks COMMAND --help` prints it at 80 columns. [Commands](commands.md) has an example of each, and what `--json` prints.\n",
    ...sections,
  );
}

/** The recipes in the order of their page: file in `examples/recipes`, title, and when one needs it. */
const recipes = [
  {
    file: "kafka.ts",
    title: "Kafka",
    about:
      "Webhooks go into a topic, and are answered once all of its replicas have them. The key is the conversation, so that its events stay in one partition. Consumers skip a message id that they have seen: Contact Pro may send a webhook again.",
  },
  {
    file: "cloud-events.ts",
    title: "CloudEvents",
    about:
      "A webhook in the form that event buses share. Its `type` is yours to choose: replace `com.example`. A webhook without a time has that of its arrival.",
  },
  {
    file: "open-telemetry.ts",
    title: "OpenTelemetry",
    about:
      'Each webhook is a span, and the spans of your work are below it. The event and the id of the conversation are its only values, since more people read traces than conversations. Pass your `onConversation` through it: `integration.handler(traced(trace.getTracer("receiver"), onConversation))`.',
  },
  {
    file: "oauth.ts",
    title: "OAuth",
    about:
      "With OAuth the token changes, so that there is no fixed value to compare. This verifies its signature, issuer, audience and time with the keys of the server that issues it. Keys that cannot be fetched are a 500, not a 401: the sender may be right.",
  },
  {
    file: "replay.ts",
    title: "Refused bodies",
    about:
      "A strict integration refuses what does not match, and a refused webhook may be lost for good. This keeps such bodies in files, and reads them again once the configuration is corrected. Bodies of strangers are not kept.",
  },
  {
    file: "two-versions.ts",
    title: "Two versions at once",
    about:
      "While an administrator moves from one configuration to the next, both arrive. Each version has a URL of its own, and both are read into one form. The keys that it has seen are in memory: several processes need a shared store instead.",
  },
] as const;

export const recipeFiles = recipes.map(({ file }) => file);

/** The page of recipes: the code of each, as it runs in its test. */
export function recipesPage(codeOf: (file: string) => string): string {
  const sections = recipes.map(({ file, title, about }) => `## ${title}\n\n${about}\n\n\`\`\`ts\n// ${file}\n${codeOf(file)}\`\`\`\n`);
  return pageOf(
    "Recipes",
    "Code to copy for the next step after a receiver. `npm run recipes:install && npm run test:recipes` runs each of them, with a mock broker, signed tokens and an exporter in memory.\n",
    "See also [duplicates, order and queues](delivery.md) and [waiting times](waiting-times.md).\n",
    ...sections,
  );
}

function schemaAt(schema: Schema, path: readonly string[], document: Schema): Schema {
  const [name, ...rest] = path;
  if (name === undefined) return schema;
  const object = [schema, ...(schema.anyOf ?? [])].map((part) => resolve(part, document)).find(({ properties }) => properties?.[name]);
  if (!object) throw new Error(`The schemas have no ${path.join(".")}`);
  const found = object.properties?.[name] as Schema;
  const target = resolve(found, document);
  return rest.length === 0 ? { ...target, ...found } : schemaAt(found, rest, document);
}

function resolve(schema: Schema, document: Schema): Schema {
  const name = schema.$ref?.split("/").pop();
  return name === undefined ? schema : (document.$defs?.[name] ?? schema);
}

function rowOf(path: string, schema: Schema): string {
  const example = schema.examples?.[0];
  const cells = [
    `\`{${path}}\``,
    typeOf(schema).join(" or "),
    escaped(schema.description ?? ""),
    example === undefined ? "" : `\`${JSON.stringify(example)}\``,
  ];
  return `| ${cells.join(" | ")} |`;
}

function typeOf({ type, anyOf, $ref, properties }: Schema): string[] {
  if (type !== undefined) return [type].flat().map((name) => `\`${name}\``);
  if ($ref !== undefined || properties) return ["`object`"];
  return anyOf ? [...new Set(anyOf.flatMap(typeOf))] : ["any JSON"];
}

/** Text of a cell: braces and angle brackets are code, a pipe ends no cell. */
function escaped(text: string): string {
  return text
    .replaceAll("\n", " ")
    .replaceAll("|", "\\|")
    .replaceAll(/[{<][^{}<>]*[}>]/g, "`$&`");
}
