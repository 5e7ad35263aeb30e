import {
  type Configuration,
  checkConfiguration,
  type Diagnostic,
  defineIntegration,
  type Integration,
  TemplateError,
} from "../../index.ts";
import { countFindings, locate } from "../findings/finding.ts";
import type { Io } from "../io.ts";
import { readSource, Unusable } from "./read-json.ts";
import type { Sender } from "./sender-flags.ts";
import { type FileFlags, kindOf, optionsOf, Refused } from "./template-file.ts";

/** A FILE as an integration: a JSON for Configuration, or a template as the body of a POST. */
export interface IntegrationFile {
  readonly name: string;
  readonly configuration: Configuration;
  readonly integration: Integration;
}

/** The URL of an endpoint, and the flag that it was given with. */
export interface Endpoint {
  readonly url: string | undefined;
  readonly flag: string;
}

/** Reads a FILE and defines its integration. Throws {@link Unusable}, or {@link Refused} if `check` finds errors in it. */
export async function readIntegration(
  file: string,
  flags: FileFlags,
  { url, flag }: Endpoint,
  sender: Sender,
  io: Io,
): Promise<IntegrationFile> {
  const { name, text, value } = await readSource(file, io);
  const isConfiguration = kindOf(value, flags) === "configuration";
  const configuration = (isConfiguration ? value : { request: { method: "POST", body: value } }) as Configuration;
  // Warnings about the URL concern the one that Contact Pro calls. This one may be HTTP on the local machine.
  const diagnostics = checkConfiguration(configuration, { options: optionsOf(flags), url }).filter(
    ({ severity, pointer }) => severity === "error" || pointer !== "/url",
  );
  const found = isConfiguration
    ? diagnostics
    : diagnostics.map((diagnostic) => ({ ...diagnostic, pointer: diagnostic.pointer.replace("/request/body", "") }));
  // A URL that holds a secret is not shown.
  const findings = locate(text, found, url === undefined || sender.conceal(url) === url ? url : undefined);
  if (countFindings(findings).errors) throw new Refused(name, findings, flag);
  return { name, configuration, integration: define(name, configuration, flags, url, sender) };
}

function define(name: string, configuration: Configuration, flags: FileFlags, url: string | undefined, sender: Sender): Integration {
  const { authentication } = configuration.request;
  const { credentials, secrets } = sender;
  if (authentication && !credentials) {
    const flag = authentication.type === "oauth" ? "--token" : "--user";
    throw new Unusable(flag, `${name} has authentication. Give credentials, or --unchecked to send none`);
  }
  try {
    return defineIntegration({
      url,
      configuration,
      credentials: credentials ?? "unchecked",
      secrets,
      options: optionsOf(flags),
    }) as Integration;
  } catch (error) {
    if (error instanceof TemplateError) throw refusedBy(error, name);
    throw error;
  }
}

/** Errors that `check` does not report come from the flags: credentials and secrets. The messages contain neither. */
function refusedBy({ diagnostics }: TemplateError, name: string): Unusable {
  const { path, message } = diagnostics.find(({ severity }) => severity === "error") as Diagnostic;
  const [root, key] = path;
  const flags: { readonly [root: string]: string } = { credentials: "--user or --token", secrets: `--secret ${key}` };
  return new Unusable(flags[String(root)] ?? name, message);
}
