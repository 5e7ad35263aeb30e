import { type Failure, type Place, sharedPointer } from "../issue.ts";
import { attempt, deepFreeze, type JsonValue, once, ownMember } from "../json.ts";
import type { Conversation } from "../model/generated/types.ts";
import { type JsonSchema, type StandardProps, standardProps, type Validation } from "../model/standard-schema.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Checked, Completed, Matched, NoOptions, PartialConversation, Rendered } from "./infer.ts";
import type { TemplateOptions } from "./options.ts";
import { type Parsed, parse, throwErrors } from "./parse/parse.ts";
import { jsonSchemaOf } from "./readings/json-schema.ts";
import { match } from "./readings/match.ts";
import { render } from "./readings/render.ts";
import { differences } from "./readings/verify.ts";
import { bodyScope } from "./tree/scope.ts";
import type { Tree } from "./tree/tree.ts";

/** The result of `match`: what the body holds, or everything in which it differs from the template. */
export type MatchResult<M> = { readonly ok: true; readonly conversation: M } | Failure;

/** The result of `verify`: no difference, or all of them, with both values. */
export type VerifyResult = { readonly ok: true } | Failure;

/** The options of `match`. */
export interface MatchOptions {
  /** Requires every key of the template, and no other. Default `false`. */
  readonly exact?: boolean | undefined;
}

/** A placeholder of a template. */
export interface Placeholder {
  /** The path as written: `contact.agent.number`. */
  readonly path: string;
  /** RFC 6901 JSON Pointer of the string that holds it. */
  readonly pointer: string;
  /** Its start in that string, in UTF-16 code units. */
  readonly offset: number;
  /** True if it is the whole string, so that the value keeps its JSON type. */
  readonly whole: boolean;
}

/** A compiled template. `B` is the body that it renders, `M` the conversation that a match finds. */
export interface Template<B = JsonValue, M = PartialConversation> {
  /** The template as it was given, a deep-frozen copy. */
  readonly source: JsonValue;
  /** Its placeholders, in the order of the template. Computed once, frozen. */
  readonly placeholders: readonly Placeholder[];
  /** JSON Schema 2020-12 of the bodies that it accepts, without `$ref`; mixed text is described as a string only. Computed once, frozen. */
  readonly jsonSchema: JsonSchema;
  /**
   * The body for a conversation. Nested values are shared with the conversation, not copied.
   * Throws an `InputError` that lists everything in the conversation that cannot be rendered.
   */
  render(conversation: Conversation | PartialConversation): B;
  /**
   * Finds the part of the conversation that a body holds, and shares its values, or returns the issues. Never throws.
   * Unless `exact` is true, additional keys are allowed, and a key whose value may be null may be absent.
   */
  match(body: unknown, options?: MatchOptions): MatchResult<M>;
  /**
   * Every difference of a body from the result of `render` for the conversation. Its issues hold both values, as `expectedValue` and
   * `actualValue`. Throws an `InputError` if the conversation cannot be rendered.
   */
  verify(body: unknown, conversation: Conversation | PartialConversation): VerifyResult;
  /** Standard Schema 1.1, with its JSON Schema part: validates a body. A body whose only issues are `ambiguous` is valid. */
  readonly "~standard": StandardProps<B>;
}

/**
 * Compiles a template: any JSON value, whose strings hold placeholders such as `{contact.agent.number}`.
 * A literal template types the body and the match, and a misspelt path is a compile error. For one from JSON, use the types that
 * `printTypes` prints: `compile(json) as Template<Body, Matched>`. A helper that passes a template on declares it as `Checked<T>`.
 *
 * Throws a `TemplateError` that lists every diagnostic of `check`.
 *
 * @example
 * const template = compile({ "Agent": "{contact.agent.number}", "what": "{contact.direction}: {event}" });
 * template.render(conversation); // { Agent: "+358301234567", what: "inbound: queued" }
 */
export function compile<const T, const O extends TemplateOptions = NoOptions>(
  template: Checked<T, O>,
  options?: O,
): Template<Rendered<T, O>, Matched<T, O>> {
  const parsed = parse(template, options, bodyScope);
  throwErrors(parsed);
  return templateOf(parsed) as Template<Rendered<T, O>, Matched<T, O>>;
}

/**
 * Everything to know of a template without compiling it: the errors that `compile` throws, and warnings.
 * Takes what `compile` takes; throws nothing.
 */
export function check<const T>(template: Completed<T>, options?: TemplateOptions): Diagnostic[] {
  return [...parse(template, options, bodyScope).diagnostics.issues];
}

/** The readings of a template without errors. What is described is worked out when it is first asked for. */
function templateOf({ source, tree, options }: Parsed): Template {
  const validate = (body: unknown): Validation<JsonValue> => {
    const { found, ambiguous } = match(tree, options, body);
    return found.total > ambiguous ? { ok: false, ...found } : { ok: true, value: body as JsonValue };
  };
  const placeholders = once(() => deepFreeze(placeholdersOf(tree)));
  const jsonSchema = once(() => deepFreeze(jsonSchemaOf(tree.root)));
  return {
    source,
    get placeholders() {
      return placeholders();
    },
    get jsonSchema() {
      return jsonSchema();
    },
    render: (conversation) => render(tree, options, conversation) as JsonValue,
    match: (body, how) => {
      const { conversation, found } = match(tree, options, body, isExact(how) ? "exact" : "match");
      return found.total ? { ok: false, ...found } : { ok: true, conversation: conversation as PartialConversation };
    },
    verify: (body, conversation) => {
      const found = differences(tree.root, render(tree, options, conversation), body);
      return found.total ? { ok: false, ...found } : { ok: true };
    },
    "~standard": standardProps(validate, jsonSchema),
  };
}

/** Reads an own property only. An object that throws when it is read asks for nothing: a match never throws. */
function isExact(options: unknown): boolean {
  return attempt(() => ownMember(options, "exact")) === true;
}

function placeholdersOf({ uses }: Tree): readonly Placeholder[] {
  const pointers = new Map<Place, string>([[null, ""]]);
  return uses.map(({ path, place, offset, isWhole }) => ({ path, pointer: sharedPointer(place, pointers), offset, whole: isWhole }));
}
