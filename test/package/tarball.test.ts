import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const files = packed();

test("the tarball holds the built entry points, the schemas, and nothing that users do not need", () => {
  const shared = files.filter((file) => /^dist\/[\w-]+-[\w-]{8}\.(c?js(\.map)?|d\.c?ts)$/.test(file));
  expect(files.filter((file) => !shared.includes(file)).sort()).toEqual([
    "LICENSE",
    "README.md",
    "dist/cli.js",
    "dist/cli.licenses.txt",
    "dist/index.cjs",
    "dist/index.cjs.map",
    "dist/index.d.cts",
    "dist/index.d.ts",
    "dist/index.js",
    "dist/index.js.map",
    "dist/testing.cjs",
    "dist/testing.cjs.map",
    "dist/testing.d.cts",
    "dist/testing.d.ts",
    "dist/testing.js",
    "dist/testing.js.map",
    "package.json",
    "schemas/configuration.editor.schema.json",
    "schemas/configuration.schema.json",
    "schemas/contact.schema.json",
    "schemas/conversation.schema.json",
    "schemas/event.schema.json",
  ]);
});

test("every file that package.json names is in the tarball", () => {
  const { main, module, types, typesVersions, exports, bin } = JSON.parse(readFileSync("package.json", "utf8"));
  const named = [...JSON.stringify([main, module, types, typesVersions, exports, bin]).matchAll(/dist\/[^"]+/g)].map((match) => match[0]);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((file) => !files.includes(file))).toEqual([]);
});

test("the package depends on nothing", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  expect(Object.keys(manifest).filter((key) => /dependencies/i.test(key))).toEqual(["devDependencies"]);
});

/** The paths in the tarball, of what is built already. */
function packed(): string[] {
  const json = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(json)[0].files.map((file: { path: string }) => file.path);
}
