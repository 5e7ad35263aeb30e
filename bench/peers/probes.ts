import type { JsonValue } from "../../src/index.ts";

/** A rendering that is easy to get wrong. */
export interface Probe {
  /** The feature that the template has, for the table. */
  readonly name: string;
  readonly template: JsonValue;
  readonly conversation: object;
  readonly body: JsonValue;
}

export const probes: readonly Probe[] = [
  { name: "null on the way", template: { at: "{contact.queue.id}" }, conversation: { contact: { queue: null } }, body: { at: null } },
  { name: "missing values", template: { at: "{contact.queue.id}" }, conversation: { contact: {} }, body: { at: null } },
  {
    name: "falsy values",
    template: { at: ["{contact.cad.a}", "{contact.cad.b}", "{contact.cad.c}"] },
    conversation: { contact: { cad: { a: 0, b: false, c: "" } } },
    body: { at: [0, false, ""] },
  },
  { name: "digits as text", template: { at: "{contact.source}" }, conversation: { contact: { source: "100" } }, body: { at: "100" } },
  { name: "null in text", template: { at: "to {contact.source}." }, conversation: { contact: { source: null } }, body: { at: "to ." } },
  {
    name: "quotes in text",
    template: { at: "to {contact.source}." },
    conversation: { contact: { source: 'a "b"\n' } },
    body: { at: 'to a "b"\n.' },
  },
  { name: "$& in text", template: { at: "to {contact.source}." }, conversation: { contact: { source: "$&" } }, body: { at: "to $&." } },
  {
    name: "names with blanks",
    template: { at: "{contact.cad.Customer ID}" },
    conversation: { contact: { cad: { "Customer ID": "C-1" } } },
    body: { at: "C-1" },
  },
  { name: "inherited names", template: { at: "{contact.cad.toString}" }, conversation: { contact: { cad: {} } }, body: { at: null } },
];
