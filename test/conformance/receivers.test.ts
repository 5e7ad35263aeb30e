import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPage } from "../docs/blocks.ts";
import { receivers } from "./examples.ts";
import { matrixTable, matrixText, type Row } from "./matrix.ts";
import { build, type Program, runToEnd, startProgram } from "./program.ts";
import { exchange, readExchanges } from "./requests.ts";

const exchanges = readExchanges("requests");
const rows: readonly Row[] = receivers.map((example) => ({ example, outcomes: exchanges.map(() => "FAILED") }));

describe.for(rows.map((row) => ({ ...row, name: row.example.name })))("$name", ({ example, outcomes }) => {
  let program: Program;
  beforeAll(async () => {
    await build(example);
    program = await startProgram(example);
  });
  afterAll(() => program?.stop());

  test.for(exchanges.map((given, index) => ({ ...given, index })))("$name", async ({ index, ...given }) => {
    const answer = await exchange(program.port, given);
    const own = example.own?.statuses[given.name];
    if (own) {
      expect(answer.status).toBe(own);
      outcomes[index] = own;
    } else {
      expect(answer).toEqual(given.answer);
      outcomes[index] = "ok";
    }
  });
});

test("where no code comes from strings, there is none", async () => {
  const example = receivers.find(({ env }) => env?.["NODE_OPTIONS"]) as (typeof receivers)[number];
  await expect(runToEnd(example, `node --eval "new Function('')"`)).rejects.toThrow("EvalError");
});

test("the README has this run's table; `npm run examples -- -u` writes it", async () => {
  const readme = readPage("README.md");
  const [start, end] = ["<!-- examples: start -->\n", "<!-- examples: end -->"];
  const written = readme.replace(new RegExp(`${start}.*${end}`, "s"), () => `${start}\n${matrixTable(rows)}\n\n${end}`);
  expect(written).toContain(matrixTable(rows));
  await expect(written).toMatchFileSnapshot("../../README.md");
});

afterAll(() => {
  console.log(
    matrixText(
      exchanges.map(({ name }) => name),
      rows,
    ),
  );
});
