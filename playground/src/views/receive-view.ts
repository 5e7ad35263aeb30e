import type { Editor } from "../editor/editor.ts";
import { find, make } from "../page/dom.ts";
import type { ReceiveAnswer } from "../protocol.ts";
import { listFindings } from "./problems.ts";

const panel = find("#panel-receive");
const summary = find("#match-summary");
const issueList = find("#issues");
const hint = find("#conversation-hint");
const noResponse = find("#no-response");
const responseParts = find("#response-parts");
const responseIssues = find("#response-issues");

/** The editors of the view. */
export interface ReceiveEditors {
  readonly body: Editor;
  readonly conversation: Editor;
  readonly effects: Editor;
}

/** Shows the conversation of a pasted body, its issues at their places, and the effects of a response. */
export function showReceive(answer: ReceiveAnswer, editors: ReceiveEditors, isFresh: boolean, isJson: boolean): void {
  const { body, conversation, effects } = editors;
  const isStale = !isJson && conversation.text() !== "";
  panel.classList.toggle("stale", isStale);
  summary.textContent = isStale ? "The template is not JSON yet: the last good result is here." : answer.sentence;
  summary.className = `verdict ${answer.verdict === "none" ? "" : answer.verdict}`;
  if (isStale) return;
  if (isFresh) body.showFindings(answer.findings);
  const listed = isFresh ? body.version() : undefined;
  listFindings(issueList, answer.findings, {
    go: ({ token }) => token && listed === body.version() && body.select({ from: token.offset, to: token.offset + token.length }),
  });
  conversation.update(answer.conversation?.text ?? "");
  hint.textContent = hintOf(answer);
  noResponse.hidden = answer.response !== undefined;
  responseParts.hidden = answer.response === undefined;
  effects.update(answer.response?.text ?? "");
  responseIssues.replaceChildren(...(answer.response?.issues ?? []).map((issue) => make("li", { className: "finding warning" }, issue)));
}

function hintOf({ verdict, conversation }: ReceiveAnswer): string {
  if (!conversation) return "";
  return verdict === "bad" ? "The part that a service still gets. The rest is in its warnings." : "The conversation that a service gets.";
}
