import { allows, compiledSchema } from "../../model/compiled-schema.ts";
import { conversation } from "../../model/generated/models.ts";
import { anything, childOf, type Schema } from "../../model/schema.ts";
import type { TemplateOptions } from "../options.ts";

/** The names that a path may begin with. After one of `named` the rest of the path is a single name. */
export interface Roots {
  readonly roots: readonly string[];
  readonly named: readonly string[];
}

/** The names that placeholders may use: the roots, and the schema below them. */
export interface Scope extends Roots {
  /** The schema of the object that the placeholders are read from; its properties are the roots. */
  readonly schema: Schema;
}

/** The scope of a body, a URL and its parameters: event and contact. */
export const bodyScope: Scope = { roots: ["event", "contact"], named: [], schema: conversation };

/** The schema one segment below another. Unknown names in an object are included if unknown paths are allowed. */
export function childIn(schema: Schema, segment: string, { unknownPaths }: Required<TemplateOptions>): Schema | undefined {
  return childOf(schema, segment) ?? (unknownPaths === "allow" && allows(compiledSchema(schema), "object") ? anything : undefined);
}
