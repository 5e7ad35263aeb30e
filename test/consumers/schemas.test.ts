import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { ConfigurationSchema, ContactSchema, ConversationSchema, compile, EventSchema } from "../../src/index.ts";
import { configuration, contact, conversation, event } from "../../src/model/generated/models.ts";
import { portableSchema } from "../../src/portable-schema.ts";
import { sampleConversation } from "../../src/testing/index.ts";
import { changed, changes } from "../support/arbitraries.ts";
import { valuesOf } from "../support/values-of.ts";

type Json = { readonly [keyword: string]: unknown };

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));
const tools = resolve("test/consumers/schema-tools");
const required = createRequire(join(tools, "package.json"));
const versions: { readonly [name: string]: string } = JSON.parse(readFileSync(join(tools, "package.json"), "utf8")).dependencies;

// The one of Debian, which has Debian's packages.
const python = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The results of the tools, as the page has them. */
const results: { readonly tool: string; readonly tried: string; readonly result: string }[] = [];
const noteOf = (name: string) => `\`${name}\` ${versions[name]}`;

const models = [
  { name: "event", model: event, object: EventSchema },
  { name: "contact", model: contact, object: ContactSchema },
  { name: "conversation", model: conversation, object: ConversationSchema },
  { name: "configuration", model: configuration, object: ConfigurationSchema },
].map(({ name, model, object }) => {
  const file = resolve(`schemas/${name}.schema.json`);
  const nearly = fc.tuple(valuesOf(model), fc.array(changes, { maxLength: 2 })).map(([value, all]) => all.reduce(changed, value));
  // Some of these tools take this key for the prototype, or throw at a lone surrogate in a key.
  const values = fc.sample(nearly, { numRuns: 600, seed: 1 }).filter((value) => !/__proto__|\\ud[89a-f]/i.test(JSON.stringify(value)));
  const isValid = values.map((value) => object.is(value));
  return {
    name,
    file,
    schema: JSON.parse(readFileSync(file, "utf8")) as Json,
    values: values.map((value) => JSON.parse(JSON.stringify(value))),
    isValid,
  };
});

test("the values are valid and invalid ones of each model", () => {
  for (const { isValid } of models)
    for (const verdict of [true, false]) expect(isValid.filter((one) => one === verdict).length).toBeGreaterThan(20);
});

describe("validators", () => {
  const same = "the same verdict on every value";

  test("ajv, by default and strict, gives no warning and the same verdicts", () => {
    const { Ajv2020 } = required("ajv/dist/2020.js");
    for (const options of [{}, { strict: true }]) {
      const warnings: string[] = [];
      const warn = (message: string) => void warnings.push(message);
      const ajv = new Ajv2020({ ...options, logger: { log: warn, warn, error: warn } });
      for (const { schema, values, isValid } of models) expect(values.map(ajv.compile(schema) as () => boolean)).toEqual(isValid);
      expect(warnings).toEqual([]);
    }
    results.push({ tool: noteOf("ajv"), tried: "validates, by default and with `strict: true`", result: `no warning, ${same}` });
  });

  test("@hyperjump/json-schema gives the same verdicts", async () => {
    const { registerSchema, validate } = await import(required.resolve("@hyperjump/json-schema/draft-2020-12"));
    for (const { name, schema, values, isValid } of models) {
      const uri = `https://schemas.example/${name}`;
      registerSchema(schema, uri);
      const validator = await validate(uri);
      expect(values.map((value) => validator(value).valid)).toEqual(isValid);
    }
    results.push({ tool: noteOf("@hyperjump/json-schema"), tried: "validates", result: same });
  });

  test("@cfworker/json-schema gives the same verdicts", async () => {
    const { Validator } = await import(required.resolve("@cfworker/json-schema"));
    for (const { schema, values, isValid } of models) {
      const validator = new Validator(schema, "2020-12");
      expect(values.map((value) => validator.validate(value).valid)).toEqual(isValid);
    }
    results.push({ tool: noteOf("@cfworker/json-schema"), tried: "validates", result: same });
  });

  test("Debian's python3-jsonschema gives the same verdicts", async () => {
    const program = `import json, sys
from jsonschema import Draft202012Validator
for model in json.load(open(sys.argv[1])):
    Draft202012Validator.check_schema(model["schema"])
    validator = Draft202012Validator(model["schema"])
    print(json.dumps([validator.is_valid(value) for value in model["values"]]))
`;
    const file = join(home, "models.json");
    writeFileSync(file, JSON.stringify(models.map(({ schema, values }) => ({ schema, values }))));
    const { stdout } = await run(python, ["-c", program, file], { maxBuffer: 1e8 });
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(models.map(({ isValid }) => isValid));
    results.push({ tool: "`python3-jsonschema` of Debian", tried: "validates, `Draft202012Validator`", result: same });
  });
});

test("ref-parser bundles and dereferences each file offline", async () => {
  const { $RefParser } = await import(required.resolve("@apidevtools/json-schema-ref-parser"));
  const offline = { resolve: { http: false, file: false } };
  for (const { schema } of models) {
    expect(await $RefParser.bundle(structuredClone(schema), offline)).toEqual(schema);
    const { $defs, ...rest } = await $RefParser.dereference(structuredClone(schema), offline);
    expect(JSON.stringify(rest)).not.toContain("$ref");
  }
  results.push({
    tool: noteOf("@apidevtools/json-schema-ref-parser"),
    tried: "`bundle`, `dereference`, offline",
    result: "nothing left to resolve",
  });
});

describe("quicktype", () => {
  const languages = [
    { name: "C#", lang: "csharp", types: /^ {4}public (?:partial )?(?:class|struct|enum) (\w+)/gm },
    { name: "Java", lang: "java", types: /^public (?:class|enum) (\w+)/gm },
    { name: "Go", lang: "go", types: /^type (\w+) /gm },
    { name: "Python", lang: "python", types: /^class (\w+)/gm },
    { name: "Kotlin", lang: "kotlin", types: /^(?:(?:data|sealed|enum) )?class (\w+)/gm },
    { name: "Swift", lang: "swift", types: /^(?:struct|class|enum) (\w+)/gm },
  ];
  /** Types that quicktype adds for its own reading and writing. */
  const helpers = ["Converter", "DateOnlyConverter", "TimeOnlyConverter", "JSONAny", "JSONCodingKey", "JSONNull"];

  test.each(languages)("makes one type for each concept in $name", async ({ name, lang, types }) => {
    for (const { name: model, file, schema } of models) {
      const title = schema["title"] as string;
      const folder = join(home, lang, model);
      mkdirSync(folder, { recursive: true });
      const args = ["--quiet", "--src-lang", "schema", "--lang", lang, "--top-level", title, "--out", join(folder, "Types"), file];
      await run(join(tools, "node_modules/.bin/quicktype"), args);
      const code = readdirSync(folder).map((made) => readFileSync(join(folder, made), "utf8"));
      const made = new Set(code.flatMap((text) => [...text.matchAll(types)].map(([, type]) => type as string)));
      for (const helper of helpers) made.delete(helper);
      expect([...made].sort(), model).toEqual(conceptsOf(schema, lang !== "python"));
      if (model === "conversation")
        results.push({ tool: `${noteOf("quicktype")}, ${name}`, tried: "generates", result: [...made].sort().join(", ") });
    }
  });
});

/** The concepts of a schema: the root, its definitions, and its closed sets of values by their properties. */
function conceptsOf(schema: Json, withUnions: boolean): string[] {
  const definitions = Object.entries((schema["$defs"] ?? {}) as { readonly [title: string]: Json });
  const named = definitions.filter(([, definition]) => withUnions || !definition["anyOf"]).map(([title]) => title);
  const sets = definitions.flatMap(([, { properties = {} }]) =>
    Object.entries(properties as { readonly [name: string]: Json }).filter(([, property]) => property["enum"]),
  );
  return [schema["title"] as string, ...named, ...sets.map(([name]) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`)].sort();
}

test("the commands of the page of languages write classes, and those of Python read a body", async () => {
  const template = { event: "{event}", agent: "{contact.agent}", skills: "{contact.skills}", id: "{contact.id}" };
  const { schema, definitions } = portableSchema(compile(template).jsonSchema, "#/$defs/");
  writeFileSync(join(home, "webhook.schema.json"), JSON.stringify({ ...schema, $defs: definitions }));
  const commands = [...readFileSync("docs/other-languages.md", "utf8").matchAll(/^npx quicktype@26 (.*)$/gm)].map(
    ([, args]) => args as string,
  );
  expect(commands).toHaveLength(4);
  const quicktype = (args: string) => run(join(tools, "node_modules/.bin/quicktype"), ["--quiet", ...args.split(" ")], { cwd: home });
  await Promise.all(commands.map(quicktype));
  for (const file of ["Webhook.cs", "Webhook.java", "webhook.go"]) expect(readFileSync(join(home, file), "utf8")).toMatch(/\bWebhook\b/);
  const body = join(home, "body.json");
  writeFileSync(body, JSON.stringify(compile(template).render(sampleConversation({ contact: { agent: { id: "A", number: "+1" } } }))));
  const program = "import json; from webhook import webhook_from_dict; print(webhook_from_dict(json.load(open('body.json'))).agent.number)";
  expect((await run(python, ["-c", program], { cwd: home })).stdout).toBe("+1\n");
});

test("the page has what was tried", async () => {
  const rows = results.map(({ tool, tried, result }) => `| ${tool} | ${tried} | ${result} |`);
  const table = ["<!-- tools -->", "| Tool | Tried | Result |", "|---|---|---|", ...rows, "<!-- /tools -->"].join("\n");
  const page = readFileSync("docs/json-schemas.md", "utf8").replace(/<!-- tools -->[\s\S]*<!-- \/tools -->/, () => table);
  await expect(page).toMatchFileSnapshot("../../docs/json-schemas.md");
});
