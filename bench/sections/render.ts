import { isDeepStrictEqual } from "node:util";
import type { JsonValue } from "../../src/index.ts";
import { probes } from "../peers/probes.ts";
import { isFlat, readsAndStores } from "../peers/reads-and-stores.ts";
import { library, literal, renderers as peers, type Renderer } from "../peers/renderers.ts";
import { type Candidate, compare, type Effort } from "../rounds.ts";
import { type Row, rowsOf, type Section } from "../rows.ts";
import { conversations, everyProperty, variant, type Workload, workloads } from "../workloads.ts";

/** The candidates that show the limits, and so must give the same results. */
const limits: readonly Renderer[] = [literal, readsAndStores];

/** The number of templates alive at once in the workload with many. */
const many = 50;

export const render: Section = {
  name: "render",
  about: "the body for a conversation; each of 16 conversations in turn",
  run: (effort) => [
    ...workloads.flatMap((workload) => side(workload.name, [workload], effort)),
    ...side(
      `${everyProperty.name}, ${many} templates in turn`,
      Array.from({ length: many }, (_, number) => variant(everyProperty, number)),
      effort,
    ),
  ],
};

function side(name: string, templates: readonly Workload[], effort: Effort): Row[] {
  const renderers = templates.every(({ template }) => isFlat(template)) ? [...peers, readsAndStores] : peers;
  const expected = conversations.map((conversation) => templates.map(({ template }) => rendered(library, template, conversation)));
  const candidates: Candidate[] = [];
  const notes = new Map(renderers.map((renderer) => [renderer.name, noteOn(renderer)]));
  const faults = new Map<string, string>();
  for (const renderer of renderers) {
    const bodies = conversations.map((conversation) => templates.map(({ template }) => rendered(renderer, template, conversation)));
    const wrong = conversations.filter((_, index) => !isDeepStrictEqual(bodies[index], expected[index])).length;
    if (wrong && limits.includes(renderer)) throw new Error(`Expected ${renderer.name} to render what the library renders`);
    const inputs = conversations.filter((_, index) => !bodies[index]?.includes(thrown));
    if (wrong) faults.set(renderer.name, `wrong in ${wrong} of ${conversations.length}`);
    if (inputs.length) candidates.push(candidateOf(renderer, templates, inputs));
  }
  return rowsOf("render", name, compare(candidates, effort), notes).map((row) => {
    const wrong = faults.get(row.name);
    return wrong ? { ...row, wrong } : row;
  });
}

function candidateOf({ name, prepare }: Renderer, templates: readonly Workload[], inputs: readonly object[]): Candidate {
  const renders = templates.map(({ template }) => prepare(template));
  return {
    name,
    run: (count) => (renders[count % renders.length] as (typeof renders)[0])(inputs[count % inputs.length] as object),
  };
}

const thrown = Symbol("thrown");

function rendered({ prepare }: Renderer, template: JsonValue, conversation: object): unknown {
  try {
    return prepare(template)(conversation);
  } catch {
    return thrown;
  }
}

/** Which of the probes a renderer gets wrong. */
function noteOn(renderer: Renderer): string {
  const failed = probes.filter(({ template, conversation, body }) => !isDeepStrictEqual(rendered(renderer, template, conversation), body));
  return failed.length ? `wrong: ${failed.map(({ name }) => name).join(", ")}` : "";
}
