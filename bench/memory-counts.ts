// The memory that things take, in a process of its own: memory.ts starts it.
import { Ajv2020 } from "ajv/dist/2020.js";
import { compile, defineIntegration, type JsonValue } from "../src/index.ts";
import { renderers } from "./peers/renderers.ts";
import { fixedRows, ours, type Row } from "./rows.ts";
import { conversations, everyProperty } from "./workloads.ts";

const calls = Number(process.argv[2]);
/** So many calls are counted at once: a webhook allocates about 10 kB, and nothing may be collected meanwhile. */
const mostCounted = 2000;
const gc = (globalThis as { gc?: () => void }).gc as () => void;
const heap = () => process.memoryUsage().heapUsed;

let last: unknown;

/** The bytes that one call allocates. */
function bytes(run: (count: number) => unknown): number {
  const counted = Math.min(mostCounted, calls);
  for (let count = 0; count < counted * 10; count++) last = run(count);
  gc();
  const before = heap();
  for (let count = 0; count < counted; count++) last = run(count);
  return Math.max(0, (heap() - before) / counted);
}

/** The same for a call that is awaited. */
async function awaitedBytes(run: (count: number) => Promise<unknown>): Promise<number> {
  const counted = Math.min(mostCounted, calls);
  for (let count = 0; count < counted * 10; count++) last = await run(count);
  gc();
  const before = heap();
  for (let count = 0; count < counted; count++) last = await run(count);
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

const user = { username: "contact-pro", password: "correct horse" };
const configuration = { request: { method: "POST", authentication: { type: "basic" }, body: everyProperty.template } };
const integration = defineIntegration({ configuration: configuration as JsonValue, credentials: user, url: "/webhooks/contact-pro" });
const headers = { authorization: `Basic ${btoa(`${user.username}:${user.password}`)}`, "content-type": "application/json" };
const webhook = (count: number) => ({ method: "POST", url: "/webhooks/contact-pro", headers, body: texts[count & 15] });
const receiving = new Map([
  [ours, await awaitedBytes((count) => integration.receive(webhook(count)))],
  ["JSON.parse of the body", bytes((count) => JSON.parse(texts[count & 15] as string))],
]);
rows.push(...fixedRows("memory", "allocated by a webhook", "B", receiving));

gc();
const before = heap();
for (let count = 0; count < calls; count++) {
  last = render(conversations[count & 15] as object);
  last = match(bodies[count & 15]);
  last = await integration.receive(webhook(count));
}
last = undefined;
gc();
const left = Math.max(0, heap() - before);
rows.push({ section: "memory", workload: `left after ${calls} of each`, name: ours, value: left, unit: "B" });

if (last === undefined) console.log(JSON.stringify(rows));
