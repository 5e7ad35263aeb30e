import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

describe("the demo", () => {
  let output = "";
  beforeAll(() => {
    output = execFileSync(join(root, "node_modules/.bin/tsx"), ["examples/demo.ts"], { cwd: root, encoding: "utf8" });
  }, 60_000);

  it.each([
    /^received: a valid conversation$/m,
    /^ {2}\{contact\.agent\.number\} +Current agent number: +"\+\d+"$/m,
    /^chat event: \{"name":"closed",/m,
    /^match finds the conversation: \{"channel_type":"chat"/m,
    /^verify: exactly what the template renders$/m,
    /^one value changed +\/Direction: Expected "inbound" from \{contact\.direction\} but received "outbound"$/m,
    /^one key missing +\/Direction: Expected a string but received nothing$/m,
    /^one type wrong +\/Priority: Expected a number but received a string$/m,
    /^one part otherwise +\/Current agent ID: Expected what \{contact\.agent\} has at \/Current agent but received another value$/m,
    /Did you mean \{contact\.agent\.number\}\?/,
    /^validate: .*\/contact\/priority: Expected a number but received a string/m,
    /^accepted +200 \{"seen":"accepted","priority":50,"warnings":\[\]\} {2}sets \{"priority":50\}$/m,
    /^a wrong password +401 /m,
    /^a tampered body +200 .*\/body\/Priority: Expected a number but received a string/m,
    /error at \/configuration\/request\/body\/id: /,
  ])("shows %s", (line) => {
    expect(output).toMatch(line);
  });

  it("shows nothing invalid, and no secret", () => {
    expect(output).not.toMatch(/INVALID|DIFFERENT|correct horse|battery staple/);
  });
});
