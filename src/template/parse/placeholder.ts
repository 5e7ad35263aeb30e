import { maximumSegments } from "../../limits.ts";
import type { Roots } from "../tree/scope.ts";

/** A placeholder in a string: `{contact.agent.id}` or `<contact.agent.id>`. */
export interface Reference {
  /** The placeholder as written, with its delimiters. */
  readonly source: string;
  /** Its start in the string, in UTF-16 code units. */
  readonly offset: number;
  /** The path in it, as its segments. */
  readonly segments: readonly string[];
}

/** Text that looks like a placeholder. */
export interface Lookalike {
  /**
   * `malformed`: a root without a path. `unknown-root`: a path of an unknown root. `blank`: spaces around a path.
   * `markup`: angle brackets around a possible misspelling of a root.
   */
  readonly kind: "malformed" | "unknown-root" | "blank" | "markup";
  readonly source: string;
  readonly offset: number;
  /** The text between the delimiters. */
  readonly inner: string;
}

/** A string as its parts, literal text with the escapes resolved and placeholders, and what only looks like one. */
export interface Text {
  readonly parts: readonly (string | Reference)[];
  readonly lookalikes: readonly Lookalike[];
}

const opening = /[{<]/g;
const inside = /[^{}<>\r\n]*/y;
const closing: { readonly [opening: string]: string } = { "{": "}", "<": ">" };
const identifier = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
const secretName = /^[A-Za-z0-9_.-]+$/;

/** The characters that open a placeholder. */
export const openings: readonly string[] = ["{", "<"];

/** The text after any opening character of a template language, up to the next one or to the end. */
export const afterAnyOpening = /[[({<%]([^[({<%\])}>\r\n]*)/g;

/** Tests if a text may hold a placeholder. */
export function mayHoldPlaceholder(text: string): boolean {
  return openings.some((delimiter) => text.includes(delimiter));
}

/** Tests if a text has a backslash before a possible placeholder. */
export function mayHoldEscape(text: string): boolean {
  return openings.some((delimiter) => text.includes(`\\${delimiter}`));
}

/** Tests if a placeholder has angle brackets. */
export function isInAngleBrackets(source: string): boolean {
  return source.startsWith("<");
}

/** A text with a replacement for every possible placeholder. */
export function replacePlaceholders(text: string, replacement: string): string {
  return text.replaceAll(/[{<][^{}<>]*[}>]/g, replacement);
}

/** Reads a string once, from left to right, in linear time. */
export function parseText(text: string, roots: Roots): Text {
  const parts: (string | Reference)[] = [];
  const lookalikes: Lookalike[] = [];
  let literal = "";
  let taken = 0;
  // Not `matchAll`, which makes an array of each match: that alone was a third of the time of compiling.
  opening.lastIndex = 0;
  while (opening.test(text)) {
    const offset = opening.lastIndex - 1;
    inside.lastIndex = offset + 1;
    inside.test(text);
    const end = inside.lastIndex;
    const inner = text.slice(offset + 1, end);
    const isClosed = text[end] === closing[text[offset] as string];
    // The backslashes at the end of what is not closed belong to what comes next.
    const source = text.slice(offset, isClosed ? end + 1 : end - backslashesBefore(text, end));
    const reading = read(inner, text[offset] === "{", isClosed, roots);
    if (!reading) continue;
    if (reading === "blank" || reading === "markup") {
      lookalikes.push({ kind: reading, source, offset, inner });
      continue;
    }
    const backslashes = backslashesBefore(text, offset);
    literal += text.slice(taken, offset - backslashes) + "\\".repeat(backslashes >> 1);
    taken = offset + source.length;
    if (backslashes % 2) {
      literal += source;
    } else if (typeof reading === "string") {
      lookalikes.push({ kind: reading, source, offset, inner });
      literal += source;
    } else {
      if (literal) parts.push(literal);
      parts.push({ source, offset, segments: reading });
      literal = "";
    }
  }
  literal += text.slice(taken);
  if (literal || !parts.length) parts.push(literal);
  return { parts, lookalikes };
}

/** Reads the text between two delimiters: the segments of a path, a lookalike, or nothing. */
function read(inner: string, isBrace: boolean, isClosed: boolean, roots: Roots): readonly string[] | Lookalike["kind"] | undefined {
  const segments = isClosed ? pathSegments(inner, roots) : undefined;
  if (segments && isRoot(segments[0] as string, roots)) return segments;
  if (startsWithRoot(inner, roots)) return isBrace ? "malformed" : isClosed ? "markup" : undefined;
  if (segments && identifier.test(segments[0] as string)) return isBrace ? "unknown-root" : "markup";
  const trimmed = inner.trim();
  const isBlank = isClosed && trimmed !== inner && isRoot(pathSegments(trimmed, roots)?.[0] ?? "", roots);
  return isBlank ? "blank" : undefined;
}

function isRoot(name: string, { roots, named }: Roots): boolean {
  return roots.includes(name) || named.includes(name);
}

function startsWithRoot(inner: string, { roots, named }: Roots): boolean {
  return [...roots, ...named].some((root) => inner.startsWith(root) && !/^[\p{L}\p{N}_]/u.test(inner.slice(root.length, root.length + 2)));
}

/** The segments of a well-formed path, or `undefined`. */
export function pathSegments(inner: string, { named }: Roots): readonly string[] | undefined {
  // One name above the limit is enough to report it.
  const segments = inner.split(".", maximumSegments + 2);
  const root = segments[0] as string;
  if (named.includes(root)) {
    const name = inner.slice(root.length + 1);
    return secretName.test(name) ? [root, name] : undefined;
  }
  if (segments.length > maximumSegments + 1) return undefined;
  return segments.every((segment) => segment !== "" && !/^[ \t]|[ \t]$/.test(segment)) ? segments : undefined;
}

/** The number of backslashes directly before an offset. */
export function backslashesBefore(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === "\\") start--;
  return offset - start;
}

/** A placeholder in the delimiters of other template languages. */
export interface OtherDelimiters {
  readonly written: string;
  readonly offset: number;
  readonly path: string;
}

/** The placeholders in `{{contact.id}}`, `${contact.id}`, `#{contact.id}` and `%contact.id%`. */
export function otherDelimiters(text: string, parts: readonly (string | Reference)[], roots: Roots): OtherDelimiters[] {
  const found: OtherDelimiters[] = [];
  for (const part of parts) {
    if (typeof part === "string" || !part.source.startsWith("{")) continue;
    const { offset, source, segments } = part;
    const [before, after] = [text[offset - 1], text[offset + source.length]];
    // A backslash says that the brace before is meant.
    const isDoubled = before === "{" && after === "}" && text[offset - 2] !== "\\";
    // In a URL it begins a fragment.
    const isRuby = before === "#" && !/^(?:https?:\/)?\//i.test(text);
    if (!isDoubled && before !== "$" && !isRuby) continue;
    const written = `${before}${source}${isDoubled ? "}" : ""}`;
    found.push({ written, offset: offset - 1, path: segments.join(".") });
  }
  for (const { 0: written, 1: path = "", index: offset } of text.matchAll(/%([\p{L}\p{N}_.]{1,200})%/gu)) {
    const segments = path.includes(".") || roots.roots.includes(path) ? pathSegments(path, roots) : undefined;
    if (segments && roots.roots.includes(segments[0] as string)) found.push({ written, offset, path });
  }
  return found;
}
