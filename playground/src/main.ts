import { type Issue, printTypes, type TemplateOptions } from "contact-pro-webhooks";
import { announce } from "./announce.ts";
import { renderedBody, showBody, updateSteps } from "./body-panel.ts";
import { showCode, showReason } from "./code-block.ts";
import { readControls, writeControls } from "./controls.ts";
import { find, make } from "./dom.ts";
import { makeEditor } from "./editor.ts";
import { countFindings, type Finding, issuesOf } from "./finding.ts";
import { listFindings } from "./findings-list.ts";
import { showMatch } from "./match-panel.ts";
import { notify } from "./notice.ts";
import { paced } from "./paced.ts";
import { type Reading, readSource } from "./reading.ts";
import { type Sample, samples } from "./samples.ts";
import { fromFragment, isFragment, type State, toFragment } from "./share.ts";
import { makeTabs } from "./tabs.ts";

const form = find<HTMLFormElement>("#playground");
const urlInput = find<HTMLInputElement>("#url");
const sampleSelect = find<HTMLSelectElement>("#sample");
const readSoon = paced(find(".findings"), readAndShow);
const source = makeEditor(find("#source-editor"), readSoon);
const body = makeEditor(find("#body-editor"), paced(find("#match-result"), showPanel));
const tabs = makeTabs(find("[role=tablist]"), () => showPanel());

let reading: Reading;

function readAndShow(): void {
  reading = readSource(source.area.value, optionsOf(readControls(form)), urlInput.value);
  const { kind, findings } = reading;
  find("#kind").textContent = kind ?? "";
  find("#url-field").hidden = kind !== "configuration";
  source.mark(findings);
  listFindings(find("#findings"), findings, { go: goTo, replace: writeSuggestion });
  const counted = countFindings(findings);
  const isGood = kind !== undefined && !findings.length;
  find("#summary").textContent = counted;
  find("#summary").classList.toggle("good", isGood);
  announce(counted);
  showPanel();
}

function optionsOf({ missingPaths, nullText, objectText, unknownPaths }: State): TemplateOptions {
  return { missingPaths, nullText, objectText, unknownPaths } as TemplateOptions;
}

function goTo({ token, isInUrl }: Finding): void {
  if (!token) return;
  if (!isInUrl) return source.select(token);
  urlInput.focus();
  urlInput.setSelectionRange(token.offset, token.offset + token.length);
}

function writeSuggestion(finding: Finding): void {
  goTo(finding);
  document.execCommand("insertText", false, finding.replacement);
}

/** Shows the panel of the current tab; the others are worked out when they are opened. */
function showPanel(): void {
  const panel = tabs.current();
  if (panel === "body") showBody(reading, urlInput.value, showRenderIssues);
  else if (panel === "types") showTypes(reading);
  else if (panel === "schema") showSchema(reading);
  else announce(showMatch(reading, body));
}

function showTypes({ template, options }: Reading): void {
  const result = find("#types-result");
  if (!template.ok) return showReason(result, template.reason);
  const hint = "The types of the body, and of what a match finds.";
  showCode(result, { name: "TypeScript", hint, text: printTypes(template.source, options) });
}

function showSchema({ template }: Reading): void {
  const result = find("#schema-result");
  if (!template.ok) return showReason(result, template.reason);
  const hint = "JSON Schema 2020-12 of the bodies that the template accepts.";
  showCode(result, { name: "JSON Schema", hint, text: JSON.stringify(template.template.jsonSchema, null, 2) });
}

/** Issues of a rendering tell places of the template, and so of the source. */
function showRenderIssues(into: HTMLElement, issues: readonly Issue[]): void {
  const above = reading.kind === "configuration" ? "/request/body" : "";
  const list = make("ol", { className: "list" });
  const findings = issuesOf(
    source.area.value,
    issues.map((issue) => ({ ...issue, pointer: above + issue.pointer })),
  );
  listFindings(list, findings, { go: goTo });
  into.replaceChildren(make("p", { className: "verdict bad" }, "This conversation cannot be rendered."), list);
}

function load({ value, url = "" }: Sample): void {
  source.write(JSON.stringify(value, null, 2));
  urlInput.value = url;
  body.write("");
  readAndShow();
}

async function share(): Promise<void> {
  const fragment = await toFragment({ ...readControls(form), tab: tabs.current() });
  history.replaceState(null, "", fragment);
  const holds = body.area.value ? "It holds the pasted body too." : "";
  try {
    await navigator.clipboard.writeText(location.href);
    notify(`Link copied. ${holds}`);
  } catch {
    notify(`The address of this page is the link now. ${holds}`);
  }
}

/** Restores what a link holds. Gives whether there is anything in it. */
async function restore(): Promise<boolean> {
  if (!isFragment(location.hash)) return false;
  const state = await fromFragment(location.hash);
  if (!state) {
    notify("This link is damaged: there is nothing to restore from it.");
    return false;
  }
  writeControls(form, state);
  updateSteps();
  writeControls(form, state);
  source.write(source.area.value);
  body.write(body.area.value);
  readAndShow();
  tabs.show(state["tab"] ?? "body");
  return true;
}

async function start(): Promise<void> {
  sampleSelect.append(...samples.map(({ name }, index) => make("option", { value: String(index) }, name)));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || target === sampleSelect) return;
    updateSteps();
    readAndShow();
  });
  find("#steps").addEventListener("change", showPanel);
  for (const input of form.querySelectorAll<HTMLInputElement>("input[type=text]")) input.addEventListener("input", readSoon);
  find("#load").addEventListener("click", () => load(samples[Number(sampleSelect.value)] ?? samples[0]));
  find("#fill").addEventListener("click", () => {
    body.write(renderedBody(reading) ?? "");
    showPanel();
  });
  find("#share").addEventListener("click", () => share());
  addEventListener("hashchange", () => restore());
  updateSteps();
  load(samples[0]);
  tabs.show("body");
  await restore();
}

void start();
