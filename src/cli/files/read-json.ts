import { createReadStream } from "node:fs";
import { type Frame, frameAt } from "../findings/frame.ts";
import { findSyntaxProblems, type Token } from "../findings/json-source.ts";
import type { Io } from "../io.ts";

/** The maximum size of a file: far above any template or body, and small enough for memory. */
const maximumMebibytes = 16;

/** The name of standard input as an argument, and in what is printed. */
export const standardInput = { argument: "-", name: "standard input" } as const;

/** A file that cannot be used at all, in one sentence without anything of its content. Only `frame` quotes it. */
export class Unusable extends Error {
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The line of the error; only of a file that an administrator wrote, since others hold personal data. */
  readonly frame: Frame | undefined;

  constructor(file: string, message: string, position: { readonly line?: number; readonly column?: number; readonly frame?: Frame } = {}) {
    super(message);
    this.file = nameOf(file);
    this.line = position.line;
    this.column = position.column;
    this.frame = position.frame;
  }
}

/** A JSON file: its text without a byte order mark, and its value. */
export interface JsonFile {
  readonly name: string;
  readonly text: string;
  readonly value: unknown;
}

/** The name of a file in output. */
export function nameOf(file: string): string {
  return file === standardInput.argument ? standardInput.name : file;
}

/** Reads a FILE as JSON, like {@link readJson}. An error in it has the line of the file, as the findings of `check` have. */
export function readSource(file: string, io: Io): Promise<JsonFile> {
  return readJson(file, io, true);
}

/** Reads a file, or standard input for `-`, as JSON. Throws {@link Unusable}. */
export async function readJson(file: string, io: Io, isShown = false): Promise<JsonFile> {
  const text = decode(await readBytes(file, io), file);
  if (!text.trim()) throw new Unusable(file, "The file is empty. Write JSON into it");
  try {
    return { name: nameOf(file), text, value: JSON.parse(text) };
  } catch {
    // The engine's own message quotes the file, which may hold personal data, and has no line.
    const [{ message, token }] = findSyntaxProblems(text);
    const frame = isShown && token ? { frame: frameOf(token, text) } : {};
    throw new Unusable(file, `The file is not JSON: ${message}`, { ...token, ...frame });
  }
}

function frameOf({ offset, column }: Token, text: string): Frame {
  return frameAt({ offset, length: /[^\r\n]/.test(text.charAt(offset)) ? 1 : 0, column }, text);
}

async function readBytes(file: string, { stdin }: Io): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of file === standardInput.argument ? stdin : createReadStream(file)) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > maximumMebibytes * 2 ** 20) throw new Unusable(file, `The file is larger than ${maximumMebibytes} MiB`);
      chunks.push(bytes);
    }
  } catch (error) {
    throw error instanceof Unusable ? error : new Unusable(file, reasonOf(error));
  }
  return Buffer.concat(chunks);
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: "The file does not exist. Check its path",
  ENOTDIR: "The file does not exist. Check its path",
  EISDIR: "The path is a directory. Give a file",
  EACCES: "You may not read the file. Change its permissions",
  EPERM: "You may not read the file. Change its permissions",
};

/** The reason why a file cannot be used. */
export function reasonOf(error: unknown): string {
  const code = String((error as { code?: unknown }).code ?? "unknown reason");
  return reasons[code] ?? `The file cannot be read: ${code}`;
}

function decode(bytes: Buffer, file: string): string {
  if (["fffe", "feff"].includes(bytes.toString("hex", 0, 2))) throw new Unusable(file, "The file is UTF-16. Save it as UTF-8");
  if (bytes.includes(0)) throw new Unusable(file, "The file is binary. Give a JSON file");
  return tryDecode(bytes) ?? refuseEncoding(bytes, file);
}

function tryDecode(bytes: Uint8Array): string | undefined {
  try {
    // It leaves out a byte order mark at the start.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Throws with the line that is not UTF-8: no byte of a longer character is a line break. */
function refuseEncoding(bytes: Buffer, file: string): never {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf("\n", start) + 1 || bytes.length;
    if (tryDecode(bytes.subarray(start, end)) === undefined) break;
    start = end;
  }
  throw new Unusable(file, "The file is not UTF-8. Save it as UTF-8", { line });
}
