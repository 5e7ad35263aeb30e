import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonValue } from "../../src/json.ts";
import { type Changes, changedAt } from "./changed-at.ts";

/** A conversation of a case: a sample by its name, or the value itself, with changes at JSON Pointers. */
export interface OfConversation extends Changes {
  readonly conversation?: JsonValue;
}

/** The expected diagnostics, without their messages. */
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

/** A template, and what `check`, `compile` and `render` make of it; README.md beside the cases explains each part. */
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
  return JSON.parse(readFileSync(join(import.meta.dirname, "../..", path), "utf8")) as never;
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
