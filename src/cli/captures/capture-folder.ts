import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eventNames } from "../../index.ts";
import { Unusable } from "../files/read-json.ts";
import type { Capture } from "./capture.ts";
import { type Pseudonyms, pseudonymsOf } from "./pseudonyms.ts";

/** The file with the folder's pseudonym key. Anyone who has the key can test guesses of the original values. */
const keyFile = ".pseudonyms.key";

/** A folder that captures are kept in. */
export interface CaptureFolder {
  readonly pseudonyms: Pseudonyms;
  /** Writes a capture under an unused name, and returns its path. */
  save(capture: Capture, eventName: string | undefined): Promise<string>;
}

/** Opens a folder for captures, or makes it. Throws {@link Unusable}. */
export async function openFolder(folder: string): Promise<CaptureFolder> {
  const key = await attempt(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await keyOf(folder);
  });
  const before = await captureFiles(folder);
  let next = 1 + Math.max(0, ...before.map((file) => Number(/(\d{1,9})[^/\\]*$/.exec(file)?.[1] ?? 0)));
  return {
    pseudonyms: pseudonymsOf(key),
    save: async (capture, eventName) => {
      // Any other name may hold a personal value.
      const name = eventNames.find((known) => known === eventName) ?? "event";
      const text = `${JSON.stringify(capture, null, 2)}\n`;
      let path: string;
      do path = join(folder, `${String(next++).padStart(4, "0")}-${name}.json`);
      while (!(await attempt(path, () => writeNew(path, text))));
      return path;
    },
  };
}

/** Writes a file that only its owner can read. Returns `false` if it exists, since several processes may save at once. */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "EEXIST") return false;
    throw error;
  }
}

async function keyOf(folder: string): Promise<Uint8Array> {
  const path = join(folder, keyFile);
  const fresh = randomBytes(32).toString("hex");
  const isNew = await writeNew(path, fresh);
  // The key is for no repository.
  if (isNew) await writeFile(join(folder, ".gitignore"), `${keyFile}\n`, { flag: "wx" }).catch(() => undefined);
  const text = isNew ? fresh : (await stat(path)).isFile() ? await readFile(path, "latin1") : "";
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Unusable(path, "The file is not a key of 64 hexadecimal digits");
  await expectPrivate(path);
  return Buffer.from(text, "hex");
}

/** Refuses a key file that another user owns or can read. Windows has no such owners and modes. */
async function expectPrivate(path: string): Promise<void> {
  const user = process.getuid?.();
  if (user === undefined) return;
  const { uid, mode } = await stat(path);
  if (uid !== user) throw new Unusable(path, "The file belongs to another user, who may know the key. Save into a new folder");
  if (mode & 0o077)
    throw new Unusable(
      path,
      `Other users can read the file. If no one has read it, run chmod 600 ${path}; otherwise save into a new folder`,
    );
}

/** The files of a folder that may be captures, in the order of their names. Throws {@link Unusable}. */
export async function captureFiles(folder: string): Promise<string[]> {
  const names = await attempt(folder, () => readdir(folder));
  return names
    .filter((name) => name.endsWith(".json") && !name.startsWith("."))
    .sort()
    .map((name) => join(folder, name));
}

/** Throws {@link Unusable} for what is no plain file, and might never come to an end. */
export async function expectFile(path: string): Promise<void> {
  const isFile = await attempt(path, async () => (await stat(path)).isFile());
  if (!isFile) throw new Unusable(path, "The path is not a file");
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Unusable ? error : new Unusable(path, reasonOf(error));
  }
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: "The folder does not exist",
  ENOTDIR: "The path is not a folder",
  EEXIST: "The path exists, and is not a folder",
  EACCES: "Permission denied",
  EPERM: "Permission denied",
};

function reasonOf(error: unknown): string {
  const { code } = error as { code: string };
  return reasons[code] ?? `The folder cannot be used: ${code}`;
}
