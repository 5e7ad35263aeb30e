import { array, looseObject, nullish, number, record, safeParse, string, union, unknown } from "valibot";

const text = string();
const textOrNull = nullish(text);
const agent = looseObject({ id: textOrNull, number: textOrNull, chat_address: textOrNull });
const queue = looseObject({ id: textOrNull, address: textOrNull });
const skill = looseObject({ id: textOrNull, value: nullish(number()), name: textOrNull });
const recipient = looseObject({ address: textOrNull, name: textOrNull });
const addresses = nullish(union([text, array(union([recipient, text]))]));

const conversation = looseObject({
  event: looseObject({ name: text, datetime: text }),
  contact: looseObject({
    channel_type: text,
    channel_sub_type: textOrNull,
    direction: text,
    id: text,
    guid: text,
    created: text,
    language: text,
    priority: number(),
    skills: nullish(array(skill)),
    queue: nullish(queue),
    forwarding_queue: nullish(queue),
    agent: nullish(agent),
    preferred_agent: nullish(agent),
    transferring_agent: nullish(agent),
    required_agents: nullish(array(union([agent, text]))),
    source: textOrNull,
    destination: textOrNull,
    external_destination: textOrNull,
    cad: nullish(record(text, unknown())),
    email: nullish(looseObject({ subject: textOrNull, body: textOrNull, to: addresses, cc: addresses })),
  }),
});

export const check = (value: unknown): boolean => safeParse(conversation, value).success;
