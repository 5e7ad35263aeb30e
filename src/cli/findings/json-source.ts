import { printParseErrorCode, visit } from "jsonc-parser";
import { pointerTo } from "../../issue.ts";

// `JSON.parse` decides if a text is JSON, and gives its value. The scanner of jsonc-parser adds positions and duplicate keys.
// Its lenient options are off.
const strict = { disallowComments: true, allowTrailingComma: false };

/** A place in a file for people: both from 1, columns in UTF-16 code units as editors count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A literal, a key or an opening bracket of a JSON text. It never goes over the end of its line. */
export interface Token extends Position {
  readonly offset: number;
  readonly length: number;
}

/** The position of a value in a JSON text, and of its key. */
export interface Located {
  readonly key: Token | undefined;
  readonly value: Token;
  /** True if the value itself is present. Otherwise the position is that of the value around it. */
  readonly isThere: boolean;
}

/** A key that appears again in the same object. */
export interface Duplicate {
  readonly pointer: string;
  readonly key: string;
  readonly token: Token;
  /** The line of the first one. */
  readonly firstLine: number;
}

/** The facts about a JSON text besides its value. */
export interface JsonSource {
  /** The wanted values by their pointers; of a key written twice, the last, as `JSON.parse` has it. */
  readonly located: ReadonlyMap<string, Located>;
  readonly duplicates: readonly Duplicate[];
}

/** The maximum number of duplicate keys reported, and the total length of their pointers. */
const maximumDuplicates = 1000;
const maximumCharacters = 2 ** 24;

/** A place on the way to requested places, and the value found there. */
interface Wanted {
  readonly parent: Wanted | undefined;
  readonly below: Map<string, Wanted>;
  found?: Found;
}

type Found = Pick<Located, "key" | "value">;

/** An object or array that is being read. */
interface Holder {
  readonly wanted: Wanted | undefined;
  /** The lines of the keys of an object. */
  readonly lines: Map<string, number>;
  /** The key or index of what comes next. */
  next: string | number;
}

/** Finds the positions of the requested values in a JSON text, and its duplicate keys. */
export function readSource(text: string, pointers: readonly string[]): JsonSource {
  const root: Wanted = { parent: undefined, below: new Map() };
  const places = new Map(pointers.map((pointer) => [pointer, wantedAt(root, pointer)]));
  const duplicates: Duplicate[] = [];
  const holders: Holder[] = [];
  let key: Token | undefined;
  let characters = 0;
  const onValue = (offset: number, length: number, line: number, character: number, _path?: unknown): Wanted | undefined => {
    const holder = holders.at(-1);
    const wanted = holder ? holder.wanted?.below.get(String(holder.next)) : root;
    if (wanted) wanted.found = { key, value: tokenAt(offset, length, line, character) };
    key = undefined;
    return wanted;
  };
  const onEnd = () => {
    holders.pop();
  };
  readAsDeepAsPossible(() =>
    visit(
      text,
      {
        onObjectBegin: (...token) => {
          holders.push({ wanted: onValue(...token), lines: new Map(), next: "" });
        },
        onObjectProperty: (name, offset, length, line, character, path) => {
          key = tokenAt(offset, length, line, character);
          const holder = holders.at(-1) as Holder;
          holder.next = name;
          const firstLine = holder.lines.get(name);
          if (firstLine === undefined) {
            holder.lines.set(name, key.line);
          } else if (duplicates.length < maximumDuplicates && characters < maximumCharacters) {
            const pointer = pointerTo([...path(), name]);
            characters += pointer.length;
            duplicates.push({ pointer, key: name, token: key, firstLine });
          }
        },
        onObjectEnd: onEnd,
        onArrayBegin: (...token) => {
          holders.push({ wanted: onValue(...token), lines: new Map(), next: 0 });
        },
        onArrayEnd: onEnd,
        onSeparator: () => {
          const holder = holders.at(-1) as Holder;
          if (typeof holder.next === "number") holder.next++;
        },
        onLiteralValue: (_, ...token) => {
          onValue(...token);
        },
      },
      strict,
    ),
  );
  const located = new Map([...places].map(([pointer, place]) => [pointer, { ...nearestFound(place), isThere: place.found !== undefined }]));
  return { located, duplicates };
}

function wantedAt(root: Wanted, pointer: string): Wanted {
  let place = root;
  for (const escaped of pointer.split("/").slice(1)) {
    const segment = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    const below: Wanted = place.below.get(segment) ?? { parent: place, below: new Map() };
    place.below.set(segment, below);
    place = below;
  }
  return place;
}

/** The value at a place, or the one around it. The root always exists. */
function nearestFound(place: Wanted): Found {
  let at = place;
  while (!at.found) at = at.parent as Wanted;
  return at.found;
}

function tokenAt(offset: number, length: number, line: number, character: number): Token {
  return { offset, length, line: line + 1, column: character + 1 };
}

/** The scanner calls itself for each level, thousands of levels deep: then what was read so far must do. */
function readAsDeepAsPossible(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

/**
 * Maps offsets of a string's value to offsets in its token, which has quotes and escapes.
 * Each call continues at the last offset, so that all findings of a long string take one pass.
 */
export function spansInString(text: string, token: Token): (from: number, to: number) => Token {
  const start = token.offset + 1;
  let known = { units: 0, offset: start };
  const offsetAfter = (units: number) => {
    if (units < known.units) known = { units: 0, offset: start };
    known = { units, offset: skipUnits(text, known.offset, units - known.units) };
    return known.offset;
  };
  return (from, to) => {
    const begin = offsetAfter(from);
    return { ...token, offset: begin, length: offsetAfter(to) - begin, column: token.column + begin - token.offset };
  };
}

/** The offset after so many characters of a string's value. */
function skipUnits(text: string, start: number, units: number): number {
  let offset = start;
  let left = units;
  for (let at = text.indexOf("\\", offset); at >= 0 && at < offset + left; at = text.indexOf("\\", offset)) {
    left -= at - offset + 1;
    offset = at + (text[at + 1] === "u" ? 6 : 2);
  }
  return offset + left;
}

/** One thing that keeps a text from being JSON. Its message has nothing of the text. */
export interface SyntaxProblem {
  readonly message: string;
  /** Its place; undefined if the text is nested too deeply. A missing comma has no length. */
  readonly token: Token | undefined;
  /** The text to write in its place, for commas only. */
  readonly replacement?: string;
}

/** The maximum number of problems that are looked for: after one, the others are guesses. */
const maximumProblems = 100;

/** Finds what keeps a text from being JSON, in the order of the text. There is at least one problem. */
export function findSyntaxProblems(text: string): readonly [SyntaxProblem, ...SyntaxProblem[]] {
  const problems: SyntaxProblem[] = [];
  let last = -1;
  const onError = (error: number, offset: number, length: number, line: number, character: number) => {
    // The scanner may report one place twice.
    if (offset === last || problems.length >= maximumProblems) return;
    last = offset;
    const token = tokenAt(offset, length, line, character);
    problems.push(commaProblem(error, text, token) ?? { message: explain(printParseErrorCode(error), text, offset), token });
  };
  readAsDeepAsPossible(() => visit(text, { onError }, strict));
  const [first, ...others] = problems;
  return [first ?? { message: "it is nested too deeply to locate the error", token: undefined }, ...others];
}

/** A comma that is missing at the end of a line, or one too many at the end of an object or an array: its place is before the token. */
function commaProblem(error: number, text: string, next: Token): SyntaxProblem | undefined {
  const code = printParseErrorCode(error);
  const character = text.charAt(next.offset);
  const end = text.slice(0, next.offset).trimEnd().length;
  if (code === "CommaExpected" && /["{[\w-]/.test(character)) {
    const isInLineBefore = text.slice(end, next.offset).includes("\n");
    return {
      message: "expected a comma",
      token: { ...(isInLineBefore ? tokenBefore(text, end, next) : next), length: 0 },
      replacement: ",",
    };
  }
  const isLast = (code === "PropertyNameExpected" && character === "}") || (code === "ValueExpected" && character === "]");
  if (!isLast || text[end - 1] !== ",") return undefined;
  const name = character === "}" ? "key" : "value";
  const message = `expected another ${name} after the comma, or no comma`;
  return { message, token: { ...tokenBefore(text, end - 1, next), length: 1 }, replacement: "" };
}

/** The place at an offset before a token. */
function tokenBefore(text: string, offset: number, next: Token): Token {
  const lines = text.slice(offset, next.offset).split("\n").length - 1;
  return { offset, length: 0, line: next.line - lines, column: offset - text.lastIndexOf("\n", offset - 1) };
}

const expectations: { readonly [code: string]: string } = {
  InvalidSymbol: "expected text in double quotes, a number, true, false or null",
  InvalidNumberFormat: "expected a number as JSON writes it",
  PropertyNameExpected: "expected a key in double quotes",
  ValueExpected: "expected a value",
  ColonExpected: "expected a colon",
  CommaExpected: "expected a comma",
  CloseBraceExpected: "expected a closing brace",
  CloseBracketExpected: "expected a closing bracket",
  EndOfFileExpected: "expected nothing after the first value",
  InvalidCommentToken: "comments are not allowed",
  UnexpectedEndOfComment: "comments are not allowed",
  UnexpectedEndOfString: "expected a closing double quote in the same line",
  UnexpectedEndOfNumber: "expected a number as JSON writes it",
  InvalidUnicode: "expected four hexadecimal digits after \\u",
  InvalidEscapeCharacter: "expected an escape that JSON has after \\",
  InvalidCharacter: "expected control characters to be escaped",
};

function explain(code: string, text: string, offset: number): string {
  const expected = expectations[code] as string;
  if (offset >= text.length) return `${expected} but the text ends`;
  const character = text[offset] as string;
  if ("'\u2018\u2019\u201c\u201d".includes(character)) return "expected straight double quotes";
  return expected;
}
