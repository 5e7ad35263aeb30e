// The memory that things take, in a process of its own: memory.ts starts it.
import { Ajv2020 } from "ajv/dist/2020.js";
import { compile } from "../src/index.ts";
import { renderers } from "./peers/renderers.ts";
import { fixedRows, ours, type Row } from "./rows.ts";
import { conversations, everyProperty } from "./workloads.ts";

const calls = Number(process.argv[2]);
const gc = (globalThis as { gc?: () => void }).gc as () => void;
const heap = () => process.memoryUsage().heapUsed;

let last: unknown;

/** The bytes that one call allocates. */
function bytes(run: (count: number) => unknown): number {
  const counted = Math.min(2000, calls);
  for (let count = 0; count < counted * 10; count++) last = run(count);
  gc();
  const before = heap();
  for (let count = 0; count < counted; count++) last = run(count);
  return Math.max(0, (heap() - before) / counted);
}

const { render, match, jsonSchema } = compile(everyProperty.template as object);
const bodies = conversations.map((conversation) => JSON.parse(JSON.stringify(render(conversation))));
const texts = bodies.map((body) => JSON.stringify(body));
const check = new Ajv2020({ strict: false }).compile(jsonSchema);

const rows: Row[] = [];

const allocated = renderers
  .filter(({ name }) => !name.startsWith("json-placeholder"))
  .map(({ name, prepare }): [string, number] => {
    const renderOnce = prepare(everyProperty.template);
    return [name, bytes((count) => renderOnce(conversations[count & 15] as object))];
  });
rows.push(...fixedRows("memory", "allocated by a rendering", "B", new Map(allocated)));
const reading = new Map([
  [ours, bytes((count) => match(bodies[count & 15]))],
  ["ajv, first error only", bytes((count) => check(bodies[count & 15]))],
  ["JSON.parse of the body", bytes((count) => JSON.parse(texts[count & 15] as string))],
]);
rows.push(...fixedRows("memory", "allocated by a match", "B", reading));

gc();
const before = heap();
for (let count = 0; count < calls; count++) {
  last = render(conversations[count & 15] as object);
  last = match(bodies[count & 15]);
}
last = undefined;
gc();
const left = Math.max(0, heap() - before);
rows.push({ section: "memory", workload: `left after ${calls} of both`, name: ours, value: left, unit: "B" });

if (last === undefined) console.log(JSON.stringify(rows));
