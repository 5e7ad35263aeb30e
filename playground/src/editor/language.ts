import { json } from "@codemirror/lang-json";
import { bidiIsolates, bracketMatching, indentOnInput } from "@codemirror/language";
import { Compartment, EditorState, type Extension, type TransactionSpec } from "@codemirror/state";
import { script } from "./theme.ts";

export type Language = "json" | "typescript" | "shell";

/** The longest text that is coloured. */
const maximumColoured = 1_000_000;

/** The longest line that is coloured. */
const maximumLine = 20_000;

const compartment = new Compartment();

// Strings of right-to-left scripts are isolated, so that they do not reorder the JSON around them.
const languages: { readonly [name in Language]: Extension } = {
  json: [json(), bidiIsolates(), bracketMatching(), indentOnInput()],
  typescript: script,
  shell: script,
};

/** The language of an editor. A large text has none, since colours would slow it down. */
export function language(name: Language): Extension {
  let isOn = true;
  return [
    compartment.of(languages[name]),
    EditorState.transactionExtender.of((transaction): Pick<TransactionSpec, "effects"> | null => {
      if (!transaction.docChanged) return null;
      const wanted = isColoured(transaction.newDoc);
      if (wanted === isOn) return null;
      isOn = wanted;
      return { effects: compartment.reconfigure(wanted ? languages[name] : []) };
    }),
  ];
}

interface Text {
  readonly length: number;
  readonly lines: number;
  line(number: number): { readonly length: number };
}

/** Tests if a text is small enough for colours and decorations. */
export function isColoured(text: Text): boolean {
  if (text.length > maximumColoured) return false;
  return (
    text.lines > 20 ||
    Array.from({ length: text.lines }, (_, index) => text.line(index + 1).length).every((length) => length <= maximumLine)
  );
}
