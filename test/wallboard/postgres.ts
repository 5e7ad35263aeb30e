import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A PostgreSQL of its own, in a temporary folder and on loopback. */
export class Postgres {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  #server: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
    this.url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  }

  static async start(): Promise<Postgres> {
    const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-postgres-"));
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
    await run(program("initdb"), ["-D", join(folder, "data"), "-A", "trust", "-U", "postgres"], { ...user, cwd: folder });
    const postgres = new Postgres(folder, await freePort());
    process.once("exit", () => postgres.#server?.kill("SIGKILL"));
    await postgres.restart();
    return postgres;
  }

  /** Starts it again, as soon as the processes of the one before have noticed that it is gone. */
  async restart(): Promise<void> {
    const end = Date.now() + 60_000;
    while (!(await this.#isStarted())) {
      if (Date.now() > end) throw new Error("PostgreSQL does not start");
      await wait(200);
    }
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    server.kill("SIGKILL");
    await once(server, "exit");
  }

  async stop(): Promise<void> {
    this.#server?.kill("SIGINT");
    if (this.#server?.exitCode === null && this.#server.signalCode === null) await once(this.#server, "exit");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #isStarted(): Promise<boolean> {
    const args = ["-D", join(this.#folder, "data"), "-p", String(this.#port), "-k", this.#folder, "-c", "listen_addresses=127.0.0.1"];
    const server = spawn(program("postgres"), args, { ...user, cwd: this.#folder, stdio: ["ignore", "ignore", "pipe"] });
    this.#server = server;
    for await (const line of server.stderr.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
      if (!/ready to accept connections/.test(line)) continue;
      server.stderr.resume();
      return true;
    }
    return false;
  }
}

/** PostgreSQL refuses to run as root. */
const user: { readonly uid?: number; readonly gid?: number } = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};

function idOf(flag: string): number {
  return Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
}

/** Debian keeps the programs of the server out of the path. */
function program(name: string): string {
  const home = "/usr/lib/postgresql";
  const version = existsSync(home) ? readdirSync(home).sort().at(-1) : undefined;
  return version ? join(home, version, "bin", name) : name;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
