import type { State } from "./share.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The values of the named controls of a form. Of radio buttons, that of the selected one. */
export function readControls(form: HTMLFormElement): State {
  const chosen = controlsOf(form).filter((control) => !isRadio(control) || control.checked);
  return Object.fromEntries(chosen.map(({ name, value }) => [name, value]));
}

/** Puts values into the named controls of a form. A value that a control does not take is left out. */
export function writeControls(form: HTMLFormElement, state: State): void {
  const controls = controlsOf(form);
  for (const control of controls) {
    const value = Object.hasOwn(state, control.name) ? state[control.name] : undefined;
    if (value === undefined || !takes(control, value, controls)) continue;
    if (isRadio(control)) control.checked = control.value === value;
    else control.value = value;
  }
}

/** Tests if a control accepts a value: a select accepts its options only. */
function takes(control: Control, value: string, controls: readonly Control[]): boolean {
  if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.value === value);
  return !isRadio(control) || controls.some((other) => other.name === control.name && other.value === value);
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>("input, select, textarea")].filter(({ name }) => name !== "");
}

function isRadio(control: Control): control is HTMLInputElement {
  return control.type === "radio";
}
