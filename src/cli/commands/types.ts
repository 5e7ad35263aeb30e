import { printTypes } from "../../index.ts";
import { type AddCommand, addFileCommand, type Flags, refusals } from "../command.ts";
import { optionsOf, readTemplate } from "../files/template-file.ts";
import type { Io } from "../io.ts";
import { linesOf } from "../output/terminal.ts";
import type { CommandResult } from "../result.ts";

/** `types FILE`: the types of a template that is kept as JSON. */
export const addTypes: AddCommand = (program, act) => {
  addFileCommand(program, "types", {
    summary: "print the types of a template as TypeScript",
    details:
      "The module exports Body, what the template renders, and Matched, what a match finds: compile(json) as Template<Body, Matched>.",
    json: `{ "ok": true, "types": string }
${refusals}`,
    examples: [["types configuration.json > configuration.types.ts", "type a template that is kept as JSON"]],
  })
    .argument("<file>", "template or JSON for Configuration; - for standard input")
    .action(act(types));
};

async function types(io: Io, file: string, flags: Flags): Promise<CommandResult> {
  const { source } = await readTemplate(file, flags, io);
  const text = printTypes(source, optionsOf(flags));
  return { exitCode: 0, document: { ok: true, types: text }, output: linesOf(text.trimEnd()) };
}
