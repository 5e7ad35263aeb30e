import { type Diagnostics, TemplateError } from "../template/diagnostic.ts";
import type { TemplateOptions } from "../template/options.ts";
import { matchedType, moduleOf, typesOf } from "../template/print-types.ts";
import { type ConfigurationContext, readContext } from "./check-configuration.ts";
import { readGiven } from "./check-input.ts";
import { nodesOf } from "./configuration/request-template.ts";
import { headerScope } from "./configuration/scopes.ts";
import { readConfiguration } from "./read-configuration.ts";

/**
 * Prints a TypeScript module with the types of a configuration that is kept as JSON: `Body` and `Matched` of its body, as `printTypes`
 * does, and `MatchedRequest`, which `receive` finds in URL, parameters, headers and body together.
 *
 * @example
 * defineIntegration({ url, configuration, credentials }) as Integration<MatchedRequest>;
 *
 * @throws {TemplateError} If the configuration or the URL cannot be used.
 */
export function printConfigurationTypes(configuration: unknown, context: ConfigurationContext = {}): string {
  return readGiven(() => {
    const diagnostics: Diagnostics = { issues: [], total: 0 };
    const { url, options } = readContext(context, diagnostics);
    if (diagnostics.total > 0) throw new TemplateError(diagnostics.issues, diagnostics.total, "configuration");
    const { configuration: read, request, building } = readConfiguration(configuration, url);
    const { uses, paths } = building;
    // Secrets are in headers alone, and in no conversation.
    const children = paths.children.filter(({ segment }) => !headerScope.named.includes(segment));
    const matched = matchedType(nodesOf(request), { uses, paths: { ...paths, children } });
    const ofBody = request.body === undefined ? [] : typesOf(read.request.body, options as TemplateOptions);
    const comment = "The part of a conversation that a webhook holds: in its URL, parameters, headers and body.";
    return moduleOf([...ofBody, [comment, "MatchedRequest", matched]]);
  });
}
