import { type Configuration, checkConfiguration } from "../../index.ts";
import { countFindings, locate } from "../findings/finding.ts";
import type { Io } from "../io.ts";
import { kindOfValue } from "./file-kind.ts";
import { readSource } from "./read-json.ts";
import { Refused } from "./template-file.ts";

/** A FILE as a configuration. */
export interface ConfigurationFile {
  readonly name: string;
  readonly configuration: Configuration;
}

/** Reads a configuration, or a template as the body of a POST. Throws {@link Refused} if it, or the URL of the flag, has errors. */
export async function readConfigurationFile(file: string, url: string | undefined, flag: string, io: Io): Promise<ConfigurationFile> {
  const { name, text, value } = await readSource(file, io);
  const isConfiguration = kindOfValue(value) === "configuration";
  const configuration = (isConfiguration ? value : { request: { method: "POST", body: value } }) as Configuration;
  const diagnostics = checkConfiguration(configuration, { url, options: { unknownPaths: "allow", objectText: "json" } });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const inFile = isConfiguration ? errors : errors.map((error) => ({ ...error, pointer: error.pointer.replace("/request/body", "") }));
  const findings = locate(text, inFile, url);
  if (countFindings(findings).errors) throw new Refused(name, findings, flag);
  return { name, configuration };
}
