import { maximumCharacters, maximumIssues } from "./limits.ts";

/** The place of a value: its key or index, and the place of its parent; `null` for the root. Its pointer is `pointerTo(pathOf(place))`. */
export type Place = { readonly parent: Place; readonly key: string | number } | null;

/** The kinds of things that can be wrong. A release may bring more: keep a default branch. */
export type IssueCode =
  // of values: of a body, a conversation, an event or a contact
  | "type"
  | "missing"
  | "enum"
  | "minimum"
  | "literal"
  | "length"
  | "text"
  | "inconsistent"
  | "ambiguous"
  | "extra"
  | "renamed"
  | "different"
  | "url"
  | "unreadable"
  // of templates and configurations
  | "unknown-path"
  | "unknown-root"
  | "malformed"
  | "object-in-text"
  | "secret-reference"
  | "blank"
  | "delimiters"
  | "markup"
  | "key-placeholder"
  | "adjacent-placeholders"
  | "ambiguous-text"
  | "convenience"
  | "unsent-body"
  | "no-body"
  | "condition"
  | "unknown-key"
  | "header"
  | "timeout"
  | "set"
  | "not-json"
  | "circular"
  | "too-deep"
  | "too-large"
  | "duplicate-key"
  // of arguments
  | "option"
  | "credentials"
  | "secret"
  | "function"
  | "encoding"
  | "status"
  | "course";

/** One thing that is wrong with a value from outside. */
export interface Issue {
  /** The kind of thing that is wrong, for programs. */
  readonly code: IssueCode;
  /** RFC 6901 JSON Pointer of the place. For a missing key, the place where it should be. */
  readonly pointer: string;
  /** The same place as keys and indices, as Standard Schema has it. */
  readonly path: readonly (string | number)[];
  /** One or two sentences for people: the problem, then the way out. It holds types, never a value, except from `verify`. */
  readonly message: string;
  /** The placeholder that the template has there, as written: `{contact.agent.id}`. */
  readonly placeholder?: string;
  /** A description of the expected value: a type, the known values, or text like that of the template. */
  readonly expected?: string;
  /** The value that `render` returns there; from `verify` only. */
  readonly expectedValue?: unknown;
  /** The value that the body has there; from `verify` only. */
  readonly actualValue?: unknown;
}

/** The result of a check that failed: the first hundred issues, and how many there are in all. */
export interface Failure {
  readonly ok: false;
  readonly issues: readonly Issue[];
  readonly total: number;
}

/** The first issues of a reading, and how many there were in all. */
export interface Collected<T extends Issue> {
  readonly issues: T[];
  total: number;
  /** Maps a place to the one to report, if they differ. */
  placeOf?: (place: Place) => Place;
}

export type Issues = Collected<Issue>;

/** An issue without its place, which {@link report} adds. */
export type Finding = Omit<Issue, "pointer" | "path">;

/** Tests if one more issue is kept. The number is limited, and the total length of pointers and messages. */
export function hasRoom(kept: readonly Issue[], most: number): boolean {
  return kept.length < most && kept.reduce((sum, { pointer, message }) => sum + pointer.length + message.length, 0) < maximumCharacters;
}

/** Tests if the list is full, so that the caller can skip the work for one more issue; counts that issue if so. */
export function isFull<T extends Issue>(to: Collected<T>, most = maximumIssues): boolean {
  const full = to.issues.length >= most;
  if (full) to.total++;
  return full;
}

/** Adds an issue at a place, or only counts it if there are many. */
export function report(to: Issues, place: Place, finding: Finding): void {
  collect(to, place, finding, maximumIssues);
}

/** The place that is reported for a place. */
export function reportedPlace<T extends Issue>(place: Place, to: Collected<T>): Place {
  return Object.hasOwn(to, "placeOf") && to.placeOf ? to.placeOf(place) : place;
}

/** Adds what was found at a place, or only counts it if there are so many. */
export function collect<T extends Issue>(to: Collected<T>, place: Place, finding: Omit<T, "pointer" | "path">, most: number): void {
  to.total++;
  if (hasRoom(to.issues, most)) to.issues.push(issueAt(reportedPlace(place, to), finding));
}

/** Reports a getter or a proxy that threw. */
export function reportUnreadable(to: Issues, place: Place): void {
  report(to, place, { code: "unreadable", message: `${nameOf(place)} cannot be read: a getter or a proxy throws. Pass plain data` });
}

/** An issue at a place. */
export function issueAt<T extends Issue = Issue>(place: Place, { code, message, ...rest }: Omit<T, "pointer" | "path">): T {
  const path = pathOf(place);
  return { code, pointer: pointerTo(path), path, message, ...rest } as unknown as T;
}

/** The name of a value in a message: its key in quotes, its index, or "The value" at the root. */
export function nameOf(place: Place): string {
  if (place === null) return "The value";
  return typeof place.key === "string" ? quoted(place.key) : `Element ${place.key}`;
}

const longestName = 60;

/** A name from outside in a message: in double quotes, with JSON's escapes, and cut if it is long. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > longestName ? `${name.slice(0, longestName)}...` : name);
}

/** The keys and indices from the root to a place. */
export function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.parent) path.push(at.key);
  return path.reverse();
}

/** The RFC 6901 JSON Pointer of keys and indices: `~` is written `~0` and `/` is written `~1`. */
export function pointerTo(path: readonly (string | number)[]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The pointer of a place, made from that of its parent: engines share the text, so that long keys cost once. */
export function sharedPointer(place: Place, pointers: Map<Place, string>): string {
  const known = pointers.get(place);
  if (known !== undefined || place === null) return known ?? "";
  const pointer = sharedPointer(place.parent, pointers) + pointerTo([place.key]);
  pointers.set(place, pointer);
  return pointer;
}

/**
 * An argument cannot be used: a conversation that cannot be rendered, a request that cannot be sent. Check its `name` instead of
 * `instanceof` if ES modules and CommonJS are mixed.
 */
export class InputError extends Error {
  override readonly name = "InputError";
  /** The first hundred things that are wrong; the message lists them too. */
  readonly issues: readonly Issue[];

  constructor(summary: string, { issues, total }: Issues) {
    super(withList(summary, issues.map(issueLine), total));
    this.issues = issues;
  }
}

/** An issue in one line: its pointer and its message. */
export function issueLine(issue: Issue): string {
  return `${issue.pointer || "(root)"}: ${issue.message}`;
}

/** A summary with a list below it, and how many entries the list leaves out. */
export function withList(summary: string, lines: readonly string[], total: number): string {
  const more = total - lines.length;
  return [summary, ...lines.map((line) => `  ${line}`), ...(more > 0 ? [`  and ${more} more`] : [])].join("\n");
}
