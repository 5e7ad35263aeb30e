import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { programs } from "../bundle.ts";
import { type Effort, spreadOf } from "../rounds.ts";
import { ours, type Row, type Section } from "../rows.ts";
import { conversations } from "../workloads.ts";

const peers = [ours, "ajv", "typebox", "zod", "valibot"] as const;

export const coldStart: Section = {
  name: "cold-start",
  about: "a new process imports a validator and checks one conversation; processor time from before the import, without the start of Node",
  run: ({ rounds }: Effort) => {
    const count = Math.ceil(rounds / 3);
    const times = Array.from({ length: count }, (_, round) => {
      const turn = [...peers.slice(round % peers.length), ...peers.slice(0, round % peers.length)];
      return new Map(turn.map((name) => [name, start(name)]));
    });
    const of = (name: (typeof peers)[number]) => times.map((round) => round.get(name) as number);
    const base = of(ours);
    return peers.map(
      (name): Row => ({
        section: "cold-start",
        workload: "first conversation",
        name,
        value: spreadOf(of(name)).median,
        unit: "ns",
        ratio: spreadOf(of(name).map((time, round) => time / (base[round] as number))),
        ...(name === "ajv" || name === "typebox" ? { note: "compiles its schema" } : {}),
      }),
    );
  },
};

/** Nanoseconds that a new process takes. */
function start(name: string): number {
  const file = join(programs, `peers/conversation/${name === ours ? "library" : name}.mjs`);
  const code = `
    const payload = JSON.parse(process.argv[1]);
    const start = process.cpuUsage();
    const { check } = await import(${JSON.stringify(pathToFileURL(file).href)});
    const isValid = check(payload);
    const { user, system } = process.cpuUsage(start);
    console.log(JSON.stringify({ isValid, time: (user + system) * 1000 }));
  `;
  const args = ["--input-type=module", "--eval", code, "--", JSON.stringify(conversations[0])];
  const { isValid, time } = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
  if (!isValid) throw new Error(`Expected ${name} to take the conversation`);
  return time;
}
