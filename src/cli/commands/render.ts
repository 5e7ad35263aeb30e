import type { Conversation } from "../../index.ts";
import { sampleConversation } from "../../testing/index.ts";
import { type AddCommand, addFileCommand, type Flags } from "../command.ts";
import { readJson } from "../files/read-json.ts";
import { readTemplate } from "../files/template-file.ts";
import type { Io } from "../io.ts";
import { jsonLines } from "../output/terminal.ts";
import type { CommandResult } from "../result.ts";

/** `render FILE [CONVERSATION]`: the body that Contact Pro sends for a conversation. */
export const addRender: AddCommand = (program, act) => {
  addFileCommand(program, "render", {
    summary: "print the body for a conversation",
    details:
      "Without CONVERSATION the body is for an invented one, in which nothing is null: an inbound chat that an agent has just accepted.",
    examples: [
      ["render configuration.json", "see what a configuration sends"],
      ["render configuration.json conversation.json", "the body for a conversation of your own: { event, contact }"],
      ["render configuration.json | curl --json @- http://localhost:3000/hook", "send it to a service"],
    ],
  })
    .argument("<file>", "template or JSON for Configuration; - for standard input")
    .argument("[conversation]", "conversation as JSON; - for standard input")
    .action(act(render));
};

async function render(io: Io, file: string, conversationFile: string | undefined, flags: Flags): Promise<CommandResult> {
  const { template } = await readTemplate(file, flags, io);
  const conversation = conversationFile === undefined ? sampleConversation() : (await readJson(conversationFile, io)).value;
  const body = template.render(conversation as Conversation);
  return { exitCode: 0, document: { ok: true, body }, output: jsonLines(body) };
}
