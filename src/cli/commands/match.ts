import { type AddCommand, addFileCommand, type Flags } from "../command.ts";
import { readJson } from "../files/read-json.ts";
import { readTemplate } from "../files/template-file.ts";
import type { Io } from "../io.ts";
import { jsonLines } from "../output/terminal.ts";
import { type CommandResult, count, issueLines } from "../result.ts";

/** `match FILE BODY`: the conversation that a body holds. */
export const addMatch: AddCommand = (program, act) => {
  addFileCommand(program, "match", {
    summary: "print the part of the conversation that a body holds",
    details: "Exit code 1 if the body does not match; standard error has the reasons. A body may have additional keys.",
    examples: [
      ["match configuration.json body.json", "the conversation of a delivery"],
      ["match configuration.json - < body.json", "the same from standard input"],
    ],
  })
    .argument("<file>", "template or JSON for Configuration; - for standard input")
    .argument("<body>", "body as JSON; - for standard input")
    .action(act(match));
};

async function match(io: Io, file: string, bodyFile: string, flags: Flags): Promise<CommandResult> {
  const { name, template } = await readTemplate(file, flags, io);
  const body = await readJson(bodyFile, io);
  const result = template.match(body.value);
  if (result.ok) return { exitCode: 0, document: result, output: jsonLines(result.conversation) };
  const { issues, total } = result;
  const summary = `${body.name} is not what ${name} sends: ${count(total, "issue")}`;
  return { exitCode: 1, document: { ok: false, total, issues }, notes: issueLines(summary, issues, total) };
}
