import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

describe("the demo", () => {
  const screen = async (env: object = {}) =>
    (await promisify(execFile)("npm", ["run", "--silent", "demo"], { cwd: root, timeout: 60_000, env: { ...process.env, ...env } })).stdout;

  it("fits a screen of 80 by 40, and shows each thing once", async () => {
    const output = await screen({ FORCE_COLOR: "" });
    const lines = output.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(output).toMatch(/^ {2}"agent": "\{contact\.agent\.number\}" +"agent": "\+358301234501"$/m);
    expect(output).toMatch(/^ {2}"agent": "\{contact\.agnet\.number\}"\n +\^{22} \{contact\.agent\.number\}$/m);
    expect(output).toMatch(/^ {2}agent number {2}\+358301234501\n.*\n {2}verify +the same body$/m);
    expect(output.match(/^ {2}\w+ +200 {2}sets priority \d+$/gm)).toHaveLength(6);
    expect(output).toMatch(/^ {2}allocated +200\n {2}The key "agent" is absent, and the body has an unknown key "agent_number"/m);
    expect(output).toMatch(/^ {2}allocated +401 {2}The credentials are missing or wrong$/m);
    expect(lines.slice(-3).every((line) => /^ {2}np[mx] /.test(line))).toBe(true);
    expect(output).not.toMatch(/correct horse|battery staple/);
    expect(output).not.toContain("\u001b");
  });

  it("colours the values", async () => {
    expect(await screen({ FORCE_COLOR: "1" })).toContain('"agent": \u001b[32m"+358301234501"\u001b[39m');
  });
});

describe("the long demo", () => {
  let output = "";
  beforeAll(async () => {
    const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "demo", "--", "--all"], { cwd: root, timeout: 60_000 });
    output = stdout;
  }, 60_000);

  it.each([
    /^a phone call: 6 of 6 events valid \(received, queued, .*closed\)$/m,
    /^a chat: 8 of 8 events valid /m,
    /^ {2}\{contact\.agent\.number\} +-> Current agent number +"\+358301234501"$/m,
    /^ {2}and null: Channel subtype, Current queue, /m,
    /^ {2}\{contact\} -> contact\.forwarding_queue +\{"id":/m,
    /^accepted at .*: nothing else changes$/m,
    /^every-property: 14 bodies rendered, 14 matched, 14 verified$/m,
    /^whole-objects: 14 bodies rendered, 14 matched, 14 verified$/m,
    /^ {2}one value tampered +\/Direction: Expected "inbound" from \{contact\.direction\} but received "outbound"$/m,
    /^ {2}one key missing +\/Direction: "Direction" is missing\. It must be a string \(from \{contact\.direction\}\)$/m,
    /^ {2}one type wrong +\/Priority: "Priority" must be a number \(from \{contact\.priority\}\), not a string$/m,
    /^ {2}one part inconsistent +\/Current agent ID: \{contact\.agent\.id\} differs from the value in \{contact\.agent\} at \/Current agent$/m,
    /^ {2}error at \/Agent: .* Did you mean \{contact\.agent\.number\}\?$/m,
    /^ {2}an invalid payload +\/contact\/priority: "priority" must be a number, not a string$/m,
    /^Listening on http:\/\/127\.0\.0\.1:\d+\/contact-pro\/\{event\}$/m,
    /^ {2}queued +200 +\d+ ms {2}sets priority 50$/m,
    /^6 webhooks sent: all accepted$/m,
    /^[\d:]{8} {2}#1 {2}received {2}200 {2}POST \/contact-pro\/received\n {2}credentials +right\n {2}match +the configuration\n/m,
    /^ {2}contact\.source +"\+358401234567"$/m,
    /^ {2}saved +captures\/0001-received\.json\n[\d:]{8} {2}#2 {2}queued/m,
    /^A wrong password:\n(?:.*\n){5} {2}queued +401 +\d+ ms {2}The credentials are missing or wrong$/m,
    /^[\d:]{8} {2}#7 {2}401 {2}POST \/contact-pro\/queued {2}wrong credentials/m,
    /^A tampered body.*\n(?:.*\n){5} {2}queued +200 .* tampered\/queued\.json\n(?:.*\n){2} {2}match +1 difference\n {2}difference +\/body\/Priority: "Priority" must be a number/m,
    /^A misspelt template:\n.*\nmisspelt\.json:1:13: error: .* Did you mean \{contact\.agent\.number\}\? .*\n.*\n.*\^ \{contact\.agent\.number\}$/m,
    /^confirmed +an event's name comes in lower case +captures\/0001-received\.json$/m,
    /^contradicted +a placeholder alone keeps its JSON type +captures\/0007-queued\.json: text$/m,
  ])("shows %s", (line) => {
    expect(output).toMatch(line);
  });

  it("shows each documented property on its first page", () => {
    const [page = ""] = output.split("\nqueued at ");
    const names = [...page.matchAll(/-> (.*?) {2,}|(?:and null: |, | {2})([A-Z][\w /]+)(?=,|$)/gm)].map((match) => match[1] ?? match[2]);
    expect(names).toHaveLength(34);
  });

  it("shows no secret, and no colour without a terminal", () => {
    expect(output).not.toMatch(/correct horse|battery staple/);
    expect(output).not.toContain("\u001b");
  });
});
