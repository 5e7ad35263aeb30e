import { inspect, isDeepStrictEqual } from "node:util";
import ts from "typescript";
import type { Block } from "./blocks.ts";

// Expectations are comments after a statement: `// -> value` (`...` allows more keys), `// -> text` after console.log, which may
// continue in lines that begin with `//    `, and `// throws text`, which the message of the error must contain.

/** A statement's promise, from its end on. */
const promise = /^(?:[ \t]*|[ \t]*\n[ \t]*)\/\/ (->|throws) ?(.*(?:\n[ \t]*\/\/(?: {4}.*)?$)*)/m;

/** The function that the code of a block calls with each expectation. */
export interface Keeper {
  readonly value: (actual: unknown, expected: unknown, isPart: boolean, label: string) => void;
  readonly logs: (actual: unknown, expected: string, label: string) => void;
  readonly throws: (code: () => unknown, expected: string, label: string) => void;
}

/** How many promises a block makes. */
export function countPromises({ text }: Block): number {
  return text.match(/\/\/ (?:->|throws)/g)?.length ?? 0;
}

/** The text of a block, in which each statement with a promise hands it to the keeper, `globalThis.keeper`. */
export function withExpectations({ page, line, text }: Block): string {
  const source = ts.createSourceFile("block.ts", text, ts.ScriptTarget.Latest, true);
  const replacements: { start: number; end: number; code: string }[] = [];
  const visit = (node: ts.Node) => {
    const found = ts.isExpressionStatement(node) ? promiseAfter(text, node) : undefined;
    if (found && ts.isExpressionStatement(node)) {
      const label = JSON.stringify(`${page}:${line + source.getLineAndCharacterOfPosition(node.getStart()).line}`);
      replacements.push({ start: node.getStart(), end: node.end, code: codeOf(node.expression, found, label) });
    } else {
      ts.forEachChild(node, visit);
    }
  };
  visit(source);
  return replacements.reverse().reduce((code, { start, end, code: put }) => code.slice(0, start) + put + code.slice(end), text);
}

interface Promised {
  readonly isThrown: boolean;
  readonly lines: readonly string[];
}

function promiseAfter(text: string, node: ts.Node): Promised | undefined {
  const match = promise.exec(text.slice(node.end));
  if (match?.index !== 0) return undefined;
  const [first = "", ...rest] = (match[2] ?? "").split("\n");
  return { isThrown: match[1] === "throws", lines: [first, ...rest.map((line) => line.replace(/^[ \t]*\/\/ {0,4}/, ""))] };
}

function codeOf(expression: ts.Expression, { isThrown, lines }: Promised, label: string): string {
  const actual = expression.getText();
  const text = JSON.stringify(lines.join("\n").trim());
  if (isThrown) return `keeper.throws(() => (${actual}), ${text}, ${label});`;
  const logged = /^console\.log\((.*)\)$/s.exec(actual)?.[1];
  if (logged !== undefined) return `keeper.logs((${logged}), ${text}, ${label});`;
  const expected = lines.join("\n").replaceAll(/,\s*\.\.\.(?=\s*\})/g, "");
  return `keeper.value((${actual}), (${expected}), ${expected !== lines.join("\n")}, ${label});`;
}

/** A keeper that notes each promise that is not kept, and counts those that it was handed, each once. */
export function noteBroken(): { readonly keeper: Keeper; readonly broken: string[]; readonly count: () => number } {
  const broken: string[] = [];
  const seen = new Set<string>();
  const note = (isKept: boolean, label: string, expected: unknown, actual: unknown) => {
    seen.add(label);
    if (!isKept) broken.push(`${label}\nexpected ${show(expected)}\nreceived ${show(actual)}`);
  };
  const keeper: Keeper = {
    value: (actual, expected, isPart, label) =>
      note(isPart ? isPartOf(expected, actual) : isDeepStrictEqual(actual, expected), label, expected, actual),
    logs: (actual, expected, label) => note(String(actual).trim() === expected, label, expected, String(actual)),
    throws: (code, expected, label) => {
      const thrown = messageOf(code);
      note(thrown?.includes(expected) ?? false, label, expected, thrown);
    },
  };
  return { keeper, broken, count: () => seen.size };
}

function messageOf(code: () => unknown): string | undefined {
  try {
    code();
  } catch (error) {
    return String(error);
  }
  return undefined;
}

function show(value: unknown): string {
  return typeof value === "string" ? value : inspect(value, { depth: 9 });
}

/** Tests if a value contains a part, at any depth. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (typeof part !== "object" || part === null || typeof whole !== "object" || whole === null) return isDeepStrictEqual(part, whole);
  if (Array.isArray(part) && (whole as unknown[]).length !== part.length) return false;
  return Object.entries(part).every(
    ([key, value]) => Object.hasOwn(whole, key) && isPartOf(value, (whole as Record<string, unknown>)[key]),
  );
}
