import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "../docs/blocks.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const command = join(root, "dist/cli.js");
const env = { ...process.env, WEBHOOK_PASSWORD: "secret" };

// A reader saves the JSON and the JavaScript of the page as the files that they name.
describe.each(["README.md", "docs/first-webhook.md"])("the files of %s", (page) => {
  const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));
  const files = blocksOf(page).filter(({ language }) => language === "json" || language === "js");
  const nameOf = (text: string) => /^\/\/ (\S+)\n/.exec(text)?.[1] ?? "configuration.json";

  beforeAll(() => {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules/contact-pro-webhooks"), "dir");
    for (const { text } of files) writeFileSync(join(folder, nameOf(text)), text);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are the configuration, the integration, the server and the test", () => {
    const names = files.map(({ text }) => nameOf(text));
    expect(names).toEqual(["configuration.json", "integration.mjs", "server.mjs", "webhooks.test.mjs"]);
  });

  it("pass their own test", async () => {
    const { stdout } = await run(process.execPath, ["--test", "--test-reporter=tap", "webhooks.test.mjs"], { cwd: folder, env });
    expect(stdout).toMatch(/^# pass 1$/m);
  });

  it("hold a configuration without findings", async () => {
    const { stdout } = await run(process.execPath, [command, "check", "configuration.json", "--max-warnings", "0"], { cwd: folder });
    expect(stdout).toContain("nothing found");
  });

  it("receive the webhooks of simulate, and refuse a wrong password", async () => {
    const port = await freePort();
    const server = spawn(process.execPath, ["server.mjs"], { cwd: folder, env: { ...env, PORT: String(port) } });
    let printed = "";
    server.stdout.on("data", (text) => (printed += text));
    const to = ["simulate", "configuration.json", "--to", `http://127.0.0.1:${port}/contact-pro/{event}`, "--user"];
    const simulate = (user: string) => run(process.execPath, [command, ...to, user], { cwd: folder, env });
    try {
      await expect
        .poll(
          () =>
            fetch(`http://127.0.0.1:${port}`).then(
              ({ status }) => status,
              () => 0,
            ),
          { timeout: 10_000 },
        )
        .not.toBe(0);
      expect((await simulate("contact-pro:@env:WEBHOOK_PASSWORD")).stdout).toContain("6 webhooks sent: all accepted");
      expect(printed).toMatch(/^received [0-9A-F]{32}\nqueued /);
      await expect(simulate("contact-pro:wrong")).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining("401") });
    } finally {
      server.kill();
      await once(server, "exit");
    }
  });
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
