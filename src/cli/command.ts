import { type Command, InvalidArgumentError, Option } from "commander";
import { kinds } from "./files/file-kind.ts";
import type { FileFlags } from "./files/template-file.ts";
import type { Io } from "./io.ts";
import { wrapText } from "./output/wrap.ts";
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
}

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

function withHelp(program: Command, command: Command, { examples }: Help): Command {
  return command.option("--json", "print JSON, for programs").addHelpText("after", () => {
    return `\nExamples:\n${examplesText(program.name(), examples, helpWidth(command))}`;
  });
}

/** Command lines, each under a comment that says what it does. A line that is too wide continues after a backslash. */
export function examplesText(program: string, examples: Help["examples"], width: number): string {
  const commentOf = (does: string) => wrapText(does, width - 4).replaceAll(/^/gm, "  # ");
  return examples.map(([commandLine, does]) => `${commentOf(does)}\n${shellText(`${program} ${commandLine}`, width)}`).join("\n");
}

function shellText(commandLine: string, width: number): string {
  const lines = [""];
  for (const word of commandLine.split(" ")) {
    const last = lines.at(-1) as string;
    const longer = last === "" ? `  ${word}` : `${last} ${word}`;
    if (last.trim() === "" || longer.length + 2 <= width) lines[lines.length - 1] = longer;
    else lines.push(`    ${word}`);
  }
  return lines.join(" \\\n");
}

/** The width that the help of a command is written for. */
export function helpWidth(command: Command): number {
  return command.configureOutput().getOutHelpWidth?.() ?? usualWidth;
}

/** The width of help if there is no terminal. */
export const usualWidth = 80;

/** Reads the number of a flag, from 0 to the given one. */
export function numberUpTo(maximum: number): (text: string) => number {
  return (text) => {
    if (/^[0-9]{1,9}$/.test(text) && Number(text) <= maximum) return Number(text);
    throw new InvalidArgumentError(`It must be a whole number${maximum === anyNumber ? "" : ` up to ${maximum}`}.`);
  };
}

/** The largest number that a flag takes. */
export const anyNumber = 999_999_999;
