import { deepest, mostCharacters, mostDelimiters } from "../limits.ts";
import { allows } from "../model/compiled-schema.ts";
import { typeNames } from "../model/generated/type-names.ts";
import { typeText } from "../model/type-text.ts";
import type { TemplateOptions } from "./options.ts";
import { parse, throwErrors } from "./parse/parse.ts";
import { backslashesBefore, mayHoldEscape, openings } from "./parse/placeholder.ts";
import type { PathNode } from "./tree/path-tree.ts";
import { bodyScope } from "./tree/scope.ts";
import type { LiteralNode, Node, Tree } from "./tree/tree.ts";

/** Types that the printed ones are made of, beside those of what Contact Pro sends; the package exports them all. */
const otherTypes: readonly string[] = ["JsonValue", "MatchedEvent", "PartialConversation"];

/** A helper type that printed types may need. `infer.ts` has the same type. */
const deepPartial = `type DeepPartial<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? (DeepPartial<Item> | null)[]
    : T extends object
      ? { [K in keyof T]?: DeepPartial<T[K]> | null }
      : T;
`;

/**
 * Prints a TypeScript module with the types of a template that is kept as JSON: `Body`, which `render` returns, and `Matched`, which
 * `match` finds.
 *
 * @example
 * compile(json) as Template<Body, Matched>;
 *
 * @throws {TemplateError} If `compile` would throw it.
 */
export function printTypes(template: unknown, options?: TemplateOptions): string {
  return moduleOf(typesOf(template, options));
}

/** The types that `printTypes` prints. */
export function typesOf(template: unknown, options?: TemplateOptions): PrintedType[] {
  const parsed = parse(template, options, bodyScope);
  throwErrors(parsed);
  const { root } = parsed.tree;
  return [
    ["The body that the template renders.", "Body", bodyType(root, 0, { left: mostCharacters })],
    ["The part of a conversation that a match of a body finds.", "Matched", matchedType([root], parsed.tree)],
  ];
}

/** A type that a module exports: its comment, its name and its text. */
export type PrintedType = readonly [comment: string, name: string, text: string];

/** A TypeScript module that exports types, with the imports and helpers that they need. */
export function moduleOf(types: readonly PrintedType[]): string {
  const names = namesIn(types.map(([, , text]) => text).join(" "));
  const printed = types.map(([comment, name, text]) => `/** ${comment} */\nexport type ${name} = ${text};\n`);
  return `${importOf(names)}${[...printed, ...(names.has("DeepPartial") ? [deepPartial] : [])].join("\n")}`;
}

function namesIn(types: string): ReadonlySet<string> {
  return new Set(withoutStrings(types).match(/\w+/g));
}

function importOf(names: ReadonlySet<string>): string {
  const used = [...typeNames, ...otherTypes].filter((name) => names.has(name)).sort();
  return used.length ? `import type { ${used.join(", ")} } from "contact-pro-webhooks";\n\n` : "";
}

/** Code without its strings. A regular expression would overflow its stack on a long string. */
function withoutStrings(code: string): string {
  let rest = "";
  let end = 0;
  for (let start = code.indexOf('"'); start >= 0; start = code.indexOf('"', end)) {
    rest += code.slice(end, start);
    end = start + 1;
    do end = code.indexOf('"', end) + 1;
    while (backslashesBefore(code, end - 1) % 2);
  }
  return rest + code.slice(end);
}

/** The number of characters left. */
interface Room {
  left: number;
}

function bodyType(node: Node, depth: number, room: Room): string {
  room.left -= lengthOf(node);
  if (room.left < 0 || depth === deepest || !isReadableString(node)) return "JsonValue";
  switch (node.kind) {
    case "literal":
      return node.source !== undefined && mayHoldEscape(node.source) ? "string" : quote(node.value);
    case "value":
      return typeAt(node.target);
    case "text":
      return "string";
    case "object":
      return objectType(node.keys.map((key, index) => [key, bodyType(node.children[index] as Node, depth + 1, room)]));
    case "array":
      return `[${node.children.map((child) => bodyType(child, depth + 1, room)).join(", ")}]`;
  }
}

/** The number of characters of a node itself. */
function lengthOf(node: Node): number {
  if (node.kind === "object") return node.keys.reduce((sum, { length }) => sum + length, 0);
  return node.kind === "literal" ? String(node.value).length : 0;
}

/** A value as TypeScript. JSON allows two line separators in text that some tools take for line breaks. */
function quote(value: LiteralNode["value"]): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** The type of the value at a path, or null if a parent may be null. */
function typeAt({ schema, compiled: reading, isNullable }: PathNode): string {
  return isNullable && !allows(reading, "null") ? `${typeText(schema)} | null` : typeText(schema);
}

function objectType(members: readonly (readonly [key: string, type: string, isOptional?: boolean])[]): string {
  if (!members.length) return "{}";
  const lines = members.map(([key, type, isOptional]) => `${quote(key)}${isOptional ? "?" : ""}: ${type};`);
  return `{\n  ${lines.join("\n").replaceAll("\n", "\n  ")}\n}`;
}

/** True if the types know every path of a template. */
function isReadable(node: Node, depth: number): boolean {
  if (depth === deepest || !isReadableString(node)) return false;
  return (node.kind !== "object" && node.kind !== "array") || node.children.every((child) => isReadable(child, depth + 1));
}

function isReadableString(node: Node): boolean {
  const source = (node.kind === "text" || node.kind === "literal" ? node.source : undefined) ?? "";
  let found = 0;
  for (const delimiter of openings) {
    for (let at = source.indexOf(delimiter); at >= 0 && found < mostDelimiters; at = source.indexOf(delimiter, at + 1)) found++;
  }
  return found < mostDelimiters;
}

/** The type of the conversation that a match of some nodes finds. */
export function matchedType(nodes: readonly Node[], { paths, uses }: Pick<Tree, "paths" | "uses">): string {
  if (!nodes.every((node) => isReadable(node, 0))) return "PartialConversation";
  return partType(paths, new Set(uses.map(({ target }) => target)));
}

/** The type of the match at a node: of the value if the template names it, else of its named parts. */
function partType(node: PathNode, wholes: ReadonlySet<PathNode>): string {
  if (wholes.has(node)) return wholeType(node, wholes);
  const types = node.children.map((child) => [child.segment, partType(child, wholes), isOptional(child, wholes)] as const);
  return node.isArray ? arrayType(types.map(([, element]) => element)) : objectType(types);
}

/** True if a match may lack a node: a body may lack it if it may be null. Roots are always present. */
function isOptional(node: PathNode, wholes: ReadonlySet<PathNode>): boolean {
  if (!node.parent?.parent) return false;
  return node.isNullable || (!wholes.has(node) && node.children.every((child) => isOptional(child, wholes)));
}

/** One that may be absent can be made of its parts, and an array of its elements, with null between them. */
function wholeType(node: PathNode, wholes: ReadonlySet<PathNode>): string {
  if (node.path === "event") return "MatchedEvent";
  return node.isNullable && readsElement(node, wholes) ? `DeepPartial<${typeAt(node)}>` : typeAt(node);
}

function readsElement(node: PathNode, wholes: ReadonlySet<PathNode>): boolean {
  const isRead = (child: PathNode): boolean => wholes.has(child) || child.children.some(isRead);
  return node.children.some((child) => (node.isArray ? isRead(child) : readsElement(child, wholes)));
}

/** An array of which any element may be null: those that the template does not name are. */
function arrayType(elements: readonly string[]): string {
  const types = new Set(elements.map((element) => element.replace(/ \| null$/, "")));
  return `(${[...types, "null"].join(" | ")})[]`;
}
