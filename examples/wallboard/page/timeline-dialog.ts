import type { LifecycleEvent, Timeline } from "../src/timeline.ts";
import { element, find, setText } from "./element.ts";
import { duration, timeOf } from "./format.ts";

let shownId: string | undefined;

/** Shows the events of a conversation, and how its time was spent. */
export function openTimeline(id: string, timeline: Timeline): void {
  const dialog = find<HTMLDialogElement>("#timeline");
  shownId = id;
  show(id, timeline);
  if (!dialog.open) dialog.showModal();
}

/** Shows what is new of a conversation, if it is the one that is shown. */
export function updateTimeline(id: string, timeline: Timeline): void {
  if (id === shownId && find<HTMLDialogElement>("#timeline").open) show(id, timeline);
}

function show(id: string, timeline: Timeline): void {
  const { events, channel, direction, phase } = timeline;
  setText(find("#timeline-title"), id);
  setText(find("#timeline-summary"), [channel, direction, phase].filter((word) => word !== undefined).join(" · "));
  const spans = spansOf(timeline);
  const bar = find("#timeline-bar");
  bar.replaceChildren(
    ...spans.map(({ kind, from, to }) => {
      const part = element("span", { class: kind });
      part.style.setProperty("--part", String(to - from));
      return part;
    }),
  );
  const times = spans.map(({ kind, from, to }) => element("li", { class: kind }, `${kind} ${duration(to - from)}`));
  find("#timeline-times").replaceChildren(...(times.length > 0 ? times : [element("li", {}, "No duration is known yet")]));
  const first = events.find(({ at }) => at !== undefined)?.at;
  find("#timeline-events").replaceChildren(...events.map((event) => lineOf(event, first)));
}

interface Span {
  readonly kind: "waiting" | "talking" | "wrap-up";
  readonly from: number;
  readonly to: number;
}

/** The spans of which both ends are known, in their order. */
function spansOf({ waits, talks }: Timeline): Span[] {
  const span = (kind: Span["kind"], from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? [] : [{ kind, from, to }];
  return [
    ...waits.flatMap(({ since, until }) => span("waiting", since, until)),
    ...talks.flatMap(({ since, until, closed }) => [...span("talking", since, until), ...span("wrap-up", until, closed)]),
  ].sort((left, right) => left.from - right.from);
}

function lineOf({ name, at, queue, agent }: LifecycleEvent, first: number | undefined): HTMLLIElement {
  const details = [queue && `queue ${queue}`, agent && `agent ${agent}`].filter((detail) => typeof detail === "string");
  const after = at === undefined || first === undefined ? "" : `+${duration(at - first)}`;
  return element(
    "li",
    {},
    element("span", {}, timeOf(at)),
    element("b", {}, name || "unnamed"),
    element("small", {}, [after, ...details].filter(Boolean).join(" · ")),
  );
}
