import { readGiven } from "../integration/check-input.ts";
import { secretsIn } from "../integration/configuration/scopes.ts";
import { type ReadConfiguration, readConfiguration } from "../integration/read-configuration.ts";
import { issueAt, type Place } from "../issue.ts";
import { describe, isPlainObject, ownMember } from "../json.ts";
import type { ConfigurationRequest } from "../model/generated/types.ts";
import { type Diagnostic, TemplateError } from "../template/diagnostic.ts";
import { deepEqual } from "../template/readings/deep-equal.ts";
import type { TextNode } from "../template/tree/tree.ts";
import type { Change } from "./change.ts";
import { addChange, type Comparison, compareNodes, contentOf } from "./compare-nodes.ts";
import { compareResponses } from "./compare-responses.ts";
import { replay } from "./replay.ts";

/** The context of two configurations: values that are not part of their JSON. */
export interface ComparisonContext {
  /** The endpoint URLs, both of them. Without them, URLs are not compared. */
  readonly urls?: { readonly before: string; readonly after: string } | undefined;
}

/**
 * Lists the changes for a receiver of the first configuration when Contact Pro sends the second: by their structure, and by every
 * lifecycle, sent with the second and read with the first. Returns them in the order of the configurations.
 *
 * Throws a `TemplateError`, with pointers that begin with `/before` or `/after`, if one of them cannot be used.
 *
 * @example
 * compareConfigurations(deployed, edited).filter(({ kind }) => kind !== "safe"); // the changes that the receiver must handle
 */
export function compareConfigurations(before: unknown, after: unknown, context: ComparisonContext = {}): Change[] {
  return readGiven(() => {
    const urls = readUrls(context);
    const old = readConfiguration(before, urls?.before, prefixed("before"));
    const replacing = readConfiguration(after, urls?.after, prefixed("after"));
    return compareRead(old, replacing);
  });
}

function prefixed(side: "before" | "after"): (diagnostic: Diagnostic) => Diagnostic {
  return (diagnostic) => ({ ...diagnostic, path: [side, ...diagnostic.path], pointer: `/${side}${diagnostic.pointer}` });
}

function readUrls(context: unknown): { readonly before: string; readonly after: string } | undefined {
  if (!isPlainObject(context)) throw unusable(null, `The context must be an object with urls, not ${describe(context)}`);
  const unknown = Object.keys(context).find((key) => key !== "urls");
  if (unknown !== undefined) throw unusable({ parent: null, key: unknown }, "There is no such option. The only one is urls");
  const urls = ownMember(context, "urls");
  if (urls === undefined) return undefined;
  const place = { parent: null, key: "urls" };
  const [before, after] = [ownMember(urls, "before"), ownMember(urls, "after")];
  if (typeof before === "string" && typeof after === "string") return { before, after };
  throw unusable(place, "urls must have both URLs, before and after, as strings. Pass the same URL twice if it does not change");
}

function unusable(place: Place, message: string): TemplateError {
  return new TemplateError([issueAt<Diagnostic>(place, { code: "option", severity: "error", message, offset: 0 })], 1, "comparison");
}

function compareRead(before: ReadConfiguration, after: ReadConfiguration): Change[] {
  const { options } = before.building;
  const to: Comparison = { changes: [], options, pointerBefore: before.pointerOf, pointerAfter: after.pointerOf };
  const [old, replacing] = [before.configuration.request, after.configuration.request];
  if (old.method !== replacing.method) {
    const message = `The method ${old.method} becomes ${replacing.method}. The receiver refuses it with 405`;
    to.changes.push({ kind: "breaking", code: "method", message, before: "/request/method", after: "/request/method" });
  }
  compareUrls(before, after, to);
  compareAuthentication(old, replacing, to);
  compareHeaders(before, after, to);
  compareBodies(before, after, to);
  compareSettings(old, replacing, to);
  compareResponses(before.configuration.response, after.configuration.response, to.changes);
  replay(before, after, to);
  return to.changes;
}

function compareUrls(before: ReadConfiguration, after: ReadConfiguration, to: Comparison): void {
  const [old, replacing] = [before.request, after.request];
  const change = (message: string) => to.changes.push({ kind: "breaking", code: "url", message, before: "/url", after: "/url" });
  if (old.path && replacing.path) {
    if (old.origin && replacing.origin && old.origin.toLowerCase() !== replacing.origin.toLowerCase()) {
      change("The URL has another host, scheme or port. The receiver gets nothing more");
    }
    const isSamePath =
      old.path.length === replacing.path.length &&
      old.path.every(
        (segment, index) => isFilled(segment) || contentOf(segment) === contentOf((replacing.path as TextNode[])[index] as TextNode),
      );
    if (isSamePath) for (const [index, segment] of old.path.entries()) compareNodes(segment, replacing.path[index] as TextNode, to);
    else change("The URL has another path. The receiver answers 404, or reads nothing of the path");
  }
  compareNamed(old.query, replacing.query, "query parameter", to);
}

function isFilled({ parts }: TextNode): boolean {
  return parts.some((part) => typeof part === "object");
}

type Named = readonly (readonly [name: string, node: TextNode])[];

/** Compares texts that have names. Of a name that comes several times, each text has its turn. */
function compareNamed(before: Named, after: Named, what: string, to: Comparison): void {
  const others = [...after];
  for (const [name, node] of before) {
    const index = others.findIndex(([other]) => other === name);
    const [found] = index < 0 ? [] : others.splice(index, 1);
    if (found) compareNodes(node, found[1], to);
    else {
      const message = `The ${what} ${JSON.stringify(name)} is removed. The receiver misses it`;
      addChange(to, node, undefined, { kind: "breaking", code: "missing", message });
    }
  }
  for (const [name, node] of others) {
    addChange(to, undefined, node, { kind: "safe", code: "added", message: `The ${what} ${JSON.stringify(name)} is added` });
  }
}

function compareAuthentication(before: ConfigurationRequest, after: ConfigurationRequest, to: Comparison): void {
  const [old, replacing] = [before.authentication, after.authentication];
  const pointer = "/request/authentication";
  if (!old && replacing) {
    to.changes.push({ kind: "safe", code: "added", message: "Authentication is added. The receiver does not check it", after: pointer });
  }
  if (!old || deepEqual(old, replacing)) return;
  const message = replacing
    ? "Authentication changes. The receiver refuses other credentials with 401"
    : "Authentication is removed. The receiver refuses every webhook with 401";
  to.changes.push({ kind: "breaking", code: "authentication", message, before: pointer, ...(replacing ? { after: pointer } : {}) });
}

function compareHeaders(before: ReadConfiguration, after: ReadConfiguration, to: Comparison): void {
  const others = new Map(after.request.headers);
  const compared: (readonly [string, TextNode])[] = [];
  for (const [name, node] of before.request.headers) {
    const other = others.get(name);
    if (secretsIn(node).length) {
      if (!other || contentOf(node) !== contentOf(other)) {
        const message = `The header ${JSON.stringify(name)} has another secret, or none. The receiver refuses the webhook with 401`;
        addChange(to, node, other, { kind: "breaking", code: "authentication", message });
      }
    } else if (isFilled(node)) compared.push([name, node]);
    else if (!other || contentOf(node) !== contentOf(other)) {
      // The receiver compares no header without placeholders.
      const message = `The header ${JSON.stringify(name)} ${other ? "has another value" : "is removed"}. The receiver does not read it`;
      addChange(to, node, other, { kind: "safe", code: "setting", message });
    }
  }
  const read = new Set(before.request.headers.map(([name]) => name).filter((name) => !compared.some(([other]) => other === name)));
  compareNamed(
    compared,
    after.request.headers.filter(([name]) => !read.has(name)),
    "header",
    to,
  );
}

function compareBodies({ request: before }: ReadConfiguration, { request: after }: ReadConfiguration, to: Comparison): void {
  if (before.body && after.body) compareNodes(before.body, after.body, to);
  else if (before.body) {
    addChange(to, before.body, undefined, { kind: "breaking", code: "missing", message: "The body is removed. The receiver misses it" });
  } else if (after.body) {
    addChange(to, undefined, after.body, { kind: "safe", code: "added", message: "A body is added, which the receiver does not read" });
  }
}

const settings = ["timeout", "proxy", "block", "verify", "delay", "delayMax"] as const;

function compareSettings(before: ConfigurationRequest, after: ConfigurationRequest, to: Comparison): void {
  const places = (key: "condition" | (typeof settings)[number]) => ({
    ...(before[key] === undefined ? {} : { before: `/request/${key}` }),
    ...(after[key] === undefined ? {} : { after: `/request/${key}` }),
  });
  if (before.condition !== after.condition) {
    const message = "The condition changes. The receiver may get other events, or no longer all of those that it got";
    to.changes.push({ kind: "silent", code: "condition", message, ...places("condition") });
  }
  for (const key of settings) {
    if (before[key] === after[key]) continue;
    to.changes.push({ kind: "safe", code: "setting", message: `The setting ${JSON.stringify(key)} changes`, ...places(key) });
  }
}
