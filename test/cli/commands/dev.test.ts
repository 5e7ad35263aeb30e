import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { closedPort, commandLine, file, type Received, service } from "../../support/command-line.ts";

const config = file("dev.json", {
  request: { method: "POST", authentication: { type: "basic" }, body: { event: "{event.name}", id: "{contact.id}" } },
});
const sender = ["--user", "contact-pro:Sw0rdfish"];

/** A `dev` in this process, with keys to press. */
function running(args: readonly string[]) {
  let shown = "";
  const raw: boolean[] = [];
  const signals = new Map<string, () => void>();
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (isRaw: boolean) => raw.push(isRaw) });
  const output = { write: (text: string) => (shown += text), isTTY: true, columns: 80 };
  const exitCode = run(["dev", ...args], {
    stdin,
    stdout: output,
    stderr: output,
    env: { NO_COLOR: "1" },
    once: (signal, listener) => signals.set(signal, listener),
  });
  return {
    exitCode,
    raw,
    press: (keys: string) => stdin.write(keys),
    shown: () => stripVTControlCharacters(shown),
    signal: (name: string) => signals.get(name)?.(),
  };
}

async function recorder() {
  const received: Received[] = [];
  const origin = await service((request, response) => {
    received.push(request);
    response.writeHead(request.headers.authorization === `Basic ${btoa("contact-pro:Sw0rdfish")}` ? 204 : 401).end();
  });
  return { origin, received, names: () => received.map(({ text }) => JSON.parse(text).event) };
}

describe("dev", () => {
  it("plays events at the press of a key, and restores the terminal", async () => {
    const { origin, received, names } = await recorder();
    const dev = running([config, "--to", origin, ...sender]);
    await vi.waitFor(() => expect(dev.raw).toEqual([true]));
    for (const [keys, number] of [
      ["n", 1],
      ["n", 2],
      ["a", 8],
      ["w", 9],
      ["k", 10],
    ] as const) {
      dev.press(keys);
      await vi.waitFor(() => expect(received).toHaveLength(number), 20_000);
    }
    expect(names().slice(0, 9)).toEqual([
      "received",
      "queued",
      "received",
      "queued",
      "allocated",
      "accepted",
      "ended",
      "closed",
      "received",
    ]);
    expect(Object.keys(JSON.parse(received[9]?.text ?? ""))).toEqual(["event_renamed", "id"]);
    dev.press("co");
    await vi.waitFor(() => expect(dev.shown()).toContain("course rejected: received, queued, allocated, rejected"), 20_000);
    dev.press("x");
    await vi.waitFor(() => expect(dev.shown().match(/n next/g)).toHaveLength(2), 20_000);
    dev.press("q");
    expect(await dev.exitCode).toBe(0);
    expect(dev.raw).toEqual([true, false]);
    expect(dev.shown()).toMatch(/a wrong password.*\n {2}received +401/);
    expect(dev.shown()).toContain("channel email\n");
    expect(dev.shown()).not.toContain("Sw0rdfish");
  });

  it.each(["\u0003", "SIGTERM", "SIGINT"])("ends at %j while a webhook is on its way", async (by) => {
    const origin = await service(() => undefined);
    const dev = running([config, "--to", origin, ...sender]);
    await vi.waitFor(() => expect(dev.raw).toEqual([true]));
    dev.press("n");
    if (by.startsWith("SIG")) dev.signal(by);
    else dev.press(by);
    expect(await dev.exitCode).toBe(0);
    expect(dev.raw).toEqual([true, false]);
  });

  it("starts the service and ends it with its group", async () => {
    const port = new URL(await closedPort()).port;
    const script = file(
      "server.mjs",
      `import { createServer } from "node:http"; console.log("pid " + process.pid); createServer((_, r) => r.writeHead(204).end()).listen(${port}, "127.0.0.1")`,
    );
    const dev = running([config, "--to", `http://127.0.0.1:${port}`, ...sender, "--command", `'${process.execPath}' '${script}'; true`]);
    await vi.waitFor(() => expect(dev.shown()).toMatch(/ {2}\| pid \d+/), 30_000);
    dev.press("n");
    await vi.waitFor(() => expect(dev.shown()).toMatch(/ {2}received +204/), 30_000);
    dev.press("q");
    expect(await dev.exitCode).toBe(0);
    const pid = Number(/pid (\d+)/.exec(dev.shown())?.[1]);
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 10_000);
  });

  it("reports a service that ends by itself", async () => {
    const dev = running([config, "--to", await closedPort(), ...sender, "--command", "exit 3"]);
    await vi.waitFor(() => expect(dev.shown()).toContain("The service ended with exit code 3. r starts it again."), 20_000);
    dev.press("q");
    expect(await dev.exitCode).toBe(0);
  });

  it("reads a changed configuration again, and keeps the last that could be used", async () => {
    const { origin, received } = await recorder();
    const changing = file("changing.json", ["{event.name}"]);
    const dev = running([changing, "--to", origin]);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    file("changing.json", ["{event.nam}"]);
    await vi.waitFor(() => expect(dev.shown()).toContain("Did you mean {event.name}?"), 20_000);
    file("changing.json", ["{contact.id}"]);
    await vi.waitFor(() => expect(dev.shown().match(/ changed/g)).toHaveLength(2), 20_000);
    dev.press("n");
    await vi.waitFor(() => expect(received.at(-1)?.text).toMatch(/^\["[0-9A-F]{32}"\]$/), 20_000);
    dev.press("q");
    await dev.exitCode;
  });

  it("needs a terminal", async () => {
    expect(await commandLine(["dev", config, ...sender])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "dev: error: It needs a terminal, to read keys. Use simulate in a script\n",
    });
  });
});

describe("dev in a terminal of its own", () => {
  it.skipIf(!existsSync("/usr/bin/script"))("plays, quits with q, and leaves the terminal as it was", async () => {
    const { origin } = await recorder();
    const command = `stty -g; '${process.execPath}' --import tsx src/cli/index.ts dev '${config}' --to ${origin} ${sender.join(" ")}; echo "exit $?"; stty -g`;
    const child = spawn("script", ["-qec", command, "/dev/null"], { stdio: "pipe" });
    let shown = "";
    child.stdout.on("data", (text) => (shown += text));
    await vi.waitFor(() => expect(shown).toMatch(/q\s+quit/), 40_000);
    child.stdin.write("n");
    await vi.waitFor(() => expect(stripVTControlCharacters(shown)).toMatch(/received +204/), 20_000);
    child.stdin.write("q");
    await once(child, "exit");
    const settings = shown.split("\r\n").filter((line) => /^[0-9a-f]+(?::[0-9a-f]+){5}/.test(line));
    expect(settings).toHaveLength(2);
    expect(settings[0]).toBe(settings[1]);
    expect(shown).toContain("exit 0");
  });

  it.skipIf(!existsSync("/usr/bin/script"))(
    "restarts the service at r and at a change of its code, even one that ignores signals",
    async () => {
      const port = new URL(await closedPort()).port;
      const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-dev-"));
      const code = `import { createServer } from "node:http"; process.on("SIGTERM", () => {}); console.log("pid " + process.pid); createServer((_, r) => r.writeHead(204).end()).listen(${port}, "127.0.0.1");`;
      writeFileSync(join(folder, "server.mjs"), code);
      const program = `'${process.execPath}' --import '${import.meta.resolve("tsx")}' '${resolve("src/cli/index.ts")}'`;
      const command = `${program} dev '${config}' --to http://127.0.0.1:${port} ${sender.join(" ")} --command "'${process.execPath}' server.mjs"`;
      const child = spawn("script", ["-qec", command, "/dev/null"], { stdio: "pipe", cwd: folder });
      let shown = "";
      child.stdout.on("data", (text) => (shown += text));
      const pids = () => [...shown.matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));
      await vi.waitFor(() => expect(pids()).toHaveLength(1), 40_000);
      expect(shown).toContain("Waiting until the service listens");
      child.stdin.write("r");
      await vi.waitFor(() => expect(pids()).toHaveLength(2), 40_000);
      writeFileSync(join(folder, "server.mjs"), `${code} // changed`);
      await vi.waitFor(() => expect(pids()).toHaveLength(3), 40_000);
      expect(shown).toContain("server.mjs changed");
      child.stdin.write("q");
      await once(child, "exit");
      for (const pid of pids()) await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 10_000);
      rmSync(folder, { recursive: true });
    },
  );
});
