import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export interface Program {
  readonly child: ChildProcess;
  /** The first group of the pattern in the program's ready line. */
  readonly ready: string;
}

/** Starts a program of this folder, and waits for what it prints when it is ready. It ends with this process. */
export function startProgram(name: string, env: NodeJS.ProcessEnv, isReady: RegExp): Promise<Program> {
  const file = join(import.meta.dirname, `${name}.ts`);
  const cwd = join(import.meta.dirname, "..");
  const child = spawn(process.execPath, ["--import", "tsx", file], { env, cwd, stdio: ["ignore", "pipe", "inherit"] });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  let printed = "";
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      printed += chunk;
      const found = isReady.exec(printed);
      if (found) resolve({ child, ready: found[1] ?? found[0] });
    });
    child.once("exit", () => reject(new Error(`${name} ended before it was ready`)));
  });
}
