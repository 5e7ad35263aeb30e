import { type Issue, issueLine } from "../issue.ts";
import { describe, isPlainObject } from "../json.ts";

/** The parts of a test runner that the matchers use, each if the runner has it. */
export interface MatcherContext {
  readonly promise?: string | undefined;
  readonly utils?: MatcherUtils | undefined;
}

/** The functions of a test runner for printing expectations and values, in its own notation and colours. */
export interface MatcherUtils {
  matcherHint?(
    name: string,
    received: string,
    expected: string,
    options: { isNot: boolean; promise: string; secondArgument: string },
  ): string;
  printExpected?(value: unknown): string;
  printReceived?(value: unknown): string;
}

/** The expectation of a matcher. */
export interface Expectation {
  readonly matcher: string;
  readonly parameters: readonly string[];
  /** The expected thing, without an article: "body of the template". */
  readonly noun: string;
}

/** The first issues, and their total number. */
export interface Wrong {
  readonly issues: readonly Issue[];
  readonly total: number;
}

/** The maximum number of differences in a message. */
const maximumListed = 20;

/** The message of an unmet expectation: every difference, each with lines of its own. */
export function unmetMessage(
  context: MatcherContext,
  expectation: Expectation,
  { issues, total }: Wrong,
  linesOf: (issue: Issue) => readonly string[],
): string {
  const listed = issues.slice(0, maximumListed);
  const more = total - listed.length;
  return [
    hintOf(context, expectation, false),
    `The value is not a ${expectation.noun}. It has ${total} difference${total === 1 ? "" : "s"}:`,
    ...listed.map((issue) => linesOf(issue).join("\n").replaceAll("\n", "\n    ")),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join("\n\n");
}

/** The message of a met expectation after `.not`. */
export function metMessage(context: MatcherContext, expectation: Expectation, lines: readonly string[]): string {
  return [hintOf(context, expectation, true), `The value is a ${expectation.noun}, and the test expects it not to be`, ...lines].join(
    "\n\n",
  );
}

/** An issue of a match: what it says, and the value of the body there. */
export function matchLines({ utils }: MatcherContext, issue: Issue, body: unknown): string[] {
  const { code, path, message, placeholder } = issue;
  const isNamed = placeholder === undefined || message.includes(placeholder);
  const received = code === "unreadable" ? [] : [receivedLine(utils, valueAt(body, path))];
  return [issueLine(issue), ...(isNamed ? [] : [templateLine(placeholder)]), ...received];
}

/** An issue of a comparison, which has the values of both sides. */
export function comparisonLines({ utils }: MatcherContext, issue: Issue): string[] {
  if (issue.code === "unreadable") return [issueLine(issue)];
  const { pointer, placeholder, expectedValue: expected, actualValue: actual } = issue;
  const template = placeholder === undefined ? [] : [templateLine(placeholder)];
  return [pointer || "(root)", ...template, `Expected: ${print(utils, "printExpected", expected)}`, receivedLine(utils, actual)];
}

function templateLine(placeholder: string): string {
  return `Template: ${placeholder}`;
}

/** A value that was received. */
export function receivedLine(utils: MatcherUtils | undefined, value: unknown): string {
  return `Received: ${print(utils, "printReceived", value)}`;
}

function hintOf({ utils, promise = "" }: MatcherContext, { matcher, parameters }: Expectation, isNot: boolean): string {
  const [first = "", secondArgument = ""] = parameters;
  const plain = `expect(received)${isNot ? ".not" : ""}.${matcher}(${parameters.join(", ")})`;
  const hint = utils?.matcherHint?.(matcher, "received", first, { isNot, promise, secondArgument });
  // Bun's has the names of the arguments once more, as if they were the values.
  return hint === undefined || hint.includes("\n") ? plain : hint;
}

/** A value in the notation of the test runner, whose function may need its object, else as JSON. */
function print(utils: MatcherUtils | undefined, printer: "printExpected" | "printReceived", value: unknown): string {
  if (value === undefined) return "nothing";
  return utils?.[printer]?.(value) ?? jsonText(value);
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? describe(value);
  } catch {
    return describe(value);
  }
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, key) => {
    return (Array.isArray(at) || isPlainObject(at)) && Object.hasOwn(at, key) ? (at as Record<string | number, unknown>)[key] : undefined;
  }, value);
}
