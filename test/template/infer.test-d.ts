import { expectTypeOf } from "vitest";
import everyProperty from "../../examples/configurations/every-property.json" with { type: "json" };
import wholeObjects from "../../examples/configurations/whole-objects.json" with { type: "json" };
import {
  type Agent,
  type Contact,
  compile,
  type Event,
  type Issue,
  type JsonValue,
  type Matched,
  type MatchedEvent,
  type MatchOptions,
  type MatchResult,
  type PartialConversation,
  type Queue,
  type Recipient,
  type Skill,
  type Template,
  type VerifyResult,
} from "../../src/index.ts";

type Found<T extends { match(body: unknown): unknown }> =
  Extract<ReturnType<T["match"]>, { ok: true }> extends { readonly conversation: infer M } ? M : never;

// `ok` narrows a result.
const named = compile({ ID: "{contact.id}", Agent: "{contact.agent.number}" });
const result = named.match({});
expectTypeOf(result).toEqualTypeOf<MatchResult<{ contact: { id: string; agent?: { number?: string | null } } }>>();
if (result.ok) {
  expectTypeOf(result.conversation.contact.id).toEqualTypeOf<string>();
  expectTypeOf(result.conversation.contact.agent?.number).toEqualTypeOf<string | null | undefined>();
  // @ts-expect-error A match finds only what the template names.
  result.conversation.contact.guid;
  // @ts-expect-error The agent may be null.
  result.conversation.contact.agent.number;
  // @ts-expect-error Where all is well there are no issues.
  result.issues;
} else {
  expectTypeOf(result.issues).toEqualTypeOf<readonly Issue[]>();
  expectTypeOf(result.total).toEqualTypeOf<number>();
  // @ts-expect-error Where something is wrong there is no conversation.
  result.conversation;
}

// The match of each kind of path.
expectTypeOf<Found<typeof whole>>().toEqualTypeOf<{ event: MatchedEvent; contact: Contact }>();
const whole = compile({ event: "{event}", contact: "{contact}", id: "{contact.id}" });
expectTypeOf<Matched<"{contact.queue}">>().toEqualTypeOf<{ contact: { queue?: Queue | null } }>();
expectTypeOf<Matched<"{contact.skills}">>().toEqualTypeOf<{ contact: { skills?: Skill[] | null } }>();
expectTypeOf<Matched<"{contact.required_agents}">>().toEqualTypeOf<{ contact: { required_agents?: (Agent | string)[] | null } }>();
expectTypeOf<Matched<"{contact.priority}">>().toEqualTypeOf<{ contact: { priority: number } }>();
expectTypeOf<Matched<"on {event}">>().toEqualTypeOf<{ event: { name: Event["name"] } }>();
expectTypeOf<Matched<"{event.datetime}">>().toEqualTypeOf<{ event: { datetime: string } }>();
expectTypeOf<Matched<"{contact.cad.Customer ID}">>().toEqualTypeOf<{ contact: { cad?: { "Customer ID"?: JsonValue } } }>();
expectTypeOf<Matched<["{contact.email.to.0}"]>>().toEqualTypeOf<{ contact: { email?: { to?: (string | Recipient | null)[] } } }>();
expectTypeOf<Matched<{ a: 1; b: ["text", null, "{}"] }>>().toEqualTypeOf<NonNullable<unknown>>();
expectTypeOf<Matched<"{contact.new}", { unknownPaths: "allow" }>>().toEqualTypeOf<{ contact: { new?: JsonValue } }>();

// The match of any template can be rendered again.
if (result.ok) named.render(result.conversation);

// A template that is not literal: everything may be there, and nothing need be.
const widened = compile({ ID: "{contact.id}" as string });
expectTypeOf<Found<typeof widened>>().toEqualTypeOf<PartialConversation>();
expectTypeOf<Found<Template>>().toEqualTypeOf<PartialConversation>();

// One kept as JSON is bound to the types that are printed for it, in one line.
type Body = { event: Event; contact: Contact };
type Bound = { event: MatchedEvent; contact: Contact };
const bound = compile(wholeObjects.request.body) as Template<Body, Bound>;
expectTypeOf(bound.render).returns.toEqualTypeOf<Body>();
expectTypeOf(bound.match).returns.toEqualTypeOf<MatchResult<Bound>>();
const all = compile(everyProperty.request.body);
expectTypeOf<Found<typeof all>>().toEqualTypeOf<PartialConversation>();
expectTypeOf<keyof ReturnType<typeof all.render>>().toEqualTypeOf<keyof typeof everyProperty.request.body>();
// @ts-expect-error Types of a template with other keys are refused.
compile(wholeObjects.request.body) as Template<{ evnt: Event; contact: Contact }, Bound>;

// Anything is matched and verified, and a body is verified against what may be rendered.
expectTypeOf(named.match).parameter(0).toEqualTypeOf<unknown>();
expectTypeOf(named.match).parameter(1).toEqualTypeOf<MatchOptions | undefined>();
expectTypeOf(named.verify).parameter(0).toEqualTypeOf<unknown>();
expectTypeOf(named.verify).returns.toEqualTypeOf<VerifyResult>();
named.verify({}, { contact: { id: "1166" } });
// @ts-expect-error A conversation has no such part.
named.verify({}, { contact: { ID: "1166" } });

// As a Standard Schema, a template takes and gives the body.
type Standard = NonNullable<(typeof named)["~standard"]["types"]>;
expectTypeOf<Standard["input"]>().toEqualTypeOf<{ ID: string; Agent: string | null }>();
expectTypeOf<Standard["output"]>().toEqualTypeOf<{ ID: string; Agent: string | null }>();
