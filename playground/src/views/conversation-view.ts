import { find, make } from "../page/dom.ts";
import type { Answer, Edits, Field } from "../protocol.ts";

const list = find("#fields");
const problem = find("#edit-problem");
const reset = find<HTMLButtonElement>("#reset");

/** The edited values of the conversation, and the fields that edit them. */
export interface ConversationView {
  edits(): Edits;
  setEdits(edits: Edits): void;
  show(answer: Answer): void;
}

/** Makes the view. `onChange` is called at each edit. */
export function makeConversationView(onChange: () => void): ConversationView {
  let edits: Edits = {};
  let rows = new Map<string, Row>();

  const setEdits = (given: Edits) => {
    edits = given;
    reset.disabled = Object.keys(edits).length === 0;
  };
  const edit = (path: string, json: string | undefined) => {
    const { [path]: _, ...others } = edits;
    setEdits(json === undefined ? others : { ...others, [path]: json });
    onChange();
  };
  reset.addEventListener("click", () => {
    setEdits({});
    onChange();
  });

  return {
    edits: () => edits,
    setEdits,
    show({ fields, editProblems }) {
      problem.textContent = editProblems.map(({ path, message }) => `${path} is left out: ${message}.`).join(" ");
      if (!fields) return;
      const isSame = fields.length === rows.size && fields.every(({ path }) => rows.has(path));
      if (!isSame) {
        rows = new Map(fields.map((field) => [field.path, makeRow(field, (json) => edit(field.path, json))]));
        list.replaceChildren(...[...rows.values()].map(({ element }) => element));
      }
      for (const field of fields) {
        const isRefused = editProblems.some(({ path }) => path === field.path);
        const edit = Object.hasOwn(edits, field.path) ? edits[field.path] : undefined;
        rows.get(field.path)?.show(field.value, edit, isRefused);
      }
    },
  };
}

interface Row {
  readonly element: HTMLElement;
  /** Takes the value in the conversation, and the edit, both as JSON. The conversation is without a refused edit. */
  show(value: string, edit: string | undefined, isRefused: boolean): void;
}

function makeRow({ path, types, description }: Field, edit: (json: string | undefined) => void): Row {
  const id = `field-${path}`;
  const input = make("input", { type: "text", id, autocomplete: "off", spellcheck: false, dir: "auto" });
  const nullButton = make("button", { type: "button", className: "small" }, "null");
  const resetButton = make("button", { type: "button", className: "small" }, "Reset");
  nullButton.disabled = !types.includes("null") && !types.includes("any");
  nullButton.setAttribute("aria-label", `Set ${path} to null`);
  resetButton.setAttribute("aria-label", `Reset ${path}`);
  // An answer may be for an earlier key, so that it must not replace a text in the making.
  let isWriting = false;
  input.addEventListener("blur", () => {
    isWriting = false;
  });
  input.addEventListener("input", () => {
    isWriting = true;
    const json = jsonOf(input.value, types);
    input.setAttribute("aria-invalid", String(json === undefined));
    if (json !== undefined) edit(json);
  });
  nullButton.addEventListener("click", () => edit(nullButton.getAttribute("aria-pressed") === "true" ? undefined : "null"));
  resetButton.addEventListener("click", () => {
    isWriting = false;
    input.focus();
    edit(undefined);
  });
  const label = make("label", { htmlFor: id, title: description }, path);
  const element = make(
    "div",
    { className: "edit" },
    label,
    make("span", { className: "hint", id: `${id}-type` }, types.join(" | ")),
    make("div", { className: "edit-line" }, input, nullButton, resetButton),
  );
  return {
    element,
    show(value, edited, isRefused) {
      const shown = isRefused && edited !== undefined ? edited : value;
      const isNull = shown === "null";
      nullButton.setAttribute("aria-pressed", String(isNull));
      resetButton.disabled = edited === undefined;
      element.classList.toggle("edited", edited !== undefined);
      input.setAttribute("aria-describedby", isRefused ? `${id}-type edit-problem` : `${id}-type`);
      input.placeholder = isNull ? "null" : "";
      if (!isWriting) input.value = isNull ? "" : textOf(shown);
      if (!isWriting || jsonOf(input.value, types) !== undefined) input.setAttribute("aria-invalid", String(isRefused));
    },
  };
}

/** The text of a JSON value in a field: strings are written without quotes. */
function textOf(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === "string" ? value : json;
}

/** The JSON of a text in a field; undefined if there is none. */
function jsonOf(text: string, types: readonly string[]): string | undefined {
  const isText = types.includes("string");
  if (isText && !types.some((type) => ["object", "array", "number", "integer", "boolean"].includes(type))) return JSON.stringify(text);
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return isText || types.includes("any") ? JSON.stringify(text) : undefined;
  }
}
