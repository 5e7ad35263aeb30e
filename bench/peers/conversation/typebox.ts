import { Type } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";

const text = Type.String();
const textOrNull = Type.Optional(Type.Union([text, Type.Null()]));
const agent = Type.Object({ id: textOrNull, number: textOrNull, chat_address: textOrNull });
const agentOrNull = Type.Optional(Type.Union([agent, Type.Null()]));
const queueOrNull = Type.Optional(Type.Union([Type.Object({ id: textOrNull, address: textOrNull }), Type.Null()]));
const skill = Type.Object({ id: textOrNull, value: Type.Optional(Type.Union([Type.Number(), Type.Null()])), name: textOrNull });
const recipient = Type.Object({ address: textOrNull, name: textOrNull });
const addresses = Type.Optional(Type.Union([text, Type.Array(Type.Union([recipient, text])), Type.Null()]));

const conversation = Type.Object({
  event: Type.Object({ name: text, datetime: text }),
  contact: Type.Object({
    channel_type: text,
    channel_sub_type: textOrNull,
    direction: text,
    id: text,
    guid: text,
    created: text,
    language: text,
    priority: Type.Number(),
    skills: Type.Optional(Type.Union([Type.Array(skill), Type.Null()])),
    queue: queueOrNull,
    forwarding_queue: queueOrNull,
    agent: agentOrNull,
    preferred_agent: agentOrNull,
    transferring_agent: agentOrNull,
    required_agents: Type.Optional(Type.Union([Type.Array(Type.Union([agent, text])), Type.Null()])),
    source: textOrNull,
    destination: textOrNull,
    external_destination: textOrNull,
    cad: Type.Optional(Type.Union([Type.Object({}), Type.Null()])),
    email: Type.Optional(Type.Union([Type.Object({ subject: textOrNull, body: textOrNull, to: addresses, cc: addresses }), Type.Null()])),
  }),
});

const compiled = TypeCompiler.Compile(conversation);

export const check = (value: unknown): boolean => compiled.Check(value);
