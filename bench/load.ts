// The client of servers, in a process of its own; sections/servers.ts starts it. Round by round it sends webhooks to each of them, and
// writes how many it answered a second.
import autocannon from "autocannon";
import { compile, type JsonValue } from "../src/index.ts";
import { user } from "./servers/job.ts";
import { arriving, everyProperty } from "./workloads.ts";

const [rounds = 0, isQuick = 0, ...ports] = process.argv.slice(2).map(Number);

const template = compile(everyProperty.template as JsonValue);
const authorization = `Basic ${btoa(`${user.username}:${user.password}`)}`;
const requests = arriving.map((conversation) => ({
  method: "POST",
  path: "/every-property",
  headers: { authorization, "content-type": "application/json" },
  body: JSON.stringify(template.render(conversation)),
}));

/** How many webhooks a server answers a second, while as many connections each wait for an answer before they send the next. */
async function rateOf(port: number): Promise<number> {
  const effort = isQuick ? { connections: 1, amount: requests.length } : { connections: 16, duration: 1 };
  const { non2xx, errors, requests: sent, duration } = await autocannon({ url: `http://127.0.0.1:${port}`, requests, ...effort });
  if (non2xx || errors || !sent.total) throw new Error(`Expected answers of port ${port} but received ${non2xx + errors} failures`);
  return sent.total / duration;
}

const rates: number[][] = [];
// One round more, in which the servers get warm.
for (let round = 0; round <= rounds; round++) {
  const rate: number[] = [];
  for (let turn = 0; turn < ports.length; turn++) {
    const index = (round + turn) % ports.length;
    rate[index] = await rateOf(ports[index] as number);
  }
  if (round || isQuick) rates.push(rate);
}
console.log(JSON.stringify(rates));
