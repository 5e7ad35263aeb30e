import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { openApi } from "../../src/index.ts";

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));
const tools = resolve("test/consumers/schema-tools");
const required = createRequire(join(tools, "package.json"));
const tool = (name: string, ...args: readonly string[]) => run(join(tools, "node_modules/.bin", name), [...args], { cwd: home });

afterAll(() => rmSync(home, { recursive: true, force: true }));

const everything = {
  event: "{event}",
  contact: "{contact}",
  agent: "{contact.agent}",
  again: "{contact.preferred_agent}",
  queue: "{contact.queue}",
  text: "from {contact.source}",
  list: [1, "{contact.skills}", null],
};
const headers = { "x-api-key": "{secrets.key}", "x-id": "{contact.id}", "x-fixed": "x" };
const response = { set: { priority: "{response.body.priority}" }, save: { n: "{response.body.customer.name}" } };
const oauth = { type: "oauth", client_id: "c", access_token_url: "https://login.example.com/token", scope: ["read"] };

const documents = [
  [
    "everything",
    { request: { method: "POST", authentication: { type: "basic" }, headers, body: everything }, response },
    "/x/{event}?k={contact.id}",
  ],
  [
    "oauth",
    { request: { method: "PUT", authentication: oauth, params: { a: "{contact.cad.a b}", n: 1 }, body: "{contact}" } },
    "/{contact.cad.a b}",
  ],
  ["token", { request: { method: "PATCH", authentication: { type: "oauth" }, body: ["{contact.id}"] } }, "/a-{event}-{event}"],
  ["get", { request: { method: "GET", headers: { authorization: "Bearer {secrets.a}" } } }, "/x?a={contact.id}&a={event}"],
  ["open", { request: { method: "DELETE" } }, "/"],
] as const;

const files = documents.map(([name, configuration, path]) => {
  const file = join(home, `${name}.json`);
  writeFileSync(file, JSON.stringify(openApi(configuration, { url: path === "/" ? path : `https://hooks.acme.com${path}` })));
  return [name, file] as const;
});

test.each(files)("@redocly/cli finds no more than a missing license in %s", async (_, file) => {
  const { stdout } = await tool("redocly", "lint", "--extends=recommended", "--format=json", file);
  const { totals, problems } = JSON.parse(stdout);
  expect(problems.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(["info-license"]);
  expect(totals.errors).toBe(0);
});

test.each(files)("@readme/openapi-parser finds %s valid", async (_, file) => {
  const { validate } = await import(required.resolve("@readme/openapi-parser"));
  expect(await validate(file)).toMatchObject({ valid: true, warnings: [] });
});

test("openapi-typescript makes types that compile", { timeout: 600_000 }, async () => {
  const program = `import type { components, operations } from "./everything.ts";
declare const webhook: components["schemas"]["Webhook"];
const id: string = webhook.contact.id;
const agent: components["schemas"]["Agent"] | null | undefined = webhook.agent;
const status: keyof operations["receiveWebhook"]["responses"] = 401;
// @ts-expect-error: the webhook has no such key.
webhook.agnet;
export { agent, id, status };
`;
  writeFileSync(join(home, "program.ts"), program);
  const { default: typesOf, astToString } = await import(required.resolve("openapi-typescript"));
  for (const [name, file] of files) writeFileSync(join(home, `${name}.ts`), astToString(await typesOf(pathToFileURL(file))));
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--allowImportingTsExtensions"];
  await tool("tsc", ...options, "program.ts", ...files.map(([name]) => `${name}.ts`));
});

test("quicktype makes a type of each schema of everything", async () => {
  await tool(
    "quicktype",
    "--quiet",
    "--src-lang",
    "schema",
    "--lang",
    "typescript",
    "--just-types",
    "--out",
    "types.ts",
    "everything.json#/components/schemas/",
  );
  const names = [...readFileSync(join(home, "types.ts"), "utf8").matchAll(/^export interface (\w+)/gm)].map(([, name]) => name);
  const model = ["Agent", "Contact", "Email", "Event", "Queue", "Recipient", "Skill"];
  expect(names.sort()).toEqual([...model, "Customer", "Problem", "ProblemIssue", "Reply", "Webhook"].sort());
});
