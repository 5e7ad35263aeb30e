import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { moduleErrors } from "./modules.ts";

/** The names that an example takes from its surroundings, with their declarations. */
const surroundings: { readonly [name: string]: string } = {
  url: "declare const url: string;",
  env: "declare const env: { readonly WEBHOOK_PASSWORD: string };",
  configuration: "declare const configuration: library.Configuration;",
  deployed: "declare const deployed: library.Configuration;",
  edited: "declare const edited: library.Configuration;",
  credentials: "declare const credentials: library.Credentials;",
  json: "declare const json: library.JsonValue;",
  conversation: "declare const conversation: library.Conversation;",
  body: "declare const body: unknown;",
  template: "declare const template: library.JsonValue;",
  // As printTypes and printConfigurationTypes print them.
  Body: "type Body = { id: string };",
  Matched: "type Matched = { contact: { id: string } };",
  MatchedRequest: "type MatchedRequest = { contact: { id: string } };",
};

interface Example {
  readonly place: string;
  readonly code: string;
}

/** The code after each @example of a doc comment, up to the next tag. */
function examplesIn(file: string): Example[] {
  const text = readFileSync(file, "utf8");
  const comments = [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].map(([comment]) => comment.replaceAll(/^\s*\* ?|\s*\*\/$/gm, ""));
  return comments.flatMap((comment) =>
    comment
      .split(/^@example$/m)
      .slice(1)
      .map((rest) => ({ place: file, code: rest.split(/^@/m, 1)[0] as string })),
  );
}

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const examples = sources.flatMap((file) => examplesIn(join("src", file)));

/** An example as a module: with its surroundings, and with imports of the public names that it uses. */
function moduleOf({ code }: Example): string {
  const isUsed = (name: string) => new RegExp(`\\b${name}\\b`).test(code);
  const given = Object.keys(surroundings).filter((name) => isUsed(name) && !new RegExp(`const ${name}\\b`).test(code));
  const importFrom = (entry: string, specifiers: readonly string[]) => {
    const found = specifiers.filter(
      (specifier) => isUsed(specifier.replace("type ", "")) && !given.includes(specifier.replace("type ", "")),
    );
    return found.length ? [`import { ${found.join(", ")} } from "${entry}";`] : [];
  };
  return [
    'import type * as library from "contact-pro-webhooks";',
    ...importFrom("contact-pro-webhooks", exportsOf("src/index.ts")),
    ...importFrom("contact-pro-webhooks/testing", exportsOf("src/testing/index.ts")),
    ...importFrom("node:fs", ["writeFileSync"]),
    ...importFrom("vitest", ["expect"]),
    ...given.map((name) => surroundings[name]),
    code,
    "export {};",
  ].join("\n");
}

/** The names that an entry point exports, as specifiers of an import. */
function exportsOf(file: string): string[] {
  const { statements } = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) return [];
    const { isTypeOnly, exportClause } = statement;
    return exportClause.elements.map(({ name, isTypeOnly: isType }) => (isTypeOnly || isType ? `type ${name.text}` : name.text));
  });
}

test("the examples in doc comments compile", () => {
  expect(examples.length).toBeGreaterThan(15);
  const modules = examples.map((example, index) => [`${example.place.replaceAll(/\W/g, "-")}-${index}.ts`, moduleOf(example)] as const);
  expect(moduleErrors(new Map(modules))).toEqual([]);
});
