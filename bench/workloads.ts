import every from "../examples/configurations/every-property.json" with { type: "json" };
import whole from "../examples/configurations/whole-objects.json" with { type: "json" };
import type { Conversation, JsonValue } from "../src/index.ts";
import { lifecycle, sampleConversation } from "../src/testing/index.ts";

/** A template of the benchmark. */
export interface Workload {
  readonly name: string;
  readonly template: { readonly [key: string]: JsonValue };
}

/** The documented configuration that names each property. */
export const everyProperty: Workload = { name: "every-property", template: every.request.body };

/** The documented configuration that sends everything in two objects. */
export const wholeObjects: Workload = { name: "whole-objects", template: whole.request.body };

const paths = Object.values(everyProperty.template).map((text) => String(text).slice(1, -1));
const scalars = ["event.name", "event.datetime", "contact.id", "contact.direction", "contact.queue.address", "contact.agent.number"];

/** 200 placeholders, four levels down in objects and arrays. */
const nested: Workload = {
  name: "nested-200",
  template: Object.fromEntries(
    times(10, (group) => [
      `group ${group}`,
      {
        number: group,
        sections: times(5, (section) => ({
          title: `section ${section}`,
          fields: Object.fromEntries(
            times(4, (field) => [`field ${field}`, `{${paths[(group * 20 + section * 4 + field) % paths.length]}}`]),
          ),
        })),
      },
    ]),
  ),
};

/** Long texts with placeholders, each of which is standalone elsewhere too, so that a match can split them. */
const textHeavy: Workload = {
  name: "text-heavy",
  template: {
    ...Object.fromEntries(scalars.map((path) => [path, `{${path}}`])),
    ...Object.fromEntries(
      times(12, (index) => [
        `text ${index}`,
        times(4, (part) => `${"A sentence that says the same in each of them. ".repeat(4)}{${scalars[(index + part) % scalars.length]}} `)
          .join("")
          .trim(),
      ]),
    ),
  },
};

export const workloads: readonly Workload[] = [everyProperty, wholeObjects, nested, textHeavy];

const lifecycles = (["phone", "chat", "email"] as const).flatMap((channel) =>
  (["transferred-to-queue", "forwarded", "accepted"] as const).flatMap((course) => lifecycle({ channel, direction: "inbound", course })),
);

/** As many different conversations as there are inputs: a full one and some of several lifecycles, parsed from text as a service has them. */
export const conversations: readonly Conversation[] = [sampleConversation(), ...spread(lifecycles, 15)].map(parsedAgain);

/** The same number of lifecycles alone: the webhooks of a day. */
export const arriving: readonly Conversation[] = spread(lifecycles, 16).map(parsedAgain);

function parsedAgain(conversation: Conversation): Conversation {
  return JSON.parse(JSON.stringify(conversation));
}

/** The same template under other keys, so that a compiler sees another template. */
export function variant({ name, template }: Workload, number: number): Workload {
  return { name, template: Object.fromEntries(Object.entries(template).map(([key, value]) => [number ? `${key} ${number}` : key, value])) };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function spread<T>(items: readonly T[], count: number): T[] {
  return times(count, (index) => items[Math.floor((index * items.length) / count)] as T);
}
