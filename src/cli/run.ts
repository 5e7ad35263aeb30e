// commander reads the arguments: subcommands with help for each, choices, "did you mean", and no dependency of its own.
import { Command, CommanderError } from "commander";
import { version } from "../../package.json";
import type { Act, AddCommand, Flags } from "./command.ts";
import { addAssumptions } from "./commands/assumptions.ts";
import { addCheck } from "./commands/check.ts";
import { addCompare } from "./commands/compare.ts";
import { addListen } from "./commands/listen.ts";
import { addMatch } from "./commands/match.ts";
import { addRender } from "./commands/render.ts";
import { addSchema } from "./commands/schema.ts";
import { addSimulate } from "./commands/simulate.ts";
import { addTypes } from "./commands/types.ts";
import { addVerify } from "./commands/verify.ts";
import { standardInput } from "./files/read-json.ts";
import type { Io } from "./io.ts";
import { jsonLines, type Line, linesOf, print } from "./output/terminal.ts";
import { type CommandResult, resultOf, unusableLine } from "./result.ts";

const commands: readonly AddCommand[] = [
  addCheck,
  addRender,
  addMatch,
  addVerify,
  addTypes,
  addSchema,
  addCompare,
  addSimulate,
  addListen,
  addAssumptions,
];

const about = `
FILE is a template, any JSON value, or a whole JSON for Configuration: an object with "request", an
object that has "method" or "body". Of that, check looks at everything, and the other commands take
the template in request.body. Where that guess is wrong, --as says which it is. CONFIG is a FILE too,
of which simulate and listen take the whole request; a template is the body of a POST.

Exit codes:
  0  all is well
  1  something was found: in the template, the conversation, the body, an answer or a capture
  2  a command, a flag or a file cannot be used`;

/** Runs a command line, without the names of Node and the program, and returns its exit code. It never throws. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const program = createProgram(io);
  const act: Act =
    (work) =>
    async (...given) => {
      refuseInputTwice(program, given.flat());
      const result = await work(io, ...given).catch(resultOf);
      exitCode = result.exitCode;
      printOutcome(result, isForMachines(given), io);
    };
  for (const add of commands) add(program, act);
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode ? 2 : 0;
    print([[{ text: "error", style: "red" }, `: ${unforeseen(error)}`]], io.stderr, io.env);
    return 2;
  }
}

function createProgram({ stdout, stderr, env }: Io): Command {
  return new Command("contact-pro-webhooks")
    .description("Templates for the webhooks of Sinch Contact Pro: check them, render them, and read back what they send.")
    .version(version)
    .addHelpText("after", about)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => print(linesOf(text.trimEnd()), stdout, env),
      writeErr: (text) => print(linesOf(text.trimEnd()), stderr, env),
      outputError: (text) => print([oneLine(text)], stderr, env),
      getOutHelpWidth: () => stdout.columns ?? 100,
      getErrHelpWidth: () => stderr.columns ?? 100,
    });
}

/** Joins the one or two lines of a commander message. */
function oneLine(text: string): Line {
  // The text after a misspelt flag may be a secret.
  const message = text.trim().slice("error".length).replaceAll("\n", " ");
  return [{ text: "error", style: "red" }, message.replace(/unknown option '(-[^'=]*)=.*'/, "unknown option '$1'")];
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
  print([...(isJson ? [] : notes), ...unusable.map(unusableLine)], stderr, env);
}

/** An error that is no one's but ours, or a value that defeats the engine; in one line. */
function unforeseen(error: unknown): string {
  if (error instanceof RangeError) return "the input is too large, or nests too deeply";
  return `unexpected: ${error instanceof Error ? error.message : String(error)}`;
}
