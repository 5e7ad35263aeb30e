import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

interface Manifest {
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
}

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (path: string): string => readFileSync(path, "utf8");

/** The folders of this repository that have dependencies of their own. */
const folders = [".", "docs", ...foldersBelow("bench")].filter((folder) => readdirSync(folder).includes("package.json"));

function foldersBelow(folder: string): string[] {
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== "node_modules");
  return [folder, ...below.flatMap(({ name }) => foldersBelow(join(folder, name)))];
}

describe.each(folders)("the dependencies of %s", (folder) => {
  const manifest: Manifest = JSON.parse(read(join(folder, "package.json")));
  const lockText = read(join(folder, "package-lock.json"));
  const lock: { lockfileVersion: number; packages: { [path: string]: Locked } } = JSON.parse(lockText);
  const installed = Object.entries(lock.packages).filter(
    ([path, { link, inBundle }]) => path.includes("node_modules/") && !link && !inBundle,
  );
  const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

  it("are named in exact versions, and locked in them", () => {
    expect(named.length).toBeGreaterThan(0);
    for (const [name, version] of named) {
      if (version.startsWith("file:")) continue;
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[0-9a-z.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it("are locked with a strong hash each, and with no registry", () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(installed.length).toBeGreaterThanOrEqual(named.length - 1);
    expect(installed.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? "")).map(([path]) => path)).toEqual(
      [],
    );
    expect(lockText).not.toMatch(/"resolved": "(?!file:)|https?:\/\/[^"]*\.tgz/);
  });

  it("run no script while they are installed, but for those that fetch a binary of their own", () => {
    const names = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path.replace(/.*node_modules\//, ""));
    expect([...new Set(names)].filter((name) => !["esbuild", "fsevents"].includes(name))).toEqual([]);
  });
});

describe.each(readdirSync(".github/workflows"))("the workflow %s", (file) => {
  const text = read(join(".github/workflows", file));

  it("pins each action by the hash of a commit, with its version beside it", () => {
    const uses = [...text.matchAll(/uses: *(.*)/g)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action as string))).toEqual([]);
  });

  it("may read the repository, and keeps no credentials of it", () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    const written = [...text.matchAll(/^ +([\w-]+): write$/gm)].map(([, permission]) => permission);
    expect(written).toEqual({ "publish.yml": ["id-token"], "site.yml": ["pages", "id-token"] }[file] ?? []);
    expect(text.match(/persist-credentials: false/g)).toHaveLength((text.match(/uses: actions\/checkout@/g) as string[]).length);
    expect(text).not.toContain("secrets.");
  });

  it("runs scripts that there are, and expands nothing that others write inside a command", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const commands = [...text.matchAll(/run: *(.*)/g)].map(([, command]) => command as string);
    const named = commands.flatMap((command) =>
      [...command.matchAll(/npm (?:run )?((?:test|docs|release)[\w:]*)/g)].map(([, script]) => script as string),
    );
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
    expect(commands.filter((command) => command.includes("${{"))).toEqual([]);
  });
});

describe("the job that publishes", () => {
  const [build = "", publish = ""] = read(".github/workflows/publish.yml").split(/^ {2}publish:$/m);

  it("alone has an identity, and neither checks out nor runs code of the repository", () => {
    expect(build).not.toContain("id-token");
    expect(publish).toMatch(/permissions:\n {6}id-token: write\n/);
    expect(publish).not.toMatch(/actions\/checkout|npm (?:ci|install|test|run|pack|pkg)/);
    expect([...publish.matchAll(/run: (.*)/g)].map(([, command]) => command)).toEqual([
      "npm publish ./contact-pro-webhooks-*.tgz --provenance --access public --ignore-scripts",
    ]);
  });
});
