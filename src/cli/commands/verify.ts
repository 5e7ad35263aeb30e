import type { Conversation } from "../../index.ts";
import { type AddCommand, addFileCommand, type Flags, refusals } from "../command.ts";
import { readJson } from "../files/read-json.ts";
import { readTemplate } from "../files/template-file.ts";
import type { World } from "../io.ts";
import { differenceLines } from "../output/difference-table.ts";
import { count, issueLines, type Outcome } from "../result.ts";

/** `verify FILE BODY [CONVERSATION]`: every difference of a body from what the template renders. */
export const addVerify: AddCommand = (program, act) => {
  addFileCommand(program, "verify", {
    summary: "tell every difference of a body from what the template renders",
    details:
      "With CONVERSATION the body must be exactly what is rendered for it. Without, it must be what can be rendered for some conversation, and hold no key too many. Exit code 1 where there are differences.",
    json: `{ "ok": true }
{ "ok": false, "total": number, "issues": [{
  "code": string, "pointer": string, "message": string, "placeholder"?: string,
  "expected"?: any, "actual"?: any, ... }] }
${refusals}`,
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

async function verify(world: World, file: string, bodyFile: string, conversationFile: string | undefined, flags: Flags): Promise<Outcome> {
  const { name, template } = await readTemplate(file, flags, world);
  const body = await readJson(bodyFile, world);
  const conversation = conversationFile === undefined ? undefined : await readJson(conversationFile, world);
  const result = template.verify(body.value, conversation?.value as Conversation | undefined);
  const source = conversation ? `what ${name} renders for ${conversation.name}` : `a body of ${name}`;
  if (result.ok) return { exitCode: 0, document: result, output: [[{ text: `${body.name} is ${source}`, style: "bold" }]] };
  const { issues, total } = result;
  const summary = `${body.name} is not ${source}: ${count(total, "difference")}`;
  const report = conversation ? differenceLines : issueLines;
  return { exitCode: 1, document: { ok: false, total, issues }, output: report(summary, issues, total, world.stdout.columns) };
}
