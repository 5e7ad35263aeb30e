import { compile, type Delivered, defineIntegration, type JsonValue, type PartialConversation } from "../../index.ts";
import { has, isPlainObject } from "../../json.ts";
import { isInAngleBrackets, mayHoldEscape } from "../../template/parse/placeholder.ts";
import { type Capture, type Filling, fillingsOf, memberAt, tolerant } from "./capture.ts";

/** The verdict of a capture on a fact: confirmed, or the observation that contradicts it. */
export type Sight = { readonly isSo: true } | { readonly isSo: false; readonly instead: string };

/** Something of Contact Pro that is not verified, and how a capture shows it. */
export interface Fact {
  readonly id: string;
  /** The assumption of this library. */
  readonly statement: string;
  /** Everything that a capture says of it. */
  readonly look: (view: View) => Iterable<Sight>;
}

/** A capture, taken apart for the facts to look at. */
export interface View {
  readonly capture: Capture;
  /** The part of the conversation that the capture holds, mixed texts included. */
  readonly conversation: unknown;
  /** Tests if the template reads a path. */
  readonly isPathKnown: boolean;
  /** The strings of the body's template, and what came in for them. */
  readonly strings: readonly Filled[];
}

/** A string of a template, and the value received at its place; `undefined` if the place is absent. */
export interface Filled extends Filling {
  readonly source: string;
  readonly value: unknown;
}

const so: Sight = { isSo: true };

function not(instead: string): Sight {
  return { isSo: false, instead };
}

function soIf(isSo: boolean, instead: string): Sight {
  return isSo ? so : not(instead);
}

/** The facts that the documentation leaves open, each as this library takes it. */
export const facts: readonly Fact[] = [
  {
    id: "event-case",
    statement: "an event's name comes in lower case",
    look: function* (view) {
      for (const name of [...valuesAt(view, "event.name"), ...valuesAt(view, "event"), memberAt(view.conversation, "event.name")]) {
        if (typeof name === "string" && name) yield soIf(name === name.toLowerCase(), "with upper case");
      }
    },
  },
  {
    id: "event-whole",
    statement: "{event} alone is an object, not the bare name",
    look: function* (view) {
      for (const event of valuesAt(view, "event")) if (!isEmpty(event)) yield soIf(isPlainObject(event), kindOf(event));
    },
  },
  {
    id: "json-type",
    statement: "a placeholder alone keeps its JSON type",
    look: function* (view) {
      for (const path of ["contact.priority", ...objectPaths, "contact.skills", "contact.required_agents", "contact.cad"]) {
        for (const value of valuesAt(view, path)) {
          if (!isEmpty(value)) yield soIf(typeof value !== "string", "text");
        }
      }
    },
  },
  {
    id: "null-alone",
    statement: "what has no value is null, neither absent nor empty text",
    look: function* ({ strings }) {
      for (const { paths, isWhole, value } of strings) {
        if (!isWhole || !paths.some((path) => path.startsWith("contact"))) continue;
        // An absent key means something only if it has a placeholder of its own.
        if (value === undefined) yield not("its key is absent");
        for (const one of paths.includes("contact") && isPlainObject(value) ? Object.values(value) : [value]) yield* nullForm(one);
      }
    },
  },
  {
    id: "null-in-text",
    statement: "null inside longer text is empty text",
    look: function* (view) {
      for (const { source, value } of textsWith(view, (given) => given.some((one) => one === null))) {
        const written = wordsForNull.find((word) => renderText(source, view, word) === value);
        if (written !== undefined) yield soIf(written === "", JSON.stringify(written));
      }
    },
  },
  {
    id: "text-escapes",
    statement: "values appear in mixed text unchanged, without escapes",
    look: function* (view) {
      const isSpecial = (one: unknown) => /["'\\<>&{}%\r\n\t]/.test(String(one));
      for (const { source, value } of textsWith(view, (given) => !given.includes(null) && given.some(isSpecial))) {
        yield soIf(renderText(source, view, "") === value, "another text");
      }
    },
  },
  { id: "url-escapes", statement: "values in the URL are percent-encoded", look: lookAtUrl },
  {
    id: "agents",
    statement: "an agent is an object of id, number and chat_address, each text or null",
    look: function* (view) {
      for (const path of ["contact.agent", "contact.preferred_agent", "contact.transferring_agent"]) {
        for (const value of valuesAt(view, path)) if (!isEmpty(value)) yield soIf(isAgent(value), kindOf(value));
        for (const member of ["id", "number", "chat_address"]) yield* typed(view, `${path}.${member}`, "string");
      }
    },
  },
  {
    id: "required-agents",
    statement: "elements of contact.required_agents are agent objects, not identifiers",
    look: function* (view) {
      for (const value of valuesAt(view, "contact.required_agents")) {
        if (Array.isArray(value)) for (const item of value) yield soIf(isPlainObject(item), kindOf(item));
        else if (!isEmpty(value)) yield not(`no array but ${kindOf(value)}`);
      }
    },
  },
  {
    id: "addresses",
    statement: "contact.source, destination and external_destination are text",
    look: function* (view) {
      for (const name of ["source", "destination", "external_destination"]) yield* typed(view, `contact.${name}`, "string");
    },
  },
  {
    id: "display-names",
    statement: "contact.source is an e-mail address without a display name",
    look: function* (view) {
      for (const value of valuesAt(view, "contact.source")) {
        if (typeof value === "string" && value.includes("@")) yield soIf(!/[<>]/.test(value), "with a display name");
      }
    },
  },
  {
    id: "guid",
    statement: "contact.guid is written without hyphens",
    look: function* (view) {
      for (const value of valuesAt(view, "contact.guid")) {
        if (typeof value === "string" && !isEmpty(value)) yield soIf(!value.includes("-"), "with hyphens");
      }
    },
  },
  {
    id: "sub-type",
    statement: "contact.channel_sub_type is null, not empty text, when there is none",
    look: function* (view) {
      for (const value of valuesAt(view, "contact.channel_sub_type")) yield* nullForm(value);
    },
  },
  {
    id: "cad",
    statement: "contact.cad is an object",
    look: function* (view) {
      for (const value of valuesAt(view, "contact.cad")) if (!isEmpty(value)) yield soIf(isPlainObject(value), kindOf(value));
    },
  },
  {
    id: "email-text",
    statement: "contact.email.subject and body are text",
    look: function* (view) {
      for (const name of ["subject", "body"]) yield* typed(view, `contact.email.${name}`, "string");
    },
  },
  { id: "email-to", statement: "contact.email.to is an array of text", look: (view) => arrays(view, "contact.email.to") },
  { id: "email-cc", statement: "contact.email.cc is an array of text", look: (view) => arrays(view, "contact.email.cc") },
  {
    id: "index",
    statement: "a placeholder with an index takes an element: {contact.skills.0.name}",
    look: (view) => conveniences(view, ({ paths }) => paths.some((path) => !path.startsWith("contact.cad") && /\.\d+(?:\.|$)/.test(path))),
  },
  {
    id: "angle-brackets",
    statement: "<contact.id> is a placeholder like {contact.id}",
    look: (view) => conveniences(view, ({ source, paths }) => paths.length > 0 && isInAngleBrackets(source)),
  },
  {
    id: "backslash",
    statement: "a backslash before a placeholder makes it text",
    look: (view) => conveniences(view, ({ source }) => mayHoldEscape(source)),
  },
  { id: "set-required-agents", statement: "key names of requiredAgents in response.set (no capture shows them)", look: () => [] },
];

const objectPaths = ["queue", "forwarding_queue", "agent", "preferred_agent", "transferring_agent"].map((name) => `contact.${name}`);

const wordsForNull = ["", "null", "None", "NULL", "nil", "undefined", "none"];

/** Tests if a text may be written for null, as the empty text may. */
function isWordForNull(value: unknown): boolean {
  return wordsForNull.includes(value as string);
}

function* nullForm(value: unknown): Iterable<Sight> {
  if (value === null) yield so;
  else if (value === "") yield not("empty text");
  else if (isWordForNull(value)) yield not(`the text ${JSON.stringify(value)}`);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || isWordForNull(value);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return { string: "text", object: "an object of another form" }[typeof value as string] ?? `a ${typeof value}`;
}

function isAgent(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  return ["id", "number", "chat_address"].every((name) => !has(value, name) || value[name] === null || typeof value[name] === "string");
}

function* typed(view: View, path: string, type: "string"): Iterable<Sight> {
  for (const value of valuesAt(view, path)) if (!isEmpty(value)) yield soIf(typeof value === type, kindOf(value));
}

function* arrays(view: View, path: string): Iterable<Sight> {
  for (const value of valuesAt(view, path)) {
    if (isEmpty(value)) continue;
    const isOfObjects = Array.isArray(value) && value.some(isPlainObject);
    const kind = isOfObjects ? "an array of objects" : kindOf(value);
    yield soIf(Array.isArray(value) && value.every((item) => typeof item === "string"), kind);
  }
}

/** The value received for a path: at its own placeholder, or inside the value of a parent. */
function valuesAt({ strings }: View, path: string): unknown[] {
  return strings.flatMap(({ paths, isWhole, value }) => {
    const holders = isWhole ? paths.filter((whole) => path === whole || path.startsWith(`${whole}.`)) : [];
    return holders.map((whole) => memberAt(value, path.slice(whole.length + 1)));
  });
}

/** Mixed texts whose values all appear alone elsewhere in the body, so that their text is known. */
function textsWith(view: View, isWanted: (given: readonly unknown[]) => boolean): Filled[] {
  return view.strings.filter(({ paths, isWhole, value }) => {
    if (isWhole || typeof value !== "string") return false;
    const given = paths.map((path) => valuesAt(view, path)[0]);
    // Values of the wrong type, and contradictory ones, are not in the conversation.
    const isKnown = given.every((one, index) => isScalar(one) && one === memberAt(view.conversation, paths[index] as string));
    return isKnown && isWanted(given);
  });
}

function isScalar(value: unknown): boolean {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function renderText(source: string, { conversation }: View, nullText: string): unknown {
  return compile(source as JsonValue, { ...tolerant, nullText }).render(conversation as never);
}

/** Syntax that only this library documents: if Contact Pro does not know it, the string arrives unchanged. */
function* conveniences({ strings }: View, isMeant: (filled: Filled) => boolean): Iterable<Sight> {
  for (const filled of strings) {
    if (filled.value !== undefined && isMeant(filled)) yield soIf(filled.value !== filled.source, "it is sent unchanged");
  }
}

/** Only a value that has to be encoded shows whether it is. */
function* lookAtUrl({ capture: { url, template }, conversation, isPathKnown }: View): Iterable<Sight> {
  if (template.url === undefined || !isPathKnown) return;
  const { placeholders } = compile(template.url as JsonValue, tolerant);
  const values = placeholders.map(({ path }) => memberAt(conversation, path === "event" ? "event.name" : path));
  if (!values.some((value) => typeof value === "string" && encodeURIComponent(value) !== value)) return;
  const integration = defineIntegration({
    url: template.url,
    configuration: { request: { method: "GET" } },
    credentials: "unchecked",
    options: tolerant,
  });
  const { pathname, search } = new URL(integration.request(conversation as PartialConversation).url);
  yield soIf(sameUrl(`${pathname}${search}`, url), "written otherwise");
}

/** Compares the spelling of two URLs, except for the case of hexadecimal digits. */
function sameUrl(one: string, other: string): boolean {
  const canonical = (url: string) => url.replaceAll(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  return canonical(one) === canonical(other);
}

/** Reads a capture. Throws if its template cannot be compiled. */
export function viewOf(capture: Capture, { conversation, warnings }: Delivered<unknown>): View {
  const isPathKnown = !warnings.some(({ code }) => code === "url");
  return { capture, conversation, isPathKnown, strings: [...filledStrings(capture.template.body, capture.body)] };
}

function* filledStrings(template: unknown, value: unknown): Iterable<Filled> {
  if (typeof template === "string") {
    const filling = fillingsOf(template).get("") ?? { paths: [], isWhole: false };
    yield { ...filling, source: template, value };
  } else if (Array.isArray(template)) {
    for (const [index, item] of template.entries()) yield* filledStrings(item, Array.isArray(value) ? value[index] : undefined);
  } else if (isPlainObject(template)) {
    for (const [key, item] of Object.entries(template)) yield* filledStrings(item, has(value, key) ? value[key] : undefined);
  }
}
