import { type Issue, issueLine } from "../issue.ts";
import { has } from "../json.ts";
import { ConversationSchema } from "../model/schema-objects.ts";
import { compile, type Template } from "../template/compile.ts";
import type { PartialConversation } from "../template/infer.ts";
import {
  comparisonLines,
  type Expectation,
  type MatcherContext,
  matchLines,
  metMessage,
  receivedLine,
  unmetMessage,
  type Wrong,
} from "./matcher-message.ts";

/** The result of a matcher, for the test runner. */
export interface MatcherResult {
  readonly pass: boolean;
  /** The message of a failed test: an unmet expectation, or a met one after `.not`. */
  readonly message: () => string;
}

/**
 * The matchers as a test calls them, to be merged into the types of the test runner. `R` is what they return there.
 *
 * @example
 * declare module "vitest" { interface Matchers<T = any> extends WebhookMatchers<T> {} }
 */
export interface WebhookMatchers<R = unknown> {
  /**
   * Passes if a body matches a template, a compiled or a raw one. As in `match`, additional keys are allowed. A text that splits in
   * more than one way passes too, since the template can have written it.
   *
   * @example
   * expect(body).toMatchTemplate(configuration.request.body);
   */
  toMatchTemplate(template: unknown): R;
  /**
   * Passes if a body is exactly the one that a template, a compiled or a raw one, renders for a conversation: no key more, no key less.
   *
   * @example
   * expect(body).toBeRenderedFrom(template, sampleConversation());
   */
  toBeRenderedFrom(template: unknown, conversation: PartialConversation): R;
  /**
   * Passes if a value is valid by `ConversationSchema`. The message holds types, never a value.
   *
   * @example
   * expect(conversation).toBeConversation();
   */
  toBeConversation(): R;
}

/**
 * Matchers for `expect.extend` of Vitest, Jest, Bun, Playwright and the package `expect`. They report each difference with its JSON
 * Pointer, and work after `.not`, `.resolves` and `.rejects`, and as `expect.toBeConversation()`. Like `verify`, they show values of
 * a body, except for `toBeConversation`. A raw template that cannot be compiled throws a `TemplateError`.
 *
 * @example
 * expect.extend(matchers);
 * expect(body).toMatchTemplate({ Agent: "{contact.agent.number}" });
 */
export const matchers: {
  toMatchTemplate(this: MatcherContext, received: unknown, template: unknown): MatcherResult;
  toBeRenderedFrom(this: MatcherContext, received: unknown, template: unknown, conversation: PartialConversation): MatcherResult;
  toBeConversation(this: MatcherContext, received: unknown): MatcherResult;
} = {
  toMatchTemplate(received, template) {
    const { match, "~standard": standard } = templateOf(template);
    const result = match(received);
    const isAccepted = result.ok || !("issues" in standard.validate(received));
    if (isAccepted) return met(this, bodyOfTemplate, [receivedLine(this.utils, received)]);
    return unmet(this, bodyOfTemplate, withoutAmbiguous(result), (issue) => matchLines(this, issue, received));
  },
  toBeRenderedFrom(received, template, conversation) {
    // Without a conversation `verify` compares less, so a forgotten one would go unnoticed. Null is refused.
    const result = templateOf(template).verify(received, conversation ?? (null as never));
    if (result.ok) return met(this, renderedBody, [receivedLine(this.utils, received)]);
    return unmet(this, renderedBody, result, (issue) => comparisonLines(this, issue));
  },
  toBeConversation(received) {
    const result = ConversationSchema.validate(received);
    return result.ok ? met(this, validConversation, []) : unmet(this, validConversation, result, (issue) => [issueLine(issue)]);
  },
};

const bodyOfTemplate: Expectation = { matcher: "toMatchTemplate", parameters: ["template"], noun: "body of the template" };

const renderedBody: Expectation = {
  matcher: "toBeRenderedFrom",
  parameters: ["template", "conversation"],
  noun: "body that the template renders for the conversation",
};

const validConversation: Expectation = { matcher: "toBeConversation", parameters: [], noun: "valid conversation" };

function met(context: MatcherContext, expectation: Expectation, lines: readonly string[]): MatcherResult {
  return { pass: true, message: () => metMessage(context, expectation, lines) };
}

function unmet(
  context: MatcherContext,
  expectation: Expectation,
  wrong: Wrong,
  linesOf: (issue: Issue) => readonly string[],
): MatcherResult {
  return { pass: false, message: () => unmetMessage(context, expectation, wrong, linesOf) };
}

/** A compiled template as it is, and a raw one compiled. Only a compiled one has functions. */
function templateOf(template: unknown): Template<unknown, unknown> {
  const isCompiled = has(template, "render") && typeof template.render === "function";
  return isCompiled ? (template as unknown as Template<unknown, unknown>) : compile<unknown>(template);
}

/** The issues of a body except for `ambiguous` ones. */
function withoutAmbiguous(result: Wrong): Wrong {
  const issues = result.issues.filter(({ code }) => code !== "ambiguous");
  return { issues, total: result.total - (result.issues.length - issues.length) };
}
