import type { Place } from "../issue.ts";
import { describe } from "../json.ts";
import { type Diagnostics, note, TemplateError } from "../template/diagnostic.ts";
import { defaults, type TemplateOptions } from "../template/options.ts";
import type { Building } from "../template/parse/build-tree.ts";
import { checkOptions } from "../template/parse/parse.ts";
import { checkHeaders, checkUncheckedSecrets, readCredentials, readSecrets } from "./auth/check-credentials.ts";
import type { Accepted } from "./auth/credentials.ts";
import { type SecretHeader, secretHeaderOf, withSecrets } from "./auth/secret-headers.ts";
import { checkParts } from "./check-configuration.ts";
import { checkInput, inputOf, readGiven } from "./check-input.ts";
import { type RequestTemplate, startRequest } from "./configuration/request-template.ts";
import { secretsIn } from "./configuration/scopes.ts";
import { buildResponse, type ResponseTemplate } from "./configuration/service-response.ts";

/** Everything that an integration computes once. */
export interface CompiledIntegration {
  /** The request, the first value of each secret in its place. */
  readonly request: RequestTemplate;
  /** The paths that the request reads. */
  readonly building: Building;
  readonly options: Required<TemplateOptions>;
  /** The accepted `authorization` headers; empty if the integration does not check them. */
  readonly accepted: readonly Accepted[];
  readonly secretHeaders: readonly SecretHeader[];
  readonly response: ResponseTemplate;
  readonly isStrict: boolean;
  /** True if an absent key is a warning, even if its value may be null. */
  readonly warnsOfAbsentKeys: boolean;
  readonly authenticate: ((headers: never) => unknown) | undefined;
}

/** The unchecked input of `defineIntegration`. */
export type Given = { readonly [key: string]: unknown };

/** The default options: a configuration from production must not prevent a service from starting. */
export const tolerant = { unknownPaths: "allow", objectText: "json" } as const;

/** Works out what an integration needs. Throws a `TemplateError` with pointers into what was given. */
export function compileIntegration(given: Given): CompiledIntegration {
  return readGiven(() => compiledOf(given));
}

function compiledOf(given: Given): CompiledIntegration {
  const diagnostics: Diagnostics = { issues: [], total: 0 };
  if (typeof given !== "object" || given === null) {
    const message = `defineIntegration takes an object with configuration and credentials, not ${describe(given)}`;
    note(diagnostics, null, { code: "type", severity: "error", message });
    throw failure(diagnostics);
  }
  checkInput(given, diagnostics);
  const input = inputOf(given);
  const at = (key: string): Place => ({ parent: null, key });
  const options = checkOptions(input.options, diagnostics, at("options"), { ...defaults, ...tolerant });
  const building = startRequest(options, diagnostics);
  const parts = checkParts(input.configuration, at("configuration"), input.url, at("url"), building);
  const type = parts?.configuration.request.authentication?.type;
  const accepted = readCredentials(input.credentials, type, at("credentials"), diagnostics);
  if (!parts || (input.url !== undefined && typeof input.url !== "string")) throw failure(diagnostics);
  const { configuration, request: template } = parts;
  const secrets = readSecrets(input.secrets, template, at("secrets"), diagnostics);
  checkUncheckedSecrets(input, secrets, diagnostics);
  checkHeaders(template, secrets, accepted, diagnostics);
  if (diagnostics.issues.some(({ severity }) => severity === "error")) throw failure(diagnostics);
  return {
    request: { ...template, headers: template.headers.map(([name, node]) => [name, withSecrets(node, secrets)] as const) },
    building,
    options,
    accepted,
    secretHeaders: template.headers.flatMap(([name, node]) => (secretsIn(node).length ? secretHeaderOf(name, node, secrets) : [])),
    response: buildResponse(configuration.response, configuration.request.method, options),
    isStrict: input.strict === true,
    warnsOfAbsentKeys: input.absentKeys === "warn",
    authenticate: input.authenticate as CompiledIntegration["authenticate"],
  };
}

function failure({ issues, total }: Diagnostics): TemplateError {
  return new TemplateError(issues, total, "integration");
}
