import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPage } from "../docs/blocks.ts";
import { readJson } from "../support/cases.ts";
import { projects, receivers, validators } from "./examples.ts";
import { matrixTable, matrixText, type Row, versionOf } from "./matrix.ts";
import { type Program, runScript, runToEnd, startProgram } from "./program.ts";
import { type Exchange, exchange, exchangesOf } from "./requests.ts";

const requests = exchangesOf(readJson("examples/conformance/requests.json"));
const validations = exchangesOf(readJson("examples/conformance/validation.json"));
const tests = ["its tests"];

const rowsOf = (examples: typeof receivers, columns: readonly unknown[]): readonly Row[] =>
  examples.map((example) => ({ example, outcomes: columns.map(() => "-") }));
const receiving = rowsOf(receivers, requests);
const validating = rowsOf(validators, validations);
const testing = rowsOf(projects, tests);

describe.each(receiving.map((row) => [row.example.name, row] as const))("%s", (_name, row) => answers(row, requests));

describe.each(validating.map((row) => [row.example.name, row] as const))("%s", (_name, row) => answers(row, validations));

test.each(testing.map((row) => [row.example.name, row] as const))("%s", async (_name, { example, outcomes }) => {
  outcomes[0] = "FAILED";
  expect(stripVTControlCharacters(await runScript(example, "test"))).toMatch(/Tests: +2 passed, 2 total|Tests +2 passed \(2\)/);
  outcomes[0] = "ok";
});

/** The tests of an example: each request is answered as the table has it. */
function answers({ example, outcomes }: Row, exchanges: readonly Exchange[]): void {
  let program: Program;
  beforeAll(async () => {
    await runScript(example, "build");
    program = await startProgram(example);
  });
  afterAll(() => program?.stop());

  // A platform that reads the whole body first never calls the example with an unfinished one.
  const sent = exchanges.filter(({ request }) => !(example.wholeBodies && request.unfinished));
  test.each(sent.map((given) => [given.name, given] as const))("%s", async (name, given) => {
    const index = exchanges.indexOf(given);
    outcomes[index] = "FAILED";
    const answer = await exchange(program.port, given, example.answerAt);
    const own = example.own?.statuses[name];
    if (own) expect(answer.status).toBe(own);
    else expect(answer).toEqual(given.answer);
    outcomes[index] = own ?? "ok";
  });
}

test.for(["node-20", "node-22"] as const)("%s comes from npm, so that everybody runs the same", async (node, { skip }) => {
  const platform = `${process.platform}-${process.arch}`;
  skip(platform !== "linux-x64", `there is none for ${platform} among the examples' packages: the Node of this machine is used`);
  const example = receivers.find(({ runtime }) => runtime === node) as (typeof receivers)[number];
  const version = await runToEnd(example, "node --version");
  expect(version.trim()).toBe(`v${versionOf(node)}`);
});

test("an example runs without code generation from strings", async () => {
  const example = receivers.find(({ env }) => env?.["NODE_OPTIONS"]) as (typeof receivers)[number];
  await expect(runToEnd(example, `node --eval "new Function('')"`)).rejects.toThrow("EvalError");
});

test("docs/frameworks.md has this run's table; `npm run test:examples -- -u` writes it", async () => {
  const [start, end] = ["<!-- examples: start -->\n", "<!-- examples: end -->"];
  const table = matrixTable([...receiving, ...validating, ...testing]);
  const written = readPage("docs/frameworks.md").replace(new RegExp(`${start}.*${end}`, "s"), () => `${start}\n${table}\n\n${end}`);
  expect(written).toContain(table);
  await expect(written).toMatchFileSnapshot("../../docs/frameworks.md");
});

afterAll(() => {
  const names = (exchanges: readonly Exchange[]) => exchanges.map(({ name }) => name);
  console.log(matrixText(names(requests), receiving));
  console.log(matrixText(names(validations), validating));
  console.log(matrixText(tests, testing));
});
