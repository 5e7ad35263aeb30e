import { type Conversation, InputError, type Issue, type JsonValue } from "contact-pro-webhooks";
import { readSource, spansInString } from "../../../src/cli/findings/json-source.ts";
import type { BodyAnswer, Link } from "../protocol.ts";
import { cutText } from "./cut-text.ts";
import { type Places, replacePlaces, valueAt } from "./places.ts";
import { briefly, printJson } from "./print-json.ts";
import { readPath } from "./read-path.ts";
import type { Readable } from "./read-source.ts";

/** The most placeholders that are linked with their values. */
const mostLinks = 5000;

type Template = Extract<Readable, { ok: true }>;

/** The result of rendering a template for a conversation. */
export type Rendering =
  | { readonly ok: true; readonly body: BodyAnswer; readonly whole: string }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** The value that a template gives for a conversation. Broken strings are in it as they are written. */
export function renderValue({ template, source, broken }: Template, conversation: Conversation): JsonValue {
  const body = template.render(conversation);
  return broken ? replacePlaces(body, broken, (path) => valueAt(source, path)) : body;
}

/** Renders a body as indented JSON, with its links to the text and its differences from the body of the event before. */
export function renderBody(readable: Template, text: string, conversation: Conversation, before: Conversation | undefined): Rendering {
  try {
    const { template, broken } = readable;
    const placeholders = template.placeholders.slice(0, mostLinks);
    const brokenPointers = broken ? pointersOf(broken) : [];
    const body = renderValue(readable, conversation);
    const wanted = new Set([...placeholders.map(({ pointer }) => pointer), ...brokenPointers]);
    const earlier = before && { value: renderValue(readable, before) };
    const printed = printJson(body, wanted, earlier);
    const shown = cutText(printed.text);
    const isShown = ({ to }: { readonly to: number }) => to <= shown.text.length;
    const ranges = brokenPointers.flatMap((pointer) => printed.found.get(pointer) ?? []);
    return {
      ok: true,
      whole: printed.text,
      body: {
        ...shown,
        links: linksOf(readable, text, conversation, printed.found).filter((link) => isShown(link.body)),
        broken: ranges.filter(isShown),
        changes: printed.changes.filter(isShown),
        before: before?.event.name,
      },
    };
  } catch (error) {
    if (error instanceof InputError) return { ok: false, issues: error.issues };
    throw error;
  }
}

function linksOf(
  { template, pointer }: Template,
  text: string,
  conversation: Conversation,
  found: ReadonlyMap<string, Link["body"]>,
): Link[] {
  const placeholders = template.placeholders.slice(0, mostLinks);
  const { located } = readSource(
    text,
    placeholders.map((placeholder) => pointer + placeholder.pointer),
  );
  return placeholders.flatMap((placeholder): Link[] => {
    const token = located.get(pointer + placeholder.pointer)?.value;
    const body = found.get(placeholder.pointer);
    if (!token || !body || text[token.offset] !== '"') return [];
    const { path, offset, whole } = placeholder;
    // In mixed text the event is its name.
    const shownPath = path === "event" && !whole ? "event.name" : path;
    const { offset: from, length } = spansInString(text, token)(offset, offset + path.length + 2);
    return [{ path, source: { from, to: from + length }, body, value: briefly(readPath(conversation, shownPath)) ?? "null" }];
  });
}

function pointersOf({ below }: Places, pointer = ""): string[] {
  if (!below.size) return [pointer];
  return [...below].flatMap(([key, places]) => pointersOf(places, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`));
}
