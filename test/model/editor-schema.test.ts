import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ClientCapabilities, getLanguageService, type JSONDocument, TextDocument } from "vscode-json-languageservice";
import { checkConfiguration } from "../../src/index.ts";
import { has } from "../../src/json.ts";
import { documentedPaths } from "../../src/model/generated/paths.ts";
import { readCases, readJson } from "../support/cases.ts";

const schema = readJson("schemas/configuration.editor.schema.json") as object;
const service = getLanguageService({ clientCapabilities: ClientCapabilities.LATEST });
service.configure({ schemas: [{ uri: "editor.schema.json", fileMatch: ["*"], schema }] });

interface Opened {
  readonly document: TextDocument;
  readonly json: JSONDocument;
}

function open(text: string): Opened {
  const document = TextDocument.create("file:///configuration.json", "json", 1, text);
  return { document, json: service.parseJSONDocument(document) };
}

/** The completions of an editor at `|`, by the text that it inserts. */
async function offered(text: string): Promise<Map<string, string>> {
  const { document, json } = open(text.replace("|", ""));
  const list = await service.doComplete(document, document.positionAt(text.indexOf("|")), json);
  return new Map(
    list?.items.map(({ label, documentation = "" }) => [label, typeof documentation === "string" ? documentation : documentation.value]),
  );
}

/** The hover text of an editor at `|`. */
async function hovered(text: string): Promise<string> {
  const { document, json } = open(text.replace("|", ""));
  const hover = await service.doHover(document, document.positionAt(text.indexOf("|")), json);
  return JSON.stringify(hover?.contents ?? "");
}

async function findings(configuration: unknown): Promise<string[]> {
  const { document, json } = open(JSON.stringify(configuration));
  return (await service.doValidation(document, json)).map(({ message }) => String(message));
}

const placeholders = documentedPaths.map((path) => `"{${path}}"`);

describe("an editor offers", () => {
  it.each([
    ["in a body", '{"request":{"method":"POST","body":{"a":|}}}'],
    ["in a text of a body", '{"request":{"method":"POST","body":{"a":"|"}}}'],
    ["deep in a body", '{"request":{"method":"POST","body":{"a":[{"b":[|]}]}}}'],
    ["for a whole body", '{"request":{"method":"POST","body":|}}'],
    ["in parameters", '{"request":{"method":"GET","params":{"a":|}}}'],
    ["in headers", '{"request":{"method":"GET","headers":{"a":|}}}'],
  ])("every documented placeholder %s", async (_place, text) => {
    expect([...(await offered(text)).keys()]).toEqual(expect.arrayContaining(placeholders));
  });

  it("with the type, the description and an example", async () => {
    const documentation = (await offered('{"request":{"method":"POST","body":{"a":|}}}')).get('"{contact.channel_type}"');
    expect(documentation).toMatch(/`"chat" \| .*string.*`/);
    expect(documentation).toContain('Example: `"chat"`');
    expect(documentation?.split("\n\n")[1]).toMatch(/^\w.*\.$/);
  });

  it("secrets in headers, and nowhere else", async () => {
    expect([...(await offered('{"request":{"method":"GET","headers":{"a":|}}}')).keys()]).toContain('"{secrets.NAME}"');
    expect([...(await offered('{"request":{"method":"POST","body":{"a":|}}}')).keys()]).not.toContain('"{secrets.NAME}"');
  });

  it("the answer in set, and names for debugging in save", async () => {
    expect([...(await offered('{"response":{"set":{"priority":|}}}')).keys()]).toContain('"{response.body}"');
    expect([...(await offered('{"response":{"set":{"queue":{"id":|}}}}')).keys()]).toContain('"{response.body}"');
    const saved = [...(await offered('{"response":{"save":{"a":{"b":|}}}}')).keys()];
    expect(saved).toEqual(expect.arrayContaining(['"{response.body}"', '"{status}"', '"*"']));
    expect(saved).not.toContain('"{contact.id}"');
  });

  it("the keys of a configuration, and the methods", async () => {
    expect([...(await offered('{"request":{|}}')).keys()]).toEqual(expect.arrayContaining(["method", "headers", "body", "condition"]));
    expect([...(await offered('{"request":{"method":|}}')).keys()]).toContain('"PATCH"');
    expect([...(await offered('{"request":{"authentication":{"type":|}}}')).keys()]).toContain('"oauth"');
  });
});

describe("an editor shows", () => {
  it.each([
    ["of a key what it is for", '{"request":{"condi|tion":"x"}}', "Python expression"],
    ["of a part what it is for", '{"requ|est":{"method":"GET"}}', "HTTP request"],
    ["of a placeholder its type", '{"request":{"method":"POST","body":{"a":["{contact.age|nt.number}"]}}}', "string | null"],
  ])("%s", async (_what, text, shown) => {
    expect(await hovered(text)).toContain(shown);
  });
});

describe("an editor finds nothing wrong", () => {
  it.each(["configuration.json", ...readdirSync("examples/configurations").map((name) => `configurations/${name}`)])(
    "in %s",
    async (name) => {
      expect(await findings(readJson(`examples/${name}`))).toEqual([]);
    },
  );

  it("in any configuration of the cases that the library finds to be one", async () => {
    const cases = readCases<{ configuration: unknown; options?: object }>("check-configuration");
    // Those that the schema decides of. What is wrong with a placeholder or a URL is no matter of it.
    const decided = new Set(["type", "missing", "enum", "minimum", "timeout", "set", "not-json"]);
    const isOne = (configuration: unknown) =>
      !checkConfiguration(configuration).some(({ severity, code }) => severity === "error" && decided.has(code));
    // A file that names a schema is checked by that one, which is not here.
    const valid = cases.filter(({ configuration }) => isOne(configuration) && !has(configuration, "$schema"));
    expect(valid.length).toBeGreaterThan(50);
    for (const { configuration } of valid) expect([configuration, await findings(configuration)]).toEqual([configuration, []]);
  });

  it("in free text", async () => {
    const texts = { a: "text", b: "on {event} at {contact.queue.address}", c: "{contact.new}", d: "", e: [1, null, true, { f: "x" }] };
    const save = { a: "{response.body.x}", b: 1, c: [null, "text"] };
    const request = { method: "POST", body: texts, headers: { x: "Key {secrets.a}" }, params: { x: 1, y: "text", z: true } };
    expect(await findings({ request, response: { save, set: { priority: 1, queue: { id: "{response.body.id}" } } } })).toEqual([]);
  });

  it("but reports invalid configurations", async () => {
    expect(await findings({ request: { method: "FETCH" } })).toHaveLength(1);
    expect(await findings({ request: { method: "GET", headers: { a: 1 }, block: "yes" } })).toHaveLength(2);
    expect(await findings({})).toHaveLength(1);
  });
});
