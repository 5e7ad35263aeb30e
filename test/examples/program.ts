import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Example, folderOf, manifestOf } from "./examples.ts";

/** Settings that stop frameworks from calling home, and from detecting a test run. */
const quiet = {
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  NITRO_TELEMETRY_DISABLED: "1",
  DENO_NO_UPDATE_CHECK: "1",
  DO_NOT_TRACK: "1",
};

const modules = join(import.meta.dirname, "../../examples/node_modules");
const lambdaGateway = join(import.meta.dirname, "lambda-gateway.ts");
const azureGateway = join(import.meta.dirname, "azure-gateway.ts");

/** A program that listens on a port of loopback. */
export interface Program {
  readonly port: number;
  stop(): Promise<void>;
}

/** Runs a script of an example's manifest to its end, where it has that script, and gives what it printed. */
export async function runScript(example: Example, script: string): Promise<string> {
  const command = manifestOf(example.folder).scripts?.[script];
  return command ? await runToEnd(example, command) : "";
}

/** Runs a command in the folder of an example to its end, and gives what it printed. */
export async function runToEnd(example: Example, command: string): Promise<string> {
  const { child, output } = start(example, command);
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`Expected "${command}" to succeed in ${example.folder} but it exited with ${code}\n${output()}`);
  return output();
}

/** Starts an example on a free port, and waits until it listens. */
export async function startProgram(example: Example): Promise<Program> {
  const port = await freePort();
  const { child, output } = start(example, startCommand(example), { PORT: String(port), WEBHOOK_PASSWORD: "correct horse" });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (hasEnded()) return;
    killGroup(child);
    await once(child, "close");
  };
  for (let tries = 0; tries < 600 && !hasEnded(); tries++) {
    if (await isListening(port)) return { port, stop };
    await wait(100);
  }
  await stop();
  throw new Error(`Expected ${example.name} to listen on port ${port} but it did not\n${output()}`);
}

function startCommand({ folder, gateway }: Example): string {
  if (gateway === "Azure Functions") return `tsx "${azureGateway}" dist/function.js`;
  return gateway ? `tsx "${lambdaGateway}" "${gateway}" dist/handler.mjs` : (manifestOf(folder).scripts?.["start"] as string);
}

/** Runs a command as npm runs a script, but on the Node that the example needs. */
function start(example: Example, command: string, env: NodeJS.ProcessEnv = {}): { child: ChildProcess; output: () => string } {
  const folder = folderOf(example);
  const node = example.runtime === "node-22" ? "node-22" : "node-20";
  const path = [join(modules, node, "bin"), join(folder, "node_modules/.bin"), join(modules, ".bin"), process.env["PATH"]];
  const child = spawn(command, {
    shell: true,
    cwd: folder,
    env: { ...process.env, ...quiet, ...example.env, ...env, PATH: path.join(delimiter) },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  // Also where the tests are cut off.
  const kill = () => killGroup(child);
  process.once("exit", kill);
  child.once("close", () => process.off("exit", kill));
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed += chunk;
    });
  }
  return { child, output: () => printed };
}

/** Ends a command and all that it started. */
function killGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-(pid as number), "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}
