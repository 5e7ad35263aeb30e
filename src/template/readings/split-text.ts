/**
 * What stands between literals in a text: `["ab", "-", ""]` in `"abX-Y"` leaves `["X", "Y"]`.
 * `"none"` where the literals do not stand in the text in their order, `"many"` where they can stand there in more than one way.
 * Time is linear in the text and the literals.
 */
export function split(text: string, literals: readonly string[]): readonly string[] | "none" | "many" {
  const first = literals[0] as string;
  const last = literals[literals.length - 1] as string;
  if (literals.length === 1) return text === first ? [] : "none";
  const end = text.length - last.length;
  if (first.length > end || !text.startsWith(first) || !text.endsWith(last)) return "none";
  const middle = literals.slice(1, -1);
  if (!middle.length) return [text.slice(first.length, end)];
  const leftmost = placements(text, middle, first.length, end);
  if (!leftmost) return "none";
  const rightmost = placements(text, middle, first.length, end, true) as number[];
  const isUnique = middle.every((_, index) => leftmost[index] === rightmost[index]);
  if (!isUnique) return "many";
  const starts = [...leftmost, end];
  const ends = [first.length, ...middle.map((literal, index) => (leftmost[index] as number) + literal.length)];
  return starts.map((start, index) => text.slice(ends[index], start));
}

/** Where each literal begins, each as far to one side as it goes, or `undefined` if they do not fit between `from` and `end`. */
function placements(text: string, literals: readonly string[], from: number, end: number, fromRight = false): number[] | undefined {
  const places: number[] = [];
  let [start, stop] = [from, end];
  for (const literal of fromRight ? [...literals].reverse() : literals) {
    const place = find(text, literal, start, stop, fromRight);
    if (place === undefined) return undefined;
    places.push(place);
    if (fromRight) stop = place;
    else start = place + literal.length;
  }
  return fromRight ? places.reverse() : places;
}

/**
 * The first or the last place of a needle in a part of a text, by Knuth, Morris and Pratt: `indexOf` takes the product of both
 * lengths for a needle that comes from a body and is made for it. From the right, text and needle are read backwards.
 */
function find(text: string, needle: string, from: number, end: number, fromRight: boolean): number | undefined {
  if (needle === "") return fromRight ? end : from;
  const unit = fromRight ? (index: number) => needle.charCodeAt(needle.length - 1 - index) : (index: number) => needle.charCodeAt(index);
  const borders = bordersOf(needle.length, unit);
  let matched = 0;
  for (let step = 0; step < end - from; step++) {
    const code = text.charCodeAt(fromRight ? end - 1 - step : from + step);
    while (matched > 0 && code !== unit(matched)) matched = borders[matched - 1] as number;
    if (code === unit(matched)) matched++;
    if (matched === needle.length) return fromRight ? end - 1 - step : from + step + 1 - matched;
  }
  return undefined;
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
