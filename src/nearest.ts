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
    const distance = editsBetween(given, candidate.toLowerCase());
    if (distance < best.distance) best = { candidate, distance };
  }
  return best;
}

/**
 * Tests if two names most likely mean the same: equal except for case and separators, a few edits apart for their length, or
 * one inside the other, as "Agent" and "Agent number".
 */
export function isSimilarName(one: string, other: string): boolean {
  const [a, b] = [plainName(one), plainName(other)];
  if (a === b) return a !== "";
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  return a.includes(b) || b.includes(a) || editsBetween(a, b) <= Math.max(1, Math.floor(shorter / 4));
}

/** A name in lower case, without what separates its words. Only the first 100 characters count. */
export function plainName(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** The edit distance of two texts: letters inserted, removed or replaced. `hasSwaps` also counts a swap of neighbours as one. */
export function editsBetween(a: string, b: string, hasSwaps = false): number {
  const columns = Array.from({ length: b.length + 1 }, (_, index) => index);
  let [before, current] = [columns, columns];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (current[j - 1] as number) + Number(a[i - 1] !== b[j - 1]);
      let least = Math.min(replaced, (current[j] as number) + 1, (next[j - 1] as number) + 1);
      const isSwapped = hasSwaps && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, (before[j - 2] as number) + 1);
      next.push(least);
    }
    [before, current] = [current, next];
  }
  return current[b.length] as number;
}
