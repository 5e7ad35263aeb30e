// How the cost of each reading grows with the size of what it reads: `npm run bench`.
// The exponent of the fit is what counts: 1 is linear, whatever the machine.
import { check, compile, type JsonValue, type Template } from "../src/index.ts";
import { sampleConversation } from "../src/testing/index.ts";

const conversation = sampleConversation();
const paths = ["contact.id", "contact.agent.number", "contact.queue", "event.name", "contact.cad.Customer ID"];

/** Something that grows: what to read at a size, and the readings of it. */
interface Dimension {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly template: (size: number) => JsonValue;
}

const dimensions: readonly Dimension[] = [
  {
    name: "placeholders in an object",
    sizes: [100, 1000, 10_000, 100_000],
    template: (size) =>
      Object.fromEntries(Array.from({ length: size }, (_, index) => [`key ${index}`, `{${paths[index % paths.length]}}`])),
  },
  {
    name: "different paths",
    sizes: [100, 1000, 10_000, 100_000],
    template: (size) => Array.from({ length: size }, (_, index) => `{contact.cad.field ${index}}`),
  },
  {
    name: "placeholders in one text",
    sizes: [100, 1000, 10_000, 100_000],
    template: (size) => ["{contact.id}", "{contact.id}-".repeat(size)],
  },
  { name: "levels", sizes: [50, 100, 200, 400], template: (size) => nest("{contact.id}", size) },
  { name: "characters of text", sizes: [1000, 10_000, 100_000, 1_000_000], template: (size) => "x".repeat(size) },
  { name: "braces", sizes: [1000, 10_000, 100_000, 1_000_000], template: (size) => "{".repeat(size) },
  { name: "braces that are nearly placeholders", sizes: [1000, 10_000, 100_000], template: (size) => "\\{contact.x".repeat(size) },
];

function nest(inner: JsonValue, levels: number): JsonValue {
  return levels ? [nest(inner, levels - 1)] : inner;
}

/** The median of several times, in milliseconds; small things are repeated until they take long enough to measure. */
function time(code: () => unknown): number {
  const once = (count: number) => {
    const start = performance.now();
    for (let index = 0; index < count; index++) code();
    return (performance.now() - start) / count;
  };
  const repeats = Math.max(1, Math.ceil(5 / Math.max(once(1), 0.001)));
  const times = Array.from({ length: 7 }, () => once(repeats)).sort((a, b) => a - b);
  return times[3] as number;
}

/** The exponent of the power law that fits best: the slope of the logarithms. */
function exponent(sizes: readonly number[], times: readonly number[]): number {
  const [x, y] = [sizes.map(Math.log), times.map(Math.log)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const top = x.reduce((sum, value, index) => sum + (value - mx) * ((y[index] as number) - my), 0);
  return top / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}

for (const { name, sizes, template } of dimensions) {
  const readings = sizes.map((size) => {
    const source: unknown = template(size);
    const compiled: Template = compile(source);
    const body = compiled.render(conversation);
    return {
      check: time(() => check(source)),
      compile: time(() => compile(source)),
      render: time(() => compiled.render(conversation)),
      match: time(() => compiled.match(body)),
    };
  });
  console.log(`\n${name}`);
  for (const reading of ["check", "compile", "render", "match"] as const) {
    const times = readings.map((one) => one[reading]);
    const row = sizes.map((size, index) => `${size}: ${(times[index] as number).toPrecision(2)} ms`.padEnd(20));
    console.log(`  ${reading.padEnd(8)} ${row.join("")} exponent ${exponent(sizes, times).toFixed(2)}`);
  }
}
