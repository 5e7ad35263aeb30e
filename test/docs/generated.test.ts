import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandHelpPage, placeholdersPage, recipeFiles, recipesPage } from "../../scripts/docs-pages.ts";

const schema = (name: string) => JSON.parse(readFileSync(`src/model/schemas/${name}.schema.json`, "utf8"));

/** The help of each command, which another test keeps as it is printed; the program itself comes first. */
const helps = readdirSync("test/cli/help")
  .map((file) => ({ command: file.replace(".txt", ""), help: readFileSync(`test/cli/help/${file}`, "utf8") }))
  .sort((one, other) => Number(other.command === "contact-pro-webhooks") - Number(one.command === "contact-pro-webhooks"));

test("placeholders.md has each documented path", async () => {
  await expect(placeholdersPage({ event: schema("event"), contact: schema("contact") })).toMatchFileSnapshot("../../docs/placeholders.md");
});

test("command-help.md has the help of each command", async () => {
  await expect(commandHelpPage(helps)).toMatchFileSnapshot("../../docs/command-help.md");
});

test("commands.md has an example of each command, and the shape of its --json", () => {
  const page = readFileSync("docs/commands.md", "utf8");
  for (const { command } of helps.slice(1)) {
    const section = page.split(/^### /m).find((text) => text.startsWith(`${command}\n`));
    expect(section, command).toMatch(new RegExp(`\n\`\`\`sh\nnpx contact-pro-webhooks ${command} `));
    expect(section, command).toMatch(/```text\n\{ "/);
  }
});

test("recipes.md has the code of each recipe", async () => {
  const files = readdirSync("examples/recipes").filter((file) => file.endsWith(".ts"));
  expect([...recipeFiles].sort()).toEqual(files.sort());
  const page = recipesPage((file) => readFileSync(`examples/recipes/${file}`, "utf8"));
  await expect(page).toMatchFileSnapshot("../../docs/recipes.md");
});
