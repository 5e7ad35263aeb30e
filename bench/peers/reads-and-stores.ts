import type { JsonValue } from "../../src/index.ts";
import { shapeOf } from "../../src/json.ts";
import { wholePath } from "./placeholders.ts";
import { access, type Renderer } from "./renderers.ts";

/**
 * Renders and matches without checks or reports: it copies values by their keys, the limit of any code that is not generated
 * for a template. Code generated for each path reads the conversation, which is more than the library allows itself.
 */
export const readsAndStores: Renderer = {
  name: "reads and stores alone",
  prepare: (template) => {
    const keys = Object.keys(template as object);
    const reads = pathsOf(template).map((path) => new Function("{ event, contact }", `return ${access(path)} ?? null`));
    const shape = shapeOf(keys);
    return (conversation) => {
      const body: Values = { ...shape };
      for (let index = 0; index < keys.length; index++) {
        const value = (reads[index] as (conversation: object) => unknown)(conversation);
        if (value !== null) body[keys[index] as string] = value;
      }
      return body;
    };
  },
};

/** The reverse: makes a reader of bodies from a flat template. */
export function readerOf(template: JsonValue): (body: Values) => unknown {
  const paths = pathsOf(template);
  const [event, contact] = ["event", "contact"].map((root) => partOf(root, paths)) as [Part, Part];
  return (body) => {
    const values: unknown[] = [];
    for (const key in body) values.push(body[key]);
    return { event: fill(event, values), contact: fill(contact, values) };
  };
}

/** True if a template is an object of standalone placeholders below event and contact, the only kind that can be compared here. */
export function isFlat(template: JsonValue): boolean {
  return Object.values(template as object).every((value) => wholePath(String(value))?.includes("."));
}

type Values = { [key: string]: unknown };

function pathsOf(template: JsonValue): string[] {
  return Object.values(template as object).map((value) => wholePath(value) as string);
}

interface Part {
  readonly shape: Values | null;
  readonly names: readonly string[];
  /** The index of each name among the values. */
  readonly indexes: readonly number[];
}

/** The names right below a root; the values below them are included. */
function partOf(root: string, paths: readonly string[]): Part {
  const names = paths
    .filter((path) => path.startsWith(`${root}.`) && path.split(".").length === 2)
    .map((path) => path.slice(root.length + 1));
  return { shape: shapeOf(names), names, indexes: names.map((name) => paths.indexOf(`${root}.${name}`)) };
}

function fill({ shape, names, indexes }: Part, values: readonly unknown[]): Values {
  const part = { ...shape };
  for (let index = 0; index < names.length; index++) {
    const value = values[indexes[index] as number];
    if (value !== null) part[names[index] as string] = value;
  }
  return part;
}
