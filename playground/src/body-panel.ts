import type { Conversation, Issue } from "contact-pro-webhooks";
import { showCode, showReason } from "./code-block.ts";
import { conversationsOf } from "./conversations.ts";
import { find, make } from "./dom.ts";
import type { Reading } from "./reading.ts";
import { renderBody, requestLine } from "./rendering.ts";

const channel = find<HTMLSelectElement>("select[name=channel]");
const direction = find<HTMLSelectElement>("select[name=direction]");
const course = find<HTMLSelectElement>("select[name=course]");
const steps = find("#steps");
const request = find("#request");
const result = find("#body-result");

/** The conversations that are chosen, event by event. */
let conversations: readonly Conversation[] = [];

/** Offers the courses that fit the channel and direction, and the events of the one that is chosen. */
export function updateSteps(): void {
  for (const option of course.options) option.disabled = !conversationsWith(option.value);
  if (course.selectedOptions[0]?.disabled) course.value = "accepted";
  conversations = conversationsWith(course.value) ?? [];
  const chosen = Math.min(stepIndex(), conversations.length - 1);
  steps.replaceChildren(...conversations.map(({ event }, index) => stepOf(event.name, index, index === chosen)));
}

function conversationsWith(course: string): Conversation[] | undefined {
  return conversationsOf({ channel: channel.value, direction: direction.value, course });
}

function stepOf(name: string, index: number, checked: boolean): HTMLElement {
  const radio = make("input", { type: "radio", name: "step", value: String(index), checked });
  return make("label", { className: "step" }, radio, make("span", {}, name));
}

function stepIndex(): number {
  return Number(steps.querySelector<HTMLInputElement>("input:checked")?.value ?? 0);
}

/** The body for the event that is chosen, as text; undefined where it cannot be rendered. */
export function renderedBody({ template }: Reading): string | undefined {
  const conversation = conversations[stepIndex()];
  if (!template.ok || !conversation) return undefined;
  const rendering = renderBody(template.template, conversation, undefined);
  return rendering.ok ? rendering.text : undefined;
}

/** Shows the body for the event that is chosen, and what changed since the event before. */
export function showBody(reading: Reading, url: string, showIssues: (into: HTMLElement, issues: readonly Issue[]) => void): void {
  const index = stepIndex();
  const conversation = conversations[index];
  const line = reading.kind === "configuration" && url && conversation ? requestLine(reading.value, url, conversation) : undefined;
  request.hidden = line === undefined;
  request.textContent = line ?? "";
  if (!reading.template.ok || !conversation) return showReason(result, reading.template.ok ? "" : reading.template.reason);
  const rendering = renderBody(reading.template.template, conversation, conversations[index - 1]);
  if (!rendering.ok) return showIssues(result, rendering.issues);
  const before = conversations[index - 1]?.event.name;
  const hint = before === undefined ? "The body of the first event." : `Marked lines have changed since ${before}.`;
  showCode(result, { name: "Body", hint, text: rendering.text, marked: rendering.changed });
}
