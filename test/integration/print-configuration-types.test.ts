import { describe, expect, expectTypeOf, it } from "vitest";
import { defineIntegration, type EventName, printConfigurationTypes, printTypes, TemplateError } from "../../src/index.ts";

const url = "https://hooks.example/{contact.id}/{event}?from={contact.source}";
const configuration = {
  request: {
    method: "POST",
    headers: { "x-key": "{secrets.key}", "x-agent": "{contact.agent.id}" },
    params: { language: "{contact.language}" },
    body: { event: "{event.name}" },
  },
} as const;

/** The type that the module below prints. */
interface Printed {
  contact: { id: string; source?: string | null; language: string; agent?: { id?: string | null } };
  event: { name: EventName };
}

describe("printConfigurationTypes", () => {
  it("prints the types of the body, and the type of everything that a webhook holds", () => {
    const printed = printConfigurationTypes(configuration, { url });
    expect(printed.startsWith(printTypes(configuration.request.body))).toBe(true);
    expect(printed.slice(printTypes(configuration.request.body).length)).toBe(`
/** The part of a conversation that a webhook holds: in its URL, parameters, headers and body. */
export type MatchedRequest = {
  "contact": {
    "id": string;
    "source"?: string | null;
    "language": string;
    "agent"?: {
      "id"?: string | null;
    };
  };
  "event": {
    "name": "received" | "queued" | "allocated" | "accepted" | "rejected" | "transferred" | "forwarded" | "ended" | "closed" | (string & {});
  };
};
`);
  });

  it("prints the type that defineIntegration infers from a literal", () => {
    const integration = defineIntegration({ url, configuration, credentials: "unchecked", secrets: { key: "k" } });
    type Found = NonNullable<Extract<Awaited<ReturnType<typeof integration.receive>>, { ok: true }>["conversation"]["contact"]>;
    expectTypeOf<keyof Found>().toEqualTypeOf<keyof Printed["contact"]>();
  });

  it("prints no type of a body that is not sent", () => {
    const printed = printConfigurationTypes({ request: { method: "GET", params: { id: "{contact.id}" } } });
    expect(printed).not.toContain("Body");
    expect(printed).toContain('"id": string;');
  });

  it.each([
    [{ request: { method: "POST", body: "{contact" } }, undefined, "/request/body"],
    [configuration, { url: "https://{contact.id}/" }, "/url"],
    [configuration, { uri: url }, "/uri"],
    [configuration, 5, "(root)"],
  ])("refuses %j with %j", (input, context, pointer) => {
    const refused = () => printConfigurationTypes(input, context as object);
    expect(refused).toThrow(TemplateError);
    expect(refused).toThrow(pointer);
  });
});
