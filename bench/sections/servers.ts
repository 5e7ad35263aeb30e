import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import conformance from "../../examples/conformance/requests.json" with { type: "json" };
import { exchange, exchangesOf, type Table } from "../../test/examples/requests.ts";
import { programs } from "../bundle.ts";
import { spreadOf } from "../rounds.ts";
import { ours, type Row, type Section } from "../rows.ts";

const run = promisify(execFile);

/** The servers: program and name of each. */
const servers = {
  receive: "receive",
  express: "Express 5, express-basic-auth, zod",
  fastify: "Fastify 5, @fastify/basic-auth, its validation",
  handler: "handler",
  hono: "Hono, its basicAuth, zod",
} as const;

type Name = keyof typeof servers;

/** The candidates on the same server; the first is the library. */
const grounds: { readonly [workload: string]: readonly Name[] } = {
  "node:http": ["receive", "express", "fastify", "hono"],
  "@hono/node-server": ["handler", "hono"],
};

/** The names of the peers, for the targets. */
export const { express, fastify, hono } = servers;

export const httpServers: Section = {
  name: "servers",
  about:
    "webhooks of every-property answered a second, the client in another process, and how many times as long the others take; each server answers the conformance requests with the same statuses",
  run: async ({ rounds, batch }) => {
    const names = Object.keys(servers) as Name[];
    const started = await Promise.all(names.map(start));
    try {
      for (const [index, { port }] of started.entries()) await expectConformance(names[index] as Name, port);
      const args = [Math.ceil(rounds * 0.75), batch ? 0 : 1, ...started.map(({ port }) => port)].map(String);
      const { stdout } = await run(process.execPath, [join(programs, "load.mjs"), ...args]);
      const rates = (JSON.parse(stdout) as number[][]).map((round) => new Map(names.map((name, index) => [name, round[index] as number])));
      return Object.entries(grounds).flatMap(([workload, compared]) => rowsOfGround(workload, compared, rates));
    } finally {
      for (const { stop } of started) stop();
    }
  },
};

function rowsOfGround(workload: string, compared: readonly Name[], rates: readonly ReadonlyMap<Name, number>[]): Row[] {
  const of = (name: Name) => rates.map((round) => round.get(name) as number);
  const [first] = compared as readonly [Name];
  return compared.map((name) => ({
    section: "servers",
    workload,
    name: name === first ? ours : servers[name],
    value: spreadOf(of(name)).median,
    unit: "/s",
    ratio: spreadOf(of(first).map((rate, round) => rate / (of(name)[round] as number))),
  }));
}

interface Started {
  readonly port: number;
  readonly stop: () => void;
}

async function start(name: Name): Promise<Started> {
  const child = spawn(process.execPath, [join(programs, `servers/${name}.mjs`)], { stdio: ["ignore", "pipe", "inherit"] });
  const [text] = await once(child.stdout, "data");
  return { port: Number(text), stop: () => child.kill() };
}

/** A server is compared only if it answers as the others do. Fastify closes the connection under a body that is too large. */
async function expectConformance(name: Name, port: number): Promise<void> {
  for (const given of exchangesOf(conformance as unknown as Table)) {
    const request = { ...given.request, mayBeCutOff: given.request.mayBeCutOff || (name === "fastify" && given.answer.status === 413) };
    const { status } = await exchange(port, { ...given, request });
    if (status === given.answer.status) continue;
    throw new Error(`Expected ${servers[name]} to answer "${given.name}" with ${given.answer.status} but received ${status}`);
  }
}
