import { expectTypeOf } from "vitest";
import everyProperty from "../../examples/configurations/every-property.json" with { type: "json" };
import {
  type Conversation,
  type Delivered,
  defineIntegration,
  type EventName,
  type Integration,
  type Issue,
  type JsonValue,
  type PartialConversation,
  type Queue,
  type Received,
  type Refused,
  type RequestHolder,
} from "../../src/index.ts";
import type { DeepPartial } from "../../src/template/infer.ts";

/** The conversation that an integration delivers. */
type DeliveredBy<I> = I extends Integration<infer M> ? DeepPartial<M> : never;

// A literal configuration types the conversation: its body, its URL, its headers and its params.
const literal = defineIntegration({
  url: "https://example.com/{event}/{contact.guid}?s={contact.source}",
  configuration: {
    request: {
      method: "POST",
      headers: { "x-key": "Key {secrets.a.b-c} {authentications.d}", "x-language": "{contact.language}" },
      params: { direction: "{contact.direction}", page: 1, all: true },
      body: { id: "{contact.id}", deep: [{ priority: "{contact.priority}" }, "{contact.queue}"], text: "a {contact.agent.number}" },
    },
  },
  credentials: "unchecked",
  secrets: { "a.b-c": "1", d: ["2", "3"], unused: undefined },
});
type Literal = DeliveredBy<typeof literal>;
expectTypeOf<keyof Literal>().toEqualTypeOf<"event" | "contact">();
expectTypeOf<keyof NonNullable<Literal["event"]>>().toEqualTypeOf<"name">();
expectTypeOf<keyof NonNullable<Literal["contact"]>>().toEqualTypeOf<
  "guid" | "source" | "language" | "direction" | "id" | "priority" | "queue" | "agent"
>();

// Any part of it may be absent, or null.
expectTypeOf<Literal["contact"]>().extract<null | undefined>().toEqualTypeOf<null | undefined>();
expectTypeOf<NonNullable<Literal["contact"]>["id"]>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<NonNullable<Literal["contact"]>["priority"]>().toEqualTypeOf<number | null | undefined>();
expectTypeOf<NonNullable<Literal["contact"]>["queue"]>().toEqualTypeOf<DeepPartial<Queue> | null | undefined>();
expectTypeOf<NonNullable<NonNullable<Literal["contact"]>["agent"]>>().toEqualTypeOf<{ number?: string | null }>();
expectTypeOf<object>().toExtend<Literal>();

// All of what is delivered, written out.
const small = defineIntegration({
  configuration: { request: { method: "POST", body: { at: "{event.datetime}", id: "{contact.id}", agent: "{contact.agent.number}" } } },
  credentials: "unchecked",
});
expectTypeOf<DeliveredBy<typeof small>>().toEqualTypeOf<{
  event?: { datetime?: string | null } | null;
  contact?: { id?: string | null; agent?: { number?: string | null } | null } | null;
}>();

// An open set of strings stays strings: its methods are there.
literal.handler(({ conversation }) => {
  expectTypeOf(conversation.contact?.direction?.toLowerCase()).toEqualTypeOf<string | undefined>();
});

// The whole of an event may be its name alone, and the whole of a contact may lack anything.
const wholes = defineIntegration({
  configuration: { request: { method: "POST", body: { event: "{event}", contact: "{contact}" } } },
  credentials: { token: "t" },
});
expectTypeOf<DeliveredBy<typeof wholes>>().toEqualTypeOf<
  DeepPartial<{ event: { name: EventName; datetime?: string }; contact: Conversation["contact"] }>
>();

// Secrets are never a part of a type, whatever holds them.
const secrets = defineIntegration({
  configuration: { request: { method: "GET", headers: { authorization: "Bearer {secrets.a}", "x-key": "{authentications.b}" } } },
  credentials: "unchecked",
  secrets: { a: "1", b: "2" },
});
expectTypeOf<keyof DeliveredBy<typeof secrets>>().toEqualTypeOf<never>();

// A misspelt key of a literal configuration is an error at its property.
defineIntegration({
  configuration: {
    request: {
      method: "POST",
      // @ts-expect-error: Unknown key: bdy
      bdy: { id: "{contact.id}" },
      // @ts-expect-error: Unknown key: typ
      authentication: { typ: "basic" },
    },
    // @ts-expect-error: Unknown key: respone
    respone: {},
  },
  credentials: "unchecked",
});
defineIntegration({
  configuration: {
    $schema: "./configuration.editor.schema.json",
    request: { method: "GET", authentication: { type: "oauth", secrets_ref: "crm" }, headers: { own: "{contact.id}" } },
    response: { save: { own: "{response.body.own}" }, set: { queue: { id: "{response.body.queue}" } } },
  },
  credentials: "unchecked",
});

// A path that the model lacks is a JSON value: it is allowed here.
const unknown = defineIntegration({
  configuration: { request: { method: "POST", body: { new: "{contact.new.part}" } } },
  credentials: "unchecked",
});
type Unknown = NonNullable<DeliveredBy<typeof unknown>["contact"]>;
expectTypeOf<keyof Unknown>().toEqualTypeOf<"new">();
expectTypeOf<NonNullable<NonNullable<Unknown["new"]>["part"]>>().toEqualTypeOf<NonNullable<DeepPartial<JsonValue>>>();

// A configuration that is kept as JSON, or as a variable, is not typed, until it is bound to types.
const json = defineIntegration({ configuration: everyProperty, credentials: { username: "u", password: "p" } });
expectTypeOf(json).toEqualTypeOf<Integration<PartialConversation>>();
const variable: object = everyProperty;
expectTypeOf(defineIntegration({ configuration: variable, credentials: "unchecked" })).toEqualTypeOf<Integration<PartialConversation>>();
expectTypeOf(
  defineIntegration({ url: "/" as string, configuration: { request: { method: "GET" } }, credentials: "unchecked" }),
).toEqualTypeOf<Integration<PartialConversation>>();
interface Matched {
  contact: { id: string; queue: Queue | null };
}
const bound = json as Integration<Matched>;
expectTypeOf<DeliveredBy<typeof bound>>().toEqualTypeOf<{ contact?: { id?: string | null; queue?: DeepPartial<Queue> | null } | null }>();

// The results.
expectTypeOf(literal.receive).returns.resolves.toEqualTypeOf<Received<Literal>>();
expectTypeOf<Received<Literal>>().toEqualTypeOf<Delivered<Literal> | Refused>();
expectTypeOf<Delivered<Literal>["eventName"]>().toEqualTypeOf<EventName | undefined>();
expectTypeOf<Delivered<Literal>["body"]>().toBeUnknown();
expectTypeOf<Delivered<Literal>["warnings"]>().toEqualTypeOf<readonly Issue[]>();
expectTypeOf(literal.request).parameter(0).toEqualTypeOf<Conversation | PartialConversation>();
expectTypeOf(literal.request).returns.toEqualTypeOf<Request>();
literal.handler((delivered) => {
  expectTypeOf(delivered).toEqualTypeOf<Delivered<Literal>>();
});
expectTypeOf(literal.handler(() => undefined)).toEqualTypeOf<(request: Request | RequestHolder) => Promise<Response>>();

// A switch narrows known event names; every other name is a string.
export function isKnown({ eventName }: Delivered<Literal>): boolean {
  switch (eventName) {
    case "queued":
    case "closed":
      return true;
    default:
      expectTypeOf(eventName).toExtend<string | undefined>();
      return false;
  }
}

// Who may call is always stated.
const configuration = { request: { method: "GET" } } as const;
// @ts-expect-error: credentials are missing
defineIntegration({ configuration });
// @ts-expect-error: a password is missing
defineIntegration({ configuration, credentials: { username: "u" } });
// @ts-expect-error: it is "unchecked"
defineIntegration({ configuration, credentials: "none" });
// @ts-expect-error: the name is misspelt
defineIntegration({ configuration, credentials: "unchecked", authentcate: () => true });
// @ts-expect-error: a check answers with a boolean
defineIntegration({ configuration, credentials: "unchecked", authenticate: () => "yes" });
// @ts-expect-error: an option has another value
defineIntegration({ configuration, credentials: "unchecked", options: { missingPaths: "drop" } });
defineIntegration({ configuration, credentials: [{ username: "u", password: "p" }, { token: "t" }], secrets: process.env });
