import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from "chart.js";
import type { Figures } from "../src/figures.ts";
import { find } from "./element.ts";
import { timeOf } from "./format.ts";

Chart.register(BarController, BarElement, CategoryScale, Filler, Legend, LinearScale, LineController, LineElement, PointElement);

interface Colors {
  readonly ink: string;
  readonly line: string;
  readonly arrived: string;
  readonly answered: string;
  readonly abandoned: string;
}

let minutesChart: Chart | undefined;
let waitsChart: Chart | undefined;

/** Draws the last hour and the waiting times, in the colours of the page. */
export function drawCharts({ minutes, waits }: Figures): void {
  const colors = readColors();
  minutesChart ??= new Chart(canvas("minutes"), { type: "line", data: { datasets: [] } });
  minutesChart.options = optionsOf(colors, false);
  minutesChart.data = {
    labels: minutes.map(({ at }) => timeOf(at).slice(0, 5)),
    datasets: [
      { ...lineOf("arrived", colors.arrived), borderDash: [6, 4], data: minutes.map(({ arrived }) => arrived) },
      { ...lineOf("answered", colors.answered), data: minutes.map(({ answered }) => answered) },
      { ...lineOf("abandoned", colors.abandoned), borderWidth: 3, data: minutes.map(({ abandoned }) => abandoned) },
    ],
  };
  minutesChart.update("none");
  describe(
    "minutes",
    `In the last hour ${sum(minutes, "arrived")} arrived, ${sum(minutes, "answered")} were answered, ${sum(minutes, "abandoned")} abandoned.`,
  );

  waitsChart ??= new Chart(canvas("waits"), { type: "bar", data: { datasets: [] } });
  waitsChart.options = optionsOf(colors, true);
  waitsChart.data = {
    labels: waits.map(({ seconds }) => labelOf(seconds)),
    datasets: [
      { label: "answered", backgroundColor: colors.answered, data: waits.map(({ answered }) => answered) },
      { label: "abandoned", backgroundColor: colors.abandoned, data: waits.map(({ abandoned }) => abandoned) },
    ],
  };
  waitsChart.update("none");
  const steps = waits.map(({ seconds, answered, abandoned }) => `${labelOf(seconds)}: ${answered} answered, ${abandoned} abandoned`);
  describe("waits", `Waiting times. ${steps.join("; ")}.`);
}

function canvas(id: string): HTMLCanvasElement {
  return find<HTMLCanvasElement>(`#${id}`);
}

/** A canvas says nothing to those who cannot see it. */
function describe(id: string, text: string): void {
  canvas(id).setAttribute("aria-label", text);
}

function readColors(): Colors {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: color("--quiet"),
    line: color("--line"),
    arrived: color("--wrap-up"),
    answered: color("--talking"),
    abandoned: color("--waiting"),
  };
}

function optionsOf({ ink, line }: Colors, isStacked: boolean) {
  const font = { size: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8 };
  const ticks = { color: ink, font, precision: 0, maxRotation: 0, autoSkipPadding: 16 };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    scales: {
      x: { stacked: isStacked, ticks, grid: { display: false }, border: { color: line } },
      y: { stacked: isStacked, ticks, grid: { color: line }, border: { display: false }, beginAtZero: true, suggestedMax: 4 },
    },
    plugins: { legend: { position: "bottom", labels: { color: ink, font, usePointStyle: true, pointStyle: isStacked ? "rect" : "line" } } },
  } as const;
}

function lineOf(label: string, color: string) {
  return { label, borderColor: color, backgroundColor: color, borderWidth: 2, pointRadius: 0, cubicInterpolationMode: "monotone" };
}

function labelOf(seconds: number | null): string {
  if (seconds === null) return "longer";
  return seconds < 60 ? `≤ ${seconds} s` : `≤ ${seconds / 60} min`;
}

function sum(minutes: Figures["minutes"], key: "arrived" | "answered" | "abandoned"): number {
  return minutes.reduce((total, minute) => total + minute[key], 0);
}
