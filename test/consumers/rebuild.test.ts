import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Builds what git tracks in a folder of its own, with this folder's dependencies, and returns the packed files by name. */
function built(name: string): Map<string, string> {
  const folder = join(mkdtempSync(join(tmpdir(), `${name}-`)), name);
  made.push(folder);
  const tracked = execFileSync("git", ["ls-files", "-z", "src", "schemas", "*.json", "*.ts", "*.md", "LICENSE"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of tracked.split("\0").filter(Boolean)) {
    if (!/^(?:test|examples|bench)\//.test(file)) cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  execFileSync("npm", ["run", "build"], { cwd: folder, stdio: "pipe" });
  const listed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: folder, encoding: "utf8" });
  const files: { path: string }[] = JSON.parse(listed)[0].files;
  return new Map(files.map(({ path }) => [path, readFileSync(join(folder, path), "latin1")]));
}

describe("the package", () => {
  const first = built("first");
  const second = built("a-second-folder-with-a-longer-name");

  it("is the same byte for byte in every folder that it is built in", () => {
    expect([...second.keys()]).toEqual([...first.keys()]);
    expect([...first].filter(([name, content]) => second.get(name) !== content).map(([name]) => name)).toEqual([]);
  });

  it("names no folder of its build in source maps", () => {
    const maps = [...first].filter(([name]) => name.endsWith(".map"));
    expect(maps.length).toBeGreaterThan(0);
    const sources = maps.flatMap(([, content]) => JSON.parse(content).sources as string[]);
    expect(sources.filter((source) => !/^(?:\.\.\/src\/[\w./-]+\.[tj]s|[\w-]+\.cjs)$/.test(source))).toEqual([]);
    expect([...first].filter(([, content]) => content.includes(tmpdir())).map(([name]) => name)).toEqual([]);
  });
});
