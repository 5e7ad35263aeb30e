import { type AddCommand, addFileCommand, type Flags, refusals } from "./command.ts";
import { jsonLines } from "./line.ts";
import type { Outcome } from "./outcome.ts";
import { readTemplate } from "./template-file.ts";
import type { World } from "./world.ts";

/** `schema FILE`: the JSON Schema of the bodies. */
export const addSchema: AddCommand = (program, act) => {
  addFileCommand(program, "schema", {
    summary: "print the JSON Schema 2020-12 of the bodies",
    details: "The schema is in one piece: it refers to nothing outside it.",
    json: `{ "ok": true, "schema": object }
${refusals}`,
    examples: [["schema configuration.json > body.schema.json", "validate bodies in any language"]],
  })
    .argument("<file>", "template or JSON for Configuration; - for standard input")
    .action(act(schema));
};

async function schema(world: World, file: string, flags: Flags): Promise<Outcome> {
  const { jsonSchema } = (await readTemplate(file, flags, world)).template;
  return { exitCode: 0, document: { ok: true, schema: jsonSchema }, output: jsonLines(jsonSchema) };
}
