import { type Issue, type Place, sharedPointer } from "../issue.ts";
import type { JsonValue } from "../json.ts";
import type { Conversation } from "../model/generated/types.ts";
import { type JsonSchema, type StandardProps, standardProps, type Validation } from "../model/standard-schema.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Checked, Matched, NoOptions, PartialConversation, Rendered } from "./infer.ts";
import type { Options } from "./options.ts";
import { type Parsed, parse, throwErrors } from "./parse/parse.ts";
import { jsonSchemaOf } from "./readings/json-schema.ts";
import { extract } from "./readings/match.ts";
import { render } from "./readings/render.ts";
import { differences } from "./readings/verify.ts";
import { bodyScope } from "./tree/scope.ts";
import type { Tree } from "./tree/tree.ts";

/** What `match` gives: what the body holds, or everything that is not as the template has it (`issues`: the first hundred). */
export type MatchResult<M> =
  | { readonly ok: true; readonly conversation: M }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly total: number };

/** What `verify` gives: nothing to tell, or every difference (`issues`: the first hundred). */
export type VerifyResult = { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[]; readonly total: number };

/** A placeholder of a template. */
export interface Placeholder {
  /** The path as written: `contact.agent.number`. */
  readonly path: string;
  /** RFC 6901 JSON Pointer of the string that holds it. */
  readonly pointer: string;
  /** Where it starts in that string, in UTF-16 code units. */
  readonly offset: number;
  /** Whether it is the whole string, so that the value itself stands there, of its JSON type. */
  readonly whole: boolean;
}

/** A compiled template. `B` is the body that it renders, `M` the conversation that a match finds. */
export interface Template<B = JsonValue, M = PartialConversation> {
  /** The template as it was given, a deep-frozen copy. */
  readonly source: JsonValue;
  /** Its placeholders, in the order of the template. */
  readonly placeholders: readonly Placeholder[];
  /** JSON Schema 2020-12 of the bodies that it accepts, in one piece; longer texts are described as text only. */
  readonly jsonSchema: JsonSchema;
  /**
   * The body for a conversation. Nested values are shared with the conversation, not copied.
   * Throws an `InputError` that lists everything in the conversation that cannot be rendered.
   */
  render(conversation: Conversation | PartialConversation): B;
  /**
   * The template run backwards: the part of the conversation that a body holds, or every reason why it is not such a body.
   * More keys than the template has are allowed. Values found are shared with the body. Never throws.
   */
  match(body: unknown): MatchResult<M>;
  /**
   * Every difference of a body from what `render` gives for the conversation; its issues hold the values.
   * Without a conversation: a match that allows no key which the template lacks.
   * Throws an `InputError` where the conversation cannot be rendered.
   */
  verify(body: unknown, conversation?: Conversation | PartialConversation): VerifyResult;
  /** Standard Schema 1.1, with its JSON Schema part: validates a body. One that can only not be told apart (`ambiguous`) is valid. */
  readonly "~standard": StandardProps<B>;
}

/**
 * Compiles a template: any JSON value, whose strings hold placeholders such as `{contact.agent.number}`.
 * A literal template types the body and the match, and a misspelt path in it is a compile error. One that is kept as JSON is bound
 * to the types that `printTypes` prints: `compile(json) as Template<Body, Matched>`.
 *
 * Throws a `TemplateError` that lists every diagnostic, as `check` gives them.
 *
 * @example
 * const template = compile({ "Agent": "{contact.agent.number}", "what": "{contact.direction}: {event}" });
 * template.render(conversation); // { Agent: "+358301234567", what: "inbound: queued" }
 */
export function compile<const T, const O extends Options = NoOptions>(
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
export function check(template: unknown, options?: Options): Diagnostic[] {
  return [...parse(template, options, bodyScope).diagnostics.list];
}

/** The readings of a template without errors. */
function templateOf({ source, tree, options }: Parsed): Template {
  const match = (body: unknown): MatchResult<PartialConversation> => {
    const { conversation, found } = extract(tree, options, body);
    return found.total ? { ok: false, ...found } : { ok: true, conversation: conversation as PartialConversation };
  };
  const validate = (body: unknown): Validation<JsonValue> => {
    const { found, ambiguous } = extract(tree, options, body);
    return found.total > ambiguous ? { ok: false, ...found } : { ok: true, value: body as JsonValue };
  };
  return {
    source,
    get placeholders() {
      const pointers = new Map<Place, string>([[null, ""]]);
      return tree.uses.map(({ path, place, offset, isWhole }) => ({
        path,
        pointer: sharedPointer(place, pointers),
        offset,
        whole: isWhole,
      }));
    },
    get jsonSchema() {
      return jsonSchemaOf(tree.root);
    },
    render: (conversation) => render(tree, options, conversation) as JsonValue,
    match,
    verify: (body, conversation) => verifyBody(tree, options, body, conversation),
    "~standard": standardProps(validate, () => jsonSchemaOf(tree.root)),
  };
}

function verifyBody(tree: Tree, options: Required<Options>, body: unknown, conversation: unknown): VerifyResult {
  const found =
    conversation === undefined
      ? extract(tree, options, body, "exact").found
      : differences(tree.root, render(tree, options, conversation), body);
  return found.total ? { ok: false, ...found } : { ok: true };
}
