import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConversationSchema, compile, printConfigurationTypes, printTypes } from "../../src/index.ts";
import { sampleConversation } from "../../src/testing/index.ts";
import { commandLine, file, outputOf } from "../support/command-line.ts";

const path = "examples/configurations/every-property.json";
const configuration = JSON.parse(readFileSync(path, "utf8"));
const everyProperty = configuration.request.body;
const template = compile(everyProperty);
const body = template.render(sampleConversation()) as { [key: string]: unknown };

/** A secret that must not show up where no data is shown by purpose. */
const secret = "PERSONAL-DATA";

describe("render", () => {
  it.each([
    ["queued", [], { name: "queued", agent: null, channel: "chat" }],
    ["ACCEPTED", ["--channel", "phone"], { name: "accepted", agent: "+358301234501", channel: "phone" }],
    ["rejected", ["--course", "rejected"], { name: "rejected", agent: "+358301234501", channel: "chat" }],
  ] as const)("renders the event %s of an invented conversation with %j", async (event, flags, expected) => {
    const template = file("event.json", { name: "{event.name}", agent: "{contact.agent.number}", channel: "{contact.channel_type}" });
    expect(JSON.parse(await outputOf("render", template, "--event", event, ...flags))).toEqual(expected);
  });

  it.each([
    [["--event", "rejected"], /^--event: error: The course "accepted" has no event named "rejected"\. It is in --course rejected\n$/],
    [["--event", "accpeted"], /^--event: error: The course "accepted" has no event named "accpeted"\. Its events are received, queued, /],
    [["--event", "queued", "--direction", "outbound", "--course", "abandoned"], /^--course: error: /],
    [["conversation.json", "--event", "queued"], /^--event: error: Give either a conversation or --event, which invents one\n$/],
  ])("refuses %j", async (args, message) => {
    expect(await commandLine(["render", path, ...args])).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(message) });
  });

  it("prints the body of a configuration for the sample conversation", async () => {
    expect(JSON.parse(await outputOf("render", path))).toEqual(body);
  });

  it("prints the body of a template for a conversation", async () => {
    const conversation = sampleConversation({ contact: { id: "A1", agent: null } });
    const output = await outputOf("render", file("template.json", ["{contact.id}", "{contact.agent.id}"]), file("c.json", conversation));
    expect(output).toBe('[\n  "A1",\n  null\n]\n');
  });

  it("prints the same as one document with --json", async () => {
    expect(JSON.parse(await outputOf("render", file("template.json", ["{event}"]), "--json"))).toEqual({
      ok: true,
      body: [sampleConversation().event],
    });
  });

  it.each([
    [[], "<> none"],
    [["--null-text", "none"], "<none> none"],
    [["--missing-paths", "null"], "<> none"],
  ])("renders with %j", async (flags, text) => {
    const conversation = sampleConversation({ contact: { agent: null } });
    const output = await outputOf("render", file("t.json", ["<{contact.agent.id}> none"]), file("c.json", conversation), ...flags);
    expect(JSON.parse(output)).toEqual([text]);
  });

  it("reports missing paths of the conversation, without its values", async () => {
    const args = [
      "render",
      file("t.json", { "a\nb": "{contact.agent.id}" }),
      file("c.json", { contact: { id: secret } }),
      "--missing-paths",
      "error",
    ];
    expect(await commandLine(args)).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "The conversation cannot be rendered\n  /a\\u000ab: {contact.agent.id} has no value, since contact.agent.id is absent\n",
    });
    const { exitCode, stdout, stderr } = await commandLine([...args, "--json"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, issues: [{ pointer: "/a\nb" }] });
  });
});

describe.each(["render", "types", "schema", "match", "verify"])("%s", (command) => {
  const args = ["match", "verify"].includes(command) ? [file("body.json", body)] : [];

  it("refuses a template that check finds errors in", async () => {
    const bad = file("bad.json", { request: { method: "POST", body: { id: "{contact.idd}" } } });
    expect(await commandLine([command, bad, ...args])).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `bad.json:1:43: error: The model has no path {contact.idd}. Did you mean {contact.id}? (unknown-path)
  1 | {"request":{"method":"POST","body":{"id":"{contact.idd}"}}}
    |                                           ^^^^^^^^^^^^^ {contact.id}
`,
    });
    const { stdout, stderr } = await commandLine([command, bad, ...args, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, findings: [{ pointer: "/request/body/id", line: 1, column: 43 }] });
    expect(stderr).toBe("");
  });

  it("refuses a template with a key that is written twice", async () => {
    const { exitCode, stderr } = await commandLine([command, file("bad.json", '{"a": 1, "a": 2}'), ...args]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("(duplicate-key)");
  });

  it("prints no warnings", async () => {
    const { stderr } = await commandLine([command, file("warning.json", ["{ contact.id }"]), ...args]);
    expect(stderr).not.toContain("blank");
  });

  it("has nothing to read in a configuration without a body", async () => {
    expect(await commandLine([command, file("get.json", { request: { method: "GET" } }), ...args])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "get.json: error: The configuration has no request.body, and so no template. Add a body\n",
    });
  });

  it("reads a whole configuration as a template with --as", async () => {
    const { exitCode } = await commandLine([command, file("get.json", { request: { method: "GET" } }), ...args, "--as", "template"]);
    expect(exitCode).toBe(args.length ? 1 : 0);
  });
});

describe("match", () => {
  it("prints the conversation that a body holds", async () => {
    const { email: _, ...contact } = sampleConversation().contact;
    const conversation = JSON.parse(await outputOf("match", path, file("body.json", { ...body, "a key": "more" })));
    expect(conversation).toEqual({ ...sampleConversation(), contact });
    expect(ConversationSchema.is(conversation)).toBe(true);
    expect(JSON.parse(await outputOf("match", path, file("body.json", body), "--json"))).toEqual({ ok: true, conversation });
  });

  it("reports the reasons on standard error, without a value", async () => {
    const bad = { ...body, Language: undefined, Priority: secret, "Current agent ID": secret };
    expect(await commandLine(["match", path, file("bad.json", bad)])).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `bad.json is not what ${path} sends: 3 issues
  /Language: "Language" is missing. It must be a string (from {contact.language})
  /Priority: "Priority" must be a number (from {contact.priority}), not a string
  /Current agent ID: {contact.agent.id} differs from the value in {contact.agent} at /Current agent
`,
    });
    const { stdout, stderr } = await commandLine(["match", path, file("bad.json", bad), "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, total: 3, issues: [{ pointer: "/Language" }, {}, {}] });
    expect(stderr + stdout).not.toContain(secret);
  });

  it("calls the whole body (root)", async () => {
    const { stderr } = await commandLine(["match", file("t.json", {}), file("b.json", [])]);
    expect(stderr).toBe("b.json is not what t.json sends: 1 issue\n  (root): The value must be an object, not an array\n");
  });

  it("counts more issues than it lists", async () => {
    const many = file("many.json", Array(300).fill(0));
    const { stderr } = await commandLine(["match", file("t.json", Array(300).fill("{contact.id}")), many]);
    expect(stderr).toMatch(/^many\.json is not what t\.json sends: 300 issues\n(.*\n){100} {2}and 200 more\n$/);
  });
});

describe("verify", () => {
  const conversation = file("conversation.json", sampleConversation());
  const changed = { ...body, Priority: "100", "Current agent ID": `${body["Current agent ID"]}`.replace(/.$/, "D"), "Sent by": { x: 1 } };

  it("accepts the rendered body", async () => {
    const good = file("body.json", body);
    expect(await outputOf("verify", path, good, conversation)).toBe(`body.json is what ${path} renders for conversation.json\n`);
    expect(await outputOf("verify", path, good)).toBe(`body.json is a body of ${path}\n`);
    expect(JSON.parse(await outputOf("verify", path, good, "--json"))).toEqual({ ok: true });
  });

  it("reports each difference in one line", async () => {
    const { exitCode, stdout, stderr } = await commandLine(["verify", path, file("bad.json", changed), conversation]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).toBe(`bad.json is not what ${path} renders for conversation.json: 3 differences
  where              expected                            received                            from
  /Sent by           no such key                         {"x":1}
  /Priority          100                                 "100"                               {contact.priority}
  /Current agent ID  "C7177D585DA5EE11B3ED58961D1810CC"  "C7177D585DA5EE11B3ED58961D1810CD"  {contact.agent.id}
`);
  });

  it("without a conversation reports the differences from every conversation", async () => {
    const { exitCode, stdout } = await commandLine(["verify", path, file("bad.json", changed)]);
    expect(exitCode).toBe(1);
    expect(stdout).toBe(`bad.json is not a body of ${path}: 3 differences
  /Priority: "Priority" must be a number (from {contact.priority}), not a string
  /Sent by: The template has no key "Sent by"
  /Current agent ID: {contact.agent.id} differs from the value in {contact.agent} at /Current agent
`);
  });

  it.each([
    [120, 36],
    [100, 46],
    [80, 72],
  ])("fits 34 long differences in a terminal of %i columns into %i lines", async (columns, lines) => {
    const wrong = Object.fromEntries(Object.keys(body).map((key) => [key, "something else that is rather long, as texts are"]));
    const { stdout } = await commandLine(["verify", path, file("bad.json", wrong), conversation], { columns });
    const wrapped = stdout
      .trimEnd()
      .split("\n")
      .map((line) => Math.ceil(line.length / columns));
    expect(wrapped).toHaveLength(36);
    expect(wrapped.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(lines);
  });

  it("shows the differing part of long values", async () => {
    const long = "The quick brown fox jumps over the lazy dog and then goes home";
    const { stdout } = await commandLine([
      "verify",
      file("t.json", ["{contact.source}", "{contact.cad}", "{contact.skills}", [1]]),
      file("b.json", [long.replace("home", "away"), { text: long, "\u009b": "\u001b[2J" }, [], [1, 2]]),
      file("c.json", sampleConversation({ contact: { source: long, cad: null } })),
    ]);
    expect(stdout).toBe(`b.json is not what t.json renders for c.json: 4 differences
  where  expected                                  received                                  from
  /0     ...over the lazy dog and then goes home"  ...over the lazy dog and then goes away"  {contact.source}
  /1     null                                      {"text":"The quick brown fox jumps ov...  {contact.cad}
  /2     an array of 1                             an array of 0                             {contact.skills}
  /3     an array of 1                             an array of 2
`);
  });

  it("shows the surroundings of a difference in the middle, at the end, and in the length", async () => {
    const alphabet = "abcdefghijklmnopqrstuvwxyz";
    const template = file("t.json", Array(8).fill("{contact.source}"));
    const given = alphabet.repeat(4);
    const bodies = [
      given.replace("a", "A"),
      given.replace(/m(?=.{65}$)/, "-"),
      given.replace("s", "S").replace("t", "T"),
      given.replace("t", "T"),
      given.replace(/v(?=.{30}$)/, "V"),
      `${given}${alphabet}`,
      alphabet,
      given.replace(/z$/, "-"),
    ];
    const { stdout } = await commandLine([
      "verify",
      template,
      file("b.json", bodies),
      file("c.json", sampleConversation({ contact: { source: given } })),
    ]);
    expect(stdout).toBe(`b.json is not what t.json renders for c.json: 8 differences
  where  expected                                  received                                  from
  /0     "abcdefghijklmnopqrstuvwxyzabcdefghij...  "Abcdefghijklmnopqrstuvwxyzabcdefghij...  {contact.source}
  /1     ...efghijklmnopqrstuvwxyzabcdefghijkl...  ...efghijkl-nopqrstuvwxyzabcdefghijkl...  {contact.source}
  /2     "abcdefghijklmnopqrstuvwxyzabcdefghij...  "abcdefghijklmnopqrSTuvwxyzabcdefghij...  {contact.source}
  /3     "abcdefghijklmnopqrstuvwxyzabcdefghij...  "abcdefghijklmnopqrsTuvwxyzabcdefghij...  {contact.source}
  /4     ...nopqrstuvwxyzabcdefghijklmnopqrstu...  ...nopqrstuVwxyzabcdefghijklmnopqrstu...  {contact.source}
  /5     ...qrstuvwxyz"                            ...qrstuvwxyzabcdefghijklmnopqrstuvwxyz"  {contact.source}
  /6     ...stuvwxyzabcdefghijklmnopqrstuvwxyz...  ...stuvwxyz"                              {contact.source}
  /7     ...qrstuvwxyzabcdefghijklmnopqrstuvwxyz"  ...qrstuvwxyzabcdefghijklmnopqrstuvwxy-"  {contact.source}
`);
  });

  it("never cuts a character in half", async () => {
    const waves = "👋".repeat(40);
    const template = file("t.json", ["{contact.cad.even}", "{contact.cad.odd}"]);
    const c = file("c.json", sampleConversation({ contact: { cad: { even: waves, odd: `-${waves}` } } }));
    const { stdout } = await commandLine(["verify", template, file("b.json", [`${waves}-`, `-${waves}-`]), c]);
    expect(stdout).toBe(`b.json is not what t.json renders for c.json: 2 differences
  where  expected                                received                                 from
  /0     ...👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋"  ...👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋-"  {contact.cad.even}
  /1     ...👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋"  ...👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋-"  {contact.cad.odd}
`);
  });

  it("shows short values whole, and the body itself", async () => {
    const c = file("c.json", sampleConversation({ contact: { source: `${"x".repeat(37)}y` } }));
    const { stdout } = await commandLine(["verify", file("t.json", '"{contact.source}"'), file("b.json", `"${"x".repeat(37)}z"`), c]);
    expect(stdout).toBe(`b.json is not what t.json renders for c.json: 1 difference
  where   expected                                  received                                  from
  (root)  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy"  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxz"  {contact.source}
`);
    const { stdout: absent } = await commandLine(["verify", file("t.json", { a: "{contact.id}" }), file("b.json", {}), conversation]);
    expect(absent).toBe(`b.json is not what t.json renders for conversation.json: 1 difference
  where  expected                            received  from
  /a     "1166301942A6EE11B3ED58961D1810CC"  nothing   {contact.id}
`);
  });

  it("counts more differences than it lists", async () => {
    const many = file("t.json", Array(300).fill("{contact.id}"));
    const { stdout } = await commandLine(["verify", many, file("b.json", Array(300).fill(0)), conversation]);
    expect(stdout).toMatch(/^b\.json .*: 300 differences\n {2}where .*\n(.*\n){100} {2}and 200 more\n$/);
  });

  it("is quick and short with values and keys of megabytes", async () => {
    const huge = "x".repeat(4_000_000);
    const { stdout } = await commandLine([
      "verify",
      file("t.json", ["{contact.source}", {}]),
      file("b.json", [`${huge}y`, { [huge]: huge }]),
      file("c.json", sampleConversation({ contact: { source: huge } })),
    ]);
    expect(stdout.length).toBeLessThan(1000);
    expect(stdout).toContain('xx"');
    expect(stdout).toContain('xy"');
  }, 3000);

  it("prints whole values with --json", async () => {
    const { stdout } = await commandLine(["verify", path, file("bad.json", changed), conversation, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      total: 3,
      issues: [
        { code: "extra", pointer: "/Sent by", actualValue: { x: 1 } },
        { code: "different", pointer: "/Priority", expectedValue: 100, actualValue: "100", placeholder: "{contact.priority}" },
        { code: "different", pointer: "/Current agent ID" },
      ],
    });
  });
});

describe("types", () => {
  it("prints the result of printConfigurationTypes for a configuration", async () => {
    expect(await outputOf("types", path)).toBe(printConfigurationTypes(configuration));
    expect(JSON.parse(await outputOf("types", path, "--json"))).toEqual({ ok: true, types: printConfigurationTypes(configuration) });
  });

  it("reads the template as its options say", async () => {
    const unknown = file("t.json", { new: "{contact.new}" });
    expect(await outputOf("types", unknown, "--unknown-paths", "allow")).toBe(
      printTypes({ new: "{contact.new}" }, { unknownPaths: "allow" }),
    );
  });
});

describe("schema", () => {
  it("refuses a template whose schema has too many parts to be printed", async () => {
    const large = file("contacts.json", Array(50_000).fill("{contact}"));
    const { exitCode, stderr } = await commandLine(["schema", large]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("contacts.json: error: The JSON Schema has more than 2000000 parts. Split the template");
  });

  it("prints the schema of the bodies", async () => {
    expect(JSON.parse(await outputOf("schema", path))).toEqual(template.jsonSchema);
    expect(JSON.parse(await outputOf("schema", path, "--json"))).toEqual({ ok: true, schema: template.jsonSchema });
  });
});
