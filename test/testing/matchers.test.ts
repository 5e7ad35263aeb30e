import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Conversation,
  ConversationSchema,
  compile,
  InputError,
  type JsonValue,
  type Template,
  TemplateError,
} from "../../src/index.ts";
import { lifecycle, matchers, sampleConversation, type WebhookMatchers } from "../../src/testing/index.ts";
import { changed, changes, conversations, jsonValues, situations } from "../support/arbitraries.ts";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: as Vitest declares it
  interface Matchers<T = any> extends WebhookMatchers<T> {}
}

expect.extend(matchers);

const raw = { Agent: "{contact.agent.number}", Summary: "{contact.direction} {event}", version: 1 };
const template = compile(raw);
const conversation = sampleConversation({ contact: { agent: { number: "+358301234501" } } });
const body = { Agent: "+358301234501", Summary: "inbound accepted", version: 1 };

/** The message of a failed expectation, without colours. */
function failure(expectation: () => unknown): string {
  try {
    expectation();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  throw new Error("Expected the expectation to fail but it held");
}

describe("toMatchTemplate", () => {
  it("accepts a body of the template, compiled or raw", () => {
    expect(body).toMatchTemplate(template);
    expect(body).toMatchTemplate(raw);
    expect({ ...body, Agent: null, more: true }).toMatchTemplate(raw);
    expect("queued").toMatchTemplate("{event.name}");
    expect({ match: 1 }).toMatchTemplate({ match: 1 });
    expect({ render: "1166" }).toMatchTemplate({ render: "{contact.id}" });
  });

  it("keeps to the options of a compiled template", () => {
    const options = { nullText: "none" } as const;
    const text = "Queue {contact.queue.address}, agent {contact.agent.number}, {contact.agent.number}";
    expect("Queue none, agent 7, 7").toMatchTemplate(compile(text, options));
    expect({ agent: "none", text: "agent none" }).not.toMatchTemplate(
      compile({ agent: "{contact.agent.number}", text: "agent 7" }, options),
    );
  });

  it("reports each place: the expectation, the placeholder and the value", () => {
    expect(failure(() => expect({ Agent: 7, Summary: "?", version: 2 }).toMatchTemplate(raw))).toBe(
      `expect(received).toMatchTemplate(template)

The value is not a body of the template. It has 3 differences:

/Agent: "Agent" must be a string or null (from {contact.agent.number}), not a number
    Received: 7

/version: "version" must be 1, as the template has it
    Received: 2

/Summary: The text does not match "{contact.direction} {event}"
    Received: "?"`,
    );
  });

  it("reports missing values, also below a value that is not an object", () => {
    expect(failure(() => expect({}).toMatchTemplate({ a: { b: "{contact.id}" }, c: [] }))).toContain(
      '/a: "a" is missing. It must be an object\n    Received: nothing\n\n/c: "c" is missing. It must be an array',
    );
    expect(failure(() => expect(undefined).toMatchTemplate(raw))).toContain(
      "(root): The value is missing. It must be an object\n    Received: nothing",
    );
    expect(failure(() => expect(JSON.stringify(body)).toMatchTemplate(raw))).toContain("(root): The value must be an object, not a string");
  });

  it("reports no inherited value", () => {
    expect(failure(() => expect({}).toMatchTemplate({ constructor: "{contact.id}" }))).toContain(
      '/constructor: "constructor" is missing. It must be a string (from {contact.id})\n    Received: nothing',
    );
    expect(failure(() => expect({ a: "text" }).toMatchTemplate({ a: { length: 4 } }))).toContain('Received: "text"');
  });

  it("reports a place, also the root", () => {
    expect(failure(() => expect("1").toBeRenderedFrom("{contact.id}", { contact: { id: "2" } }))).toContain(
      '(root)\n    Template: {contact.id}\n    Expected: "2"\n    Received: "1"',
    );
  });

  it("reports mistakes in runners with fewer utilities than Vitest", () => {
    for (const context of [{}, { utils: {} }]) {
      expect(matchers.toMatchTemplate.call(context, 1, "{contact.id}").message()).toContain("expect(received).toMatchTemplate(template)\n");
    }
    const matcherHint = (...parts: unknown[]) => JSON.stringify(parts);
    expect(matchers.toMatchTemplate.call({ utils: { matcherHint } }, 1, "{contact.id}").message()).toContain('"promise":""');
  });

  it("calls the functions of a runner as its own", () => {
    class Utils {
      readonly #quote = "'";
      matcherHint() {
        return `${this.#quote}hint${this.#quote}`;
      }
      printExpected(value: unknown) {
        return `${this.#quote}${value}${this.#quote}`;
      }
      printReceived(value: unknown) {
        return this.printExpected(value);
      }
    }
    const { message } = matchers.toBeRenderedFrom.call({ utils: new Utils() }, "1", "{contact.id}", { contact: { id: "2" } });
    expect(message()).toContain("'hint'\n");
    expect(message()).toContain("Expected: '2'\n    Received: '1'");
  });

  it("has its own hint if the runner's has several lines", () => {
    const utils = { matcherHint: () => 'expect(received).toMatchTemplate(expected)\n\nExpected: "template"' };
    const { message } = matchers.toMatchTemplate.call({ utils }, 1, "{contact.id}");
    expect(message()).toContain("expect(received).toMatchTemplate(template)\n");
    expect(message()).not.toContain('"template"');
  });

  it("reports the value below an object by its own pointer", () => {
    expect(failure(() => expect({ "a/b": { id: 7 } }).toMatchTemplate({ "a/b": "{contact.queue}" }))).toContain(
      '/a~1b/id: "id" must be a string or null (from {contact.queue}), not a number\n    Received: 7',
    );
  });

  it("accepts text that splits in more than one way, and does not list it beside differences", () => {
    const open = compile({ text: "{contact.source} {contact.destination}", id: "{contact.id}" });
    expect({ text: "a b c", id: "1" }).toMatchTemplate(open);
    const message = failure(() => expect({ text: "a b c", id: 1 }).toMatchTemplate(open));
    expect(message).toContain("It has 1 difference:");
    expect(message).not.toContain("/text");
  });

  it("lists twenty differences and counts the rest", () => {
    const many = Array.from({ length: 150 }, () => "{contact.id}");
    const message = failure(() => expect(many.map(() => 1)).toMatchTemplate(many));
    expect(message).toContain("It has 150 differences:");
    expect(message).toMatch(/\/19: [^/]*\n\nand 130 more$/);
  });

  it("reports a matching body after .not", () => {
    expect({ ...body, Agent: 7 }).not.toMatchTemplate(raw);
    expect(failure(() => expect(body).not.toMatchTemplate(raw))).toBe(
      `expect(received).not.toMatchTemplate(template)

The value is a body of the template, and the test expects it not to be

Received: Object {
  "Agent": "+358301234501",
  "Summary": "inbound accepted",
  "version": 1,
}`,
    );
  });

  it("works inside other expectations", () => {
    expect({ method: "POST", body }).toEqual({ method: "POST", body: expect.toMatchTemplate(raw) });
    expect({ body: { ...body, Agent: 7 } }).not.toEqual({ body: expect.toMatchTemplate(raw) });
    expect([body, 1]).toContainEqual((expect.not as typeof expect).toMatchTemplate(raw));
  });

  it("waits for a promise", async () => {
    await expect(Promise.resolve(body)).resolves.toMatchTemplate(raw);
    await expect(expect(Promise.resolve(7)).resolves.toMatchTemplate(raw)).rejects.toThrow(/The value must be an object, not a number/);
  });

  it.each([expect(7), expect(7).not])("refuses a template that cannot be compiled, also after .not", (expectation) => {
    expect(() => expectation.toMatchTemplate({ Agent: "{contact.agnet.number}" })).toThrow(TemplateError);
    expect(() => expectation.toMatchTemplate(undefined)).toThrow(TemplateError);
  });

  it("reports a body that throws when it is read, and reads it no more", () => {
    const odd = Object.defineProperty({}, "Agent", {
      enumerable: true,
      get: () => {
        throw new Error("not to be read");
      },
    });
    const message = '/Agent: "Agent" cannot be read: a getter or a proxy throws. Pass plain data';
    expect(failure(() => expect(odd).toMatchTemplate(raw))).toMatch(new RegExp(`${message}$`));
    expect(failure(() => expect(odd).toBeRenderedFrom(raw, conversation))).toMatch(/a getter or a proxy throws\. Pass plain data$/);
  });
});

describe("toBeRenderedFrom", () => {
  it("accepts the rendered body for the conversation, and nothing else", () => {
    expect(body).toBeRenderedFrom(template, conversation);
    expect(body).toBeRenderedFrom(raw, conversation);
    expect({ ...body, more: true }).not.toBeRenderedFrom(raw, conversation);
  });

  it("reports each place: the placeholder and both values", () => {
    const long = "x".repeat(70);
    const other = { Agent: null, Summary: `inbound ${long}`, more: { a: 1 } };
    expect(failure(() => expect(other).toBeRenderedFrom({ ...raw, Queue: "{contact.queue}" }, conversation))).toBe(
      `expect(received).toBeRenderedFrom(template, conversation)

The value is not a body that the template renders for the conversation. It has 5 differences:

/more
    Expected: nothing
    Received: Object {
      "a": 1,
    }

/Agent
    Template: {contact.agent.number}
    Expected: "+358301234501"
    Received: null

/Summary
    Template: {contact.direction} {event}
    Expected: "inbound accepted"
    Received: "inbound ${long}"

/version
    Expected: 1
    Received: nothing

/Queue
    Template: {contact.queue}
    Expected: Object {
      "address": "chat.overflow@acme.com",
      "id": "CC177D585DA5EE11B3ED58961D1810CC",
    }
    Received: nothing`,
    );
  });

  it("reports the rendered body after .not", () => {
    expect(failure(() => expect(body).not.toBeRenderedFrom(raw, conversation))).toContain(
      "The value is a body that the template renders for the conversation, and the test expects it not to be\n\nReceived: Object {",
    );
  });

  it("refuses a conversation that cannot be rendered, and one that was forgotten", () => {
    expect(() => expect(body).toBeRenderedFrom(compile(raw, { missingPaths: "error" }), {})).toThrow(InputError);
    // @ts-expect-error the conversation is required
    expect(() => expect(body).toBeRenderedFrom(raw)).toThrow(InputError);
    // @ts-expect-error the conversation is required
    expect(() => expect(body).not.toBeRenderedFrom(raw, undefined)).toThrow(InputError);
  });
});

describe("toBeConversation", () => {
  it("accepts valid conversations", () => {
    for (const one of lifecycle({ channel: "chat", direction: "inbound" })) expect(one).toBeConversation();
    expect({ seen: sampleConversation() }).toEqual({ seen: expect.toBeConversation() });
    expect({}).not.toBeConversation();
  });

  it("reports types and pointers, and no value", () => {
    const wrong = { event: conversation.event, contact: { ...conversation.contact, priority: "4711", agent: { id: 4712 } } };
    expect(failure(() => expect(wrong).toBeConversation())).toBe(
      `expect(received).toBeConversation()

The value is not a valid conversation. It has 2 differences:

/contact/priority: "priority" must be a number, not a string

/contact/agent/id: "id" must be a string or null, not a number`,
    );
    expect(failure(() => expect(conversation).not.toBeConversation())).toBe(
      "expect(received).not.toBeConversation()\n\nThe value is a valid conversation, and the test expects it not to be",
    );
  });
});

describe("a runner without utilities", () => {
  it("has the same messages, with values as JSON", () => {
    const { pass, message } = matchers.toMatchTemplate.call({}, { Agent: { id: 7 }, version: 1n }, raw);
    expect([pass, message()]).toEqual([
      false,
      `expect(received).toMatchTemplate(template)

The value is not a body of the template. It has 3 differences:

/Agent: "Agent" must be a string or null (from {contact.agent.number}), not an object
    Received: {"id":7}

/Summary: "Summary" is missing. It must be a string
    Template: {contact.direction} {event}
    Received: nothing

/version: "version" must be 1, not a bigint
    Received: a bigint`,
    ]);
    expect(matchers.toBeRenderedFrom.call({}, body, raw, conversation).message()).toMatch(
      /^expect\(received\)\.not\.toBeRenderedFrom\(template, conversation\)\n/,
    );
  });
});

describe("for all", () => {
  it("templates: a rendered body matches, and is rendered from its template", () => {
    fc.assert(
      fc.property(situations, changes, ({ template: source, options, conversation: of }, change) => {
        const compiled = compile<unknown>(source, options);
        const given = of as unknown as Conversation;
        const rendered = renderedBy(compiled, given);
        if (rendered === undefined) return;
        expect(rendered).toMatchTemplate(compiled);
        expect(rendered).toBeRenderedFrom(compiled, given);
        const other = changed(rendered as JsonValue, change);
        expect(matchers.toBeRenderedFrom.call({}, other, compiled, given).pass).toBe(compiled.verify(other, given).ok);
        const match = compiled.match(other);
        const { pass } = matchers.toMatchTemplate.call({}, other, compiled);
        expect(pass).toBe(match.ok || match.issues.every(({ code }) => code === "ambiguous"));
      }),
    );
  });

  it("values: toBeConversation agrees with the schema", () => {
    fc.assert(
      fc.property(fc.oneof(conversations, jsonValues), (value) => {
        expect(matchers.toBeConversation.call({}, value).pass).toBe(ConversationSchema.is(value));
      }),
    );
  });

  it("values, each message can be made", () => {
    fc.assert(
      fc.property(fc.oneof(fc.object({ withBigInt: true, withDate: true, withMap: true }), fc.anything()), (value) => {
        expect(matchers.toMatchTemplate.call({}, value, raw).message()).toContain("The value is not a body of the template");
        expect(matchers.toBeRenderedFrom.call({}, value, raw, conversation).message()).toContain("The value is not a body that");
        expect(matchers.toBeConversation.call({}, value).message()).toContain("The value is not a valid conversation");
      }),
    );
  });
});

function renderedBy(compiled: Template<unknown, unknown>, of: Conversation): unknown {
  try {
    return compiled.render(of);
  } catch {
    return undefined;
  }
}
