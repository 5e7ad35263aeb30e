/** An event of a conversation. `null` means none, `undefined` means not known. */
export interface LifecycleEvent {
  /** In lower case. Names that are not known here are kept too. */
  readonly name?: string | undefined;
  /** Milliseconds since 1970. */
  readonly at?: number | undefined;
  readonly channel?: string | undefined;
  readonly direction?: string | undefined;
  readonly queue?: string | null | undefined;
  readonly agent?: string | null | undefined;
}

/** A stay in a queue, up to its answer. `until` and `outcome` are not known while it lasts, or if its end never came. */
export interface Wait {
  readonly queue?: string | null | undefined;
  readonly since?: number | undefined;
  until?: number | undefined;
  outcome?: "answered" | "moved" | "abandoned" | undefined;
}

/** A talk with one agent, and the end of the wrap-up after it. */
export interface Talk {
  readonly agent?: string | null | undefined;
  readonly queue?: string | null | undefined;
  readonly since: number;
  until?: number | undefined;
  closed?: number | undefined;
}

export type Phase = "received" | "waiting" | "offered" | "talking" | "ended" | "closed";

/** The state of a conversation: its events in order, and what follows from them. */
export interface Timeline extends Omit<LifecycleEvent, "name" | "at"> {
  readonly events: readonly LifecycleEvent[];
  readonly phase?: Phase | undefined;
  readonly waits: readonly Wait[];
  readonly talks: readonly Talk[];
}

/** The order of events that happen in the same millisecond. */
const ranks = ["received", "forwarded", "transferred", "queued", "allocated", "rejected", "accepted", "ended", "closed"];
const facts = ["channel", "direction", "queue", "agent"] as const;
const keys = ["name", "at", ...facts];

/** Folds the events of one conversation, in any order and however often each one comes, into its state. */
export function timeline(events: Iterable<LifecycleEvent>): Timeline {
  const distinct = new Map([...events].map((event) => [JSON.stringify(event, keys), event]));
  const ordered = [...distinct].sort(compare).map(([, event]) => event);
  const state: State = { waits: [], talks: [] };
  for (const event of ordered) {
    for (const fact of facts) if (event[fact] !== undefined) Object.assign(state, { [fact]: event[fact] });
    // An event without a time is kept, but it has no place among the others.
    const effect = effectOf(event);
    if (effect && event.at !== undefined) effect(state, event, event.at);
  }
  const { wait, talk, ...known } = state;
  return { events: ordered, ...known };
}

type Entry = [text: string, event: LifecycleEvent];

/** Sorts by time, then by rank, then by content, so that no two events change places. Events without a time come first. */
function compare([leftText, left]: Entry, [rightText, right]: Entry): number {
  const byTime = (left.at ?? -1) - (right.at ?? -1);
  const byRank = ranks.indexOf(left.name ?? "") - ranks.indexOf(right.name ?? "");
  return byTime || byRank || (leftText < rightText ? -1 : 1);
}

/** The state while it is folded: `wait` and `talk` are those that go on. */
interface State extends Partial<Pick<Timeline, "phase" | (typeof facts)[number]>> {
  phase?: Phase;
  readonly waits: Wait[];
  readonly talks: Talk[];
  wait?: Wait | undefined;
  talk?: Talk | undefined;
}

/** The effect of an event, if its name is known. */
function effectOf({ name = "" }: LifecycleEvent) {
  return Object.hasOwn(effects, name) ? effects[name as keyof typeof effects] : undefined;
}

const effects = {
  received: (state: State) => {
    state.phase = "received";
  },
  queued: enterQueue,
  forwarded: enterQueue,
  transferred: enterQueue,
  allocated: (state: State) => {
    state.phase = "offered";
  },
  rejected: (state: State) => {
    if (state.direction !== "outbound") state.phase = "waiting";
  },
  accepted: (state: State, { queue, agent }: LifecycleEvent, at: number) => {
    // If `queued` is late, an inbound conversation has waited in its queue for a time that is not known.
    if (!state.wait && !state.talk && queue && state.direction !== "outbound") beginWait(state, { queue });
    const answered = state.wait;
    endWait(state, at, "answered");
    state.phase = "talking";
    if (state.talk && (agent === undefined || agent === state.talk.agent)) return;
    endTalk(state, at);
    state.talk = { agent, queue: answered?.queue ?? queue, since: at };
    state.talks.push(state.talk);
  },
  ended: (state: State, _: LifecycleEvent, at: number) => {
    endWait(state, at, "abandoned");
    endTalk(state, at);
    state.phase = "ended";
  },
  closed: (state: State, _: LifecycleEvent, at: number) => {
    const last = state.talks.at(-1);
    if (last) last.closed ??= at;
    state.wait = undefined;
    state.talk = undefined;
    state.phase = "closed";
  },
};

/** Being queued again in the same queue goes on with the wait. */
function enterQueue(state: State, { queue }: LifecycleEvent, at: number): void {
  endTalk(state, at);
  state.phase = "waiting";
  if (state.wait && (queue === undefined || queue === state.wait.queue)) return;
  endWait(state, at, "moved");
  beginWait(state, { queue, since: at });
}

function beginWait(state: State, wait: Wait): void {
  state.wait = wait;
  state.waits.push(wait);
}

function endWait(state: State, until: number, outcome: Wait["outcome"]): void {
  if (state.wait) Object.assign(state.wait, { until, outcome });
  state.wait = undefined;
}

function endTalk(state: State, until: number): void {
  if (state.talk) state.talk.until = until;
  state.talk = undefined;
}
