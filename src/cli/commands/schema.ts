import type { JsonSchema } from "../../index.ts";
import { portableSchema } from "../../portable-schema.ts";
import { type AddCommand, addFileCommand, type Flags } from "../command.ts";
import { Unusable } from "../files/read-json.ts";
import { readTemplate } from "../files/template-file.ts";
import type { Io } from "../io.ts";
import { jsonLines } from "../output/terminal.ts";
import type { CommandResult } from "../result.ts";

interface SchemaFlags extends Flags {
  readonly defs?: true;
}

/** `schema FILE`: the JSON Schema of the bodies. */
export const addSchema: AddCommand = (program, act) => {
  addFileCommand(program, "schema", {
    summary: "print the JSON Schema 2020-12 of the bodies",
    details:
      "The schema is in one piece: it refers to nothing outside it. For generators of code, --defs writes each object of the model once, in $defs by its title, and no type as an array.",
    examples: [
      ["schema configuration.json > body.schema.json", "validate bodies in any language"],
      ["schema configuration.json --defs > body.schema.json", "generate classes: one for an agent, not one per placeholder"],
    ],
  })
    .argument("<file>", "template or JSON for Configuration; - for standard input")
    .option("--defs", "write each object of the model once, in $defs by its title")
    .action(act(schema));
};

/** The maximum number of objects and arrays in a printed schema. An object that many placeholders share counts once for each. */
const maximumParts = 2_000_000;

function partsIn(value: unknown, known: Map<object, number>): number {
  if (typeof value !== "object" || value === null) return 0;
  let parts = known.get(value);
  if (parts === undefined) {
    parts = Object.values(value).reduce((sum: number, part) => sum + partsIn(part, known), 1);
    known.set(value, parts);
  }
  return parts;
}

async function schema(io: Io, file: string, flags: SchemaFlags): Promise<CommandResult> {
  const { jsonSchema } = (await readTemplate(file, flags, io)).template;
  if (partsIn(jsonSchema, new Map()) > maximumParts) {
    throw new Unusable(file, `The JSON Schema has more than ${maximumParts} parts. Split the template`);
  }
  const printed = flags.defs ? withDefinitions(jsonSchema) : jsonSchema;
  return { exitCode: 0, document: { ok: true, schema: printed }, output: jsonLines(printed) };
}

function withDefinitions(jsonSchema: JsonSchema): JsonSchema {
  const { schema, definitions } = portableSchema(jsonSchema, "#/$defs/");
  return Object.keys(definitions).length ? { ...schema, $defs: definitions } : schema;
}
