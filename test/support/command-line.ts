import { EventEmitter, once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { afterAll } from "vitest";
import { run } from "../../src/cli/run.ts";

/** The result of a command line. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of a command line. */
export interface Around {
  readonly stdin?: string | Uint8Array | undefined;
  readonly env?: { readonly [name: string]: string };
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Registers a listener of a signal. */
  readonly once?: (signal: "SIGINT" | "SIGTERM", listener: () => void) => unknown;
}

const home = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-cli-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs a command line in this process. In its output the folder of {@link file} is left out. */
export async function commandLine(
  args: readonly string[],
  { stdin = "", env = {}, isTTY, columns, once: register }: Around = {},
): Promise<Ran> {
  const written = { stdout: "", stderr: "" };
  const outputTo = (name: "stdout" | "stderr") => ({ write: (text: string) => (written[name] += text), isTTY, columns });
  const exitCode = await run(args, {
    stdin: chunksOf(stdin),
    stdout: outputTo("stdout"),
    stderr: outputTo("stderr"),
    env,
    ...(register ? { once: register } : {}),
  });
  return { exitCode, stdout: withoutHome(written.stdout), stderr: withoutHome(written.stderr) };
}

/** A `listen` that runs. */
export interface Listening {
  /** Scheme, host and port. */
  readonly origin: string;
  /** The text on both outputs so far. */
  shown(): string;
  /** Waits until it ends, and gives what it came to. */
  ended(): Promise<Ran>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<Ran>;
}

/** Starts `listen` on a free port, and waits until it is there. */
export async function listening(args: readonly string[], { env = {}, isTTY, columns }: Around = {}): Promise<Listening> {
  const written = { stdout: "", stderr: "" };
  const interrupted = new EventEmitter();
  const started = new EventEmitter();
  const outputTo = (name: "stdout" | "stderr") => ({
    write: (text: string) => {
      written[name] += text;
      started.emit("written");
    },
    isTTY,
    columns,
  });
  // The usual port may be in use.
  const port = args.includes("--port") ? [] : ["--port", "0"];
  const exitCode = run(["listen", ...args, ...port], {
    stdin: chunksOf(""),
    stdout: outputTo("stdout"),
    stderr: outputTo("stderr"),
    env,
    once: (signal, listener) => interrupted.once(signal, listener),
  });
  await once(started, "written");
  const shown = () => withoutHome(written.stdout + written.stderr);
  const origin = /http:\/\/[\d.:]+/.exec(shown())?.[0];
  if (!origin) throw new Error(`Expected it to listen but received ${shown()}`);
  const ended = async () => ({ exitCode: await exitCode, stdout: withoutHome(written.stdout), stderr: withoutHome(written.stderr) });
  return {
    origin,
    shown,
    ended,
    stop: () => {
      interrupted.emit("SIGINT");
      return ended();
    },
  };
}

/** A service on a free port of this machine that answers each request so; closed after the test file. */
export async function service(answer: (request: Received, response: ServerResponse) => void): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    answer({ url: request.url ?? "", headers: request.headers, text: Buffer.concat(chunks).toString() }, response);
  });
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The requests that a service received. */
export interface Received {
  readonly url: string;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly text: string;
}

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

/** The address of a port that was open a moment ago. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  return `http://127.0.0.1:${port}`;
}

/** A new folder. */
export function folder(name: string): string {
  return mkdtempSync(join(home, `${name}-`));
}

/** The output of a command line that is expected to say nothing on standard error. */
export async function outputOf(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await commandLine(args);
  if (exitCode || stderr) throw new Error(`Expected exit code 0 and silence but received ${exitCode} and ${stderr}`);
  return stdout;
}

/** A file of that name with a text, bytes, or a value as JSON; its path. */
export function file(name: string, content: unknown): string {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
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
