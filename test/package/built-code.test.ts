import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { resolve } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { expect, test } from "vitest";

const library = readdirSync("dist")
  .filter((name) => !name.startsWith("cli.") && !name.endsWith(".map"))
  .map((name): [string, string] => [name, readFileSync(`dist/${name}`, "utf8")]);

test.each(library)("%s asks for no other package and no built-in of Node", (_, text) => {
  const imported = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
  expect(imported.filter((specifier) => !specifier.startsWith("./"))).toEqual([]);
});

test("cli.js asks for no other package", () => {
  const imported = ts.preProcessFile(readFileSync("dist/cli.js", "utf8"), true, true).importedFiles.map((file) => file.fileName);
  expect(imported.filter((specifier) => !isBuiltin(specifier))).toEqual([]);
});

test.each(library)("%s makes no code of text", (_, text) => {
  expect(text.match(/\beval\b|\bFunction\s*\(/g)).toBeNull();
});

test.each(library.filter(([name]) => /\.(js|d\.ts)$/.test(name)))("%s is an ES module through and through", (_, text) => {
  expect(text.match(/\brequire\s*\(|\bmodule\.exports\b/g)).toBeNull();
});

test("importing the library has no side effect that a bundler must keep", async () => {
  // A bundler that sees `sideEffects: false` skips the check; this one gets the opposite, and finds nothing to keep.
  const distrust = {
    name: "distrust",
    setup(bundler: import("esbuild").PluginBuild) {
      bundler.onResolve({ filter: /./ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path), sideEffects: true }));
    },
  };
  const stdin = { contents: 'import "./dist/index.js";', resolveDir: "." };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: "esm", plugins: [distrust] });
  // If a statement is kept, the last lines show it and the reason.
  expect(outputFiles[0]?.text.slice(-1000)).toBe("");
});
