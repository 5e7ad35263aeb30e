import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { type Diagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { Compartment, EditorSelection, EditorState, type Extension, type StateEffect } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import type { Range } from "../protocol.ts";
import type { Finding } from "../worker/finding.ts";
import { activeMark, results } from "./decorations.ts";
import { type Language, language } from "./language.ts";
import { theme } from "./theme.ts";

/** An editor, or a read-only view, of a text. */
export interface Editor {
  readonly view: EditorView;
  /** The number of changes so far: results of an earlier version have other places. */
  version(): number;
  text(): string;
  /** Replaces the whole text, which can be undone together with an effect. */
  replace(text: string, effect?: StateEffect<unknown>): void;
  /** Puts another text in, without a trace in the history. Equal parts stay, and so does the scroll position. */
  update(text: string): void;
  /** Underlines the places of findings. */
  showFindings(findings: readonly Finding[]): void;
  /** Selects a range, brings it into view and focuses the editor. */
  select(range: Range): void;
}

/** The most findings that are underlined. */
const mostUnderlined = 1000;

interface Setup {
  /** The name for screen readers. */
  readonly label: string;
  /** The element that describes it. Descriptions cannot refer to elements outside the shadow root, so it is a text. */
  readonly description?: string;
  readonly language?: Language;
  /** Called at each change of the text. An editor without it is read only. */
  readonly onChange?: () => void;
  readonly extensions?: Extension;
}

/** Makes an editor in a shadow root: there it may add style sheets, which the policy of the page forbids as elements. */
export function makeEditor(host: HTMLElement, { label, description, language: name = "json", onChange, extensions = [] }: Setup): Editor {
  const root = host.attachShadow({ mode: "open" });
  const validity = new Compartment();
  let version = 0;
  let shownFindings = 0;
  let isWrong: boolean | undefined;
  const attributes = {
    "aria-label": label,
    ...(description ? { "aria-description": description } : {}),
    autocapitalize: "off",
    tabindex: "0",
    spellcheck: "false",
  };
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        drawSelection(),
        language(name),
        theme,
        results,
        activeMark,
        EditorView.contentAttributes.of(attributes),
        onChange ? editing() : reading(),
        validity.of([]),
        extensions,
        EditorView.updateListener.of(({ docChanged }) => {
          if (!docChanged) return;
          version++;
          onChange?.();
        }),
      ],
    }),
  });

  return {
    view,
    version: () => version,
    text: () => view.state.doc.toString(),
    replace: (text, effect) => {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        effects: effect ?? [],
        scrollIntoView: true,
        annotations: isolateHistory.of("full"),
        userEvent: "input.replace",
      });
    },
    update: (text) => {
      const change = smallestChange(view.state.doc.toString(), text);
      if (change) view.dispatch({ changes: change });
    },
    showFindings: (findings) => {
      const isWrongNow = findings.some(({ severity }) => severity === "error");
      if (findings.length || shownFindings) view.dispatch(setDiagnostics(view.state, diagnosticsOf(findings, view)));
      shownFindings = findings.length;
      if (isWrong === isWrongNow) return;
      isWrong = isWrongNow;
      view.dispatch({ effects: validity.reconfigure(EditorView.contentAttributes.of({ "aria-invalid": String(isWrong) })) });
    },
    select: ({ from, to }) => {
      view.focus();
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(EditorSelection.range(from, to), { y: "center", xMargin: 24 }),
      });
    },
  };
}

function editing(): Extension {
  return [
    history(),
    closeBrackets(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    pastedWhole,
    // Tab leaves the editor, so that the keyboard is not trapped in it.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
  ];
}

/** A text that is pasted in place of everything is shown from its beginning. */
const pastedWhole = EditorState.transactionExtender.of((transaction) => {
  const { changes, startState, newDoc } = transaction;
  let isWhole = false;
  changes.iterChanges((from, to, start, end) => {
    isWhole ||= from === 0 && to === startState.doc.length && start === 0 && end === newDoc.length;
  });
  return isWhole && transaction.isUserEvent("input.paste") ? { effects: EditorView.scrollIntoView(0) } : null;
});

/** A reader has a cursor, for the keyboard and screen readers, but no keyboard of the screen. */
function reading(): Extension {
  return [
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ "aria-readonly": "true", inputmode: "none" }),
    keymap.of([...defaultKeymap, ...searchKeymap]),
  ];
}

function diagnosticsOf(findings: readonly Finding[], view: EditorView): Diagnostic[] {
  const { length } = view.state.doc;
  return findings.slice(0, mostUnderlined).flatMap(({ token, isInUrl, severity, message, replacement }): Diagnostic[] => {
    if (!token || isInUrl || token.offset > length) return [];
    const range = { from: token.offset, to: Math.min(length, token.offset + token.length) };
    if (replacement === undefined) return [{ ...range, severity, message }];
    const apply = (target: EditorView, from: number, to: number) => target.dispatch({ changes: { from, to, insert: replacement } });
    const name = replacement === "" ? "Remove it" : `Write ${replacement}`;
    return [{ ...range, severity, message, actions: [{ name, apply }] }];
  });
}

/** The change between two texts without what is equal at both ends; undefined if they are equal. */
function smallestChange(before: string, after: string): { from: number; to: number; insert: string } | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
