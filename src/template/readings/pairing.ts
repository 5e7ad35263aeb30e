/** An object of one side; those that were taken for the same lead to one that stands for all of them. */
interface Member {
  same: Member | undefined;
}

/** How many pairs are new without a look: parsed JSON neither shares nor holds itself, and most of it has fewer. */
const unseenPairs = 100_000;

/**
 * Takes objects of two sides for the same, a pair at a time, and tells of each pair whether that is new: whether it does not
 * follow from the pairs before. There are fewer new pairs than objects, whatever holds what: each cycle comes to an end, and two
 * cycles of different lengths do so before every member of the one has met every member of the other.
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
