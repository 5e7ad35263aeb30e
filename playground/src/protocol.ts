import type { Conversation, TemplateOptions } from "contact-pro-webhooks";
import type { Kind } from "../../src/cli/files/file-kind.ts";
import type { Finding } from "./worker/finding.ts";

/** A range of a text, in UTF-16 code units. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The views of the results. */
export const views = ["request", "receive", "code", "conversation"] as const;
export type View = (typeof views)[number];

/** Edited values of the conversation: JSON text by path. */
export type Edits = { readonly [path: string]: string };

/** Everything that the results depend on. */
export interface Question {
  readonly source: string;
  readonly url: string;
  readonly options: TemplateOptions;
  readonly channel: string;
  readonly direction: string;
  readonly course: string;
  /** The index of the chosen event. */
  readonly step: number;
  readonly edits: Edits;
  readonly view: View;
  /** The file that the code view shows, and the framework of a handler. */
  readonly code: string;
  readonly framework: string;
  /** The received body, and the response of the service, both as text. */
  readonly body: string;
  readonly status: string;
  readonly response: string;
}

/** A placeholder of the source, and its value in the body. */
export interface Link {
  readonly path: string;
  readonly source: Range;
  readonly body: Range;
  /** The value as JSON, cut. */
  readonly value: string;
}

/** A part of the body that differs from the body of the event before. */
export interface Change extends Range {
  /** The value before as JSON, cut; undefined if it was absent. */
  readonly was: string | undefined;
}

/** A text that may be cut for the page; the worker keeps the whole. */
export interface Shown {
  readonly text: string;
  /** The length of the whole text. */
  readonly length: number;
}

/** The body for the chosen event. */
export interface BodyAnswer extends Shown {
  readonly links: readonly Link[];
  /** Values of which the placeholder is broken: they are shown as they are written. */
  readonly broken: readonly Range[];
  readonly changes: readonly Change[];
  /** The event that the changes are compared with. */
  readonly before: string | undefined;
}

/** The request around the body. */
export interface RequestAnswer {
  readonly method: string;
  /** Undefined if no URL is given, or if it cannot be rendered. */
  readonly url: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The names of the headers that cannot be sent. */
  readonly broken: readonly string[];
}

/** A file that the code view offers. */
export interface CodeAnswer extends Shown {
  readonly name: string;
  readonly file: string;
  readonly hint: string;
  readonly language: "json" | "typescript" | "shell";
}

/** The reading of a received body. */
export interface ReceiveAnswer {
  readonly verdict: "good" | "doubtful" | "bad" | "none";
  readonly sentence: string;
  readonly findings: readonly Finding[];
  /** The conversation that the service gets, as JSON. */
  readonly conversation: Shown | undefined;
  /** The effects of a response, in sentences and as JSON; undefined if the configuration reads none. */
  readonly response: { readonly text: string; readonly issues: readonly string[] } | undefined;
}

/** A property of the conversation that can be edited. */
export interface Field {
  readonly path: string;
  /** The JSON types that the model allows. */
  readonly types: readonly string[];
  readonly description: string;
  /** Its value at the chosen event, as JSON. */
  readonly value: string;
}

/** The results of a question. What a view does not need is undefined. */
export interface Answer {
  /** Undefined if the text is not JSON. */
  readonly kind: Kind | undefined;
  readonly findings: readonly Finding[];
  /** The reason for the absence of results. */
  readonly reason: string | undefined;
  /** The reason why the chosen event cannot be rendered, with places in the source. */
  readonly unrendered: readonly Finding[];
  readonly events: readonly string[];
  /** The courses that fit the channel and direction, and the one that was read. */
  readonly courses: readonly string[];
  readonly course: string;
  readonly step: number;
  readonly conversation: Conversation;
  /** The edits that the model does not allow, which are left out, and why. */
  readonly editProblems: readonly { readonly path: string; readonly message: string }[];
  readonly request: RequestAnswer | undefined;
  readonly body: BodyAnswer | undefined;
  readonly code: CodeAnswer | undefined;
  readonly receive: ReceiveAnswer | undefined;
  readonly fields: readonly Field[] | undefined;
}

/** A replacement in a text. */
export interface Edit extends Range {
  readonly insert: string;
}

/** A documented path of the model. */
export interface ModelPath {
  readonly path: string;
  readonly types: readonly string[];
  readonly description: string;
  readonly example: string;
}

/** The texts that the worker keeps whole. */
export type WholeText = "body" | "code" | "conversation";

/** The tasks of the worker, and their results. */
export interface Tasks {
  /** Reads a question, of which only the changed parts are sent. */
  read: { readonly given: Partial<Question>; readonly result: Answer };
  /** The edits that format a JSON text; none if it is not JSON. */
  format: { readonly given: string; readonly result: readonly Edit[] };
  whole: { readonly given: WholeText; readonly result: string };
  model: { readonly given: null; readonly result: readonly ModelPath[] };
}

export interface Message {
  readonly id: number;
  readonly task: keyof Tasks;
  readonly given: unknown;
}

export interface Reply {
  readonly id: number;
  readonly result: unknown;
  /** The message of an unexpected error. */
  readonly error?: string;
}
