import { digits, quantity } from "./report.ts";
import { ours, type Row } from "./rows.ts";
import { reference } from "./sections/growth.ts";
import { onesName } from "./sections/worst-body.ts";

/** What the library is to hold, and how a result tells whether it does. */
interface Target {
  readonly what: string;
  readonly section: string;
  readonly workload: string;
  readonly name: string;
  /** At least so many times faster than the candidate. */
  readonly faster?: number;
  /** At most so many times as long as the candidate. */
  readonly within?: number;
  /** At most so much. */
  readonly atMost?: number;
}

const render = { section: "render", workload: "every-property" };
const match = { section: "match", workload: "every-property" };
const validate = { section: "validate", workload: "conversation" };

const targets: readonly Target[] = [
  { what: "render, against json-templates", ...render, name: "json-templates", faster: 30 },
  { what: "render, against json-e", ...render, name: "json-e", faster: 130 },
  { what: "render, against a walk with lodash.get", ...render, name: "walk with lodash.get", faster: 18 },
  { what: "render, against the hand-written literal", ...render, name: "hand-written literal", within: 20 },
  { what: "match, against ajv, which finds nothing", ...match, name: "ajv, first error only", within: 8 },
  { what: "match, against JSON.parse of the body", ...match, name: "JSON.parse of the body", within: 0.5 },
  // No slower, within what two runs differ by.
  { what: "validate, against ajv", ...validate, name: "ajv", within: 1.05 },
  { what: "validate, against ajv that reads own properties only", ...validate, name: "ajv, own properties only", within: 1.05 },
  { what: "validate, against zod", ...validate, name: "zod", faster: 3 },
  { what: "validate, against valibot", ...validate, name: "valibot", faster: 3 },
  { what: "compile, against ajv", section: "compile", workload: "every-property", name: "ajv", faster: 20 },
  { what: "cold start, against ajv", section: "cold-start", workload: "first conversation", name: "ajv", faster: 3 },
  { what: "size of compile", section: "size", workload: "templates", name: ours, atMost: 7500 },
  { what: "size of everything", section: "size", workload: "everything", name: ours, atMost: 16_000 },
];

const steepest = 1.1;
const mostForABody = 8;

/** A row for the table of the targets: what, what is asked, what was measured, and whether that is enough. */
export function targetRows(rows: readonly Row[]): string[][] {
  const told = targets.flatMap((target) => {
    const { section, workload, name } = target;
    const row = rows.find((candidate) => candidate.section === section && candidate.workload === workload && candidate.name === name);
    return row ? [judged(target, row)] : [];
  });
  const exponents = rows.filter(({ unit, workload }) => unit === "exponent" && workload !== reference).map(({ value }) => value);
  const steep = exponents.filter((value) => value > steepest).length;
  const worst = rows.filter(({ section, name }) => section === "worst-body" && name === onesName);
  if (worst.length) {
    const times = Math.max(...worst.map(({ ratio }) => 1 / (ratio?.median ?? 0)));
    told.push([
      "receiving the worst body, once parsed, against JSON.parse of as many ones",
      `within ${mostForABody}x`,
      `${digits(times)}x`,
      times <= mostForABody ? "pass" : "miss",
    ]);
  }
  if (exponents.length) {
    const measured = `${Math.max(...exponents).toFixed(2)}; ${steep} of ${exponents.length} above`;
    told.push(["growth, the steepest exponent", `at most ${steepest}`, measured, steep ? "miss" : "pass"]);
  }
  return told;
}

function judged({ what, faster, within, atMost }: Target, { value, unit, ratio }: Row): string[] {
  if (atMost !== undefined) return [what, `at most ${quantity(atMost, unit)}`, quantity(value, unit), value <= atMost ? "pass" : "miss"];
  const times = ratio?.median ?? 0;
  if (faster !== undefined) return [what, `${faster}x faster`, `${digits(times)}x`, times >= faster ? "pass" : "miss"];
  return [what, `within ${within}x`, `${digits(1 / times)}x`, 1 / times <= (within as number) ? "pass" : "miss"];
}
