import type { Place } from "../../issue.ts";
import { either } from "../../json.ts";
import { maximumSegments } from "../../limits.ts";
import { documentedPaths } from "../../model/generated/paths.ts";
import { childOf } from "../../model/schema.ts";
import { nearest } from "../../nearest.ts";
import { type Diagnostics, hasManyDiagnostics, note } from "../diagnostic.ts";
import { defaults, type TemplateOptions } from "../options.ts";
import { childIn, type Scope } from "../tree/scope.ts";
import { type Lookalike, pathSegments } from "./placeholder.ts";
import { advisePath } from "./suggest-path.ts";

/** The maximum edit distance between a misspelt root and the root. */
const close = 2;

/** Reports text that looks like a placeholder: as an error if it was surely meant as one, else as a warning. */
export function explainNearMiss(
  { kind, source, offset, inner }: Lookalike,
  place: Place,
  { scope, options, diagnostics }: { scope: Scope; options: Required<TemplateOptions>; diagnostics: Diagnostics },
): void {
  const roots = [...scope.roots, ...scope.named];
  const name = meantSecret(inner, scope.named);
  const isError = kind === "malformed" || kind === "unknown-root" || name !== undefined;
  if (kind === "markup" && !isError && !isCloseToRoot(inner, roots)) return;
  if (hasManyDiagnostics(diagnostics)) return;
  const path = name ?? meantPath(inner, scope, options);
  const suggestion = path ?? (isError ? `\\${source}` : undefined);
  note(diagnostics, place, {
    code: kind,
    severity: isError ? "error" : "warning",
    offset,
    placeholder: source,
    message: `${source} ${problems[kind](roots, inner, path)}${advice(path, source, isError)}`,
    suggestion,
  });
}

const problems: { readonly [kind in Lookalike["kind"]]: (roots: readonly string[], inner: string, meant?: string) => string } = {
  malformed: (_, inner, meant) =>
    inner.split(".").length > maximumSegments + 1
      ? `has more than ${maximumSegments} names after the first`
      : `is not a complete placeholder${meant === undefined ? ", such as {contact.id}" : ""}`,
  "unknown-root": (roots, inner) =>
    /^(?:secrets|authentications)\./.test(inner)
      ? "names a stored secret, and only a header may hold one"
      : `does not begin with ${either(roots)}, as {contact.id} does`,
  blank: () => "has spaces around its path, so that it is sent unchanged",
  markup: () => "looks like a misspelt placeholder, and is sent unchanged",
};

function advice(path: string | undefined, source: string, isError: boolean): string {
  const meant = path === undefined ? "" : ` Did you mean {${path}}?`;
  // The backslash is doubled, and all else escaped, as it is typed: in JSON and in code alike.
  const typed = JSON.stringify(`\\${source}`).slice(1, -1);
  const asText = isError ? ` To send it as text, write ${typed} in JSON or code` : "";
  return meant || asText ? `.${meant}${asText}` : "";
}

/** The number of letters of a root for which one edit is allowed. */
const lettersPerEdit = 4;

/** The reference to a stored secret that was probably meant: `secrets.k` for ` Secret.k `. */
export function meantSecret(inner: string, named: readonly string[]): string | undefined {
  const [, word = "", name = ""] = /^[ \t]*(\p{L}+)[ \t]*\.[ \t]*([A-Za-z0-9_.-]*)/u.exec(inner) ?? [];
  const root = nearest(word, named);
  return root.distance <= Math.ceil(root.candidate.length / lettersPerEdit) ? `${root.candidate}.${name || "NAME"}` : undefined;
}

function isCloseToRoot(inner: string, roots: readonly string[]): boolean {
  const name = inner.split(/[^\p{L}\p{N}_]/u, 1)[0] as string;
  return nearest(name, roots).distance <= close;
}

/**
 * The path that was probably meant: without spaces and empty segments, with its root added, with a misspelling corrected.
 * First the whole text is tried, then its first word. A path that the model lacks is suggested only if its root is written.
 */
function meantPath(inner: string, scope: Scope, options: Required<TemplateOptions>): string | undefined {
  const [word] = /^[\p{L}\p{N}_.]*/u.exec(inner) as unknown as [string];
  const [all, first] = [cleanPath(inner), cleanPath(word)];
  return (
    pathLike(all, scope, options) ??
    closePath(all) ??
    pathLike(first, scope, options) ??
    pathWithRoot(first, scope, options) ??
    pathBelowRoot(first, scope, options)
  );
}

function pathLike(path: string, scope: Scope, options: Required<TemplateOptions>): string | undefined {
  if (isPath(path, scope, options)) return path;
  return scope.roots.map((root) => `${root}.${path}`).find((candidate) => isPath(candidate, scope, defaults));
}

function closePath(path: string): string | undefined {
  const { candidate, distance } = nearest(path, documentedPaths);
  return distance <= close ? candidate : undefined;
}

function pathWithRoot(written: string, scope: Scope, options: Required<TemplateOptions>): string | undefined {
  const [root, ...rest] = written.split(".") as [string, ...string[]];
  const corrected = nearest(root, scope.roots);
  if (corrected.distance > close) return undefined;
  const path = [corrected.candidate, ...rest].join(".");
  return isPath(path, scope, options) ? path : advisePath(path.split("."), scope.schema, options).path;
}

/** A path whose root is missing, if its first name is documented below a root. */
function pathBelowRoot(written: string, scope: Scope, options: Required<TemplateOptions>): string | undefined {
  const [name, ...rest] = written.split(".") as [string, ...string[]];
  const start = scope.roots.includes(name) ? undefined : pathLike(name, scope, options);
  if (start === undefined) return undefined;
  const { path, names } = advisePath([...start.split("."), ...rest], scope.schema, options);
  return path ?? (names.length > 0 ? start : undefined);
}

function cleanPath(written: string): string {
  const segments = written.split(".").map((segment) => segment.trim());
  return segments.filter(Boolean).join(".");
}

/** Tests if a text is a path of the scope. */
function isPath(text: string, scope: Scope, options: Required<TemplateOptions>): boolean {
  const [root, ...rest] = (pathSegments(text, scope) ?? [""]) as [string, ...string[]];
  // An unknown root is not a path, even if unknown names are allowed below known roots.
  let schema = childOf(scope.schema, root);
  for (const segment of rest) schema &&= childIn(schema, segment, options);
  return schema !== undefined;
}
