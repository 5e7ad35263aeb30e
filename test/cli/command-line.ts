import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll } from "vitest";
import { run } from "../../src/cli/run.ts";

/** What a command line came to. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command line may find around it. */
export interface Around {
  readonly stdin?: string | Uint8Array | undefined;
  readonly env?: { readonly [name: string]: string };
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const home = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-cli-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs a command line in this process. In its output the folder of {@link file} is left out. */
export async function commandLine(args: readonly string[], { stdin = "", env = {}, isTTY, columns }: Around = {}): Promise<Ran> {
  const written = { stdout: "", stderr: "" };
  const outputTo = (name: "stdout" | "stderr") => ({ write: (text: string) => (written[name] += text), isTTY, columns });
  const exitCode = await run(args, { stdin: chunksOf(stdin), stdout: outputTo("stdout"), stderr: outputTo("stderr"), env });
  return { exitCode, stdout: withoutHome(written.stdout), stderr: withoutHome(written.stderr) };
}

/** The output of a command line that is expected to say nothing on standard error. */
export async function outputOf(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await commandLine(args);
  if (exitCode || stderr) throw new Error(`Expected exit code 0 and silence but received ${exitCode} and ${stderr}`);
  return stdout;
}

/** A file of that name with a text, bytes, or a value as JSON; its path. */
export function file(name: string, content: unknown): string {
  mkdirSync(home, { recursive: true });
  const path = join(home, name);
  writeFileSync(path, typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

/** The path of a file that is not there. */
export function noFile(name: string): string {
  return join(home, name);
}

function withoutHome(text: string): string {
  return text.replaceAll(`${home}/`, "");
}

/** One byte at a time where it is short, so that no character and no line comes in one piece. */
function chunksOf(input: string | Uint8Array): Readable {
  const bytes = Buffer.from(input);
  const size = bytes.length > 1000 ? 65_536 : 1;
  return Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size)),
  );
}
