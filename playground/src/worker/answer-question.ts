import type { Conversation } from "contact-pro-webhooks";
import type { Answer, BodyAnswer, CodeAnswer, Edits, Field, Question, ReceiveAnswer, WholeText } from "../protocol.ts";
import { codeFile } from "./code-files.ts";
import { conversationsOf, courses, editedConversations } from "./conversations.ts";
import { cutText } from "./cut-text.ts";
import { type Finding, issuesOf } from "./finding.ts";
import { modelPaths } from "./model-paths.ts";
import { readPath } from "./read-path.ts";
import { type Reading, readSource } from "./read-source.ts";
import { readReceived } from "./receive.ts";
import { renderBody } from "./render-body.ts";
import { nameOfSecret, requestOf } from "./request.ts";

/** The question so far: messages bring only what has changed. */
let question: Question | undefined;

/** The reading of the text, kept while neither it, the URL nor the options change. */
let reading: (Reading & { readonly text: string }) | undefined;

const whole: { [name in WholeText]: string } = { body: "", code: "", conversation: "" };

/** A text of the last answer, uncut. */
export function wholeText(name: WholeText): string {
  return whole[name];
}

/** Answers a question of the page. */
export async function answerQuestion(changed: Partial<Question>): Promise<Answer> {
  const asked = { ...question, ...changed } as Question;
  question = asked;
  if (!reading || "source" in changed || "url" in changed || "options" in changed) {
    const text = withoutMark(asked.source);
    reading = { ...readSource(text, asked.options, asked.url), text };
  }
  const { template } = reading;
  const events = chooseEvents(asked);
  const conversation = events.conversations[events.step] as Conversation;
  const rendered = renderAt(reading, conversation, events.conversations[events.step - 1]);
  // While the text is not JSON, the page shows the last results, which can still be copied.
  if (reading.kind !== undefined || !reading.text) whole.body = rendered.whole;
  const request =
    reading.kind === "configuration"
      ? requestOf(reading.value, { url: asked.url, options: asked.options, conversation, secret: nameOfSecret })
      : undefined;
  return {
    kind: reading.kind,
    findings: reading.findings,
    reason: template.ok ? undefined : template.reason,
    unrendered: rendered.unrendered,
    events: events.conversations.map(({ event }) => event.name),
    courses: courses.filter((course) => conversationsOf({ ...asked, course })),
    course: events.course,
    step: events.step,
    conversation,
    editProblems: events.problems,
    request,
    body: rendered.body,
    code:
      asked.view === "code"
        ? codeOf(reading, { ...asked, course: events.course, edits: events.edits }, conversation, rendered.whole)
        : undefined,
    receive: asked.view === "receive" ? await receiveOf(reading, asked) : undefined,
    fields: asked.view === "conversation" ? fieldsOf(reading, conversation) : undefined,
  };
}

/** Takes a byte-order mark for a space, so that places stay. */
function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
}

interface Events {
  /** The edits that the model allows. */
  readonly edits: Edits;
  readonly conversations: readonly Conversation[];
  readonly course: string;
  readonly step: number;
  readonly problems: Answer["editProblems"];
}

/** The events of the chosen conversation. A course that does not fit becomes `accepted`. */
function chooseEvents({ channel, direction, course: chosen, step, edits }: Question): Events {
  const course = conversationsOf({ channel, direction, course: chosen }) ? chosen : "accepted";
  const { conversations, allowed, problems } = editedConversations({ channel, direction, course }, edits);
  const last = conversations.length - 1;
  return { conversations, course, step: Math.max(0, Math.min(step, last)), edits: allowed, problems };
}

interface Rendered {
  readonly body: BodyAnswer | undefined;
  readonly whole: string;
  readonly unrendered: readonly Finding[];
}

function renderAt({ template, text }: Reading & { text: string }, conversation: Conversation, before: Conversation | undefined): Rendered {
  if (!template.ok) return { body: undefined, whole: "", unrendered: [] };
  const rendering = renderBody(template, text, conversation, before);
  if (rendering.ok) return { body: rendering.body, whole: rendering.whole, unrendered: [] };
  const issues = rendering.issues.map((issue) => ({ ...issue, pointer: template.pointer + issue.pointer }));
  return { body: undefined, whole: "", unrendered: issuesOf(text, issues) };
}

function codeOf(reading: Reading, asked: Question, conversation: Conversation, body: string): CodeAnswer | undefined {
  const file = codeFile(reading, asked, { conversation, body });
  if (!file) return undefined;
  whole.code = file.text;
  return { ...file, ...cutText(file.text) };
}

async function receiveOf(reading: Reading, asked: Question): Promise<ReceiveAnswer> {
  const { conversation, ...answer } = await readReceived(reading, asked);
  if (reading.kind !== undefined) whole.conversation = conversation ?? "";
  return { ...answer, conversation: conversation === undefined ? undefined : cutText(conversation) };
}

/** The most properties that can be edited. */
const mostFields = 100;

/** The properties that the template reads, or all if it reads none. */
function fieldsOf({ template }: Reading, conversation: Conversation): Field[] {
  const known = modelPaths();
  const used = template.ok ? [...new Set(template.template.placeholders.map(({ path }) => path))] : [];
  const read = used.filter((path) => path.startsWith("contact."));
  const paths = read.length ? read : known.map(({ path }) => path).filter((path) => path.split(".").length === 2);
  return paths.slice(0, mostFields).map((path) => {
    const documented = known.find((one) => one.path === path);
    const value = JSON.stringify(readPath(conversation, path) ?? null);
    return { path, types: documented?.types ?? ["any"], description: documented?.description ?? "", value };
  });
}
