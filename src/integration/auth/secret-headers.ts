import { maximumAuthorizationLength } from "../../limits.ts";
import type { TextNode, Use } from "../../template/tree/tree.ts";
import { secretName, secretsIn } from "../configuration/scopes.ts";
import { isSame } from "./credentials.ts";

/** The values of a secret, by its name: the first is sent, any is accepted. */
export type SecretValues = ReadonlyMap<string, readonly string[]>;

/** A header that holds a secret, as it may come in. */
export interface SecretHeader {
  readonly name: string;
  /** The texts around the part with event and contact; one form for each combination of secret values. */
  readonly forms: readonly Form[];
  /** The part between the first and the last placeholder of event and contact; `undefined` if there is none. */
  readonly content: TextNode | undefined;
}

interface Form {
  readonly before: string;
  readonly after: string;
  /** The header if that part is empty. A space at its start or end is not transmitted. */
  readonly bare: string;
}

/** A header's text with the first value of each secret in its place. */
export function withSecrets(node: TextNode, secrets: SecretValues): TextNode {
  return { ...node, parts: node.parts.map((part) => secretText(part, secrets)?.[0] ?? part) };
}

/** The possible values of a part that is a secret. */
function secretText(part: string | Use, secrets: SecretValues): readonly string[] | undefined {
  const name = typeof part === "object" ? secretName(part) : undefined;
  return name === undefined ? undefined : secrets.get(name);
}

/** In how many ways the values of secrets can be put into a header. */
export function formCount({ parts }: TextNode, secrets: SecretValues): number {
  return parts.reduce((count, part) => count * (secretText(part, secrets)?.length ?? 1), 1);
}

/** A header around what event and contact fill, between the first and the last of their placeholders. */
interface Around {
  readonly before: TextNode["parts"];
  readonly content: TextNode | undefined;
  readonly after: TextNode["parts"];
}

function aroundContent(node: TextNode): Around {
  const isOpen = (part: string | Use) => typeof part === "object" && secretName(part) === undefined;
  const first = node.parts.findIndex(isOpen);
  const last = node.parts.map(isOpen).lastIndexOf(true);
  if (first < 0) return { before: node.parts, content: undefined, after: [] };
  const content = { ...node, parts: node.parts.slice(first, last + 1) };
  return { before: node.parts.slice(0, first), content, after: node.parts.slice(last + 1) };
}

/**
 * Tests if a secret is between placeholders of event or contact. It cannot be checked there: finding its start takes a search,
 * and the time of a search reveals how much of a guess is right.
 */
export function hasSecretInside(node: TextNode): boolean {
  const { content } = aroundContent(node);
  return content !== undefined && secretsIn(content).length > 0;
}

/** Prepares the check of a header with secrets, none of them inside. */
export function secretHeaderOf(name: string, node: TextNode, secrets: SecretValues): SecretHeader {
  const { before, content, after } = aroundContent(node);
  const forms = textsOf(before, secrets).flatMap((start) => textsOf(after, secrets).map((end) => formOf(start, end)));
  return { name, forms, content };
}

function formOf(before: string, after: string): Form {
  const text = `${before}${after}`;
  let [start, end] = [0, text.length];
  while (isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return { before, after, bare: text.slice(start, end) };
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

function textsOf(parts: readonly (string | Use)[], secrets: SecretValues): string[] {
  return parts.reduce<string[]>(
    (forms, part) => (secretText(part, secrets) ?? [part as string]).flatMap((text) => forms.map((form) => form + text)),
    [""],
  );
}

/** The possible contents of each header with secrets, in the order of the headers. */
export type Contents = readonly ReadonlySet<string>[];

/**
 * The possible contents of a header if its secrets are right; an empty set if not. All forms are compared.
 * There are several only if one value of a secret starts or ends with another.
 */
export function contentsOf(header: SecretHeader, given: string | undefined): ReadonlySet<string> {
  const text = given === undefined || given.length > maximumAuthorizationLength ? "" : given;
  const contents = new Set<string>();
  for (const { before, after, bare } of header.forms) {
    const end = Math.max(text.length - after.length, 0);
    const fits = Number(header.content ? before.length <= end : before.length === end);
    const matches = isSame(text.slice(0, before.length), before) & isSame(text.slice(end), after) & fits;
    const isBare = isSame(text, bare);
    if (matches) contents.add(text.slice(before.length, end));
    else if (isBare) contents.add("");
  }
  return contents;
}
