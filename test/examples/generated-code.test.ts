import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createContext, runInContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPlayground, installPlayground } from "../../playground/build.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-generated-"));
const secrets = { WEBHOOK_PASSWORD: "correct horse", WEBHOOK_TOKEN: "token", SECRET_API_KEY: "it's $HOME" };
const env = { ...process.env, ...secrets };

/** The parts of a question and of its answer that are used here: those of the page need the package to be installed. */
type Question = { readonly [name: string]: unknown };
type Answer = { readonly code?: { readonly text: string } };
type Reply = { readonly result: unknown; readonly error?: string };

let read: (question: Question) => Promise<Answer>;

beforeAll(async () => {
  installPlayground();
  const page = join(folder, "page");
  await buildPlayground(page);
  read = readerOf(readFileSync(join(page, "worker.js"), "utf8"));
  symlinkSync(join(root, "examples/node_modules"), join(folder, "node_modules"), "junction");
  // The examples have another version of Vitest, for a later Node.
  mkdirSync(join(folder, "test/node_modules"), { recursive: true });
  symlinkSync(join(root, "node_modules/vitest"), join(folder, "test/node_modules/vitest"), "junction");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The script of the worker, run as a page from the disk runs it. */
function readerOf(script: string): typeof read {
  const page = createContext({ document: {}, URL, URLSearchParams, Headers, Request, Response, TextEncoder, TextDecoder, btoa, atob });
  runInContext(script, page);
  const answer = page["answerPlayground"] as (message: object) => Promise<Reply>;
  return async (given) => {
    const { result, error } = await answer({ id: 1, task: "read", given: { ...unchanged, ...given } });
    if (error !== undefined) throw new Error(error);
    return result as Answer;
  };
}

const unchanged: Question = {
  source: "",
  url: "",
  options: {},
  channel: "phone",
  direction: "inbound",
  course: "transferred-to-agent",
  step: 0,
  edits: {},
  view: "code",
  code: "types",
  framework: "fetch",
  body: "",
  status: "",
  response: "",
};

/** Edited values, of which the model refuses the second and the third. */
const edits = { "contact.cad.Customer ID": '"C-7"', "contact.skills": "[5]", "contact.cad.deep": "[".repeat(8000) + "]".repeat(8000) };

const body = { it: "it's {event}", id: "{contact.id}", agent: "{contact.agent.number}" };

/** Pasted texts by what is special about them. */
const sources: { readonly [name: string]: object } = {
  "a template": body,
  "basic authentication and a secret header": {
    request: {
      method: "POST",
      authentication: { type: "basic" },
      headers: { "x-key": "{secrets.api-key}", "x-fixed": "it's $HOME {event}" },
      params: { id: "{contact.id}" },
      body,
    },
  },
  "a bearer token": { request: { method: "PUT", authentication: { type: "oauth" }, body } },
  "no authentication": { request: { method: "POST", body } },
};

/** Writes a file of the code view, and what it needs: the configuration that was pasted. */
async function write(name: string, code: string, given: Question): Promise<string> {
  const { code: file } = await read({ ...given, code });
  const path = join(folder, name);
  writeFileSync(path, file?.text ?? "");
  return path;
}

test.each(Object.entries(sources))("the test for Vitest compiles and passes for %s", async (_name, source) => {
  const given = { source: JSON.stringify(source), url: "https://example.com/hooks/{event}", options: { nullText: "-" }, edits };
  await write("configuration.json", "configuration", given);
  const file = await write("test/webhook.test.ts", "test", given);
  const tsc = [
    join(root, "node_modules/typescript/bin/tsc"),
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--types",
    "node",
    "--module",
    "nodenext",
    file,
  ];
  expect(await run(process.execPath, tsc)).toBe("");
  const vitest = [join(root, "node_modules/vitest/vitest.mjs"), "run", "--root", folder];
  expect(await run(process.execPath, vitest)).toMatch(/Tests +10 passed \(10\)/);
});

/** The program of each handler: some listen themselves. */
const starts: { readonly [framework: string]: string } = {
  fetch: `import { createServer } from "node:http";
    import { getRequestListener } from "@hono/node-server";
    import { POST } from "./webhook.mjs";
    createServer(getRequestListener(POST)).listen(PORT);`,
  hono: 'import { serve } from "@hono/node-server"; import { app } from "./webhook.mjs"; serve({ fetch: app.fetch, port: PORT });',
  express: 'import "./webhook.mjs";',
  fastify: 'import "./webhook.mjs";',
  node: 'import "./webhook.mjs";',
};

const rows = Object.keys(sources).flatMap((name) => Object.keys(starts).map((framework) => [framework, name, "/hooks/{event}"] as const));
const paths = ["/hooks/x-{event}", "/hooks/{contact.cad.Customer ID}", "/a(b)/{event.name}"];
const oddRows = paths.flatMap((path) => ["hono", "express", "fastify"].map((framework) => [framework, "a template", path] as const));

test.each([...rows, ...oddRows])(
  "the handler for %s answers what simulate and curl send, with %s, at %s",
  async (framework, name, path) => {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const source = JSON.stringify(sources[name]);
    const given = { source, framework, url: `http://localhost:${port}${path}` };
    await write("configuration.json", "configuration", given);
    await write("webhook.mjs", "handler", given);
    writeFileSync(join(folder, "start.mjs"), (starts[framework] as string).replaceAll("PORT", String(port)));
    const server = spawn(process.execPath, ["start.mjs"], { cwd: folder, env: { ...env, PORT: String(port) } });
    const closed = once(server, "close");
    let output = "";
    for (const stream of [server.stdout, server.stderr]) stream.on("data", (chunk) => (output += chunk));
    try {
      await expect.poll(() => (server.exitCode === null ? isAnswered(port) : output), { timeout: 30_000 }).toBe(true);
      const simulated = await shell(await write("simulate.sh", "simulate", given));
      expect(simulated, output).toContain("9 webhooks sent: all accepted");
      const curl = await write("send.sh", "curl", given);
      expect(await shell(curl)).toContain("HTTP/1.1 204");
      if (name.includes("header")) expect(readFileSync(curl, "utf8")).toContain("x-fixed: it'\\''s $HOME received");
    } finally {
      server.kill();
      await closed;
    }
  },
);

function isAnswered(port: number): Promise<boolean> {
  return fetch(`http://localhost:${port}/`).then(
    () => true,
    () => false,
  );
}

/** Runs a script of a shell, and gives what it printed. */
function shell(file: string): Promise<string> {
  return run("sh", [file]);
}

/** Runs a program to its end, and gives what it printed. */
async function run(program: string, parameters: readonly string[]): Promise<string> {
  const options = { cwd: folder, env: { ...env, NO_COLOR: "1" } };
  const { stdout, stderr } = await promisify(execFile)(program, parameters, options).catch((error) => error);
  return stdout + stderr;
}
