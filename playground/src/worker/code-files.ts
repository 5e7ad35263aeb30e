import { openApi, printTypes, TemplateError } from "contact-pro-webhooks";
import type { CodeAnswer, Question } from "../protocol.ts";
import { handlerFile } from "./code/handler.ts";
import { type Chosen, type Project, projectOf, variablesOf } from "./code/project.ts";
import { curlCommand, simulateCommand } from "./code/shell.ts";
import { testFile } from "./code/test-file.ts";
import type { Reading } from "./read-source.ts";

/** A file before it is cut. */
type File = Omit<CodeAnswer, "length">;

type Make = (project: Project, asked: Question, chosen: Chosen) => File;

const files: { readonly [name: string]: Make } = {
  types: ({ source, options }) => ({
    name: "TypeScript",
    file: "webhook.d.ts",
    hint: "The types of the body, and of what a match finds.",
    language: "typescript",
    text: printTypes(source, options),
  }),
  schema: ({ template }) => ({
    name: "JSON Schema",
    file: "webhook.schema.json",
    hint: "JSON Schema 2020-12 of the bodies that the template accepts.",
    language: "json",
    text: JSON.stringify(template.jsonSchema, null, 2),
  }),
  openapi: ({ configuration, url }) => ({
    name: "OpenAPI",
    file: "openapi.json",
    hint: "OpenAPI 3.1 of the service that receives the webhooks.",
    language: "json",
    text: openApiText(configuration, url),
  }),
  configuration: ({ configuration }) => ({
    name: "JSON for Configuration",
    file: "configuration.json",
    hint: "The file that the test, the handler and simulate read. Paste it into Contact Pro too.",
    language: "json",
    text: `${JSON.stringify(configuration, null, 2)}\n`,
  }),
  test: (project, asked) => ({
    name: "Test",
    file: "webhook.test.ts",
    hint: `Run it with npx vitest run. It reads configuration.json, which is in the list too.${withEdits(asked)}`,
    language: "typescript",
    text: testFile(project, asked),
  }),
  handler: (project, asked) => handlerFile(project, asked.framework),
  curl: (project, asked, chosen) => ({
    name: "curl",
    file: "send.sh",
    hint: `Sends the event ${chosen.conversation.event.name}: put the host of your service in.${withEdits(asked)}${variablesOf(project)}`,
    language: "shell",
    text: curlCommand(project, chosen),
  }),
  simulate: (project, asked) => ({
    name: "simulate",
    file: "simulate.sh",
    hint: `Sends every event of the conversation: put the host of your service in.${withoutEdits(asked)}${variablesOf(project)}`,
    language: "shell",
    text: simulateCommand(project, asked),
  }),
};

function withEdits({ edits }: Question): string {
  return Object.keys(edits).length ? " It holds the values that you have edited." : "";
}

function withoutEdits({ edits }: Question): string {
  return Object.keys(edits).length ? " The values that you have edited are not in it: --with takes a file of them." : "";
}

/** The document, or the reasons why there is none: it describes a configuration without errors only. */
function openApiText(configuration: unknown, url: string): string {
  try {
    return JSON.stringify(openApi(configuration, { url }), null, 2);
  } catch (error) {
    if (error instanceof TemplateError) return JSON.stringify({ "no document": error.diagnostics.map(({ message }) => message) }, null, 2);
    throw error;
  }
}

/** The chosen file; undefined if there is no usable template. */
export function codeFile(reading: Reading, asked: Question, chosen: Chosen): File | undefined {
  if (!reading.template.ok || reading.template.broken) return undefined;
  const make = (Object.hasOwn(files, asked.code) ? files[asked.code] : files["types"]) as Make;
  try {
    const file = make(projectOf(reading, reading.template, asked.url), asked, chosen);
    const isUrlInvented = !asked.url && ["openapi", "test", "handler", "curl", "simulate"].includes(asked.code);
    return isUrlInvented ? { ...file, hint: `Its URL is an example: enter yours. ${file.hint}` } : file;
  } catch (error) {
    // The text is nested too deeply to be written.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
