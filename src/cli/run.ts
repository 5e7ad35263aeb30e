// commander reads the arguments: subcommands with help for each, choices, "did you mean", and no dependency of its own.
import { Command, CommanderError, type Help } from "commander";
import { version } from "../../package.json";
import { type Act, type AddCommand, examplesText, type Flags, helpWidth, usualWidth } from "./command.ts";
import { addAssumptions } from "./commands/assumptions.ts";
import { addCheck } from "./commands/check.ts";
import { addCompare } from "./commands/compare.ts";
import { addDev } from "./commands/dev.ts";
import { addListen } from "./commands/listen.ts";
import { addMatch } from "./commands/match.ts";
import { addOpenApi } from "./commands/openapi.ts";
import { addRender } from "./commands/render.ts";
import { addSchema } from "./commands/schema.ts";
import { addSimulate } from "./commands/simulate.ts";
import { addTypes } from "./commands/types.ts";
import { addVerify } from "./commands/verify.ts";
import { standardInput } from "./files/read-json.ts";
import type { Io } from "./io.ts";
import { jsonLines, type Line, linesOf, print } from "./output/terminal.ts";
import { wrapLines, wrapText } from "./output/wrap.ts";
import { type CommandResult, resultOf, unusableLines } from "./result.ts";

/** The commands, by what one does with them. */
const groups: { readonly [group: string]: readonly AddCommand[] } = {
  Write: [addCheck, addRender, addTypes, addSchema, addOpenApi, addCompare],
  Test: [addDev, addSimulate, addListen, addMatch, addVerify],
  Learn: [addAssumptions],
};

const description = "Develop and test webhooks of Sinch Contact Pro, without Contact Pro.";

const firstExamples = [
  ["check configuration.json", "find every mistake in a configuration"],
  ["render configuration.json", "print a body that Contact Pro would send"],
  ["simulate configuration.json --to http://localhost:3000", "send the webhooks of a conversation to a service"],
] as const;

const about = `
FILE is a template, which is any JSON, or a whole JSON for Configuration: an object with "request", which is an object with "method" or "body". check reads all of a configuration, the other commands read the template in request.body. --as states the kind of a FILE that is not recognized. CONFIG is a FILE whose whole request is used; a template is the body of a POST.

Exit codes:
  0  nothing was found
  1  something was found: in the template, the conversation, the body, a response or a capture
  2  a command, a flag or a file cannot be used
  130  Ctrl-C ended simulate before all was sent

docs/commands.md in the repository has an example of each command, and the shapes of --json.`;

/** Runs a command line, without the names of Node and the program, and returns its exit code. It never throws. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const program = createProgram(io, args);
  const act: Act =
    (work) =>
    async (...given) => {
      refuseInputTwice(program, given.flat());
      const result = await work(io, ...given).catch((error) => resultOf(error, io.stderr.columns));
      exitCode = result.exitCode;
      printOutcome(result, isForMachines(given), io);
    };
  for (const [group, commands] of Object.entries(groups)) {
    program.commandsGroup(`${group}:`);
    for (const add of commands) add(program, act);
  }
  program.helpCommand("help [command]", "print the help of a command");
  if (args.length === 0) {
    print(overviewOf(program, io.stdout.columns || usualWidth), io.stdout, io.env);
    return 0;
  }
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode ? 2 : 0;
    const line: Line = [{ text: "error", style: "red" }, `: ${unforeseen(error)}`];
    print(wrapLines([line], io.stderr.columns), io.stderr, io.env);
    return 2;
  }
}

function createProgram({ stdout, stderr, env }: Io, args: readonly string[]): Command {
  const program = new Command("contact-pro-webhooks");
  const names = () => program.commands.map((command) => command.name());
  return program
    .description(description)
    .version(version)
    .addHelpText("after", ({ command }) => wrapText(about, helpWidth(command)))
    .configureHelp({ minWidthToWrap: narrowest, subcommandTerm: (command) => command.name(), formatItem, styleUsage })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => print(linesOf(text.trimEnd()), stdout, env),
      writeErr: (text) => print(linesOf(text.trimEnd()), stderr, env),
      outputError: (text) => print(wrapLines([usageError(text, args, names())], stderr.columns), stderr, env),
      getOutHelpWidth: () => stdout.columns || usualWidth,
      getErrHelpWidth: () => stderr.columns || usualWidth,
    });
}

/** The least width that text is wrapped at. */
const narrowest = 10;

/** The width that a description needs beside its term. Otherwise it is written below. */
const enoughForDescription = 32;

function formatItem(this: Help, term: string, termWidth: number, description: string): string {
  const { helpWidth: width = usualWidth } = this;
  const beside = width - termWidth - 4;
  if (beside < enoughForDescription) {
    const below = description ? `\n${wrapText(description, Math.max(narrowest, width - 6)).replaceAll(/^ */gm, "      ")}` : "";
    return `  ${term}${below}`;
  }
  const lines = wrapText(description, beside).replaceAll(/\n */g, `\n${" ".repeat(termWidth + 4)}`);
  return `  ${term.padEnd(termWidth)}  ${lines}`;
}

function styleUsage(this: Help, usage: string): string {
  const title = "Usage: ";
  return wrapText(`${title}${usage}`, this.helpWidth ?? usualWidth).slice(title.length);
}

/** The text of a bare run: what this is, how to begin, and the commands by what one does with them. */
function overviewOf(program: Command, width: number): Line[] {
  const commands = program.createHelp().visibleCommands(program);
  const column = Math.max(...commands.map((command) => command.name().length));
  const help = Object.assign(program.createHelp(), { helpWidth: width });
  const listed = Object.keys(groups).flatMap((group) => [
    "",
    group,
    ...commands
      .filter((command) => command.helpGroup() === `${group}:`)
      .map((command) => formatItem.call(help, command.name(), column, command.summary() || command.description())),
  ]);
  const text = [
    wrapText(description, width),
    "",
    examplesText(program.name(), firstExamples, width),
    ...listed,
    "",
    wrapText(`Run ${program.name()} COMMAND --help for the flags of a command.`, width),
  ].join("\n");
  return linesOf(text).map(([line]) => {
    const isHeading = Object.hasOwn(groups, String(line));
    return isHeading
      ? [{ text: String(line), style: "bold" }]
      : String(line).startsWith("  # ")
        ? [{ text: String(line), style: "dim" }]
        : [String(line)];
  });
}

/** A usage error in one line, with the next step if commander's message has none. */
function usageError(text: string, args: readonly string[], commandNames: readonly string[]): Line {
  // The text after a misspelt flag may be a secret.
  const message = text
    .trim()
    .slice("error".length)
    .replaceAll("\n", " ")
    .replace(/unknown option '(-[^'=]*)=.*'/, "unknown option '$1'");
  const isLeft = /^: (?:missing|too many|unknown|required)|argument missing$/.test(message) && !message.includes("Did you mean");
  const command = commandNames.includes(args[0] ?? "") ? `${args[0]} ` : "";
  const step = isLeft ? `${message.endsWith(".") ? "" : "."} Run contact-pro-webhooks ${command}--help` : "";
  return [{ text: "error", style: "red" }, `${message}${step}`];
}

function refuseInputTwice(program: Command, given: readonly unknown[]): void {
  if (given.filter((argument) => argument === standardInput.argument).length < 2) return;
  program.error("error: standard input can be read once only. Use - for one file");
}

/** Tests if `--json` was given. Commander calls an action with the arguments, the flags and the command. */
function isForMachines(given: readonly unknown[]): boolean {
  return (given.at(-2) as Flags).json === true;
}

function printOutcome(
  { document, output = [], notes = [], unusable = [] }: CommandResult,
  isJson: boolean,
  { stdout, stderr, env }: Io,
): void {
  print(isJson ? (document ? jsonLines(document) : []) : output, stdout, env);
  const { columns } = stderr;
  const lines = [...(isJson ? [] : notes), ...unusable.flatMap((one) => unusableLines(one, isJson, columns))];
  print(wrapLines(lines, columns), stderr, env);
}

/** An error that is no one's but ours, or a value that defeats the engine; in one line. */
function unforeseen(error: unknown): string {
  if (error instanceof RangeError) return "the input is too large, or nests too deeply";
  return `unexpected: ${error instanceof Error ? error.message : String(error)}`;
}
