import { Option } from "commander";
import { type Change, compareConfigurations } from "../../index.ts";
import { type AddCommand, addCommand } from "../command.ts";
import { readConfigurationFile } from "../files/configuration-file.ts";
import { Unusable } from "../files/read-json.ts";
import type { Io } from "../io.ts";
import type { Line } from "../output/terminal.ts";
import { type CommandResult, count } from "../result.ts";

interface CompareFlags {
  readonly oldUrl?: string;
  readonly newUrl?: string;
}

/** `compare OLD NEW`: what a change of a configuration does to a receiver. */
export const addCompare: AddCommand = (program, act) => {
  addCommand(program, "compare", {
    summary: "report what a change of a configuration does to its receiver",
    details: `breaking: the receiver refuses the webhook, misses a value, or gets one of another type.
silent: the receiver notices nothing, and reads less or other values.
safe: it reads what it read before.

Both are compared by their structure, and every lifecycle is sent with NEW and read with OLD. Exit code 1 if a change is breaking or silent.`,
    examples: [
      ["compare deployed.json configuration.json", "may this change be pasted into Contact Pro?"],
      ["compare old.json new.json --old-url /{event} --new-url /hook/{event}", "with the URLs"],
    ],
  })
    .argument("<old>", "template or JSON for Configuration that the receiver was built for; - for standard input")
    .argument("<new>", "the same after the change; - for standard input")
    .addOption(new Option("--old-url <url>", "URL of the endpoint beside OLD; needs --new-url"))
    .addOption(new Option("--new-url <url>", "URL of the endpoint beside NEW; needs --old-url"))
    .action(act(compare));
};

async function compare(io: Io, oldFile: string, newFile: string, { oldUrl, newUrl }: CompareFlags): Promise<CommandResult> {
  if ((oldUrl === undefined) !== (newUrl === undefined)) {
    const [missing, given] = oldUrl === undefined ? ["--old-url", "--new-url"] : ["--new-url", "--old-url"];
    throw new Unusable(missing, `is missing: ${given} is compared with it. Pass the same URL twice if it does not change`);
  }
  const before = await readConfigurationFile(oldFile, oldUrl, "--old-url", io);
  const after = await readConfigurationFile(newFile, newUrl, "--new-url", io);
  const urls = oldUrl === undefined || newUrl === undefined ? undefined : { before: oldUrl, after: newUrl };
  const changes = compareConfigurations(before.configuration, after.configuration, { urls });
  const numbers = { breaking: countOf("breaking", changes), silent: countOf("silent", changes), safe: countOf("safe", changes) };
  const ok = !numbers.breaking && !numbers.silent;
  const found = changes.length
    ? `${numbers.breaking} breaking, ${numbers.silent} silent, ${count(numbers.safe, "safe change")}`
    : "no changes";
  return {
    exitCode: ok ? 0 : 1,
    document: { ok, ...numbers, changes },
    output: [...changes.flatMap(changeLines), [{ text: `${before.name} -> ${after.name}: ${found}`, style: "bold" }]],
  };
}

function countOf(kind: Change["kind"], changes: readonly Change[]): number {
  return changes.filter((change) => change.kind === kind).length;
}

const styles = { breaking: "red", silent: "yellow", safe: "green" } as const;

function changeLines({ kind, code, message, before, after }: Change): Line[] {
  const place = before === after ? before : [before, after].map((pointer) => pointer ?? "(nothing)").join(" -> ");
  return [
    [{ text: kind, style: styles[kind] }, `: ${message} `, { text: `(${code})`, style: "dim" }],
    ["  ", { text: place || "(root)", style: "cyan" }],
  ];
}
