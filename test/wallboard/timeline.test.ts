import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lifecycleEventOf } from "../../examples/wallboard/src/integration.ts";
import { type LifecycleEvent, timeline } from "../../examples/wallboard/src/timeline.ts";
import { lifecycle } from "../../src/testing/index.ts";

const names = ["received", "queued", "allocated", "accepted", "rejected", "transferred", "forwarded", "ended", "closed"];
const odd = ["__proto__", "constructor", "toString", "paused", ""];
const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Few values for each key, so that times and contents often meet. */
const anEvent: fc.Arbitrary<LifecycleEvent> = fc.record(
  {
    name: optional([...names, ...names, ...odd]),
    at: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined, freq: 10 }),
    channel: optional(["phone", "chat"]),
    direction: optional(["inbound", "inbound", "outbound"]),
    queue: optional(["sales", "support", null]),
    agent: optional(["ann", "bob", null]),
  },
  { requiredKeys: [] },
);
const events = fc.array(anEvent, { maxLength: 14 });

/** The same events in another order, some of them several times. */
const shuffledWithDuplicates = events.chain((given) =>
  fc.tuple(
    fc.constant(given),
    fc.shuffledSubarray(given, { minLength: given.length }),
    fc.array(given.length ? fc.constantFrom(...given) : fc.constant<LifecycleEvent>({}), { maxLength: given.length }),
  ),
);

describe("timeline, for all events", () => {
  it("computes the same state in any order and with any number of duplicates", () => {
    fc.assert(
      fc.property(shuffledWithDuplicates, ([given, shuffled, duplicates]) => {
        const again = duplicates.slice(0, given.length).map((event) => ({ ...event }));
        expect(timeline([...again.slice(1), ...shuffled, ...again.slice(0, 1)])).toEqual(timeline(given.concat(again)));
      }),
    );
  });

  it("computes the same state if it continues from a state, also through JSON", () => {
    fc.assert(
      fc.property(events, events, (earlier, later) => {
        const kept: LifecycleEvent[] = JSON.parse(JSON.stringify(timeline(earlier))).events;
        expect(timeline([...kept, ...later])).toEqual(timeline([...later, ...earlier]));
      }),
    );
  });

  it("keeps each event, those of unknown names and without a time too, and no other", () => {
    fc.assert(
      fc.property(events, (given) => {
        const kept = timeline(given).events;
        for (const event of given) expect(kept).toContainEqual(event);
        for (const event of kept) expect(given).toContain(event);
      }),
    );
  });

  it("is changed by events of unknown names only through their data of the conversation", () => {
    fc.assert(
      fc.property(events, fc.array(fc.record({ name: fc.constantFrom(...odd), at: fc.nat(12) })), (given, unknown) => {
        const { events: _, ...state } = timeline(given);
        expect(timeline([...given, ...unknown])).toMatchObject(state);
      }),
    );
  });

  it("has times of events only, in order, and undefined for all others", () => {
    fc.assert(
      fc.property(events, (given) => {
        const times = [undefined, ...given.map(({ at }) => at)];
        const { waits, talks } = timeline(given);
        for (const { since, until } of waits) {
          expect(times).toContain(since);
          expect(times).toContain(until);
          expect(since ?? 0).toBeLessThanOrEqual(until ?? Number.POSITIVE_INFINITY);
        }
        for (const { since, until, closed } of talks) {
          expect(since).toBeLessThanOrEqual(until ?? Number.POSITIVE_INFINITY);
          expect(until ?? since).toBeLessThanOrEqual(closed ?? Number.POSITIVE_INFINITY);
        }
        // At most the last of each goes on.
        expect(waits.slice(0, -1).filter(({ outcome }) => outcome === undefined)).toHaveLength(
          waits.slice(0, -1).filter(({ until }) => until === undefined).length,
        );
      }),
    );
  });

  it("changes nothing that it is given", () => {
    fc.assert(
      fc.property(events, (given) => {
        const before = JSON.stringify(given);
        timeline(given.map((event) => Object.freeze(event)));
        expect(JSON.stringify(given)).toBe(before);
      }),
    );
  });
});

describe("timeline", () => {
  const ofCourse = (course: Parameters<typeof lifecycle>[0]["course"], without: readonly string[] = []) => {
    const conversations = lifecycle({ channel: "phone", direction: "inbound", course });
    return timeline(conversations.filter(({ event }) => !without.includes(event.name)).map((one) => lifecycleEventOf(one)));
  };
  const seconds = (from?: number, to?: number) => (from === undefined || to === undefined ? undefined : (to - from) / 1000);

  it("measures a wait and a talk", () => {
    const { phase, waits, talks } = ofCourse("accepted");
    expect(phase).toBe("closed");
    expect(waits.map(({ since, until, outcome, queue }) => [seconds(since, until), outcome, queue])).toEqual([
      [18, "answered", "+358301234567"],
    ]);
    expect(talks.map(({ since, until, closed }) => [seconds(since, until), seconds(since, closed)])).toEqual([[240, 270]]);
  });

  it.for([
    ["rejected", [[39, "answered"]]],
    ["abandoned", [[240, "abandoned"]]],
    [
      "forwarded",
      [
        [60, "moved"],
        [20, "answered"],
      ],
    ],
    [
      "transferred-to-queue",
      [
        [18, "answered"],
        [20, "answered"],
      ],
    ],
    [
      "transferred-to-agent",
      [
        [18, "answered"],
        [18, "answered"],
      ],
    ],
  ] as const)("measures each wait: %s", ([course, expected]) => {
    expect(ofCourse(course).waits.map(({ since, until, outcome }) => [seconds(since, until), outcome])).toEqual(expected);
  });

  it("does not know a wait whose beginning is late, nor a talk whose end is", () => {
    expect(ofCourse("accepted", ["queued"]).waits).toEqual([
      { queue: "+358301234567", since: undefined, until: expect.any(Number), outcome: "answered" },
    ]);
    const [talk] = ofCourse("accepted", ["ended"]).talks;
    expect([talk?.until, seconds(talk?.since, talk?.closed)]).toEqual([undefined, 270]);
    expect(ofCourse("accepted", ["queued", "accepted"])).toMatchObject({ waits: [], talks: [] });
  });

  it("knows the waiting and talking conversations at each event", () => {
    const all = lifecycle({ channel: "chat", direction: "inbound", course: "rejected" }).map((one) => lifecycleEventOf(one));
    const phases = all.map((_, index) => timeline(all.slice(0, index + 1)).phase);
    expect(phases).toEqual(["received", "waiting", "offered", "waiting", "offered", "talking", "ended", "closed"]);
  });

  it("has no waits if an agent began the conversation", () => {
    const all = lifecycle({ channel: "phone", direction: "outbound" }).map((one) => lifecycleEventOf(one));
    expect(timeline(all)).toMatchObject({ waits: [], phase: "closed" });
    const rejected = lifecycle({ channel: "phone", direction: "outbound", course: "rejected" }).map((one) => lifecycleEventOf(one));
    expect(timeline(rejected.slice(0, 1)).phase).toBeUndefined();
  });

  it.for<[string, LifecycleEvent[], Partial<ReturnType<typeof timeline>>]>([
    [
      "keeps an event once, whatever the order of its keys",
      [
        { name: "queued", at: 1 },
        { at: 1, name: "queued" },
      ],
      { events: [{ name: "queued", at: 1 }] },
    ],
    [
      "sorts events of one millisecond by the course of a conversation",
      [
        { name: "accepted", at: 1 },
        { name: "queued", at: 1 },
        { name: "ended", at: 1 },
      ],
      { phase: "ended", waits: [{ since: 1, until: 1, outcome: "answered" }], talks: [{ since: 1, until: 1 }] },
    ],
    [
      "continues a wait if the queue of a second queued event is unknown",
      [
        { name: "queued", at: 1, queue: "sales" },
        { name: "queued", at: 5 },
      ],
      { waits: [{ queue: "sales", since: 1 }] },
    ],
    [
      "continues a talk if the agent of a second accepted event is unknown",
      [
        { name: "accepted", at: 1, agent: "ann" },
        { name: "accepted", at: 5 },
      ],
      { waits: [], talks: [{ agent: "ann", since: 1 }] },
    ],
    [
      "invents no wait for a call that no queue has had",
      [{ name: "accepted", at: 1, direction: "inbound", agent: "ann" }],
      { waits: [], talks: [{ agent: "ann", since: 1 }] },
    ],
    [
      "ends the wrap-up at the first of two closed events",
      [
        { name: "accepted", at: 1 },
        { name: "ended", at: 2 },
        { name: "closed", at: 3 },
        { name: "closed", at: 9 },
      ],
      { talks: [{ since: 1, until: 2, closed: 3 }] },
    ],
  ])("%s", ([, events, expected]) => {
    expect(timeline(events)).toMatchObject(expected);
    expect(timeline([...events].reverse())).toEqual(timeline(events));
  });

  it("is empty of an empty conversation", () => {
    expect(timeline([])).toEqual({ events: [], waits: [], talks: [] });
  });
});
