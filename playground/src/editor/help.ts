import { autocompletion, type Completion, type CompletionContext, type CompletionResult, startCompletion } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { EditorView, hoverTooltip } from "@codemirror/view";
import { make } from "../page/dom.ts";
import type { ModelPath } from "../protocol.ts";

/** The knowledge of the model that completion and hovering show. */
export interface Knowledge {
  readonly paths: readonly ModelPath[];
  /** The value of a path at the chosen event as JSON, cut. */
  currentValue(path: string): string;
}

/** Completes placeholders, and explains one under the pointer. */
export function help(knowledge: Knowledge): Extension {
  return [
    autocompletion({ override: [(context) => complete(context, knowledge)], icons: false }),
    // Completion opens by itself after letters only: a placeholder begins with a brace, and goes on after a dot.
    EditorView.updateListener.of(({ view, transactions }) => {
      if (!transactions.some((transaction) => transaction.isUserEvent("input.type"))) return;
      const { head } = view.state.selection.main;
      if (/[{<.]/.test(view.state.sliceDoc(head - 1, head))) startCompletion(view);
    }),
    explanations(knowledge),
  ];
}

function complete(context: CompletionContext, { paths, currentValue }: Knowledge): CompletionResult | null {
  const begun = context.matchBefore(/[{<][\w.]*/);
  if (!begun || !isInString(context)) return null;
  return { from: begun.from + 1, validFor: /^[\w.]*$/, options: paths.map((path) => completionOf(path, currentValue(path.path))) };
}

/** Tests if a brace is inside a string: elsewhere it begins an object. */
function isInString({ state, pos }: CompletionContext): boolean {
  const line = state.doc.lineAt(pos);
  const before = state.sliceDoc(line.from, pos).replace(/\\./g, "");
  return before.split('"').length % 2 === 0;
}

function completionOf(path: ModelPath, value: string): Completion {
  return {
    label: path.path,
    detail: value,
    info: () => explanationOf(path, value),
    apply: (view, _completion, from, to) => {
      const end = view.state.sliceDoc(from - 1, from) === "<" ? ">" : "}";
      const isClosed = view.state.sliceDoc(to, to + 1) === end;
      view.dispatch({
        changes: { from, to, insert: path.path + (isClosed ? "" : end) },
        selection: { anchor: from + path.path.length + 1 },
        userEvent: "input.complete",
      });
    },
  };
}

function explanationOf({ path, types, description, example }: ModelPath, value: string): HTMLElement {
  return make(
    "div",
    { className: "cm-path" },
    make("div", { className: "cm-path-name" }, path),
    make("div", { className: "cm-path-type" }, types.join(" | ")),
    make("div", {}, description),
    make("div", { className: "cm-path-value" }, `now: ${value}`),
    make("div", { className: "cm-path-value" }, `example: ${example.length > 200 ? `${example.slice(0, 199)}…` : example}`),
  );
}

function explanations({ paths, currentValue }: Knowledge): Extension {
  return hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position);
    if (line.length > 20_000) return null;
    for (const match of line.text.matchAll(/[{<]([\w.]+)[}>]/g)) {
      const from = line.from + match.index;
      const to = from + match[0].length;
      if (position < from || position > to) continue;
      const path = paths.find((one) => one.path === match[1]);
      if (!path) return null;
      return { pos: from, end: to, above: true, create: () => ({ dom: explanationOf(path, currentValue(path.path)) }) };
    }
    return null;
  });
}
