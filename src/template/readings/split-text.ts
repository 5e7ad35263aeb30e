/** The literal between open slices of a text: a text, or pieces in a row. */
export type Literal = string | readonly Piece[];

/** A part of a literal, which may match in upper or lower case, letter by letter. */
export interface Piece {
  readonly text: string;
  readonly isAnyCase: boolean;
}

/**
 * The slices between literals in a text: `["ab", "-", ""]` in `"abX-Y"` leaves `["X", "Y"]`. Returns `"none"` if the literals
 * are not in the text in their order, `"many"` if there is more than one way. Takes linear time in the text, for each piece.
 */
export function splitText(text: string, literals: readonly Literal[]): readonly string[] | "none" | "many" {
  const first = literals[0] as Literal;
  const last = literals[literals.length - 1] as Literal;
  if (literals.length === 1) return lengthOf(first) === text.length && isAt(0, first, text) ? [] : "none";
  const start = lengthOf(first);
  const end = text.length - lengthOf(last);
  if (start > end || !isAt(0, first, text) || !isAt(end, last, text)) return "none";
  const middle = literals.slice(1, -1);
  if (!middle.length) return [text.slice(start, end)];
  const leftmost = placements(text, middle, start, end);
  if (!leftmost) return "none";
  const rightmost = placements(text, middle, start, end, true) as number[];
  const isUnique = middle.every((_, index) => leftmost[index] === rightmost[index]);
  if (!isUnique) return "many";
  const starts = [...leftmost, end];
  const ends = [start, ...middle.map((literal, index) => (leftmost[index] as number) + lengthOf(literal))];
  return starts.map((next, index) => text.slice(ends[index], next));
}

function lengthOf(literal: Literal): number {
  return typeof literal === "string" ? literal.length : literal.reduce((sum, { text }) => sum + text.length, 0);
}

function isAt(place: number, literal: Literal, text: string): boolean {
  if (typeof literal === "string") return text.startsWith(literal, place);
  let at = place;
  return literal.every(({ text: piece, isAnyCase }) => {
    const slice = text.slice(at, at + piece.length);
    at += piece.length;
    return slice === piece || (isAnyCase && folded(slice) === folded(piece));
  });
}

/** A text in lower case, letter by letter, so that its length stays the same. */
function folded(text: string): string {
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase();
  return text.replaceAll(/[A-Z]|\P{ASCII}/gu, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });
}

/** The start of each literal, as far to one side as possible, or `undefined` if they do not fit between `from` and `end`. */
function placements(text: string, literals: readonly Literal[], from: number, end: number, fromRight = false): number[] | undefined {
  const places: number[] = [];
  let [start, stop] = [from, end];
  for (const literal of fromRight ? [...literals].reverse() : literals) {
    const find = typeof literal === "string" ? findText : findPieces;
    const place = find(text, literal as string & readonly Piece[], start, stop, fromRight);
    if (place === undefined) return undefined;
    places.push(place);
    if (fromRight) stop = place;
    else start = place + lengthOf(literal);
  }
  return fromRight ? places.reverse() : places;
}

/** The first or the last place of pieces in a part of a text. */
function findPieces(text: string, given: readonly Piece[], from: number, end: number, fromRight: boolean): number | undefined {
  const pieces = given.filter(({ text: piece }) => piece !== "");
  const count = end - from - lengthOf(pieces) + 1;
  if (count <= 0) return undefined;
  // The number of pieces that match if the first one starts there.
  const standing = new Uint32Array(count);
  let offset = from;
  for (const { text: piece, isAnyCase } of pieces) {
    const part = text.slice(offset, offset + count - 1 + piece.length);
    offset += piece.length;
    for (const place of isAnyCase ? places(folded(part), folded(piece)) : places(part, piece)) (standing[place] as number)++;
  }
  const found = fromRight ? standing.lastIndexOf(pieces.length) : standing.indexOf(pieces.length);
  return found < 0 ? undefined : from + found;
}

/** The first or the last place of a needle in a part of a text. From the right, text and needle are read backwards. */
function findText(text: string, needle: string, from: number, end: number, fromRight: boolean): number | undefined {
  if (needle === "") return fromRight ? end : from;
  const [place] = places(text, needle, from, end, fromRight);
  return place;
}

/**
 * The places of a needle in a part of a text, by Knuth, Morris and Pratt: `indexOf` takes the product of both lengths for a needle
 * that comes from a body and is made for it.
 */
function* places(text: string, needle: string, from = 0, end = text.length, fromRight = false): Generator<number> {
  const unit = fromRight ? (index: number) => needle.charCodeAt(needle.length - 1 - index) : (index: number) => needle.charCodeAt(index);
  const borders = bordersOf(needle.length, unit);
  let matched = 0;
  for (let step = 0; step < end - from; step++) {
    const code = text.charCodeAt(fromRight ? end - 1 - step : from + step);
    while (matched > 0 && code !== unit(matched)) matched = borders[matched - 1] as number;
    if (code === unit(matched)) matched++;
    if (matched < needle.length) continue;
    yield fromRight ? end - 1 - step : from + step + 1 - matched;
    matched = borders[matched - 1] as number;
  }
}

/** For each prefix of a needle the length of its longest proper prefix that is its suffix too. */
function bordersOf(length: number, unit: (index: number) => number): readonly number[] {
  const borders = [0];
  let border = 0;
  for (let index = 1; index < length; index++) {
    while (border > 0 && unit(index) !== unit(border)) border = borders[border - 1] as number;
    if (unit(index) === unit(border)) border++;
    borders.push(border);
  }
  return borders;
}
