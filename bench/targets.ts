import { digits } from "./report.ts";
import type { Row } from "./rows.ts";
import { reference } from "./sections/growth.ts";
import { peers } from "./sections/receive.ts";
import { express, fastify, hono } from "./sections/servers.ts";
import { parseName } from "./sections/worst-body.ts";

/** A target of the library, and the check of a result against it. */
interface Target {
  readonly what: string;
  readonly section: string;
  readonly workload: string;
  readonly name: string;
  /** At least so many times faster than the candidate. */
  readonly faster?: number;
  /** At most so many times as long as the candidate. */
  readonly within?: number;
}

const onNode = { section: "servers", workload: "node:http" };
const render = { section: "render", workload: "every-property" };
const match = { section: "match", workload: "every-property" };
const validate = { section: "validate", workload: "conversation" };

const targets: readonly Target[] = [
  { what: "receive of a text, against JSON.parse", section: "receive", workload: "text", name: peers.parse, within: 2.5 },
  { what: "the handler, against a minimal one", section: "receive", workload: "handler", name: peers.handler, within: 1.35 },
  { what: "receive on node:http, against Express", ...onNode, name: express, faster: 1 },
  { what: "receive on node:http, against Hono", ...onNode, name: hono, faster: 1 },
  { what: "receive on node:http, against Fastify", ...onNode, name: fastify, within: 2 },
  { what: "the handler, against Hono", section: "servers", workload: "@hono/node-server", name: hono, faster: 1 },
  { what: "render, against json-templates", ...render, name: "json-templates", faster: 15 },
  { what: "render, against json-e", ...render, name: "json-e", faster: 80 },
  { what: "render, against a walk with lodash.get", ...render, name: "walk with lodash.get", faster: 10 },
  { what: "match, against JSON.parse of the body", ...match, name: "JSON.parse of the body", within: 0.7 },
  // No slower, within the difference of two runs.
  { what: "validate, against ajv", ...validate, name: "ajv", within: 1.05 },
  { what: "validate, against ajv that reads own properties only", ...validate, name: "ajv, own properties only", within: 1.05 },
  { what: "validate, against zod", ...validate, name: "zod", faster: 3 },
  { what: "validate, against valibot", ...validate, name: "valibot", faster: 3 },
  { what: "compile, against ajv", section: "compile", workload: "every-property", name: "ajv", faster: 20 },
  { what: "cold start, against ajv", section: "cold-start", workload: "first conversation", name: "ajv", faster: 3 },
];

/** Linear, within the error of a fit over four sizes: JSON.parse itself comes to 1.17 in it. */
const steepest = 1.25;
const mostForABody = 4;

/** A row of the table of targets: subject, target, measurement and verdict. */
export function targetRows(rows: readonly Row[]): string[][] {
  const told = targets.flatMap((target) => {
    const { section, workload, name } = target;
    const row = rows.find((candidate) => candidate.section === section && candidate.workload === workload && candidate.name === name);
    return row ? [judged(target, row)] : [];
  });
  const exponents = rows.filter(({ unit, workload }) => unit === "exponent" && workload !== reference).map(({ value }) => value);
  const steep = exponents.filter((value) => value > steepest).length;
  const worst = rows.filter(({ section, name }) => section === "worst-body" && name === parseName);
  if (worst.length) {
    const times = Math.max(...worst.map(({ ratio }) => 1 / (ratio?.median ?? 0)));
    told.push([
      "receiving the worst body, once parsed, against JSON.parse of it",
      `within ${mostForABody}x`,
      `${digits(times)}x`,
      times <= mostForABody ? "pass" : "miss",
    ]);
  }
  if (exponents.length) {
    const measured = `${Math.max(...exponents).toFixed(2)}; ${steep} of ${exponents.length} above`;
    told.push(["growth, the steepest exponent", `at most ${steepest}`, measured, steep ? "miss" : "pass"]);
  }
  return told;
}

function judged({ what, faster, within }: Target, { ratio }: Row): string[] {
  const times = ratio?.median ?? 0;
  if (faster !== undefined) return [what, `${faster}x as fast`, `${digits(times)}x`, times >= faster ? "pass" : "miss"];
  return [what, `within ${within}x`, `${digits(1 / times)}x`, 1 / times <= (within as number) ? "pass" : "miss"];
}
