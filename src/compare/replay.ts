import { nodesOf } from "../integration/configuration/request-template.ts";
import { secretName } from "../integration/configuration/scopes.ts";
import type { ReadConfiguration } from "../integration/read-configuration.ts";
import { toleranceOf } from "../integration/receive/tolerance.ts";
import { type Issues, pathOf, pointerTo } from "../issue.ts";
import { attempt } from "../json.ts";
import { mostReplayed } from "../limits.ts";
import type { Conversation } from "../model/generated/types.ts";
import { deepEqual } from "../template/readings/deep-equal.ts";
import { matchParts, type Part } from "../template/readings/match.ts";
import { renderInto } from "../template/readings/render.ts";
import { readPath } from "../template/tree/read-path.ts";
import { arrayNode, type Node, objectNode, type TextNode, type Use } from "../template/tree/tree.ts";
import { channels, courses, directions, lifecycle } from "../testing/lifecycle.ts";
import type { Comparison } from "./compare-nodes.ts";

/**
 * Sends every lifecycle with both configurations, reads both with the first one, and adds what the comparison of the structures did
 * not find: values that the receiver no longer finds, and warnings that it did not have.
 */
export function replay(before: ReadConfiguration, after: ReadConfiguration, to: Comparison): void {
  if (!to.changes.some(({ kind, before: pointer }) => kind !== "safe" || pointer !== undefined)) return;
  const uses = before.building.firstUses.filter((use) => secretName(use) === undefined);
  const size = before.building.uses.length + after.building.uses.length;
  const conversations = everyConversation();
  for (const conversation of conversations.slice(0, Math.max(1, Math.floor(mostReplayed / (size + 1))))) {
    const [old, replaced] = [before, after].map((sender) => sentBy(sender, conversation)?.(before));
    if (!old || !replaced) continue;
    for (const pointer of replaced.warnings) if (!old.warnings.has(pointer)) addWarning(pointer, to);
    for (const use of uses) addLost(use, old.conversation, replaced.conversation, to);
  }
}

/** A warning that the receiver did not have before: the silent change at its place is not silent. */
function addWarning(pointer: string, to: Comparison): void {
  const index = to.changes.findIndex(
    (change) => change.before !== undefined && change.kind !== "safe" && areRelated(change.before, pointer),
  );
  const change = to.changes[index];
  if (!change) {
    const message = "The receiver can no longer read this together with the rest of the request";
    to.changes.push({ kind: "breaking", code: "inconsistent", message, before: pointer });
  } else if (change.kind === "silent" && change.code === "path") {
    const message = `${change.message.replace(/[.] The receiver .*/, "")}. The receiver cannot read it`;
    to.changes[index] = { ...change, kind: "breaking", code: "inconsistent", message };
  }
}

function addLost(use: Use, before: unknown, after: unknown, to: Comparison): void {
  const { segments } = use.target;
  const [old, replaced] = [readPath(before, segments), readPath(after, segments)];
  if (old === undefined || deepEqual(old, replaced)) return;
  const pointer = to.pointerBefore(use.place);
  if (to.changes.some((change) => change.before !== undefined && areRelated(change.before, pointer))) return;
  const isMissing = replaced === undefined;
  const message = `The receiver ${isMissing ? "no longer finds" : "finds another value of"} ${use.source}`;
  to.changes.push({ kind: isMissing ? "breaking" : "silent", code: isMissing ? "missing" : "path", message, before: pointer });
}

/** Tests if two pointers are equal, or one leads into the other. */
function areRelated(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** The conversations of every lifecycle. A course that a channel does not have is left out. */
function everyConversation(): Conversation[] {
  const conversations: Conversation[] = [];
  for (const channel of channels) {
    for (const direction of directions) {
      for (const course of courses) conversations.push(...(attempt(() => lifecycle({ channel, direction, course })) ?? []));
    }
  }
  return conversations;
}

/** The conversation that a receiver finds in a request, and the pointers of its warnings. */
interface Reading {
  readonly conversation: unknown;
  readonly warnings: ReadonlySet<string>;
}

interface Sent {
  readonly path: readonly string[];
  readonly query: readonly string[];
  readonly headers: readonly string[];
  readonly body?: unknown;
}

/** Renders a request, for a receiver to read; `undefined` if the conversation cannot be sent. */
function sentBy(
  { request, building }: ReadConfiguration,
  conversation: Conversation,
): ((receiver: ReadConfiguration) => Reading) | undefined {
  const found: Issues = { issues: [], total: 0 };
  const parts = {
    path: arrayNode(null, request.path ?? []),
    query: textNodes(request.query),
    headers: textNodes(request.headers),
    ...(request.body ? { body: request.body } : {}),
  };
  const root = objectNode(null, Object.keys(parts), Object.values(parts));
  const sent = renderInto(found, { ...building, root }, building.options, conversation) as Sent | null;
  if (!sent || found.total) return undefined;
  return (receiver) => read(receiver, partsOf(receiver, sent, { query: namesOf(request.query), headers: namesOf(request.headers) }));
}

function textNodes(named: Named): Node {
  return arrayNode(
    null,
    named.map(([, node]) => withoutSecrets(node)),
  );
}

type Named = readonly (readonly [name: string, node: TextNode])[];

function namesOf(named: Named): string[] {
  return named.map(([name]) => name);
}

/** A text in which the name of each secret is its value. */
function withoutSecrets(node: TextNode): TextNode {
  return { ...node, parts: node.parts.map((part) => (typeof part === "object" && secretName(part) !== undefined ? part.source : part)) };
}

/** The parts of a request that a receiver reads, each with its node. A path of another length is not read. */
function partsOf({ request }: ReadConfiguration, sent: Sent, names: { readonly query: string[]; readonly headers: string[] }): Part[] {
  const path = request.path?.length === sent.path.length ? request.path : [];
  const named = (own: Named, others: readonly string[], values: readonly string[]) => {
    const left = [...others];
    return own.map(([name, node]): Part => {
      const index = left.indexOf(name);
      if (index >= 0) left[index] = "";
      return { node: withoutSecrets(node), value: values[index] };
    });
  };
  return [
    ...path.map((node, index): Part => ({ node, value: sent.path[index] })),
    ...named(request.query, names.query, sent.query),
    ...named(request.headers, names.headers, sent.headers).filter(
      ({ node }) => node.kind === "text" && node.parts.some((part) => typeof part === "object"),
    ),
    ...(request.body ? [{ node: request.body, value: sent.body }] : []),
  ];
}

function read({ building, request, pointerOf }: ReadConfiguration, parts: readonly Part[]): Reading {
  const { conversation, found } = matchParts(building, building.options, parts, toleranceOf(false));
  const origins = new Map(nodesOf(request).map(({ place }) => [pointerTo(pathOf(place)), pointerOf(place)]));
  const warnings = found.issues.filter(({ code }) => code !== "renamed").map(({ pointer }) => originOf(pointer, origins));
  return { conversation, warnings: new Set(warnings) };
}

/** The pointer into the configuration of what is at a pointer into the request. */
function originOf(pointer: string, origins: ReadonlyMap<string, string>): string {
  return origins.get(pointer) ?? pointer.replace(/^[/]body/, "/request/body");
}
