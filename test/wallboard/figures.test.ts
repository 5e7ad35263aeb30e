import { describe, expect, it } from "vitest";
import { figuresOf, isLive } from "../../examples/wallboard/src/figures.ts";
import { type LifecycleEvent, timeline } from "../../examples/wallboard/src/timeline.ts";

const second = 1_000;
const minute = 60 * second;
const now = Date.UTC(2026, 0, 1, 12);

/** A conversation whose events are so many seconds after its beginning, which is so many minutes ago. */
function conversation(minutesAgo: number, facts: Omit<LifecycleEvent, "name" | "at">, events: Record<string, number>) {
  const begin = now - minutesAgo * minute;
  return timeline(Object.entries(events).map(([name, seconds]) => ({ name, at: begin + seconds * second, ...facts })));
}

const sales = { channel: "phone", direction: "inbound", queue: "sales" };
const timelines = [
  conversation(30, sales, { queued: 0, accepted: 10, ended: 70, closed: 80 }),
  conversation(30, sales, { queued: 0, accepted: 30, ended: 60, closed: 70 }),
  conversation(20, sales, { queued: 0, ended: 5 }),
  conversation(20, sales, { queued: 0, ended: 100 }),
  conversation(2, sales, { queued: 0 }),
  conversation(1, sales, { queued: 0 }),
  conversation(90, { ...sales, channel: "chat", queue: "help" }, { queued: 0, accepted: 30 }),
  conversation(5, { ...sales, queue: null }, { accepted: 0, ended: 20 }),
];

describe("figuresOf", () => {
  const figures = figuresOf(timelines, now);

  it("counts each queue and channel, with undefined for unknown durations", () => {
    expect(figures.rows).toEqual([
      {
        ...{ queue: "help", channel: "chat", waiting: 0, waitingSince: undefined, talking: 1, answered: 1, abandoned: 0 },
        ...{ serviceLevel: 1, averageWait: 30 * second, mostWait: 30 * second, averageTalk: undefined, averageHandling: undefined },
      },
      {
        ...{ queue: "direct", channel: "phone", waiting: 0, waitingSince: undefined, talking: 0, answered: 0, abandoned: 0 },
        ...{ serviceLevel: undefined, averageWait: undefined, mostWait: undefined, averageTalk: 20 * second, averageHandling: undefined },
      },
      {
        ...{ queue: "sales", channel: "phone", waiting: 2, waitingSince: now - 2 * minute, talking: 0, answered: 2, abandoned: 2 },
        // One of two answers came in 20 seconds. Leaving after 5 seconds does not count, leaving after 100 does.
        ...{ serviceLevel: 1 / 3, averageWait: 20 * second, mostWait: 30 * second, averageTalk: 45 * second, averageHandling: 55 * second },
      },
    ]);
  });

  it("adds up all queues", () => {
    expect(figures.total).toMatchObject({ waiting: 2, waitingSince: now - 2 * minute, talking: 1, answered: 3, abandoned: 2 });
    expect(figures.total).toMatchObject({ serviceLevel: 2 / 4, averageWait: (70 / 3) * second, mostWait: 30 * second });
    expect(figures.total).toMatchObject({ averageTalk: (110 / 3) * second, averageHandling: 55 * second });
  });

  it("sorts the waits by length", () => {
    expect(figures.waits.map(({ seconds, answered, abandoned }) => [seconds, answered, abandoned])).toEqual([
      ...[
        [10, 1, 1],
        [20, 0, 0],
        [30, 2, 0],
        [60, 0, 0],
        [120, 0, 1],
        [300, 0, 0],
        [null, 0, 0],
      ],
    ]);
  });

  it("counts the last hour by minute, and nothing before it", () => {
    expect(figures.minutes).toHaveLength(60);
    expect(figures.minutes.at(-1)?.at).toBe(now);
    const counted = figures.minutes.filter(({ arrived, answered, abandoned }) => arrived + answered + abandoned > 0);
    expect(counted.map(({ at, arrived, answered, abandoned }) => [(now - at) / minute, arrived, answered, abandoned])).toEqual([
      ...[
        [30, 2, 2, 0],
        [20, 2, 0, 1],
        [19, 0, 0, 1],
        [5, 1, 0, 0],
        [2, 1, 0, 0],
        [1, 1, 0, 0],
      ],
    ]);
  });

  it("is the same for any order of the conversations", () => {
    expect(figuresOf([...timelines].reverse(), now)).toEqual(figures);
  });

  it("has no figures without conversations", () => {
    const { total, rows } = figuresOf([], now);
    expect(rows).toEqual([]);
    expect(total).toMatchObject({ waiting: 0, talking: 0, answered: 0, abandoned: 0, serviceLevel: undefined, averageWait: undefined });
  });
});

describe("isLive", () => {
  it.for([
    [{ received: 0 }, true],
    [{ queued: 0 }, true],
    [{ queued: 0, allocated: 1 }, true],
    [{ queued: 0, accepted: 1 }, true],
    [{ queued: 0, ended: 1 }, false],
    [{ queued: 0, closed: 1 }, false],
    [{ paused: 0 }, false],
  ] as const)("%j is %s", ([events, live]) => {
    expect(isLive(conversation(1, sales, events))).toBe(live);
  });
});
