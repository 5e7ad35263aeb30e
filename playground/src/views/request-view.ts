import { showDifferences } from "../editor/decorations.ts";
import type { Editor } from "../editor/editor.ts";
import { find, make } from "../page/dom.ts";
import type { Answer, RequestAnswer } from "../protocol.ts";
import { type Actions, listFindings } from "./problems.ts";

const panel = find("#panel-request");
const status = find("#body-status");
const hint = find("#body-hint");
const request = find("#request");
const headers = find("#headers");
const url = find<HTMLInputElement>("#url");
const issues = find("#render-issues");

/** Shows the request of the chosen event. Without a result the last one stays, dimmed. */
export function showRequest(answer: Answer, body: Editor, isEmpty: boolean, actions: Actions): void {
  const { unrendered } = answer;
  const isStale = !answer.body && !unrendered.length && !isEmpty && body.text() !== "" && answer.kind === undefined;
  panel.classList.toggle("stale", isStale);
  listFindings(issues, unrendered, { go: actions.go });
  if (isStale) {
    status.textContent = "Not JSON yet. Below is the result of the last text that was.";
    return;
  }
  showParts(answer.request);
  status.textContent = unrendered.length ? "This conversation cannot be rendered." : (answer.reason ?? brokenNote(answer));
  hint.textContent = hintOf(answer);
  body.update(answer.body?.text ?? "");
  if (answer.body) showDifferences(body.view, answer.body);
}

function brokenNote({ body }: Answer): string {
  const broken = body?.broken.length ?? 0;
  if (!broken) return "";
  return `${broken === 1 ? "One value is" : `${broken} values are`} broken, see the problems.`;
}

function hintOf({ body }: Answer): string {
  if (!body) return "";
  const changes = body.before === undefined ? "The body of the first event." : `Marked lines have changed since ${body.before}.`;
  const shown = body.text.length;
  const cut = shown < body.length ? ` The first ${shown.toLocaleString("en")} characters are shown; Copy takes all.` : "";
  return changes + cut;
}

function showParts(parts: RequestAnswer | undefined): void {
  request.textContent = parts ? `${parts.method} ${parts.url ?? (url.value === "" ? "(no URL)" : "(the URL cannot be sent)")}` : "";
  request.hidden = !parts;
  const broken = (parts?.broken ?? []).map((name) => [name, "(cannot be sent)"] as const);
  const shown = [...(parts?.headers ?? []), ...broken];
  headers.replaceChildren(...shown.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, make("bdi", {}, value))]));
  headers.hidden = shown.length === 0;
}
