import { showCode, showReason } from "./code-block.ts";
import { find } from "./dom.ts";
import type { Editor } from "./editor.ts";
import { count, type Finding, issuesOf, parseJson } from "./finding.ts";
import { listFindings } from "./findings-list.ts";
import type { Reading } from "./reading.ts";

const summary = find("#match-summary");
const issueList = find("#issues");
const result = find("#match-result");

/** Shows what a pasted body tells of its conversation, or where it is not what the template sends. Gives that in a sentence. */
export function showMatch({ template }: Reading, editor: Editor): string {
  const text = editor.area.value;
  if (!template.ok) return refuse(editor, template.reason);
  if (!text.trim()) return refuse(editor, "Paste a body that the template may have sent, or fill in the one that it renders.");
  const parsed = parseJson(text);
  if (!parsed.ok) return tell(editor, "bad", "This body is not JSON.", [parsed.finding]);
  const match = template.template.match(parsed.value);
  if (!match.ok) {
    const issues = issuesOf(text, match.issues);
    return tell(editor, "bad", `This body is not what the template sends: ${count(match.total, "issue")}.`, issues);
  }
  const found = print(match.conversation);
  if (found === undefined) showReason(result, "What it tells nests too deeply to be shown.");
  else showCode(result, { name: "Conversation", hint: "What it tells of its conversation.", text: found });
  return tell(editor, "good", "This body matches.", []);
}

function refuse(editor: Editor, sentence: string): string {
  return tell(editor, "", sentence, []);
}

function tell(editor: Editor, verdict: "good" | "bad" | "", sentence: string, findings: readonly Finding[]): string {
  summary.textContent = sentence;
  summary.className = `verdict ${verdict}`;
  editor.mark(findings);
  listFindings(issueList, findings, { go: ({ token }) => token && editor.select(token) });
  if (verdict !== "good") result.replaceChildren();
  return sentence;
}

function print(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, null, 2);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
