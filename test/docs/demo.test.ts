import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

describe("the demo", () => {
  let output = "";
  beforeAll(async () => {
    const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "demo"], { cwd: root, timeout: 60_000 });
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
    /^#1 {2}received {2}200 {2}POST \/contact-pro\/received\n {2}credentials +right\n {2}match +the configuration\n/m,
    /^ {2}contact\.source +"\+358401234567"$/m,
    /^ {2}saved +captures\/0001-received\.json\n#2 {2}queued/m,
    /^A wrong password:\n.*\n {2}queued +401 +\d+ ms {2}The credentials are missing or wrong$/m,
    /^#7 {2}401 {2}POST \/contact-pro\/queued\n {2}refused {2}The credentials/m,
    /^A tampered body.*\n.*\n {2}queued +200 .* tampered\/queued\.json\n(?:.*\n){2} {2}match +1 difference\n {2}difference +\/body\/Priority: "Priority" must be a number/m,
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
