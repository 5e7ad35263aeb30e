import { describe, expect, expectTypeOf, it } from "vitest";
import { type Agent, type Conversation, ConversationSchema, InputError, type Queue } from "../../src/index.ts";
import { eventNames } from "../../src/model/generated/event-names.ts";
import { type Channel, type Course, type Direction, eventOf, type LifecycleOptions, lifecycle } from "../../src/testing/index.ts";
import { channels, courses, directions } from "../../src/testing/lifecycle.ts";
import { issuesOf as thrownIssues } from "../support/errors.ts";
import { revoked } from "../support/hostile-values.ts";
import { objectsIn } from "../support/objects-in.ts";

const options: LifecycleOptions[] = channels.flatMap((channel) =>
  directions.flatMap((direction) => courses.map((course) => ({ channel, direction, course }))),
);

const inbound: { [C in Course]: string } = {
  accepted: "received queued allocated accepted ended closed",
  rejected: "received queued allocated rejected allocated accepted ended closed",
  forwarded: "received queued forwarded queued allocated accepted ended closed",
  "transferred-to-agent": "received queued allocated accepted transferred allocated accepted ended closed",
  "transferred-to-queue": "received queued allocated accepted transferred queued allocated accepted ended closed",
  abandoned: "received queued ended",
};
const outbound = {
  accepted: "accepted ended closed",
  "transferred-to-agent": "accepted transferred allocated accepted ended closed",
  "transferred-to-queue": "accepted transferred queued allocated accepted ended closed",
};
const outboundCall = { ...outbound, rejected: "rejected ended closed", abandoned: "ended closed" };

const expected: { [D in Direction]: { [C in Channel]: { [C in Course]?: string } } } = {
  inbound: { phone: inbound, chat: inbound, email: inbound },
  outbound: { phone: outboundCall, chat: outbound, email: outbound },
};

function expectedEvents({ channel, direction, course = "accepted" }: LifecycleOptions) {
  return expected[direction][channel][course]?.split(" ");
}

const fitting = options.filter(expectedEvents);
const unfitting = options.filter((option) => !expectedEvents(option));

const title = "$direction $channel, $course";
const namesOf = (conversations: Conversation[]) => conversations.map(({ event }) => event.name);
const contactsOf = (conversations: Conversation[]) => conversations.map(({ contact }) => contact);
const play = lifecycle as (options?: unknown) => Conversation[];

function issuesOf(call: () => unknown) {
  try {
    call();
  } catch (error) {
    if (error instanceof InputError) return error.issues.map(({ pointer, message }) => [pointer, message]);
    throw error;
  }
  return [];
}

it("has every fitting course, and no other", () => {
  expect(fitting.length).toBe(3 * 6 + 5 + 3 + 3);
  expect(unfitting.length).toBe(36 - fitting.length);
});

describe.each(fitting)(`${title}:`, (option) => {
  const { channel, direction, course } = option;
  const conversations = lifecycle(option);
  const contacts = contactsOf(conversations);
  const names = namesOf(conversations);
  const last = contacts[contacts.length - 1];

  it("has the events of the course, of known names in lower case", () => {
    expect(names).toStrictEqual(expectedEvents(option));
    for (const name of names) expect(eventNames).toContain(name);
  });

  it("has valid conversations", () => {
    for (const conversation of conversations) expect(ConversationSchema.validate(conversation)).toMatchObject({ ok: true });
  });

  it("is equal and new at each call, and shares no object", () => {
    const again = lifecycle({ ...option });
    expect(again).toStrictEqual(conversations);
    const objects = [...objectsIn(conversations), ...objectsIn(again)];
    expect(new Set(objects).size).toBe(objects.length);
  });

  it("keeps identifiers, channel and direction", () => {
    const { queue, forwarding_queue, agent, transferring_agent, created, ...constant } = contacts[0] as Conversation["contact"];
    expect(constant).toMatchObject({ channel_type: channel, direction });
    for (const contact of contacts) expect(contact).toMatchObject(constant);
  });

  it("has identifiers of 32 upper-case hexadecimal digits, which are one in e-mails", () => {
    for (const { id, guid } of contacts) {
      expect(id).toMatch(/^[0-9A-F]{32}$/);
      expect(guid).toMatch(/^[0-9A-F]{32}$/);
      expect(id === guid).toBe(channel === "email");
    }
  });

  it("has ascending datetimes in UTC, after the beginning", () => {
    // Made anew, so that it is this test that fails, and not the reading of the file.
    const times = lifecycle(option).map(({ event }) => event.datetime);
    for (const time of times) expect(new Date(time).toISOString()).toBe(time);
    times.forEach((time, index) => {
      expect(time > (times[index - 1] ?? "2023-12-29T08:44:44.215Z")).toBe(true);
    });
  });

  it("was created at the beginning, and in closed when the wrap-up ended", () => {
    for (const { event, contact } of conversations) {
      expect(contact.created).toBe(event.name === "closed" ? event.datetime : "2023-12-29T08:44:44.215Z");
    }
  });

  it("has no agent before an offer, except for an outbound one", () => {
    const offered = names.indexOf("allocated");
    const before = contacts.slice(0, offered === -1 ? contacts.length : offered);
    if (direction === "inbound") for (const { agent } of before) expect(agent).toBeNull();
    else expect(before[0]?.agent).toMatchObject({ id: expect.any(String) });
  });

  it("has an agent when it is allocated, accepted, rejected and closed", () => {
    for (const { event, contact } of conversations) {
      if (["allocated", "accepted", "rejected", "closed"].includes(event.name))
        expect(contact.agent).toMatchObject({ id: expect.any(String) });
    }
  });

  it("is accepted, rejected, ended and closed by its agent", () => {
    conversations.forEach(({ event, contact }, index) => {
      if (index > 0 && ["accepted", "rejected", "ended", "closed"].includes(event.name))
        expect(contact.agent).toStrictEqual(contacts[index - 1]?.agent);
    });
  });

  it("has no queue before it is in one", () => {
    const entered = names.findIndex((name, index) => name === "queued" || (name === "transferred" && contacts[index]?.queue !== null));
    for (const { queue } of contacts.slice(0, entered === -1 ? contacts.length : entered)) expect(queue).toBeNull();
    expect(entered === -1).toBe(direction === "outbound" && course !== "transferred-to-queue");
  });

  it("has a queue while it is queued or forwarded, and changes it at no other event than those and a transfer", () => {
    conversations.forEach(({ event, contact }, index) => {
      if (event.name === "queued" || event.name === "forwarded")
        expect(contact.queue).toMatchObject({ id: expect.any(String), address: expect.any(String) });
      else if (event.name !== "transferred" && index > 0) expect(contact.queue).toStrictEqual(contacts[index - 1]?.queue);
    });
  });

  it("has the queue that it overflowed from since it was forwarded, and never else", () => {
    const at = names.indexOf("forwarded");
    expect(at !== -1).toBe(course === "forwarded");
    contacts.forEach(({ queue, forwarding_queue }, index) => {
      const from = at !== -1 && index >= at ? contacts[at - 1]?.queue : null;
      expect(forwarding_queue).toStrictEqual(from);
      if (from) expect(queue?.id).not.toBe(from.id);
    });
  });

  it("has the transferring agent from the transfer on, and never before", () => {
    const at = names.indexOf("transferred");
    expect(at !== -1).toBe(course?.startsWith("transferred"));
    contacts.forEach(({ agent, transferring_agent }, index) => {
      const by = at !== -1 && index >= at ? contacts[at - 1]?.agent : null;
      expect(transferring_agent).toStrictEqual(by);
      if (by) expect(agent?.id).not.toBe(by.id);
    });
  });

  it("has its message in e-mails only, with recipients as an array", () => {
    for (const contact of contacts) {
      expect("email" in contact).toBe(channel === "email");
      if (contact.email)
        expect(contact.email).toStrictEqual({ subject: "Order 7", body: "Where is my order?", to: [contact.destination], cc: null });
    }
  });

  it("goes from the customer to the contact centre, or back", () => {
    const customer = channel === "phone" ? "+358401234567" : "customer@example.com";
    expect(last?.[direction === "inbound" ? "source" : "destination"]).toBe(customer);
    expect(last?.external_destination).toBe(direction === "inbound" ? null : customer);
    const agent = contacts[0]?.agent;
    const sender = { phone: agent?.number, chat: agent?.chat_address, email: "support@acme.com" }[channel];
    const queue = contacts.find((contact) => contact.queue)?.queue;
    if (direction === "inbound") expect(last?.destination).toBe(queue?.address);
    else expect(last?.source).toBe(sender);
  });

  it("has skills and attached data if it is inbound", () => {
    const isInbound = direction === "inbound";
    const skills = [{ id: "C8177D585DA5EE11B3ED58961D1810CC", value: 5, name: "external-name-of-skill" }];
    expect(last?.skills).toStrictEqual(isInbound ? skills : null);
    expect(last?.cad).toStrictEqual(isInbound ? { "Customer ID": "C-1001" } : null);
    expect(last).toMatchObject({ language: "EN", priority: 100, preferred_agent: null, required_agents: null });
  });

  it("has the sub type of its channel", () => {
    expect(last?.channel_sub_type).toBe({ phone: null, chat: "text", email: "EMAIL" }[channel]);
  });

  it("has each of its conversations found by its event", () => {
    const seen: { [name: string]: number } = {};
    for (const conversation of conversations) {
      const name = conversation.event.name as (typeof eventNames)[number];
      seen[name] = (seen[name] ?? 0) + 1;
      expect(eventOf(conversations, name, seen[name])).toBe(conversation);
    }
  });
});

it("has a different contact for different options", () => {
  const contacts = fitting.map((option) => lifecycle(option)[0]?.contact);
  expect(new Set(contacts.map((contact) => contact?.id)).size).toBe(fitting.length);
  expect(new Set(contacts.map((contact) => contact?.guid)).size).toBe(fitting.length);
});

it("takes the course accepted by default", () => {
  const accepted = lifecycle({ channel: "chat", direction: "outbound", course: "accepted" });
  expect(lifecycle({ channel: "chat", direction: "outbound" })).toStrictEqual(accepted);
  expect(lifecycle({ channel: "chat", direction: "outbound", course: undefined })).toStrictEqual(accepted);
});

describe("the courses", () => {
  const agentsOf = (conversations: Conversation[]) => conversations.map(({ contact }) => contact.agent?.id ?? null);
  const queuesOf = (conversations: Conversation[]) => conversations.map(({ contact }) => contact.queue?.address ?? null);
  const [first, second] = ["C6177D585DA5EE11B3ED58961D1810CC", "C7177D585DA5EE11B3ED58961D1810CC"];
  const [queue, overflow] = ["chat.queue@acme.com", "chat.overflow@acme.com"];

  it.each<{ course: Course; agents: unknown[]; queues: unknown[] }>([
    { course: "accepted", agents: [null, null, first, first, first, first], queues: [null, queue, queue, queue, queue, queue] },
    {
      course: "rejected",
      agents: [null, null, first, first, second, second, second, second],
      queues: [null, queue, queue, queue, queue, queue, queue, queue],
    },
    {
      course: "forwarded",
      agents: [null, null, null, null, first, first, first, first],
      queues: [null, queue, overflow, overflow, overflow, overflow, overflow, overflow],
    },
    {
      course: "transferred-to-agent",
      agents: [null, null, first, first, null, second, second, second, second],
      queues: [null, queue, queue, queue, null, null, null, null, null],
    },
    {
      course: "transferred-to-queue",
      agents: [null, null, first, first, null, null, second, second, second, second],
      queues: [null, queue, queue, queue, overflow, overflow, overflow, overflow, overflow, overflow],
    },
    { course: "abandoned", agents: [null, null, null], queues: [null, queue, queue] },
  ])("inbound, $course: its agent and queue", ({ course, agents, queues }) => {
    const conversations = lifecycle({ channel: "chat", direction: "inbound", course });
    expect(agentsOf(conversations)).toStrictEqual(agents);
    expect(queuesOf(conversations)).toStrictEqual(queues);
  });

  it.each<{ course: Course; agents: unknown[]; queues: unknown[] }>([
    { course: "accepted", agents: [first, first, first], queues: [null, null, null] },
    { course: "rejected", agents: [first, first, first], queues: [null, null, null] },
    { course: "abandoned", agents: [first, first], queues: [null, null] },
    { course: "transferred-to-agent", agents: [first, null, second, second, second, second], queues: [null, null, null, null, null, null] },
    {
      course: "transferred-to-queue",
      agents: [first, null, null, second, second, second, second],
      queues: [null, "+358301234568", "+358301234568", "+358301234568", "+358301234568", "+358301234568", "+358301234568"],
    },
  ])("of an outbound call, $course: its agent and queue", ({ course, agents, queues }) => {
    const conversations = lifecycle({ channel: "phone", direction: "outbound", course });
    expect(agentsOf(conversations)).toStrictEqual(agents);
    expect(queuesOf(conversations)).toStrictEqual(queues);
  });

  it("have one identifier for each agent and queue, and the same properties everywhere", () => {
    const known = new Map<string, Agent | Queue>();
    for (const { contact } of fitting.flatMap(lifecycle)) {
      for (const one of [contact.agent, contact.transferring_agent, contact.queue, contact.forwarding_queue]) {
        if (!one?.id) continue;
        expect(one.id).toMatch(/^[0-9A-F]{32}$/);
        expect(one).toStrictEqual(known.get(one.id) ?? one);
        known.set(one.id, one);
      }
    }
    expect(known.size).toBe(2 + 3 * 2);
    const addresses = [...known.values()].flatMap(({ id, ...others }) => Object.values(others));
    expect(new Set(addresses).size).toBe(2 * 2 + 3 * 2);
    for (const address of addresses) expect(address).toMatch(/^\+3583\d{8}$|^[a-z.]+@acme\.com$/);
  });
});

describe("wrong options", () => {
  it.each(unfitting)(`${title}: the course does not fit, and the message says which do`, (option) => {
    const fit =
      option.channel === "phone"
        ? `"accepted", "rejected", "transferred-to-agent", "transferred-to-queue" or "abandoned"`
        : `"accepted", "transferred-to-agent" or "transferred-to-queue"`;
    const message = `The course "${option.course}" is not for outbound ${option.channel}. Choose ${fit}`;
    expect(issuesOf(() => lifecycle(option))).toStrictEqual([["/course", message]]);
  });

  it.each([
    [undefined, "undefined"],
    [null, "null"],
    ["phone", "a string"],
    [["phone", "inbound"], "an array"],
  ])("%o: an object is expected", (given, received) => {
    expect(issuesOf(() => play(given))).toStrictEqual([["", `The options must be an object, not ${received}`]]);
  });

  it("have a code for programs", () => {
    const options = { channel: "phone", direction: "outbound", course: "accepted" };
    const codes = {
      type: { ...options, course: 1 },
      missing: { channel: "phone", course: "accepted" },
      enum: { ...options, channel: "fax" },
      course: { ...options, course: "forwarded" },
    };
    for (const [code, given] of Object.entries({ ...codes })) {
      expect(() => play(given)).toThrow(
        expect.objectContaining({ issues: [expect.objectContaining({ code, expected: expect.stringMatching(/^".*"$/) })] }),
      );
      expect(() => play(given)).toThrow(/^The options of the lifecycle cannot be used\n/);
    }
    expect(() => play(1)).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ code: "type", expected: "an object" })] }));
  });

  it("are reported all at once", () => {
    expect(issuesOf(() => play({ channel: "fax", course: 7, cuorse: "accepted" }))).toStrictEqual([
      ["/channel", `"channel" must be "phone", "chat" or "email"`],
      ["/direction", `"direction" is missing. It must be "inbound" or "outbound"`],
      ["/course", `"course" must be "accepted", "rejected", "forwarded", "transferred-to-agent", "transferred-to-queue" or "abandoned"`],
      ["/cuorse", `There is no option "cuorse". The options are channel, direction, course, overrides`],
    ]);
  });

  it.each(["Phone", "", "__proto__", "constructor", "toString", null, 0, ["phone"]])("%o is refused for each option", (value) => {
    for (const key of ["channel", "direction", "course"]) {
      const option = { channel: "phone", direction: "inbound", course: "accepted", [key]: value };
      expect(issuesOf(() => play(option)).map(([pointer]) => pointer)).toStrictEqual([`/${key}`]);
    }
  });
});

describe("overrides", () => {
  const options = { channel: "chat", direction: "inbound" } as const;

  it("are merged into the contact of every event", () => {
    const overrides = { contact: { source: "me@example.com", cad: { order: 7 } } };
    const conversations = lifecycle({ ...options, overrides });
    expect(conversations).toEqual(
      lifecycle(options).map(({ event, contact }) => ({
        event,
        contact: { ...contact, source: "me@example.com", cad: { ...contact.cad, order: 7 } },
      })),
    );
    expect(overrides).toEqual({ contact: { source: "me@example.com", cad: { order: 7 } } });
  });

  it("replace by null and arrays", () => {
    const [conversation] = lifecycle({ ...options, overrides: { contact: { cad: null, skills: [] } } });
    expect(conversation?.contact).toMatchObject({ cad: null, skills: [] });
  });

  it.each([undefined, {}, { contact: undefined }, { contact: {} }])("change nothing if they are %o", (overrides) => {
    expect(lifecycle({ ...options, overrides })).toEqual(lifecycle(options));
  });

  it.each([
    [{ event: { name: "x" } }, "/overrides/event", /^The key "event" cannot be overridden\. Override "contact" only$/],
    [{ queue: null }, "/overrides/queue", /^The key "queue" cannot be overridden/],
    [[], "/overrides", /^"overrides" must be an object with "contact" alone, not an array$/],
    [null, "/overrides", /^"overrides" must be an object with "contact" alone, not null$/],
    [{ contact: 1 }, "/overrides/contact", /^"contact" must be an object, not a number$/],
    [{ contact: { cad: { at: new Date() } } }, "/overrides/contact/cad/at", /^"at" must be a JSON value/],
    [{ contact: { priority: "high" } }, "/contact/priority", /^"priority" must be a number, not a string$/],
  ])("are refused if they are %o", (overrides, pointer, message) => {
    expect(issuesOf(() => play({ ...options, overrides }))).toEqual([[pointer, expect.stringMatching(message)]]);
  });
});

describe("eventOf", () => {
  const rejected = lifecycle({ channel: "phone", direction: "inbound", course: "rejected" });

  it("returns the first conversation of an event, or a later one by its number", () => {
    expect(eventOf(rejected, "allocated")).toBe(rejected[2]);
    expect(eventOf(rejected, "allocated", 2)).toBe(rejected[4]);
  });

  it("reads event names in any case", () => {
    const upper = rejected.map((conversation) => ({
      ...conversation,
      event: { ...conversation.event, name: conversation.event.name.toUpperCase() },
    }));
    expect(eventOf(upper, "queued")).toBe(upper[1]);
    expect(eventOf(rejected, "Queued" as "queued")).toBe(rejected[1]);
  });

  it("refuses an unknown event, and lists the events", () => {
    const abandoned = lifecycle({ channel: "phone", direction: "inbound", course: "abandoned" });
    expect(issuesOf(() => eventOf(abandoned, "closed"))).toStrictEqual([
      ["", `No event is named "closed". The conversations have "received", "queued", "ended"`],
    ]);
    expect(issuesOf(() => eventOf(abandoned, "ended", 2))).toStrictEqual([
      ["", `There is no event "ended" number 2. The conversations have "received", "queued", "ended"`],
    ]);
    expect(issuesOf(() => eventOf([], "queued"))).toStrictEqual([
      ["", `No event is named "queued". The conversations have no event with a name`],
    ]);
    expect(() => eventOf([], "queued")).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ code: "missing" })] }));
    expect(() => eventOf([], "queued")).toThrow(/^The conversations lack an event\n/);
    for (const number of [0, -1, 1.5, Number.NaN]) expect(() => eventOf(rejected, "queued", number)).toThrow(InputError);
  });
});

it("has types that name every option and event", () => {
  expectTypeOf(lifecycle).returns.toEqualTypeOf<Conversation[]>();
  expectTypeOf(lifecycle).parameters.toEqualTypeOf<[options: LifecycleOptions]>();
  expectTypeOf<Channel>().toEqualTypeOf<"phone" | "chat" | "email">();
  expectTypeOf<Direction>().toEqualTypeOf<"inbound" | "outbound">();
  expectTypeOf<Course>().toEqualTypeOf<
    "accepted" | "rejected" | "forwarded" | "transferred-to-agent" | "transferred-to-queue" | "abandoned"
  >();
  expectTypeOf(eventOf).returns.toEqualTypeOf<Conversation>();
  expectTypeOf(eventOf).toBeCallableWith([], "forwarded");
  // @ts-expect-error the direction is missing
  expect(() => lifecycle({ channel: "phone" })).toThrow(InputError);
  // @ts-expect-error no event has this name
  expect(() => eventOf([], "quued")).toThrow(InputError);
});

describe("lifecycle and eventOf > messages", () => {
  const conversations = lifecycle({ channel: "chat", direction: "inbound" });

  it.each<[string, () => unknown, string, string]>([
    ["no conversations", () => eventOf(5 as never, "ended"), "type", "conversations must be an array, not a number"],
    ["no name", () => eventOf(conversations, 5 as never), "type", "name must be a string, not a number"],
    ["no number", () => eventOf(conversations, "ended", "2" as never), "type", "occurrence must be a number, not a string"],
    [
      "options that throw",
      () => lifecycle(revoked()),
      "unreadable",
      "The argument cannot be read: a getter or a proxy throws. Pass plain data",
    ],
  ])("%s", (_name, code, expected, message) => {
    expect(thrownIssues(code)).toMatchObject([{ code: expected, message }]);
  });

  it("eventOf skips conversations without a name", () => {
    const others = [{ event: {} }, { event: { name: 5 } }, ...conversations] as never;
    expect(eventOf(others, "ended")).toBe(conversations.find(({ event }) => event.name === "ended"));
  });
});
