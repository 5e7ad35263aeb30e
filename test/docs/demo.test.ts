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
    /^ {2}one key missing +\/Direction: Expected a string but received nothing$/m,
    /^ {2}one type wrong +\/Priority: Expected a number but received a string$/m,
    /^ {2}one part inconsistent +\/Current agent ID: Expected what \{contact\.agent\} has at \/Current agent but received another value$/m,
    /^ {2}error at \/Agent: .* Did you mean \{contact\.agent\.number\}\?$/m,
    /^ {2}an invalid payload +\/contact\/priority: Expected a number but received a string$/m,
    /^ {2}queued +200 \{"priority":50\} sets the priority to 50$/m,
    /^ {2}closed +200 \{\}$/m,
    /^ {2}a wrong password +401 Expected the credentials of this integration but received others or none$/m,
    /^ {2}a body cut off +400 Expected a JSON body but received other text$/m,
    /^ {2}receiver warns +\/body\/Priority: Expected a number but received a string\n {2}a tampered body +200 /m,
    /^ {2}a misspelt template +\/request\/body\/Agent: .* Did you mean \{contact\.agent\.number\}\?$/m,
  ])("shows %s", (line) => {
    expect(output).toMatch(line);
  });

  it("shows each documented property on its first page", () => {
    const [page = ""] = output.split("\nqueued at ");
    const names = [...page.matchAll(/-> (.*?) {2,}|(?:and null: |, | {2})([A-Z][\w /]+)(?=,|$)/gm)].map((match) => match[1] ?? match[2]);
    expect(names).toHaveLength(34);
  });

  it("shows no secret, and no colour where no terminal is", () => {
    expect(output).not.toMatch(/correct horse|battery staple/);
    expect(output).not.toContain("\u001b");
  });
});
