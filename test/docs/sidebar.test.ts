import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { sidebar } from "../../docs/.vitepress/sidebar.ts";

test("the sidebar of the site has each page of docs/ once, and no other", () => {
  const files = readdirSync("docs").filter((file) => file.endsWith(".md") && file !== "index.md");
  const listed = sidebar.flatMap(({ pages }) => pages.map(({ page }) => `${page}.md`));
  expect(listed.sort()).toEqual(files.sort());
});
