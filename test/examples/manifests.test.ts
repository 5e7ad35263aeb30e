import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import { readJson } from "../support/cases.ts";
import { foldersWithManifest, manifestOf, others, projects, receivers, validators } from "./examples.ts";

const folders = foldersWithManifest();
const library = "node_modules/contact-pro-webhooks";

interface Locked {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
}

const { packages }: { packages: { readonly [path: string]: Locked } } = readJson("examples/package-lock.json");

test("every example is run", () => {
  const run = [...receivers, ...validators, ...projects].map(({ folder }) => folder);
  expect(folders.sort()).toEqual([...new Set([...run, ...others])].sort());
});

it.for(folders)("%s has a description and exact versions", (folder) => {
  const { dependencies, devDependencies } = manifestOf(folder);
  const { "contact-pro-webhooks": own, ...others } = { ...dependencies, ...devDependencies };
  expect(own).toBe("*");
  expect(Object.entries(others).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(existsSync(join("examples", folder, "README.md"))).toBe(true);
});

test("the lock file names no registry, has a strong hash of each package, and uses the packed library", () => {
  const { [library]: own, ...others } = packages;
  const registries = Object.entries(packages).filter(([, { resolved }]) => resolved && /^https?:/.test(resolved));
  expect(registries.map(([path]) => path)).toEqual([]);
  const fetched = Object.entries(others).filter(([path, { link }]) => path.includes("node_modules/") && !link);
  expect(fetched.length).toBeGreaterThan(100);
  const unhashed = fetched.filter(([, { inBundle, integrity }]) => !inBundle && !integrity?.startsWith("sha512-"));
  expect(unhashed.map(([path]) => path)).toEqual([]);
  // With an integrity, another tarball than the one that the lock file was written with is refused: take that line out.
  expect([own?.resolved, own?.integrity]).toEqual(["file:contact-pro-webhooks.tgz", undefined]);
});
