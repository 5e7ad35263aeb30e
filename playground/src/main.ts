import { EditorView } from "@codemirror/view";
import { startAnalyst } from "./analyst.ts";
import { placeholders, showValues } from "./editor/decorations.ts";
import { makeEditor } from "./editor/editor.ts";
import { help } from "./editor/help.ts";
import { makeLinks } from "./editor/links.ts";
import { rememberUrl, setUrl, urlHistory } from "./editor/url-history.ts";
import { announce } from "./page/announce.ts";
import { makeAsking } from "./page/asking.ts";
import { confirmAt } from "./page/confirm.ts";
import { readControls, writeControls } from "./page/controls.ts";
import { find, make } from "./page/dom.ts";
import { dropDraft, keepDraft, readDraft } from "./page/draft.ts";
import { showEvents } from "./page/events.ts";
import { onDroppedFile } from "./page/files.ts";
import { type Sample, samples } from "./page/samples.ts";
import { fromFragment, isFragment } from "./page/share.ts";
import { makeShare } from "./page/share-dialog.ts";
import { makeTabs } from "./page/tabs.ts";
import { type Answer, type Edits, type ModelPath, type Question, type View, views, type WholeText } from "./protocol.ts";
import { type State, toValues, withoutPrivateParts } from "./state.ts";
import { download, showCode } from "./views/code-view.ts";
import { makeConversationView } from "./views/conversation-view.ts";
import { copyAt } from "./views/copy.ts";
import { fixesOf, makeProblems } from "./views/problems.ts";
import { showReceive } from "./views/receive-view.ts";
import { showRequest } from "./views/request-view.ts";
import { countFindings, type Finding } from "./worker/count.ts";
import { briefly } from "./worker/print-json.ts";
import { readPath } from "./worker/read-path.ts";

const form = find<HTMLFormElement>("#playground");
const urlInput = find<HTMLInputElement>("#url");
const sampleSelect = find<HTMLSelectElement>("#sample");
const draftBox = find<HTMLInputElement>("#draft");
const narrow = matchMedia("(max-width: 60rem)");

const analyst = startAnalyst();
const links = makeLinks();
const paths: ModelPath[] = [];
const knowledge = { paths, currentValue: (path: string) => briefly(readPath(latest?.conversation, path)) ?? "null" };

let latest: Answer | undefined;
/** The versions of the texts that the latest question is for, and the latest answer. */
let asked = { source: 0, body: 0, url: "" };
let answered = asked;
let view: View = "request";
/** The step of a link, until the events that it chooses from are there; and the one that was asked for. */
let wantedStep: string | undefined;
let askedStep: string | undefined;
/** The choice of the conversation that the latest question had. */
let askedChoice = "";

const ask = makeAsking(analyst, {
  collect: collectQuestion,
  length: () => source.view.state.doc.length + body.view.state.doc.length,
  begin: () => {
    asked = { source: source.version(), body: body.version(), url: urlInput.value };
  },
  show,
  busy: (isBusy) => {
    form.dataset["busy"] = String(isBusy);
  },
  fail: ({ message }) => showBanner(`The playground met an error of its own: ${message}`),
});

const source = makeEditor(find("#source"), {
  label: "Template or JSON for Configuration",
  description: "Control and space complete a placeholder. Tab leaves the editor.",
  onChange: () => {
    sampleSelect.value = "";
    ask();
  },
  extensions: [placeholders, help(knowledge), links.extension("source"), urlHistory(showUrl)],
});
const body = makeEditor(find("#body"), { label: "Received body", onChange: () => ask(), extensions: EditorView.lineWrapping });
const response = makeEditor(find("#response"), {
  label: "Body of the response",
  onChange: () => ask(),
  extensions: EditorView.lineWrapping,
});
const rendered = makeEditor(find("#rendered"), { label: "Body", extensions: links.extension("body") });
const conversation = makeEditor(find("#conversation"), { label: "Conversation" });
const effects = makeEditor(find("#effects"), { label: "Effects in Contact Pro" });
const codeEditors = {
  json: makeEditor(find("#code-json"), { label: "Code" }),
  script: makeEditor(find("#code-script"), { label: "Code", language: "typescript" }),
};
links.connect({ source: source.view, body: rendered.view });

const problems = makeProblems({ go: goTo, replace: writeSuggestion }, fixAll);
const conversationView = makeConversationView(() => ask());
const tabs = makeTabs(find("[role=tablist]"), (name) => {
  form.dataset["view"] = name;
  if (isView(name)) view = name;
  ask();
});

function isView(name: string | undefined): name is View {
  return views.some((one) => one === name);
}

function collectState(): State {
  return {
    source: source.text(),
    body: body.text(),
    response: response.text(),
    edits: conversationView.edits(),
    view,
    controls: readControls(form),
  };
}

function collectQuestion(): Question {
  const { controls, ...texts } = collectState();
  const { missingPaths, nullText, objectText, unknownPaths } = controls;
  askedStep = wantedStep;
  askedChoice = choiceOf(controls);
  const named = ({ url, channel, direction, course, code, framework, status }: { [name: string]: string }) =>
    ({ url, channel, direction, course, code, framework, status }) as {
      [N in "url" | "channel" | "direction" | "course" | "code" | "framework" | "status"]: string;
    };
  return {
    ...texts,
    ...named(controls),
    step: Number(wantedStep ?? controls["step"] ?? 0),
    options: { missingPaths, nullText, objectText, unknownPaths } as Question["options"],
  };
}

function choiceOf({ channel, direction, course, step }: { readonly [name: string]: string }): string {
  return [channel, direction, course, step].join();
}

/** Shows an answer. Places of an earlier version of a text are left out: the next answer brings them. */
function show(answer: Answer): void {
  latest = answer;
  answered = asked;
  if (askedStep === wantedStep) wantedStep = undefined;
  const { findings, kind } = answer;
  const counted = countFindings(findings);
  const isEmpty = source.view.state.doc.length === 0;
  find("#kind").textContent = kind ?? "";
  problems.show(findings, counted, kind !== undefined && !findings.length);
  announce("result", counted);
  if (isFresh(false)) source.showFindings(findings);
  showEvents(answer, askedChoice === choiceOf(readControls(form)));
  showRequest(answer, rendered, isEmpty, { go: goTo });
  // The links are places in both texts, which are there now.
  if (isFresh(false) && kind !== undefined) {
    links.set(answer.body?.links ?? []);
    showValues(source.view, answer.body?.links ?? []);
  }
  if (answer.receive) {
    showReceive(answer.receive, { body, conversation, effects }, asked.body === body.version(), kind !== undefined);
    if (view === "receive") announce("result", answer.receive.sentence);
  }
  if (view === "code") showCode(answer, codeEditors, readControls(form)["code"] ?? "");
  conversationView.show(answer);
  saveDraft();
}

/** Tests if the places of a finding are those of the text as it is now. */
function isFresh(isInUrl: boolean): boolean {
  return isInUrl ? answered.url === urlInput.value : answered.source === source.version();
}

function goTo({ token, isInUrl }: Finding): void {
  if (!token || !isFresh(isInUrl)) return;
  if (narrow.matches) tabs.show("write");
  if (!isInUrl) return source.select({ from: token.offset, to: token.offset + token.length });
  urlInput.focus();
  urlInput.setSelectionRange(token.offset, token.offset + token.length);
}

function writeSuggestion(finding: Finding): void {
  const { token, replacement, isInUrl } = finding;
  if (!isFresh(isInUrl)) return;
  goTo(finding);
  // The field of the URL has the undo of the browser, which only this function writes to.
  if (isInUrl) document.execCommand("insertText", false, replacement);
  else if (token && replacement !== undefined) source.view.dispatch(source.view.state.replaceSelection(replacement));
}

/** Writes every suggestion at once, which one undo takes back. */
function fixAll(): void {
  if (!latest || !isFresh(false) || !isFresh(true)) return;
  const fixes = fixesOf(latest.findings);
  const edit = ({ token, replacement = "" }: Finding) => ({
    from: token?.offset ?? 0,
    to: (token?.offset ?? 0) + (token?.length ?? 0),
    insert: replacement,
  });
  const changes = fixes.filter(({ isInUrl }) => !isInUrl).map(edit);
  const url = fixes
    .filter(({ isInUrl }) => isInUrl)
    .reduceRight((text, fix) => {
      const { from, to, insert } = edit(fix);
      return text.slice(0, from) + insert + text.slice(to);
    }, urlInput.value);
  rememberUrl(source.view, urlInput.value);
  source.view.dispatch({ changes, effects: setUrl.of(url), userEvent: "input.fix" });
  source.view.focus();
  announce("action", `${fixes.length === 1 ? "One problem" : `${fixes.length} problems`} fixed.`);
}

function showUrl(url: string): void {
  if (urlInput.value === url) return;
  urlInput.value = url;
  ask();
}

/** Replaces the text, and the URL with it. One undo takes both back. */
function replaceSource(text: string, url: string): void {
  rememberUrl(source.view, urlInput.value);
  source.replace(text, setUrl.of(url));
}

function load(sample: Sample): void {
  const { value, url = "" } = sample;
  replaceSource(JSON.stringify(value, null, 2), url);
  sampleSelect.value = String(samples.indexOf(sample));
}

async function format(button: HTMLElement): Promise<void> {
  const version = source.version();
  const edits = await analyst.run("format", source.text());
  if (version !== source.version()) return;
  if (edits.length) source.view.dispatch({ changes: edits as { from: number; to: number; insert: string }[], userEvent: "input.format" });
  confirmAt(button, edits.length ? "Formatted." : latest?.kind === undefined ? "Only JSON can be formatted." : "It is formatted already.");
}

function copyButton(id: string, name: WholeText, label: () => string): void {
  const button = find<HTMLButtonElement>(`#${id}`);
  button.addEventListener("click", () => copyAt(button, analyst.run("whole", name), label()));
}

const banner = find("#banner");

/** Tells something that stays until it is closed. */
function showBanner(text: string): void {
  const close = make("button", { type: "button", className: "small", onclick: () => banner.replaceChildren() }, "Close");
  banner.replaceChildren(make("p", {}, text), close);
}

let draftTimer: ReturnType<typeof setTimeout> | undefined;

function saveDraft(): void {
  clearTimeout(draftTimer);
  if (!draftBox.checked) return;
  draftTimer = setTimeout(() => {
    if (keepDraft(toValues(withoutPrivateParts(collectState())))) return;
    draftBox.checked = false;
    showBanner("The draft is not kept: it is too long, or this browser stores nothing.");
  }, 500);
}

/** The tabs of links of earlier pages. */
const formerTabs: { readonly [name: string]: { readonly tab: string; readonly code?: string } } = {
  body: { tab: "request" },
  types: { tab: "code", code: "types" },
  schema: { tab: "code", code: "schema" },
  match: { tab: "receive" },
};

/** Restores the values of a link or a draft. A value that the page does not have is left out. */
function restoreValues(given: { readonly [name: string]: string }): void {
  const values: { readonly [name: string]: string } = { ...given, ...(formerTabs[given["tab"] ?? ""] ?? {}) };
  const before = readControls(form);
  const { step, ...others } = values;
  writeControls(form, others);
  const url = urlInput.value;
  urlInput.value = before["url"] ?? "";
  replaceSource(values["source"] ?? source.text(), url);
  wantedStep = /^\d$/.test(step ?? "") ? step : undefined;
  body.replace(values["body"] ?? "");
  response.replace(values["response"] ?? "");
  conversationView.setEdits(editsOf(values["edits"]));
  const tab = isView(values["tab"]) ? values["tab"] : "request";
  tabs.show(tab);
}

/** The most edited values that a link brings: there are no more fields. */
const mostEdits = 100;

function editsOf(text = "{}"): Edits {
  try {
    const given = Object.entries(JSON.parse(text) as object).slice(0, mostEdits);
    const edits = given.filter(([, json]) => typeof json === "string" && isJson(json));
    return Object.fromEntries(edits);
  } catch {
    return {};
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function restoreLink(): Promise<boolean> {
  if (!isFragment(location.hash)) return false;
  const values = await fromFragment(location.hash);
  if (values) restoreValues(values);
  else showBanner("This link is damaged: there is nothing to restore from it.");
  return values !== undefined;
}

function fitToWidth(): void {
  find<HTMLButtonElement>("#tab-write").hidden = !narrow.matches;
  const pane = find("#panel-write");
  if (narrow.matches) pane.setAttribute("role", "tabpanel");
  else pane.removeAttribute("role");
  pane.setAttribute("aria-labelledby", narrow.matches ? "tab-write" : "source-label");
  if (!narrow.matches && tabs.current() === "write") tabs.show(view);
}

async function start(): Promise<void> {
  sampleSelect.append(
    make("option", { value: "" }, "Samples"),
    ...samples.map(({ name }, index) => make("option", { value: String(index) }, name)),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLSelectElement ? target !== sampleSelect : target instanceof HTMLInputElement && target.type === "radio")
      ask();
  });
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name && target.type === "text") ask();
  });
  find("#load").addEventListener("click", ({ currentTarget }) => {
    const sample = samples[Number.parseInt(sampleSelect.value, 10)];
    if (!sample) return confirmAt(currentTarget as HTMLElement, "Choose a sample first.");
    load(sample);
    source.view.focus();
    confirmAt(currentTarget as HTMLElement, "Loaded. Undo brings your text back.");
  });
  find("#format").addEventListener("click", ({ currentTarget }) => format(currentTarget as HTMLElement));
  find("#fill").addEventListener("click", async () => body.replace(await analyst.run("whole", "body")));
  find("#copy-source").addEventListener("click", ({ currentTarget }) => copyAt(currentTarget as HTMLElement, source.text(), "Text"));
  copyButton("copy-body", "body", () => "Body");
  copyButton("copy-code", "code", () => latest?.code?.name ?? "Code");
  copyButton("copy-conversation", "conversation", () => "Conversation");
  find("#download").addEventListener("click", async () => {
    const { code } = latest ?? {};
    if (!code) return;
    download(await analyst.run("whole", "code"), code.file);
    confirmAt(find("#download"), `${code.file} is saved.`);
  });
  onDroppedFile(find("#open"), (text) => replaceSource(text, urlInput.value));
  draftBox.addEventListener("change", () => {
    if (!draftBox.checked) dropDraft();
    saveDraft();
    confirmAt(draftBox.closest("label") as HTMLElement, draftBox.checked ? "Kept in this browser from now on." : "The draft is removed.");
  });
  makeShare(collectState);
  narrow.addEventListener("change", fitToWidth);
  addEventListener("hashchange", () => restoreLink());
  if (location.protocol === "file:") find<HTMLAnchorElement>("#docs").href = "../../docs/first-webhook.md";

  fitToWidth();
  load(samples[0]);
  tabs.show(narrow.matches ? "write" : "request");
  const draft = readDraft();
  if (!(await restoreLink()) && draft) {
    draftBox.checked = true;
    restoreValues(draft);
  }
  paths.push(...(await analyst.run("model", null)));
}

void start();
