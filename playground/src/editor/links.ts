import type { ChangeDesc, Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Link, Range } from "../protocol.ts";
import { markActive } from "./decorations.ts";

type Side = "source" | "body";

/** The links between placeholders and their values: the active one is marked on both sides. */
export interface Links {
  /** Extensions for each of the two editors, which report where pointer and cursor are. */
  extension(side: Side): Extension;
  /** Connects the editors. */
  connect(editors: { readonly [side in Side]: EditorView }): void;
  /** Replaces the links. Without any, nothing is marked until the next answer. */
  set(links: readonly Link[]): void;
}

const other = { source: "body", body: "source" } as const;

/** Makes the links. */
export function makeLinks(): Links {
  let links: readonly Link[] = [];
  let editors: { readonly [side in Side]: EditorView } | undefined;
  let active: Link | undefined;

  const activate = (link: Link | undefined) => {
    if (link === active) return;
    active = link;
    mark(link);
  };
  const mark = (link: Link | undefined) => {
    if (!editors) return;
    markActive(editors.source, link?.source);
    markActive(editors.body, link?.body);
  };
  const linkAt = (side: Side, position: number): Link | undefined => {
    const hits = links.filter((link) => link[side].from <= position && position <= link[side].to);
    // A whole object holds its parts: the smallest range is meant.
    return hits.reduce<Link | undefined>((best, link) => (best && lengthOf(best[side]) <= lengthOf(link[side]) ? best : link), undefined);
  };
  // Until the next answer the links move with the text; one that is changed itself is lost.
  const follow = (changes: ChangeDesc) => {
    let moved: Link | undefined;
    links = links.flatMap((link) => {
      const { from, to } = link.source;
      if (changes.touchesRange(from, to)) return [];
      const after = { ...link, source: { from: changes.mapPos(from), to: changes.mapPos(to) } };
      if (link === active) moved = after;
      return [after];
    });
    const isLost = active !== undefined && moved === undefined;
    active = moved;
    // An editor must not be changed while it is updated.
    if (isLost) queueMicrotask(() => mark(active));
  };
  const reveal = (side: Side, link: Link) => {
    const view = editors?.[other[side]];
    view?.dispatch({ effects: EditorView.scrollIntoView(link[other[side]].from, { y: "nearest", yMargin: 40 }) });
  };

  return {
    connect: (connected) => {
      editors = connected;
    },
    set: (given) => {
      const isMarked = active !== undefined;
      links = given;
      active = undefined;
      if (!editors) return;
      const { source } = editors;
      const position = source.state.selection.main.head;
      const link = source.hasFocus ? linkAt("source", position) : undefined;
      if (link || isMarked) mark(link);
      active = link;
    },
    extension: (side) => [
      EditorView.domEventHandlers({
        mousemove: ({ clientX, clientY }, view) => {
          const position = view.posAtCoords({ x: clientX, y: clientY });
          activate(position === null ? undefined : linkAt(side, position));
        },
        mouseleave: (_, view) => activate(view.hasFocus ? linkAt(side, view.state.selection.main.head) : undefined),
      }),
      EditorView.updateListener.of(({ view, selectionSet, docChanged, focusChanged, changes }) => {
        if (docChanged && side === "source") follow(changes);
        if (docChanged || !(selectionSet || focusChanged) || !view.hasFocus) return;
        const link = linkAt(side, view.state.selection.main.head);
        // An editor must not be changed while it is updated.
        queueMicrotask(() => {
          activate(link);
          if (link) reveal(side, link);
        });
      }),
    ],
  };
}

function lengthOf({ from, to }: Range): number {
  return to - from;
}
