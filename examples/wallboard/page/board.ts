import type { Figures } from "../src/figures.ts";
import type { Change } from "../src/store/store.ts";
import { drawCharts } from "./charts.ts";
import { Conversations } from "./conversations.ts";
import { find, setText } from "./element.ts";
import { showFigures } from "./figures-table.ts";
import { timeOf } from "./format.ts";
import { openTimeline, updateTimeline } from "./timeline-dialog.ts";

const conversations = new Conversations((id) => {
  const timeline = conversations.get(id);
  if (timeline) openTimeline(id, timeline);
});
let figures: Figures | undefined;

// The browser connects again by itself, and says what it has seen.
const source = new EventSource("events");
on("reset", () => conversations.clear());
on("changes", (data) => {
  for (const { id, timeline } of JSON.parse(data) as Change[]) {
    conversations.set(id, timeline);
    updateTimeline(id, timeline);
  }
  conversations.show(Date.now());
});
on("figures", (data) => {
  figures = JSON.parse(data) as Figures;
  showFigures(figures, Date.now());
  drawCharts(figures);
});
source.addEventListener("open", () => showStatus("Live", false));
source.addEventListener("error", () => showStatus("Reconnecting: what is shown may be old", true));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => figures && drawCharts(figures));

tick();
setInterval(tick, 1_000);

const search = find<HTMLFormElement>("#search");
search.addEventListener("submit", async (event) => {
  event.preventDefault();
  const id = find<HTMLInputElement>("#id").value.trim();
  const response = await fetch(`conversations/${encodeURIComponent(id)}`).catch(() => undefined);
  setText(
    find("#search-result"),
    response?.ok ? "" : response?.status === 404 ? "No conversation has this id." : "The board cannot be reached.",
  );
  if (response?.ok) openTimeline(id, (await response.json()).timeline);
});

function on(name: string, react: (data: string) => void): void {
  source.addEventListener(name, ({ data }) => react(data));
}

function showStatus(text: string, isOff: boolean): void {
  setText(find("#status"), text);
  find("#status").classList.toggle("is-off", isOff);
}

/** Moves on what depends on the time alone. */
function tick(): void {
  const now = Date.now();
  setText(find("#clock"), timeOf(now));
  conversations.tick(now);
  if (figures) showFigures(figures, now);
}
