import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Program, startProgram } from "../../examples/wallboard/src/program.ts";

/** How the programs of the example are started: on free ports, with a store of their own. */
export class Service {
  readonly env: NodeJS.ProcessEnv;
  readonly #folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-wallboard-"));
  readonly #programs: Program[] = [];

  constructor(env: NodeJS.ProcessEnv = {}) {
    this.env = { ...process.env, DATABASE_FILE: join(this.#folder, "wallboard.db"), ...env };
  }

  receiver(port = "0"): Promise<Program> {
    return this.#start("receiver", { PORT: port }, /receiving on (\d+)/);
  }

  worker(): Promise<Program> {
    return this.#start("worker", {}, /working/);
  }

  board(env: NodeJS.ProcessEnv = {}): Promise<Program> {
    return this.#start("board", { PORT: "0", ...env }, /showing on (\d+)/);
  }

  async stop(): Promise<void> {
    for (const program of this.#programs) await kill(program, "SIGTERM");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(name: string, env: NodeJS.ProcessEnv, isReady: RegExp): Promise<Program> {
    const program = await startProgram(name, { ...this.env, ...env }, isReady);
    this.#programs.push(program);
    return program;
  }
}

export async function kill({ child }: Program, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

export function originOf({ ready }: Program): string {
  return `http://127.0.0.1:${ready}`;
}
