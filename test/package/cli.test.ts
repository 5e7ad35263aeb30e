// Every command and every flag on the built command. What each does in detail is tested in test/cli.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-cli-"));
const cli = resolve("dist/cli.js");
const configuration = {
  request: {
    method: "POST",
    authentication: { type: "basic" },
    headers: { "x-key": "{secrets.k}" },
    body: { event: "{event.name}", agent: "{contact.agent.number}" },
  },
};
const queued = { event: "queued", agent: null };
const conversation = { event: { name: "queued", datetime: "2026-01-01T00:00:00.000Z" }, contact: { id: "1", language: "EN" } };
const files: { readonly [name: string]: unknown } = {
  "config.json": configuration,
  "other.json": { request: { ...configuration.request, body: { event: "{event.name}", number: "{contact.agent.number}" } } },
  "bad.json": { body: "{contact.agnet.number}" },
  "warned.json": { request: { ...configuration.request, header: {} } },
  "text.json": { text: "agent {contact.agent.number}!" },
  "object.json": { text: "in {contact.cad}" },
  "new.json": { new: "{contact.new}" },
  "config-as-template.json": { request: "{contact.id}" },
  "queued.json": queued,
  "conversation.json": conversation,
  "own.json": { contact: { language: "FI" } },
  "reply.json": {},
  "oauth.json": { request: { method: "POST", authentication: { type: "oauth" }, body: { event: "{event.name}" } } },
};

let server: Server;
let origin = "";
beforeAll(async () => {
  for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(value));
  server = createServer((request, response) => response.writeHead(request.headers.authorization ? 204 : 401).end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Ran {
  readonly exitCode: number | null;
  readonly output: string;
}

function run(args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, PASSWORD: "Sw0rdfish", NO_COLOR: "1" };
  return new Promise((done) => {
    const child = execFile(process.execPath, [cli, ...args], { cwd: folder, env }, (_, stdout, stderr) =>
      done({ exitCode: child.exitCode, output: stdout + stderr }),
    );
    child.stdin?.end('{"id":"{contact.id}"}');
  });
}

const sender = "--user a:@env:PASSWORD --secret k=@env:PASSWORD";

/** Command lines, each with its exit code and a part of its output. ORIGIN is a service that wants credentials. */
const lines: readonly (readonly [line: string, exitCode: number, output: RegExp])[] = [
  ["", 0, /\nWrite\n[\s\S]*\nTest\n[\s\S]*\nLearn\n/],
  ["--version", 0, /^\d+\.\d+\.\d+\n$/],
  ["nonsense", 2, /nonsense/],
  ["check config.json", 0, /nothing found/],
  ["check bad.json", 1, /Did you mean \{contact\.agent\.number\}\?/],
  ["check missing.json", 2, /missing\.json/],
  ["check config.json --json", 0, /"ok": true/],
  ["check config-as-template.json --as template", 0, /nothing found/],
  ["check object.json --object-text json", 0, /nothing found/],
  ["check new.json --unknown-paths allow", 0, /nothing found/],
  ["check text.json --missing-paths error --null-text none", 0, /nothing found/],
  ["check warned.json --max-warnings 0", 1, /not documented/],
  ["check bad.json --format github", 1, /^::error /],
  ["check config.json --url https://{contact.id}/", 1, /The host of the URL/],
  ["render config.json", 0, /"event": "accepted"/],
  ["render config.json --event queued --channel phone --direction inbound --course abandoned", 0, /"event": "queued"/],
  ["render config-as-template.json --as template --json", 0, /"request"/],
  ["render text.json conversation.json --null-text none", 0, /agent none!/],
  ["render text.json conversation.json --missing-paths error", 1, /has no value/],
  ["render object.json --object-text json", 0, /in \{/],
  ["render new.json conversation.json --unknown-paths allow", 0, /"new": null/],
  ["types config.json --url https://hooks.example/{contact.id}", 0, /export type MatchedRequest/],
  ["types config.json --declaration", 0, /export = value/],
  ["types config.json --check", 1, /does not exist/],
  ["types config.json --write", 0, /config\.d\.json\.ts written/],
  ["types config-as-template.json --as template --json", 0, /"types":/],
  ["types text.json --missing-paths error --null-text none", 0, /export type Body/],
  ["types object.json --object-text json", 0, /"text": string/],
  ["types new.json --unknown-paths allow", 0, /JsonValue/],
  ["schema config.json --defs", 0, /"\$schema"/],
  ["schema config-as-template.json --as template --json", 0, /"schema":/],
  ["schema text.json --missing-paths error --null-text none", 0, /"type"/],
  ["schema object.json --object-text json", 0, /"type"/],
  ["schema new.json --unknown-paths allow", 0, /"new"/],
  ["openapi config.json --url https://hooks.example/{contact.id} --title CRM", 0, /"title": "CRM"/],
  ["openapi config.json --url https://hooks.example/ --json", 0, /"openapi":/],
  ["compare config.json config.json --old-url https://a.example/ --new-url https://a.example/", 0, /./],
  ["compare config.json other.json", 1, /silent: /],
  ["compare config.json other.json --json", 1, /"changes":/],
  ["match config.json queued.json", 0, /"queued"/],
  ["match config.json own.json", 1, /missing/],
  ["match config-as-template.json conversation.json --as template --json", 1, /"issues":/],
  ["match text.json queued.json --missing-paths error --null-text none", 1, /missing/],
  ["match object.json queued.json --object-text json", 1, /missing/],
  ["match new.json own.json --unknown-paths allow", 0, /\{/],
  ["verify config.json queued.json conversation.json", 0, /is what/],
  ["verify config.json own.json conversation.json --json", 1, /"ok": false/],
  ["verify config-as-template.json own.json conversation.json --as template", 1, /difference/],
  ["verify text.json own.json conversation.json --null-text none", 1, /agent none!/],
  ["verify text.json own.json conversation.json --missing-paths error", 1, /has no value/],
  ["verify object.json own.json conversation.json --object-text json", 1, /difference/],
  ["verify new.json own.json conversation.json --unknown-paths allow", 1, /difference/],
  [`simulate config.json --to ORIGIN ${sender}`, 0, /6 webhooks sent: all accepted/],
  ["simulate text.json --to ORIGIN --unchecked --event queued", 1, /401/],
  [`simulate config.json --to ORIGIN ${sender} --token t`, 2, /--token/],
  [`simulate config.json --to ORIGIN ${sender} --channel phone --direction inbound --course abandoned --json`, 0, /"ok": true/],
  [`simulate config.json --to ORIGIN ${sender} --event-case title --nulls absent --with own.json --event queued`, 0, /1 webhook sent/],
  [`simulate config.json --to ORIGIN ${sender} --repeat 2 --rate 50/s --shuffle`, 0, /12 webhooks sent/],
  [`simulate config.json --to ORIGIN ${sender} --from .`, 2, /\./],
  ["simulate text.json --to ORIGIN --as template --null-text none --missing-paths null --event queued", 1, /401/],
  ["simulate object.json --to ORIGIN --object-text json --unknown-paths allow --event queued", 1, /401/],
  [`dev config.json --to ORIGIN ${sender} --command true --channel phone`, 2, /It needs a terminal/],
  [
    "dev text.json --as template --null-text none --missing-paths null --object-text json --unknown-paths allow --unchecked --json",
    2,
    /terminal/,
  ],
  ["dev config.json --token t", 2, /terminal/],
  ["assumptions . --json", 2, /\{/],
  ["assumptions missing", 2, /missing/],
];

test.each(lines)("%s", async (line, exitCode, output) => {
  const ran = await run(line.replaceAll("ORIGIN", origin).split(" ").filter(Boolean));
  expect(ran.output).toMatch(output);
  expect(ran.exitCode).toBe(exitCode);
});

/** Command lines of `listen`, which get one webhook of `simulate` each. */
const listening: readonly (readonly [line: string, output: RegExp])[] = [
  [`listen config.json ${sender} --port 0 --host 127.0.0.1 --url /hook -v --count 1`, /queued/],
  [`listen config.json ${sender} --port 0 --save saved --reply reply.json --count 1 --json`, /"event"/],
  [`listen config.json ${sender} --port 0 --forward-to ORIGIN --count 1`, /service/],
  ["listen text.json --unchecked --port 0 --verbose --count 1", /POST/],
  ["listen text.json --as template --null-text none --missing-paths null --object-text json --port 0 --count 1", /POST/],
  ["listen new.json --unknown-paths allow --port 0 --count 1", /POST/],
  ["listen oauth.json --token t --port 0 --count 1", /401/],
];

test.each(listening)("%s", async (line, output) => {
  const args = line.replaceAll("ORIGIN", origin).split(" ");
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env: { ...process.env, PASSWORD: "Sw0rdfish", NO_COLOR: "1" } });
  const exited = once(child, "exit");
  let shown = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (shown += text));
  const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(shown.replaceAll(origin, ""))?.[0];
  await expect.poll(address, { timeout: 20_000 }).toBeDefined();
  const file = args[1] as string;
  const flags = file === "config.json" ? sender : file === "oauth.json" ? "--token wrong" : "--unknown-paths allow";
  await run(["simulate", file, "--to", `${address()}/hook`, "--event", "queued", ...flags.split(" ")]);
  await exited;
  expect(shown).toMatch(output);
});

test("simulate ends with 130 at SIGINT", async () => {
  const args = ["simulate", "text.json", "--to", origin, "--unchecked", "--repeat", "100", "--rate", "5/s", "--json"];
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder });
  const exited = once(child, "exit");
  const answered = once(server, "request");
  await answered;
  child.kill("SIGINT");
  expect(await exited).toEqual([130, null]);
});

test.each(readdirSync("test/cli/help").map((name) => name.replace(".txt", "")))("each flag of %s is in a command line above", (command) => {
  const help = readFileSync(`test/cli/help/${command}.txt`, "utf8");
  const flags = [...help.matchAll(/^ {2}(-\w)?(?:, )?(--[a-z-]+)?/gm)]
    .flatMap(([, short, long]) => [short, long])
    .filter((flag) => flag !== undefined);
  const words = [...lines, ...listening]
    .map(([line]) => line.split(" "))
    .filter(([name]) => name === command)
    .flat();
  expect(flags.filter((flag) => !words.includes(flag) && !["-h", "--help", "-V", "--version"].includes(flag))).toEqual([]);
});
