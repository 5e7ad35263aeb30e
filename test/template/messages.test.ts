import { describe, expect, it } from "vitest";
import { check, compile, type JsonValue, type Template, type TemplateOptions } from "../../src/index.ts";
import { sampleConversation } from "../../src/testing/index.ts";

const compiled = (template: unknown, options?: TemplateOptions): Template => compile(template as never, options) as Template;

/** The message of an error that code throws. */
function messageOf(code: () => unknown): string {
  try {
    return String(code());
  } catch (error) {
    return (error as Error).message;
  }
}

describe("a diagnostic has exactly these properties:", () => {
  const keepText = (typed: string) => `To send it as text, write ${typed} in JSON or code`;
  const unclear = "so that match may not be able to separate them. Send one of them as a value of its own too";

  it.each<[unknown, ...object[]]>([
    [
      "{contact.}",
      {
        code: "malformed",
        message: `{contact.} is not a complete placeholder, such as {contact.id}. Did you mean {contact}? ${keepText("\\\\{contact.}")}`,
        placeholder: "{contact.}",
        suggestion: "contact",
      },
    ],
    [
      "{colour}",
      {
        code: "unknown-root",
        message: `{colour} does not begin with event or contact, as {contact.id} does. ${keepText("\\\\{colour}")}`,
        placeholder: "{colour}",
        suggestion: "\\{colour}",
      },
    ],
    [
      "{contact.}{contact...agent...number}",
      {
        code: "malformed",
        message: `{contact.} is not a complete placeholder, such as {contact.id}. Did you mean {contact}? ${keepText("\\\\{contact.}")}`,
        placeholder: "{contact.}",
        suggestion: "contact",
      },
      {
        code: "malformed",
        message: `{contact...agent...number} is not a complete placeholder, such as {contact.id}. Did you mean {contact.agent.number}? ${keepText("\\\\{contact...agent...number}")}`,
        placeholder: "{contact...agent...number}",
        suggestion: "contact.agent.number",
        offset: 10,
      },
    ],
    [
      "{event.direction}",
      {
        code: "unknown-path",
        message: "The model has no path {event.direction}. event has name, datetime",
        placeholder: "{event.direction}",
      },
    ],
    [
      `{contact.${"x".repeat(100)}event}`,
      {
        code: "unknown-path",
        message: `The model has no path {contact.${"x".repeat(100)}event}. contact has channel_type, channel_sub_type, direction, id, guid, created, language, priority, skills, queue, forwarding_queue, agent, preferred_agent, transferring_agent, required_agents, source, destination, external_destination, cad, email`,
        placeholder: `{contact.${"x".repeat(100)}event}`,
      },
    ],
    ["{ contact.id and more"],
    [
      "{ contact.id }",
      {
        severity: "warning",
        code: "blank",
        message: "{ contact.id } has spaces around its path, so that it is sent unchanged. Did you mean {contact.id}?",
        placeholder: "{ contact.id }",
        suggestion: "contact.id",
      },
    ],
    [
      "<contct.id>",
      {
        severity: "warning",
        code: "markup",
        message: "<contct.id> looks like a misspelt placeholder, and is sent unchanged. Did you mean {contact.id}?",
        placeholder: "<contct.id>",
        suggestion: "contact.id",
      },
    ],
    [
      ["{contact.id}{contact.source}"],
      {
        severity: "warning",
        code: "adjacent-placeholders",
        pointer: "/0",
        path: [0],
        message: `{contact.id} and {contact.source} are in one text with nothing between them, ${unclear}`,
        placeholder: "{contact.id}",
      },
    ],
    [
      "{contact.id} {contact.source}{event.name}{contact.guid}",
      {
        severity: "warning",
        code: "adjacent-placeholders",
        message: `{contact.id} and {contact.source} are in one text with nothing between them, ${unclear}`,
        placeholder: "{contact.id}",
      },
    ],
    [
      "{contact.id} {contact.source}",
      {
        severity: "warning",
        code: "ambiguous-text",
        message: `{contact.id} and {contact.source} are in one text, ${unclear}`,
        placeholder: "{contact.id}",
      },
    ],
  ])("%j", (template, ...expected) => {
    const found = { severity: "error", pointer: "", path: [], offset: 0 };
    expect(check(template)).toStrictEqual(expected.map((one) => ({ ...found, ...one })));
  });

  it("options that throw", () => {
    const message = "The options cannot be read: a getter or a proxy throws. Pass plain data";
    const told = { severity: "error", code: "unreadable", message, pointer: "", path: [], offset: 0 };
    expect(check("{contact.id}", new Proxy({}, { ownKeys: throws }))).toStrictEqual([told]);
  });

  it("with how many errors there are, and how many are not listed", () => {
    expect(messageOf(() => compiled("{contact.idd}"))).toMatch(
      /^The template has 1 error:\n {2}error at \(root\): The model has no path .*$/,
    );
    expect(messageOf(() => compiled(["{contact.idd}", "{contact.idd}"]))).toMatch(/^The template has 2 errors:\n(.*\n).*$/);
  });

  it("for the first thousand, and counts the rest of any kind", () => {
    const blanks = Array(999).fill("{ event }");
    const found = check([...blanks, "{contact.idd}", "{contact.idd}", "{ event }", "{colour}"]);
    expect(found).toHaveLength(1000);
    expect(found.at(-1)).toMatchObject({ code: "unknown-path", pointer: "/999" });
    const message = messageOf(() => compiled([...blanks, "{contact.idd}", "{contact.idd}", "{ event }", "{colour}"]));
    expect(message).toMatch(/^The template has 1 error:\n(.*\n){1000} {2}and 3 more$/);
  });
});

describe("an issue of a body has exactly these properties:", () => {
  it.each<[JsonValue, JsonValue, object]>([
    ["a", "b", { code: "literal", expected: '"a"', message: 'The value must be "a", as the template has it' }],
    [5, "5", { code: "literal", expected: "5", message: "The value must be 5, not a string" }],
    [null, {}, { code: "literal", expected: "null", message: "The value must be null, not an object" }],
    ["a", null, { code: "literal", expected: '"a"', message: 'The value must be "a", not null' }],
    [[1], [], { code: "length", expected: "an array of 1 element", message: "The value must be an array of 1 element, not of 0" }],
  ])("%j and %j", (template, body, expected) => {
    const result = compiled(template).match(body);
    expect(result).toStrictEqual({ ok: false, issues: [{ pointer: "", path: [], ...expected }], total: 1 });
  });

  it("an object that throws", () => {
    const throwing = {
      get id() {
        throw new Error("secret-0815");
      },
    };
    const message = '"id" cannot be read: a getter or a proxy throws. Pass plain data';
    expect(compiled({ id: "{contact.id}" }).match(throwing)).toMatchObject({ ok: false, issues: [{ code: "unreadable", message }] });
  });
});

describe("an issue of a conversation has exactly these properties:", () => {
  it.each<[string, unknown, TemplateOptions, object]>([
    [
      "{contact.id}",
      5,
      {},
      { code: "type", expected: "an object", message: "The conversation must be an object with event and contact, not a number" },
    ],
    [
      "{contact.id}",
      new Proxy({}, { getOwnPropertyDescriptor: throws }),
      {},
      { code: "unreadable", message: "The conversation cannot be read: a getter or a proxy throws. Pass plain data" },
    ],
    [
      "in {contact.cad.x}",
      { contact: { cad: { x: [1] } } },
      {},
      {
        code: "object-in-text",
        placeholder: "{contact.cad.x}",
        expected: "text, a number, a boolean or null",
        message:
          '{contact.cad.x} is part of a longer text and must be text, a number, a boolean or null, not an array. Set objectText to "json" to send its JSON text',
      },
    ],
    [
      "in {contact.cad.x}",
      { contact: { cad: { x: { date: new Date() } } } },
      { objectText: "json" },
      {
        code: "object-in-text",
        placeholder: "{contact.cad.x}",
        expected: "text, a number, a boolean or null",
        message: "{contact.cad.x} is part of a longer text and must be text, a number, a boolean or null, not an object",
      },
    ],
    [
      "{contact.cad.x}",
      { contact: new Date() },
      {},
      {
        code: "not-json",
        placeholder: "{contact.cad.x}",
        message: "{contact.cad.x} cannot be read, since it is below an object that is not plain data",
      },
    ],
  ])("%s", (template, conversation, options, expected) => {
    const { issues } = errorOf(() => compiled(template, options).render(conversation as never));
    expect(issues).toStrictEqual([{ pointer: "", path: [], ...expected }]);
  });

  it("is absent if an ancestor is null", () => {
    expect(compiled(["{contact.cad.x.y}"]).render({ contact: { cad: { x: null } } } as never)).toStrictEqual([null]);
    expect(compiled(["{contact.cad.x.y}"]).render({ contact: null } as never)).toStrictEqual([null]);
  });
});

describe("messages about a conversation to render", () => {
  it("can be changed, with any keys", () => {
    const keys = ["toString", "__proto__", "id"];
    const template = JSON.parse(`{${keys.map((key) => `${JSON.stringify(key)}: "{contact.id}"`)}}`);
    const body = compiled(template).render(sampleConversation()) as { [key: string]: unknown };
    for (const key of keys) {
      expect(Object.getOwnPropertyDescriptor(body, key)).toMatchObject({ writable: true, configurable: true, enumerable: true });
    }
    const { conversation } = compiled({ x: "{contact.cad.__proto__}" }).match({ x: 1 }) as { conversation: { contact: { cad: object } } };
    expect(Object.getOwnPropertyDescriptor(conversation.contact.cad, "__proto__")).toMatchObject({ writable: true, configurable: true });
  });
});

describe("the schema of an event", () => {
  it("describes the bare name", () => {
    expect(compiled("{event}").jsonSchema).toMatchObject({
      anyOf: [{ title: "Event" }, { type: "string", description: "The name of the event alone." }],
    });
  });
});

function throws(): never {
  throw new Error("secret-0815");
}

function errorOf(code: () => unknown): { issues?: unknown } {
  try {
    code();
    return {};
  } catch (error) {
    return error as { issues?: unknown };
  }
}
