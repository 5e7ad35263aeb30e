import { defineIntegration, type JsonValue } from "../../src/index.ts";
import { type Candidate, compareOnce, type Effort } from "../rounds.ts";
import { ours, type Row, rowsOf, type Section } from "../rows.ts";

/** The length of a body at the limit of a handler, in bytes. */
const limit = 8 * 2 ** 20;

/** The measure: parsing a body of the same length that is quick to read. */
const onesName = "JSON.parse of as many bytes of ones";

/** Parsing the same body. */
export const parseName = "JSON.parse of the body";

/** A template of up to 100 placeholders, and a body that costs it much. */
interface Attack {
  readonly name: string;
  readonly template: JsonValue;
  readonly body: (length: number) => string;
}

const hundred = Array.from({ length: 100 }, (_, index) => index);
const others = hundred.slice(1);

/** The bodies that cost most, of 160 pairs of a template and a body. */
const attacks: readonly Attack[] = [
  {
    name: "a known object and 99 texts that name it",
    template: { whole: "{contact.cad}", ...Object.fromEntries(others.map((index) => [`text ${index}`, `${index}: {contact.cad}`])) },
    body: (length) => {
      const cad = { list: ones(length / 2) };
      const part = "x".repeat(length / 200);
      return JSON.stringify({ whole: cad, ...Object.fromEntries(others.map((index) => [`text ${index}`, `${index}: ${part}`])) });
    },
  },
  {
    name: "100 equal wholes of {contact}",
    template: hundred.map(() => "{contact}"),
    body: (length) => JSON.stringify(hundred.map(() => ({ cad: { list: ones(length / 100) } }))),
  },
  {
    name: "100 wholes of {contact}, each agent without its keys",
    template: hundred.map(() => "{contact}"),
    body: (length) => {
      const agents = `[${"{},".repeat(length / 300 - 20)}{}]`;
      return `[${hundred.map(() => `{"required_agents":${agents}}`).join(",")}]`;
    },
  },
  {
    name: "lists in lists below {contact.cad}",
    template: { cad: "{contact.cad}" },
    body: (length) => `{"cad":{"list":${"[".repeat(length / 2 - 20)}${"]".repeat(length / 2 - 20)}}}`,
  },
];

export const worstBody: Section = {
  name: "worst-body",
  about: "the bodies of 8 MiB that cost most once they are parsed, against parsing as many bytes",
  run: async (effort) => {
    const rows: Row[] = [];
    for (const attack of attacks) rows.push(...(await costOf(attack, effort)));
    return rows;
  },
};

async function costOf({ name, template, body }: Attack, { batch, rounds }: Effort): Promise<Row[]> {
  const text = body(batch ? limit : 10_000);
  const configuration = { request: { method: "POST", body: template } } as const;
  const integration = defineIntegration({ url: "/", configuration, credentials: "unchecked", options: { objectText: "json" } });
  const parsed = JSON.parse(text);
  const onesText = JSON.stringify(ones(text.length));
  const receive = () => integration.receive({ method: "POST", url: "/", headers: {}, body: parsed });
  if (!(await receive()).ok) throw new Error(`Expected the body of ${name} to be received`);
  const candidates: Candidate[] = [
    { name: ours, run: receive },
    { name: parseName, run: () => JSON.parse(text) },
    { name: onesName, run: () => JSON.parse(onesText) },
  ];
  // Each takes up to some seconds.
  return rowsOf(worstBody.name, name, await compareOnce(candidates, Math.min(rounds, 5)));
}

/** A list whose JSON has about that length. */
function ones(length: number): number[] {
  return Array.from({ length: Math.floor(length / 2) }, () => 1);
}
