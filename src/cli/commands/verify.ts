import type { Conversation } from "../../index.ts";
import { type AddCommand, addFileCommand, type Flags } from "../command.ts";
import { readJson } from "../files/read-json.ts";
import { readTemplate } from "../files/template-file.ts";
import type { Io } from "../io.ts";
import { differenceLines } from "../output/difference-table.ts";
import { type CommandResult, count, issueLines } from "../result.ts";

/** `verify FILE BODY [CONVERSATION]`: every difference of a body from what the template renders. */
export const addVerify: AddCommand = (program, act) => {
  addFileCommand(program, "verify", {
    summary: "list the differences between a body and its template",
    details:
      "With CONVERSATION the body must be exactly what is rendered for it. Without, it must be what can be rendered for some conversation, with every key of the template and no other. Exit code 1 if there are differences.",
    examples: [
      ["verify configuration.json body.json conversation.json", "is a recorded body what this conversation gives?"],
      ["verify configuration.json body.json", "can it come from this template at all?"],
    ],
  })
    .argument("<file>", "template or JSON for Configuration; - for standard input")
    .argument("<body>", "body as JSON; - for standard input")
    .argument("[conversation]", "conversation as JSON; - for standard input")
    .action(act(verify));
};

async function verify(io: Io, file: string, bodyFile: string, conversationFile: string | undefined, flags: Flags): Promise<CommandResult> {
  const { name, template } = await readTemplate(file, flags, io);
  const body = await readJson(bodyFile, io);
  const conversation = conversationFile === undefined ? undefined : await readJson(conversationFile, io);
  const result = conversation
    ? template.verify(body.value, conversation.value as unknown as Conversation)
    : template.match(body.value, { exact: true });
  const source = conversation ? `what ${name} renders for ${conversation.name}` : `a body of ${name}`;
  if (result.ok) return { exitCode: 0, document: { ok: true }, output: [[{ text: `${body.name} is ${source}`, style: "bold" }]] };
  const { issues, total } = result;
  const summary = `${body.name} is not ${source}: ${count(total, "difference")}`;
  const report = conversation ? differenceLines : issueLines;
  return { exitCode: 1, document: { ok: false, total, issues }, output: report(summary, issues, total, io.stdout.columns) };
}
