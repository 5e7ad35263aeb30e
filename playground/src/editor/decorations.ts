import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";
import type { BodyAnswer, Link, Range } from "../protocol.ts";
import { isColoured } from "./language.ts";

const placeholderMarks = new MatchDecorator({
  regexp: /[{<](?:event|contact|response|authentications|secrets)(?:\.[^{}<>\n]*)?[}>]/g,
  decoration: Decoration.mark({ class: "cm-placeholder-path" }),
});

/** Marks what looks like a placeholder. */
export const placeholders = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = isColoured(view.state.doc) ? placeholderMarks.createDeco(view) : Decoration.none;
    }
    update(update: ViewUpdate) {
      if (!isColoured(update.state.doc)) this.decorations = Decoration.none;
      else this.decorations = placeholderMarks.updateDeco(update, this.decorations);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

/** A value beside the text. It is not part of the text, and is not copied. */
class Aside extends WidgetType {
  readonly text: string;
  readonly className: string;

  constructor(text: string, className: string) {
    super();
    this.text = text;
    this.className = className;
  }

  override eq(other: Aside): boolean {
    return other.text === this.text && other.className === this.className;
  }

  // A click on it puts the cursor into its line.
  override ignoreEvent(): boolean {
    return false;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement("span");
    element.className = this.className;
    element.dir = "auto";
    element.textContent = this.text;
    return element;
  }
}

/** A field of decorations that an effect replaces. They move with the text. */
function decorationField(effect: ReturnType<typeof StateEffect.define<DecorationSet>>) {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (decorations, transaction) => {
      const set = transaction.effects.find((one) => one.is(effect));
      return set ? (set.value as DecorationSet) : decorations.map(transaction.changes);
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

const setAsides = StateEffect.define<DecorationSet>();
const setMarks = StateEffect.define<DecorationSet>();

/** Values and marks that the worker finds. */
export const results = [decorationField(setAsides), decorationField(setMarks)];

/** Shows the value of each placeholder at the end of its line. */
export function showValues(view: EditorView, links: readonly Link[]): void {
  const { doc } = view.state;
  const byLine = new Map<number, string[]>();
  for (const { source, value } of links) {
    if (source.to > doc.length) continue;
    const end = doc.lineAt(source.from).to;
    byLine.set(end, [...(byLine.get(end) ?? []), value]);
  }
  const widgets = [...byLine].map(([end, values]) => {
    return Decoration.widget({ widget: new Aside(values.slice(0, 4).join(" · "), "cm-inline-value"), side: 1 }).range(end);
  });
  view.dispatch({ effects: setAsides.of(Decoration.set(widgets, true)) });
}

const changedLine = Decoration.line({ class: "cm-changed" });
const brokenMark = Decoration.mark({ class: "cm-broken" });

/** Marks the lines of a body that have changed, with the values before, and the placeholders that are broken. */
export function showDifferences(view: EditorView, { changes, broken }: Pick<BodyAnswer, "changes" | "broken">): void {
  const { doc } = view.state;
  const asides = changes.map(({ from, was }) => {
    return Decoration.widget({ widget: new Aside(was === undefined ? "new" : `was ${was}`, "cm-was"), side: 1 }).range(doc.lineAt(from).to);
  });
  const lines = new Set(changes.flatMap(({ from, to }) => linesOf(view, { from, to })));
  const marks = [
    ...[...lines].map((start) => changedLine.range(start)),
    ...broken.filter(({ from, to }) => from < to).map(({ from, to }) => brokenMark.range(from, to)),
  ];
  view.dispatch({ effects: [setAsides.of(Decoration.set(asides, true)), setMarks.of(Decoration.set(marks, true))] });
}

function linesOf(view: EditorView, { from, to }: Range): number[] {
  const { doc } = view.state;
  const first = doc.lineAt(from).number;
  const last = doc.lineAt(to).number;
  return Array.from({ length: last - first + 1 }, (_, index) => doc.line(first + index).from);
}

const setActive = StateEffect.define<DecorationSet>();

/** The mark of the active link. */
export const activeMark = decorationField(setActive);

const linkedMark = Decoration.mark({ class: "cm-linked" });

/** Marks one range, or none. */
export function markActive(view: EditorView, range: Range | undefined): void {
  const isThere = range !== undefined && range.from < range.to && range.to <= view.state.doc.length;
  view.dispatch({ effects: setActive.of(isThere ? Decoration.set(linkedMark.range(range.from, range.to)) : Decoration.none) });
}
