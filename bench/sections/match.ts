import { isDeepStrictEqual } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import { compile, type JsonValue } from "../../src/index.ts";
import { readEveryProperty, readWholeObjects } from "../peers/hand-written-reader.ts";
import { isFlat, readerOf, readsAndStores } from "../peers/reads-and-stores.ts";
import { type Candidate, compare, type Effort } from "../rounds.ts";
import { ours, type Row, rowsOf, type Section } from "../rows.ts";
import { conversations, everyProperty, variant, type Workload, wholeObjects, workloads } from "../workloads.ts";

/** The number of templates alive at once in the workload with many. */
const many = 50;

const notes = new Map([
  ["ajv, first error only", "finds nothing, tells yes or no"],
  ["ajv, all errors", "finds nothing"],
  [readsAndStores.name, "checks nothing"],
  ["JSON.parse of the body", "the text of the same body"],
]);

export const match: Section = {
  name: "match",
  about: "a body checked and its conversation found, against checking alone and against parsing alone",
  run: (effort) => [
    ...workloads.flatMap((workload) => side(workload.name, [workload], effort)),
    ...side(
      `${everyProperty.name}, ${many} templates in turn`,
      Array.from({ length: many }, (_, number) => variant(everyProperty, number)),
      effort,
    ),
    ...invalid(effort),
  ],
};

type Body = { [key: string]: JsonValue };

/** A template with the bodies that are read by it. */
interface Prepared {
  readonly match: (body: unknown) => { readonly ok: boolean };
  readonly jsonSchema: object;
  readonly bodies: readonly Body[];
}

function prepare({ template }: Workload): Prepared {
  const { match, render, jsonSchema } = compile(template as object);
  // Parsed from text, as a service has them.
  return { match, jsonSchema, bodies: conversations.map((conversation) => JSON.parse(JSON.stringify(render(conversation)))) };
}

function side(name: string, templates: readonly Workload[], effort: Effort): Row[] {
  const prepared = templates.map(prepare);
  const read = { [everyProperty.name]: readEveryProperty, [wholeObjects.name]: readWholeObjects }[name];
  const limit = templates.every(({ template }) => isFlat(template)) ? templates.map(({ template }) => readerOf(template)) : undefined;
  const readers = [...(read ? [handWritten(read, prepared)] : []), ...(limit ? [readingAndStoring(limit, prepared)] : [])];
  const candidates = [library(prepared), ajv(prepared), parsing(prepared), ...readers];
  const [finding, checking] = candidates as [Candidate, Candidate];
  for (const count of conversations.keys()) {
    const result = finding.run(count) as { ok: boolean; conversation: unknown };
    if (!result.ok || !checking.run(count)) throw new Error(`Expected the bodies of ${name} to match`);
    const other = readers.find(({ run }) => !isDeepStrictEqual(run(count), result.conversation));
    if (other) throw new Error(`Expected ${other.name} of ${name} to find what a match finds`);
  }
  return rowsOf("match", name, compare(candidates, effort), notes);
}

function at<T>(list: readonly T[], count: number): T {
  return list[count % list.length] as T;
}

function library(prepared: readonly Prepared[]): Candidate {
  return { name: ours, run: (count) => at(prepared, count).match(at(at(prepared, count).bodies, count)) };
}

function ajv(prepared: readonly Prepared[], allErrors = false): Candidate {
  const validators = prepared.map(({ jsonSchema }) => new Ajv2020({ strict: false, allErrors }).compile(jsonSchema));
  return {
    name: allErrors ? "ajv, all errors" : "ajv, first error only",
    run: (count) => at(validators, count)(at(at(prepared, count).bodies, count)),
  };
}

function parsing(prepared: readonly Prepared[]): Candidate {
  const texts = prepared.map(({ bodies }) => bodies.map((body) => JSON.stringify(body)));
  return { name: "JSON.parse of the body", run: (count) => JSON.parse(at(at(texts, count), count)) };
}

function handWritten(read: (body: unknown) => unknown, [prepared]: readonly Prepared[]): Candidate {
  return { name: "hand-written check", run: (count) => read(at((prepared as Prepared).bodies, count)) };
}

function readingAndStoring(reads: readonly ((body: Body) => unknown)[], prepared: readonly Prepared[]): Candidate {
  return { name: readsAndStores.name, run: (count) => at(reads, count)(at(at(prepared, count).bodies, count)) };
}

/** A body in which three things are wrong: a key is missing, a number is text, and a queue has a number for its address. */
function invalid(effort: Effort): Row[] {
  const valid = prepare(everyProperty);
  const bodies = valid.bodies.map((body) => {
    const { ID: _, ...others } = body;
    return { ...others, Priority: "100", "Current queue": { id: null, address: 7 } };
  });
  const prepared = [{ ...valid, bodies }];
  const candidates = [library(prepared), ajv(prepared), ajv(prepared, true), handWritten(readEveryProperty, prepared)];
  for (const count of conversations.keys()) {
    const { issues } = valid.match(at(bodies, count)) as unknown as { issues: { pointer: string }[] };
    const pointers = new Set(issues.map(({ pointer }) => pointer));
    const finds = ["/ID", "/Priority", "/Current queue/address"].every((pointer) => pointers.has(pointer));
    if (!finds || candidates.slice(1).some((candidate) => candidate.run(count))) throw new Error("Expected the invalid body to be refused");
  }
  return rowsOf("match", "an invalid body", compare(candidates, effort), notes);
}
