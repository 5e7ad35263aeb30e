import { type Command, InvalidArgumentError, Option } from "commander";
import { kinds } from "./files/file-kind.ts";
import type { FileFlags } from "./files/template-file.ts";
import type { Io } from "./io.ts";
import type { CommandResult } from "./result.ts";

/** The flags that every command of a FILE has. */
export interface Flags extends FileFlags {
  readonly json?: true;
}

/** Makes a function the action of a command: what it comes to is printed, and its exit code kept. */
export type Act = <A extends unknown[]>(work: (io: Io, ...operandsAndFlags: A) => Promise<CommandResult>) => (...given: A) => Promise<void>;

/** A command as a file of its own adds it to the program. */
export type AddCommand = (program: Command, act: Act) => void;

/** The help of a command, except for its arguments and flags. */
export interface Help {
  /** One line that begins in lower case and has no full stop. */
  readonly summary: string;
  readonly details: string;
  /** The arguments of the program, and the effect. */
  readonly examples: readonly (readonly [commandLine: string, does: string])[];
  /** The shape of what `--json` prints. */
  readonly json: string;
}

/** The output of `--json` if a file prevents the command from running. */
export const refusals = `{ "ok": false, "findings": [...] }   FILE has errors, in the shape of check
{ "ok": false, "unusable": [...] }   a file cannot be read, in the shape of check`;

/** Adds a command that has no flags yet but `--json`. */
export function addCommand(program: Command, name: string, help: Help): Command {
  return withHelp(program, startCommand(program, name, help), help);
}

/** Adds a command that reads a FILE, with the flags that say how. */
export function addFileCommand(program: Command, name: string, help: Help): Command {
  const command = startCommand(program, name, help)
    .addOption(new Option("--as <kind>", "kind of FILE, if it is not recognized").choices(kinds))
    .addOption(
      new Option("--missing-paths <what>", "value of a path that the conversation lacks (default: null)").choices(["null", "error"]),
    )
    .option("--null-text <text>", "text of null inside mixed text (default: nothing)")
    .addOption(new Option("--object-text <what>", "an object or array inside mixed text (default: error)").choices(["error", "json"]))
    .addOption(
      new Option("--unknown-paths <what>", "a path below event or contact that the model lacks (default: error)").choices([
        "error",
        "allow",
      ]),
    );
  return withHelp(program, command, help);
}

function startCommand(program: Command, name: string, { summary, details }: Help): Command {
  return program
    .command(name)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.\n\n${details}`);
}

function withHelp(program: Command, command: Command, { examples, json }: Help): Command {
  const lines = examples.map(([commandLine, does]) => `  # ${does}\n  ${program.name()} ${commandLine}`);
  return command
    .option("--json", "print JSON, for machines")
    .addHelpText("after", `\nWith --json:\n${json.replaceAll(/^/gm, "  ")}\n\nExamples:\n${lines.join("\n")}`);
}

/** Reads the number of a flag, from 0 to the given one. */
export function numberUpTo(maximum: number): (text: string) => number {
  return (text) => {
    if (/^[0-9]{1,9}$/.test(text) && Number(text) <= maximum) return Number(text);
    throw new InvalidArgumentError(`It must be a whole number${maximum === anyNumber ? "" : ` up to ${maximum}`}.`);
  };
}

/** The largest number that a flag takes. */
export const anyNumber = 999_999_999;
