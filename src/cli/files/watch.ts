import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** The milliseconds between two looks. */
const pause = 500;

/** The maximum number of code files that are watched. */
const maximumFiles = 2000;

const isCode = (name: string) => /\.(?:[cm]?[jt]sx?|py|rb|go|java|cs|php)$/.test(name);

/** Calls back when a file or the code in a folder changes. It looks at the times of files: watching a tree works on few systems. */
export function watch(file: string, folder: string | undefined, onChange: (name: string) => void): { close(): void } {
  // The first look is at once: a change before the next one would be taken for the beginning.
  const first = timesOf(file, folder);
  let before: ReadonlyMap<string, number> | undefined;
  let isLooking = false;
  const timer = setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    const last = before ?? (await first);
    const now = await timesOf(file, folder);
    const changed = [...now].find(([name, time]) => last.get(name) !== time)?.[0] ?? [...last.keys()].find((name) => !now.has(name));
    before = now;
    isLooking = false;
    if (changed) onChange(changed);
  }, pause);
  return { close: () => clearInterval(timer) };
}

async function timesOf(file: string, folder: string | undefined): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  const note = async (name: string) => {
    const found = await stat(name).catch(() => undefined);
    if (found) times.set(name, found.mtimeMs);
  };
  await note(file);
  const folders = folder === undefined ? [] : [folder];
  for (let next = folders.pop(); next !== undefined && times.size < maximumFiles; next = folders.pop()) {
    const inside = next;
    for (const entry of await readdir(inside, { withFileTypes: true }).catch(() => [])) {
      const name = join(inside, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules") folders.push(name);
      else if (entry.isFile() && isCode(entry.name)) await note(name);
    }
  }
  return times;
}
