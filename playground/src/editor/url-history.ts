import { invertedEffects } from "@codemirror/commands";
import { type Extension, StateEffect, StateField, Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Sets the URL together with the text, so that one undo brings both back. */
export const setUrl = StateEffect.define<string>();

const field = StateField.define<string>({
  create: () => "",
  update: (url, { effects }) => effects.find((effect) => effect.is(setUrl))?.value ?? url,
});

/** Keeps the URL in the history of an editor. `onUrl` is called when the history changes it. */
export function urlHistory(onUrl: (url: string) => void): Extension {
  return [
    field,
    invertedEffects.of(({ effects, startState }) => {
      return effects.some((effect) => effect.is(setUrl)) ? [setUrl.of(startState.field(field))] : [];
    }),
    EditorView.updateListener.of(({ transactions }) => {
      for (const { effects } of transactions) for (const effect of effects) if (effect.is(setUrl)) onUrl(effect.value);
    }),
  ];
}

/** Tells the history of a URL that a person has typed. The field of the URL has an undo of its own. */
export function rememberUrl(view: EditorView, url: string): void {
  if (view.state.field(field) === url) return;
  view.dispatch({ effects: setUrl.of(url), annotations: Transaction.addToHistory.of(false) });
}
