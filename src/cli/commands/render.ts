import { type Conversation, normalizeEventName } from "../../index.ts";
import { sampleConversation } from "../../testing/index.ts";
import { type AddCommand, addFileCommand, type Flags } from "../command.ts";
import { addLifecycleFlags, courseLacks, invent, type LifecycleFlags } from "../files/lifecycle-flags.ts";
import { readJson, Unusable } from "../files/read-json.ts";
import { readTemplate } from "../files/template-file.ts";
import type { Io } from "../io.ts";
import { jsonLines } from "../output/terminal.ts";
import type { CommandResult } from "../result.ts";

interface RenderFlags extends Flags, LifecycleFlags {
  readonly event?: string;
}

/** `render FILE [CONVERSATION]`: the body that Contact Pro sends for a conversation. */
export const addRender: AddCommand = (program, act) => {
  const command = addFileCommand(program, "render", {
    summary: "print the body for a conversation",
    details:
      "Without CONVERSATION the body is for an invented one, in which nothing is null: an inbound chat that an agent has just accepted. With --event it is for an event of the conversation that --channel, --direction and --course choose, with the nulls that this event has.",
    examples: [
      ["render configuration.json", "see what a configuration sends"],
      ["render configuration.json --event queued --channel phone", "the body for a phone call that waits"],
      ["render configuration.json conversation.json", "the body for a conversation of your own: { event, contact }"],
      ["render configuration.json | curl --json @- http://localhost:3000/hook", "send it to a service"],
    ],
  })
    .argument("<file>", "template or JSON for Configuration; - for standard input")
    .argument("[conversation]", "conversation as JSON; - for standard input")
    .option("--event <name>", "event of an invented conversation");
  addLifecycleFlags(command).action(act(render));
};

async function render(io: Io, file: string, conversationFile: string | undefined, flags: RenderFlags): Promise<CommandResult> {
  const { template } = await readTemplate(file, flags, io);
  if (conversationFile !== undefined && flags.event !== undefined) {
    throw new Unusable("--event", "Give either a conversation or --event, which invents one");
  }
  const conversation = conversationFile === undefined ? invented(flags) : (await readJson(conversationFile, io)).value;
  const body = template.render(conversation as Conversation);
  return { exitCode: 0, document: { ok: true, body }, output: jsonLines(body) };
}

function invented({ event, channel, direction, course }: RenderFlags): Conversation {
  if (event === undefined) return sampleConversation();
  const conversations = invent({ channel, direction, course });
  const found = conversations.find((conversation) => conversation.event.name === normalizeEventName(event));
  if (found) return found;
  throw courseLacks(event, { channel, direction, course });
}
