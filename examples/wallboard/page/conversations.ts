import { isLive } from "../src/figures.ts";
import type { Timeline } from "../src/timeline.ts";
import { arrange, element, find, setText } from "./element.ts";
import { duration } from "./format.ts";

/** How many conversations a list shows. A wall has no room for more. */
const shownCount = 12;
/** How many conversations that are over are remembered. */
const overCount = 50;

interface Line {
  readonly element: HTMLLIElement;
  readonly queue: HTMLElement;
  readonly duration: HTMLElement;
  readonly detail: HTMLElement;
  durationAt: (now: number) => number | undefined;
}

type Entry = readonly [id: string, timeline: Timeline];

/** The lists of what waits, who talks, and what has just ended. */
export class Conversations {
  readonly #timelines = new Map<string, Timeline>();
  readonly #open: (id: string) => void;
  #lines = new Map<string, Line>();

  constructor(open: (id: string) => void) {
    this.#open = open;
  }

  get(id: string): Timeline | undefined {
    return this.#timelines.get(id);
  }

  set(id: string, timeline: Timeline): void {
    this.#timelines.set(id, timeline);
  }

  clear(): void {
    this.#timelines.clear();
  }

  show(now: number): void {
    const all = [...this.#timelines];
    const waiting = all.filter(([, { phase }]) => phase === "waiting" || phase === "offered").sort(bySince);
    const talking = all.filter(([, { phase }]) => phase === "talking").sort(bySince);
    const over = all.filter(([, timeline]) => !isLive(timeline)).sort(([, left], [, right]) => lastAt(right) - lastAt(left));
    for (const [id] of over.splice(overCount)) this.#timelines.delete(id);
    this.#lines = new Map([...this.#list("waiting", waiting), ...this.#list("talking", talking), ...this.#list("over", over)]);
    this.tick(now);
  }

  /** Moves the durations on. */
  tick(now: number): void {
    for (const line of this.#lines.values()) setText(line.duration, duration(line.durationAt(now)));
  }

  #list(name: "waiting" | "talking" | "over", entries: readonly Entry[]): (readonly [string, Line])[] {
    const lines = entries.slice(0, shownCount).map(([id, timeline]) => [id, this.#line(id, timeline)] as const);
    const panel = find(`#${name}`);
    arrange(
      find("ul", panel),
      lines.map(([, line]) => line.element),
    );
    find(".empty", panel).classList.toggle("is-shown", entries.length === 0);
    if (name !== "over") {
      setText(find(".count", panel), String(entries.length));
      setText(find(".more", panel), entries.length > lines.length ? `and ${entries.length - lines.length} more` : "");
    }
    return lines;
  }

  #line(id: string, timeline: Timeline): Line {
    const line = this.#lines.get(id) ?? this.#newLine(id);
    const { channel = "unknown", phase, agent } = timeline;
    setText(line.queue, queueOf(timeline));
    setText(line.detail, [channel, agent && (phase === "offered" ? `offered to ${agent}` : agent)].filter(Boolean).join(" · "));
    line.durationAt = isLive(timeline) ? (now) => until(now, sinceOf(timeline)) : () => until(lastAt(timeline), firstAt(timeline));
    return line;
  }

  #newLine(id: string): Line {
    const queue = element("b");
    const time = element("span", { class: "duration" });
    const detail = element("small");
    const button = element("button", { type: "button" }, queue, " ", time, " ", detail);
    button.addEventListener("click", () => this.#open(id));
    return { element: element("li", {}, button), queue, duration: time, detail, durationAt: () => undefined };
  }
}

function queueOf({ queue, waits, talks }: Timeline): string {
  return queue ?? talks.at(-1)?.queue ?? waits.at(-1)?.queue ?? "direct";
}

/** The time since which it waits, or an agent talks. */
function sinceOf({ phase, waits, talks }: Timeline): number | undefined {
  return phase === "talking" ? talks.at(-1)?.since : waits.at(-1)?.since;
}

function bySince([, left]: Entry, [, right]: Entry): number {
  return (sinceOf(left) ?? 0) - (sinceOf(right) ?? 0);
}

function firstAt({ events }: Timeline): number | undefined {
  return events.find(({ at }) => at !== undefined)?.at;
}

function lastAt({ events }: Timeline): number {
  return events.at(-1)?.at ?? 0;
}

function until(end: number, since: number | undefined): number | undefined {
  return since === undefined ? undefined : end - since;
}
