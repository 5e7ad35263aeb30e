/** The candidate that takes the fewest edits to get to, and how many. */
export interface Nearest {
  readonly candidate: string;
  readonly distance: number;
}

/** The nearest of the candidates, in any case of letters; of equals the first. Only the first 100 characters are compared. */
export function nearest(text: string, candidates: readonly string[]): Nearest {
  const given = text.slice(0, 100).toLowerCase();
  let best: Nearest = { candidate: "", distance: Number.POSITIVE_INFINITY };
  for (const candidate of candidates) {
    const edits = distance(given, candidate.toLowerCase());
    if (edits < best.distance) best = { candidate, distance: edits };
  }
  return best;
}

/**
 * Whether two names are most likely meant as the same one: alike but for case and separators, or a few edits apart for their length.
 */
export function isSimilarName(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return a !== "";
  const shorter = Math.min(a.length, b.length);
  return shorter >= 4 && nearest(a, [b]).distance <= Math.max(1, Math.floor(shorter / 4));
}

/** A name in lower case, without what separates its words. */
function plain(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** The Levenshtein distance: single characters inserted, removed or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] as number) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] as number) + 1, (next[j] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
