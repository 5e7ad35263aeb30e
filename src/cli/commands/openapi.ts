import { openApi } from "../../index.ts";
import { type AddCommand, addCommand } from "../command.ts";
import { readConfigurationFile } from "../files/configuration-file.ts";
import type { Io } from "../io.ts";
import { jsonLines } from "../output/terminal.ts";
import type { CommandResult } from "../result.ts";

interface OpenApiFlags {
  readonly url: string;
  readonly title?: string;
}

/** `openapi CONFIG`: an OpenAPI document of the endpoint. */
export const addOpenApi: AddCommand = (program, act) => {
  addCommand(program, "openapi", {
    summary: "print an OpenAPI 3.1 document of the endpoint",
    details:
      "It describes what Contact Pro sends to the URL, how it authenticates itself, and the answers of the library's handler. Each object of the model is written once, in components by its title. The values of fixed headers and query parameters, which may be keys, are left out; literals of the body are not.",
    examples: [
      ["openapi configuration.json --url https://hooks.example/{event} > openapi.json", "describe the endpoint"],
      ["openapi configuration.json --url /{event} --title CRM", "without a host"],
    ],
  })
    .argument("<config>", "JSON for Configuration, or a template as the body of a POST; - for standard input")
    .requiredOption("--url <url>", "URL of the endpoint with its placeholders, absolute or from its path on")
    .option("--title <text>", 'title of the document (default: "Webhooks of Sinch Contact Pro")')
    .action(act(describeEndpoint));
};

async function describeEndpoint(io: Io, file: string, { url, title }: OpenApiFlags): Promise<CommandResult> {
  const { configuration } = await readConfigurationFile(file, url, "--url", io);
  const document = openApi(configuration, { url, title });
  return { exitCode: 0, document: { ok: true, openapi: document }, output: jsonLines(document) };
}
