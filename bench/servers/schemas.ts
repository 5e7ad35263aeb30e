import { array, looseObject, nullish, number, record, string, union, unknown, type ZodType } from "zod";
import type { routes } from "./job.ts";

const text = string();
const textOrNull = nullish(text);
const agent = nullish(looseObject({ id: textOrNull, number: textOrNull, chat_address: textOrNull }));
const queue = nullish(looseObject({ id: textOrNull, address: textOrNull }));
const skill = looseObject({ id: textOrNull, value: nullish(number()), name: textOrNull });
const recipient = union([looseObject({ address: textOrNull, name: textOrNull }), text]);
const addresses = nullish(union([text, array(recipient)]));
const data = nullish(record(text, unknown()));

/** A check as one writes it by hand with zod for the bodies of the two configurations. */
export const schemas: { readonly [route in keyof typeof routes]: ZodType } = {
  conformance: looseObject({
    version: number(),
    event: text,
    at: text,
    id: text,
    agent: textOrNull,
    queue,
    email: nullish(looseObject({ subject: textOrNull, from: addresses, to: addresses, cc: addresses })),
    data,
  }),
  everyProperty: looseObject({
    "Event name": text,
    "Event date": text,
    "Channel type": text,
    "Channel subtype": textOrNull,
    Direction: text,
    ID: text,
    "Monitoring/reporting ID": text,
    "Creation timestamp": text,
    Language: text,
    Priority: number(),
    Skills: nullish(array(skill)),
    "Current queue": queue,
    "Current queue ID": textOrNull,
    "Current queue address": textOrNull,
    "Forwarding queue": queue,
    "Forwarding queue ID": textOrNull,
    "Forwarding queue address": textOrNull,
    "Current agent": agent,
    "Current agent ID": textOrNull,
    "Current agent number": textOrNull,
    "Current agent chat address": textOrNull,
    "Preferred agent": agent,
    "Preferred agent ID": textOrNull,
    "Preferred agent number": textOrNull,
    "Preferred agent chat address": textOrNull,
    "Required agents": nullish(array(union([looseObject({ id: textOrNull }), text]))),
    "Transferring agent": agent,
    "Transferring agent ID": textOrNull,
    "Transferring agent number": textOrNull,
    "Transferring agent chat address": textOrNull,
    Source: textOrNull,
    Destination: textOrNull,
    "External Destination": textOrNull,
    CAD: data,
  }),
};
