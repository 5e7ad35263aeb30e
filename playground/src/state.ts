import type { Edits, View } from "./protocol.ts";

/** The state of the page as plain data: what a link or a draft restores. */
export interface State {
  readonly source: string;
  readonly body: string;
  readonly response: string;
  readonly edits: Edits;
  readonly view: View;
  /** The values of the named controls of the form. */
  readonly controls: { readonly [name: string]: string };
}

/** The parts of a state that may hold personal data: a link has them only if asked to. */
export function hasPrivateParts({ body, response, edits }: State): boolean {
  return body !== "" || response !== "" || Object.keys(edits).length > 0;
}

/** A state without the parts that may hold personal data. */
export function withoutPrivateParts(state: State): State {
  return { ...state, body: "", response: "", edits: {} };
}

/** The values of a state by name, as links and drafts keep them. */
export function toValues({ source, body, response, edits, view, controls }: State): { readonly [name: string]: string } {
  return { ...controls, source, body, response, edits: JSON.stringify(edits), tab: view };
}
