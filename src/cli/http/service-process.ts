import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** The milliseconds that a service has to end by itself. */
const patience = 2000;

/** A service that a command line started, with everything that it started itself. */
export interface ServiceProcess {
  readonly pid: number | undefined;
  /** Ends it and its group. */
  stop(): Promise<void>;
}

/** Starts a command line in a group of processes of its own. Each line of its output, and its end, is reported. */
export function startService(command: string, onLine: (line: string) => void, onEnd: (code: number | null) => void): ServiceProcess {
  const hasGroup = process.platform !== "win32";
  const child = spawn(command, { shell: true, detached: hasGroup, stdio: ["ignore", "pipe", "pipe"] });
  const kill = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      if (hasGroup) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // The group has ended already.
    }
  };
  // The last way to leave nothing behind, if this process fails.
  const killAtExit = () => kill("SIGKILL");
  process.once("exit", killAtExit);
  let isStopped = false;
  for (const stream of [child.stdout, child.stderr]) readLines(stream, onLine);
  child.once("error", () => onEnd(null));
  const ended = once(child, "exit").catch(() => undefined);
  child.once("exit", (code) => {
    if (!isStopped) onEnd(code);
  });
  return {
    pid: child.pid,
    stop: async () => {
      isStopped = true;
      kill("SIGTERM");
      const timer = new AbortController();
      if (child.exitCode === null && child.signalCode === null) {
        await Promise.race([ended, wait(patience, undefined, { signal: timer.signal }).catch(() => undefined)]);
      }
      timer.abort();
      kill("SIGKILL");
      process.off("exit", killAtExit);
    },
  };
}

/** The maximum number of characters of a line that is kept until its end. */
const longestLine = 10_000;

function readLines(stream: ChildProcess["stdout"], onLine: (line: string) => void): void {
  let rest = "";
  stream?.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = (lines.pop() ?? "").slice(-longestLine);
    for (const line of lines) onLine(line);
  });
  stream?.on("end", () => {
    if (rest) onLine(rest);
  });
}

/** Waits until something listens at the host and port of a URL. Returns false if nothing does in time. */
export async function waitUntilOpen(url: string, seconds: number, ended: AbortSignal): Promise<boolean> {
  const { hostname, port, protocol } = new URL(/^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? url);
  const target = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || (protocol === "https:" ? 443 : 80) };
  const end = performance.now() + seconds * 1000;
  while (!ended.aborted && performance.now() < end) {
    if (await isOpen(target)) return true;
    await wait(100);
  }
  return false;
}

function isOpen(target: { readonly host: string; readonly port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(target);
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", () => end(true)).once("error", () => end(false));
  });
}
