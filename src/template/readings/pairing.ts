/** An object of one side. Objects that were found equal share one representative. */
interface Member {
  same: Member | undefined;
}

/** The number of pairs that count as new without a lookup: parsed JSON neither shares nor contains itself, and most of it has fewer. */
const unseenPairs = 100_000;

/**
 * Unites objects of two sides, pair by pair, and returns true if a pair is new, that is, does not follow from earlier pairs.
 * There are fewer new pairs than objects, so that a walk over new pairs ends even in cycles of different lengths.
 */
export function startPairing(): (left: object, right: object) => boolean {
  const [lefts, rights] = [new Map<object, Member>(), new Map<object, Member>()];
  let pairs = 0;
  return (left, right) => {
    if (pairs++ < unseenPairs) return true;
    const [a, b] = [firstOf(memberOf(left, lefts)), firstOf(memberOf(right, rights))];
    if (a !== b) a.same = b;
    return a !== b;
  };
}

function memberOf(object: object, members: Map<object, Member>): Member {
  const known = members.get(object) ?? { same: undefined };
  members.set(object, known);
  return known;
}

function firstOf(member: Member): Member {
  let first = member;
  while (first.same) {
    // Each step makes the way of the next one shorter.
    if (first.same.same) first.same = first.same.same;
    first = first.same;
  }
  return first;
}
