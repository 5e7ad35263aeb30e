import { type Command, Option } from "commander";
import type { Outcome } from "./outcome.ts";
import { type FileFlags, kinds } from "./template-file.ts";
import type { World } from "./world.ts";

/** The flags that every command of a FILE has. */
export interface Flags extends FileFlags {
  readonly json?: true;
}

/** Makes a function the action of a command: what it comes to is printed, and its exit code kept. */
export type Act = <A extends unknown[]>(work: (world: World, ...operandsAndFlags: A) => Promise<Outcome>) => (...given: A) => Promise<void>;

/** A command as a file of its own adds it to the program. */
export type AddCommand = (program: Command, act: Act) => void;

/** What `--help` tells of a command beside its arguments and flags. */
export interface Help {
  /** One line that begins in lower case and has no full stop. */
  readonly summary: string;
  readonly details?: string;
  /** What stands after the name of the program, and what it does. */
  readonly examples: readonly (readonly [commandLine: string, does: string])[];
  /** The shape of what `--json` prints. */
  readonly json: string;
}

/** What `--json` prints where a file keeps a command from its work. */
export const refusals = `{ "ok": false, "findings": [...] }   FILE has errors, in the shape that check tells them
{ "ok": false, "unusable": [...] }   a file cannot be read, in the shape that check tells it`;

/** Adds a command that reads a FILE, with the flags that say how. */
export function addFileCommand(program: Command, name: string, { summary, details, examples, json }: Help): Command {
  const lines = examples.map(([commandLine, does]) => `  # ${does}\n  ${program.name()} ${commandLine}`);
  return program
    .command(name)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.${details ? `\n\n${details}` : ""}`)
    .addOption(new Option("--as <kind>", "what FILE is, where that is not plain").choices(kinds))
    .addOption(new Option("--missing <what>", "what a path that the conversation lacks becomes (default: null)").choices(["null", "error"]))
    .option("--null-text <text>", "what null becomes inside longer text (default: nothing)")
    .addOption(new Option("--object-text <what>", "an object or array inside longer text (default: error)").choices(["error", "json"]))
    .addOption(
      new Option("--unknown-paths <what>", "a path below event or contact that the model lacks (default: error)").choices([
        "error",
        "allow",
      ]),
    )
    .option("--json", "print one JSON document, for machines")
    .addHelpText("after", `\nWith --json:\n${json.replaceAll(/^/gm, "  ")}\n\nExamples:\n${lines.join("\n")}`);
}
