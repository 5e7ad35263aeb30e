import { describe, expect, it } from "vitest";
import { check, compile, type JsonValue, type Template, type TemplateOptions } from "../../src/index.ts";
import { sampleConversation } from "../../src/testing/index.ts";

const compiled = (template: unknown, options?: TemplateOptions): Template => compile(template as never, options) as Template;

/** What a message is, thrown by code. */
function messageOf(code: () => unknown): string {
  try {
    return String(code());
  } catch (error) {
    return (error as Error).message;
  }
}

describe("a diagnostic says all of what is wrong, and nothing else:", () => {
  const keepText = (typed: string) => `Write ${typed} in JSON or code to keep it as text`;
  const begins = "a path that begins with event or contact";
  const apart = "Send one of them as a whole string too, else match may not be able to tell where one ends";

  it.each<[unknown, ...object[]]>([
    [
      "{contact.}",
      {
        code: "malformed",
        message: `Expected names joined by dots and a closing delimiter but received {contact.}. Did you mean {contact}? ${keepText("\\\\{contact.}")}`,
        placeholder: "{contact.}",
        suggestion: "contact",
      },
    ],
    [
      "{colour}",
      {
        code: "unknown-root",
        message: `Expected ${begins} but received {colour}. ${keepText("\\\\{colour}")}`,
        placeholder: "{colour}",
        suggestion: "\\{colour}",
      },
    ],
    [
      "{contact.}{contact...agent...number}",
      {
        code: "malformed",
        message: `Expected names joined by dots and a closing delimiter but received {contact.}. Did you mean {contact}? ${keepText("\\\\{contact.}")}`,
        placeholder: "{contact.}",
        suggestion: "contact",
      },
      {
        code: "malformed",
        message: `Expected names joined by dots and a closing delimiter but received {contact...agent...number}. Did you mean {contact.agent.number}? ${keepText("\\\\{contact...agent...number}")}`,
        placeholder: "{contact...agent...number}",
        suggestion: "contact.agent.number",
        offset: 10,
      },
    ],
    [
      "{event.direction}",
      {
        code: "unknown-path",
        message: "Expected a path of the model but received {event.direction}. event has name, datetime",
        placeholder: "{event.direction}",
      },
    ],
    [
      `{contact.${"x".repeat(100)}event}`,
      {
        code: "unknown-path",
        message: `Expected a path of the model but received {contact.${"x".repeat(100)}event}. contact has channel_type, channel_sub_type, direction, id, guid, created, language, priority, skills, queue, forwarding_queue, agent, preferred_agent, transferring_agent, required_agents, source, destination, external_destination, cad, email`,
        placeholder: `{contact.${"x".repeat(100)}event}`,
      },
    ],
    ["{ contact.id and more"],
    [
      "{ contact.id }",
      {
        severity: "warning",
        code: "blank",
        message: "Expected no blanks inside a placeholder but received { contact.id }. Did you mean {contact.id}? It stays as it stands",
        placeholder: "{ contact.id }",
        suggestion: "contact.id",
      },
    ],
    [
      "<contct.id>",
      {
        severity: "warning",
        code: "markup",
        message: "Expected a placeholder or markup but received <contct.id>. Did you mean {contact.id}? It stays as it stands",
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
        message: `Expected text that comes apart in one way but received {contact.id} and {contact.source} with nothing between them. ${apart}`,
        placeholder: "{contact.id}",
      },
    ],
    [
      "{contact.id} {contact.source}{event.name}{contact.guid}",
      {
        severity: "warning",
        code: "adjacent-placeholders",
        message: `Expected text that comes apart in one way but received {contact.id} and {contact.source} with nothing between them. ${apart}`,
        placeholder: "{contact.id}",
      },
    ],
    [
      "{contact.id} {contact.source}",
      {
        severity: "warning",
        code: "ambiguous-text",
        message: `Expected text that comes apart in one way but received {contact.id} and {contact.source} in one text. ${apart}`,
        placeholder: "{contact.id}",
      },
    ],
  ])("%j", (template, ...expected) => {
    const found = { severity: "error", pointer: "", path: [], offset: 0 };
    expect(check(template)).toStrictEqual(expected.map((one) => ({ ...found, ...one })));
  });

  it("options that throw", () => {
    const message = "Expected options but received an object that throws when it is read";
    const told = { severity: "error", code: "unreadable", message, pointer: "", path: [], offset: 0 };
    expect(check("{contact.id}", new Proxy({}, { ownKeys: throws }))).toStrictEqual([told]);
  });

  it("with how many errors there are, and how many are not listed", () => {
    expect(messageOf(() => compiled("{contact.idd}"))).toMatch(/^The template has 1 error:\n {2}error at \(root\): Expected .*$/);
    expect(messageOf(() => compiled(["{contact.idd}", "{contact.idd}"]))).toMatch(/^The template has 2 errors:\n(.*\n).*$/);
  });

  it("for the first thousand, and counts the rest, whatever they are", () => {
    const blanks = Array(999).fill("{ event }");
    const found = check([...blanks, "{contact.idd}", "{contact.idd}", "{ event }", "{colour}"]);
    expect(found).toHaveLength(1000);
    expect(found.at(-1)).toMatchObject({ code: "unknown-path", pointer: "/999" });
    const message = messageOf(() => compiled([...blanks, "{contact.idd}", "{contact.idd}", "{ event }", "{colour}"]));
    expect(message).toMatch(/^The template has 1 error:\n(.*\n){1000} {2}and 3 more$/);
  });
});

describe("an issue of a body says all of what is wrong:", () => {
  it.each<[JsonValue, JsonValue, object]>([
    ["a", "b", { code: "literal", expected: '"a"', message: 'Expected "a" but received another string' }],
    [5, "5", { code: "literal", expected: "5", message: "Expected 5 but received a string" }],
    [null, {}, { code: "literal", expected: "null", message: "Expected null but received an object" }],
    ["a", null, { code: "literal", expected: '"a"', message: 'Expected "a" but received null' }],
    [
      [1],
      [],
      { code: "length", expected: "an array of 1 element", message: "Expected an array of 1 element but received one of 0 elements" },
    ],
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
    const message = "Expected plain data but received an object that throws when it is read";
    expect(compiled({ id: "{contact.id}" }).match(throwing)).toMatchObject({ ok: false, issues: [{ code: "unreadable", message }] });
  });
});

describe("an issue of a conversation says all of what is wrong:", () => {
  it.each<[string, unknown, TemplateOptions, object]>([
    [
      "{contact.id}",
      5,
      {},
      { code: "type", expected: "an object", message: "Expected a conversation, an object with event and contact, but received a number" },
    ],
    [
      "{contact.id}",
      new Proxy({}, { getOwnPropertyDescriptor: throws }),
      {},
      { code: "unreadable", message: "Expected a conversation of plain data but received one that throws when it is read" },
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
          'Expected text, a number, a boolean or null for {contact.cad.x} inside longer text but received an array. Set objectText to "json" to send its JSON text',
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
        message: "Expected text, a number, a boolean or null for {contact.cad.x} inside longer text but received an object",
      },
    ],
    [
      "{contact.cad.x}",
      { contact: new Date() },
      {},
      {
        code: "not-json",
        placeholder: "{contact.cad.x}",
        message: "Expected plain data on the way to {contact.cad.x} but received an object that is not plain data",
      },
    ],
  ])("%s", (template, conversation, options, expected) => {
    const { issues } = errorOf(() => compiled(template, options).render(conversation as never));
    expect(issues).toStrictEqual([{ pointer: "", path: [], ...expected }]);
  });

  it("but for what null is on the way, which is null", () => {
    expect(compiled(["{contact.cad.x.y}"]).render({ contact: { cad: { x: null } } } as never)).toStrictEqual([null]);
    expect(compiled(["{contact.cad.x.y}"]).render({ contact: null } as never)).toStrictEqual([null]);
  });
});

describe("what is rendered", () => {
  it("can be changed, whatever its keys are called", () => {
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
  it("says what a bare string is", () => {
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
