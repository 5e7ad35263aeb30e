import { check, compile, type JsonValue, type Template } from "../../src/index.ts";
import { sampleConversation } from "../../src/testing/index.ts";
import type { Effort } from "../rounds.ts";
import type { Row, Section } from "../rows.ts";

const conversation = sampleConversation();
const paths = ["contact.id", "contact.agent.number", "contact.queue", "event.name", "contact.cad.Customer ID"];

/** A task that grows: the sizes, and the reading at each size. */
interface Dimension {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly template: (size: number) => JsonValue;
}

const counts = [10, 100, 1000, 10_000, 100_000];
const lengths = [1000, 16_000, 256_000, 4_000_000];

const dimensions: readonly Dimension[] = [
  {
    name: "placeholders in an object",
    sizes: counts,
    template: (size) =>
      Object.fromEntries(Array.from({ length: size }, (_, index) => [`key ${index}`, `{${paths[index % paths.length]}}`])),
  },
  {
    name: "different paths",
    sizes: counts,
    template: (size) => Array.from({ length: size }, (_, index) => `{contact.cad.field ${index}}`),
  },
  { name: "placeholders in one text", sizes: counts, template: (size) => ["{contact.id}", "{contact.id}-".repeat(size)] },
  { name: "levels", sizes: [1, 10, 100, 200, 400], template: (size) => nest("{contact.id}", size) },
  { name: "characters of text", sizes: lengths, template: (size) => "x".repeat(size) },
  { name: "hostile text: braces", sizes: lengths, template: (size) => "{".repeat(size) },
  { name: "hostile text: backslashes", sizes: lengths, template: (size) => `${"\\".repeat(size - 12)}{contact.id}` },
  {
    name: "hostile text: nearly placeholders",
    sizes: lengths.map((length) => length / 10),
    template: (size) => "\\{contact.x".repeat(size / 11),
  },
];

function nest(inner: JsonValue, levels: number): JsonValue {
  return levels ? [nest(inner, levels - 1)] : inner;
}

/** The engine's own growth with the same data, by the same measure. */
export const reference = "JSON.parse of the body";

export const growth: Section = {
  name: "growth",
  about: "the exponent of the power law that fits the four largest sizes best: 1 is linear",
  run: (effort) => dimensions.flatMap((dimension) => exponents(dimension, effort)),
};

function exponents({ name, sizes: all, template }: Dimension, effort: Effort): Row[] {
  const sizes = effort.batch ? all : all.slice(0, 1);
  const readings = sizes.map((size) => {
    const source: unknown = template(size);
    const compiled: Template = compile(source);
    const body = compiled.render(conversation);
    const text = JSON.stringify(body);
    return {
      check: time(() => check(source), effort),
      compile: time(() => compile(source), effort),
      render: time(() => compiled.render(conversation), effort),
      match: time(() => compiled.match(body), effort),
      [reference]: time(() => JSON.parse(text), effort),
    };
  });
  return (["check", "compile", "render", "match", reference] as const).map((reading) => {
    const times = readings.map((one) => one[reading]);
    const value = sizes.length > 1 ? exponent(sizes.slice(-4), times.slice(-4)) : 0;
    const told = Object.fromEntries(sizes.map((size, index) => [size, times[index] as number]));
    return { section: "growth", workload: reading, name, value, unit: "exponent", times: told };
  });
}

/** The shortest of several times, in nanoseconds of the processor; a short task is repeated until it can be measured. */
function time(code: () => unknown, { batch }: Effort): number {
  const once = (count: number) => {
    const start = process.cpuUsage();
    for (let index = 0; index < count; index++) code();
    const { user, system } = process.cpuUsage(start);
    return (Math.max(user + system, 1) * 1000) / count;
  };
  const first = once(1);
  if (!batch) return first;
  let repeats = 1;
  let spent = first;
  while (spent * repeats < batch * 1e6) {
    repeats *= 2;
    spent = once(repeats);
  }
  const times = Array.from({ length: first > 2e8 ? 2 : 6 }, () => once(repeats));
  return Math.min(...times);
}

/** The exponent of the power law that fits best: the slope of the logarithms. */
function exponent(sizes: readonly number[], times: readonly number[]): number {
  const [x, y] = [sizes.map(Math.log), times.map(Math.log)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const top = x.reduce((sum, value, index) => sum + (value - mx) * ((y[index] as number) - my), 0);
  return top / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
