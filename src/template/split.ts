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
  const leftmost = placements(text, middle, first.length, end);
  if (!leftmost) return "none";
  const rightmost = placements(reverse(text), middle.map(reverse).reverse(), last.length, text.length - first.length) as number[];
  const isUnique = middle.every((literal, index) => {
    const fromRight = rightmost[middle.length - 1 - index] as number;
    return leftmost[index] === text.length - fromRight - literal.length;
  });
  if (!isUnique) return "many";
  const starts = [...leftmost, end];
  const ends = [first.length, ...middle.map((literal, index) => (leftmost[index] as number) + literal.length)];
  return starts.map((start, index) => text.slice(ends[index], start));
}

/** Where each literal begins, each as far to the left as it goes, or `undefined` where they do not fit before `end`. */
function placements(text: string, literals: readonly string[], from: number, end: number): number[] | undefined {
  const places: number[] = [];
  let at = from;
  for (const literal of literals) {
    const place = find(text, literal, at, end);
    if (place === undefined) return undefined;
    places.push(place);
    at = place + literal.length;
  }
  return places;
}

/** The code units in reverse: a literal is found in the reversed text as its own reverse, pairs of surrogates too. */
function reverse(text: string): string {
  return text.split("").reverse().join("");
}

/**
 * The first place of a needle in a part of a text, by Knuth, Morris and Pratt:
 * `indexOf` takes the product of both lengths where a needle that comes from a body is made for it.
 */
function find(text: string, needle: string, from: number, end: number): number | undefined {
  if (needle === "") return from;
  const borders = bordersOf(needle);
  let matched = 0;
  for (let index = from; index < end; index++) {
    while (matched > 0 && text.charCodeAt(index) !== needle.charCodeAt(matched)) matched = borders[matched - 1] as number;
    if (text.charCodeAt(index) === needle.charCodeAt(matched)) matched++;
    if (matched === needle.length) return index + 1 - matched;
  }
  return undefined;
}

/** For each prefix of a needle the length of its longest proper prefix that is its suffix too. */
function bordersOf(needle: string): readonly number[] {
  const borders = [0];
  let length = 0;
  for (let index = 1; index < needle.length; index++) {
    while (length > 0 && needle.charCodeAt(index) !== needle.charCodeAt(length)) length = borders[length - 1] as number;
    if (needle.charCodeAt(index) === needle.charCodeAt(length)) length++;
    borders.push(length);
  }
  return borders;
}
