import { Ajv2020 } from "ajv/dist/2020.js";
import { compile as compileTemplate } from "../../src/index.ts";
import { renderers } from "../peers/renderers.ts";
import { type Candidate, compare } from "../rounds.ts";
import { ours, rowsOf, type Section } from "../rows.ts";
import { conversations, workloads } from "../workloads.ts";

const withFirstRender = ["json-templates", "handlebars, JSON.parse", "liquidjs, JSON.parse"];

export const compile: Section = {
  name: "compile",
  about: "a template made ready for use; ajv: the template's JSON Schema",
  run: (effort) =>
    workloads.flatMap(({ name, template }) => {
      const { jsonSchema } = compileTemplate(template as object);
      const ajv = new Ajv2020({ strict: false });
      const candidates: Candidate[] = [
        { name: ours, run: () => compileTemplate(template as object) },
        {
          name: "ajv",
          run: () => {
            const validator = ajv.compile(jsonSchema);
            ajv.removeSchema(jsonSchema);
            return validator;
          },
        },
        ...renderers
          .filter((renderer) => withFirstRender.includes(renderer.name))
          .map((renderer) => ({
            name: renderer.name.replace(/,.*/, ""),
            // Some do the work at the first rendering.
            run: (count: number) => renderer.prepare(template)(conversations[count & 15] as object),
          })),
      ];
      const notes = new Map(candidates.slice(2).map((candidate) => [candidate.name, "with its first rendering"]));
      return rowsOf("compile", name, compare(candidates, effort), notes);
    }),
};
