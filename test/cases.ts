import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonValue, setOwn } from "../src/json.ts";

/** A conversation of a case: a sample by its name, or the value itself, with changes at JSON Pointers. */
export interface OfConversation {
  readonly conversation?: JsonValue;
  readonly set?: { readonly [pointer: string]: JsonValue };
  readonly remove?: readonly string[];
}

/** What `check` is to find: everything but the words. */
export interface ExpectedDiagnostic {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly pointer: string;
  readonly offset: number;
  readonly suggestion?: string;
}

/** An issue of `render` or `validate`: everything but the words. */
export interface ExpectedIssue {
  readonly code: string;
  readonly pointer: string;
  readonly placeholder?: string;
}

/** A template, and what `check`, `compile` and `render` make of it; README.md beside the cases tells what each part means. */
export interface TemplateCase extends OfConversation {
  readonly name: string;
  readonly template?: JsonValue;
  readonly configuration?: string;
  readonly options?: JsonValue;
  readonly diagnostics?: readonly ExpectedDiagnostic[];
  readonly placeholders?: readonly JsonValue[];
  readonly body?: JsonValue;
  readonly issues?: readonly ExpectedIssue[];
}

/** A value, and what a schema makes of it. */
export interface SchemaCase extends OfConversation {
  readonly name: string;
  readonly schema: "Event" | "Contact" | "Conversation" | "Configuration";
  readonly value?: JsonValue;
  readonly issues: readonly ExpectedIssue[];
}

/** A documented path. */
export interface ModelPath {
  readonly path: string;
  readonly types: readonly string[];
  readonly required: boolean;
}

/** A file of the repository, as JSON. */
export function readJson(path: string): never {
  return JSON.parse(readFileSync(join(import.meta.dirname, "..", path), "utf8")) as never;
}

/** The cases of one topic. */
export function readCases<T>(topic: string): readonly T[] {
  return (readJson(`test/cases/${topic}.json`) as { cases: readonly T[] }).cases;
}

const samples: { readonly [name: string]: JsonValue } = readJson("test/cases/conversations.json");

/** The conversation of a case: the chat, unless it says otherwise. */
export function conversationOf({ conversation = "chat", ...changes }: OfConversation): JsonValue {
  return changedAt(typeof conversation === "string" ? (samples[conversation] as JsonValue) : conversation, changes);
}

/** The template of a case: its own, or the body of a documented configuration. */
export function templateOf({ template, configuration }: TemplateCase): JsonValue {
  if (configuration === undefined) return template as JsonValue;
  return (readJson(`examples/configurations/${configuration}`) as { request: { body: JsonValue } }).request.body;
}

/** A copy of a value with other values at JSON Pointers, and without what stands at others. */
export function changedAt(value: JsonValue, { set = {}, remove = [] }: Pick<OfConversation, "set" | "remove">): JsonValue {
  const root = JSON.parse(JSON.stringify(value)) as JsonValue;
  for (const [pointer, item] of Object.entries(set)) {
    const [holder, key] = holderAt(root, pointer);
    setOwn(holder, key, item);
  }
  for (const pointer of remove) {
    const [holder, key] = holderAt(root, pointer);
    if (!Object.hasOwn(holder, key)) throw new Error(`There is nothing at ${pointer} to be removed`);
    delete holder[key];
  }
  return root;
}

function holderAt(root: JsonValue, pointer: string): [{ [key: string]: JsonValue }, string] {
  const keys = pointer.split("/").slice(1);
  const last = keys.pop() as string;
  let holder = root as { [key: string]: JsonValue };
  for (const key of keys) holder = holder[unescaped(key)] as { [key: string]: JsonValue };
  return [holder, unescaped(last)];
}

function unescaped(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
