import everyProperty from "../../../examples/configurations/every-property.json" with { type: "json" };
import wholeObjects from "../../../examples/configurations/whole-objects.json" with { type: "json" };

/** Something to begin with. */
export interface Sample {
  readonly name: string;
  readonly value: unknown;
  readonly url?: string;
}

/** The first is what the page opens with. */
export const samples: readonly [Sample, ...Sample[]] = [
  {
    name: "A small template",
    value: {
      event: "{event.name}",
      at: "{event.datetime}",
      conversation: "{contact.id}",
      summary: "{contact.direction} {event}",
      queue: "{contact.queue.address}",
      agent: { id: "{contact.agent.id}", number: "{contact.agent.number}" },
      skills: "{contact.skills}",
      customer: "{contact.cad.Customer ID}",
    },
  },
  {
    name: "Documented: every property",
    value: everyProperty,
    url: "https://example.com/contact-pro/{event}",
  },
  {
    name: "Documented: whole objects",
    value: wholeObjects,
    url: "https://example.com/contact-pro/{event}",
  },
  {
    name: "With mistakes",
    value: {
      event: "{evnt.name}",
      agent: "{contact.agnet.number}",
      queue: "waits in {contact.queue}",
      language: "{ contact.language }",
      id: "{contact.id",
    },
  },
];
