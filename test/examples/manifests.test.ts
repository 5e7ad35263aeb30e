import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import { readJson } from "../cases.ts";
import { foldersWithManifest, manifestOf, others, projects, receivers, validators } from "../conformance/examples.ts";

const folders = foldersWithManifest();
const { packages }: { packages: { [path: string]: { integrity?: string; resolved?: string } } } = readJson("examples/package-lock.json");

test("every example is run", () => {
  const run = [...receivers, ...validators, ...projects].map(({ folder }) => folder);
  expect(folders.sort()).toEqual([...new Set([...run, ...others])].sort());
});

it.for(folders)("%s says what it is, and names exact versions", (folder) => {
  const { dependencies, devDependencies } = manifestOf(folder);
  const { "contact-pro-webhooks": library, ...others } = { ...dependencies, ...devDependencies };
  expect(library).toBe("*");
  expect(Object.entries(others).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(existsSync(join("examples", folder, "README.md"))).toBe(true);
});

test("the lock file names no registry, and takes the library as it is packed", () => {
  const registries = Object.entries(packages).filter(([, { resolved }]) => resolved && /^https?:/.test(resolved));
  expect(registries.map(([path]) => path)).toEqual([]);
  const { resolved, integrity } = packages["node_modules/contact-pro-webhooks"] ?? {};
  // With an integrity, another tarball than the one that the lock file was written with is refused: take that line out.
  expect([resolved, integrity]).toEqual(["file:contact-pro-webhooks.tgz", undefined]);
});
