import { type Place, pathOf, pointerTo, reportedPlace } from "../issue.ts";
import type { Configuration } from "../model/generated/types.ts";
import { type Diagnostic, type Diagnostics, TemplateError } from "../template/diagnostic.ts";
import { defaults } from "../template/options.ts";
import type { Building } from "../template/parse/build-tree.ts";
import { checkParts } from "./check-configuration.ts";
import { tolerant } from "./compile-integration.ts";
import { type RequestTemplate, startRequest } from "./configuration/request-template.ts";

/** A configuration that can be used, without credentials: enough to describe it, or to compare it with another one. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly request: RequestTemplate;
  /** The paths that the request reads. */
  readonly building: Building;
  /** The pointer of a node's place in the configuration; `/url` for the URL. */
  readonly pointerOf: (place: Place) => string;
}

/** Reads a configuration and its URL as `defineIntegration` does. Throws a `TemplateError` with the diagnostics that `toDiagnostic` returns. */
export function readConfiguration(
  configuration: unknown,
  url: unknown,
  toDiagnostic: (diagnostic: Diagnostic) => Diagnostic = (diagnostic) => diagnostic,
): ReadConfiguration {
  const diagnostics: Diagnostics = { issues: [], total: 0 };
  const building = startRequest({ ...defaults, ...tolerant }, diagnostics);
  const parts = checkParts(configuration, null, url, { parent: null, key: "url" }, building);
  if (!parts || diagnostics.issues.some(({ severity }) => severity === "error")) {
    throw new TemplateError(diagnostics.issues.map(toDiagnostic), diagnostics.total, "configuration");
  }
  return { ...parts, building, pointerOf: (place) => pointerTo(pathOf(reportedPlace(place, diagnostics))) };
}
