/** A VCA as far as levels are concerned: what it moves, strips and other VCAs. */
export interface Vca {
  readonly id: string;
  readonly members: readonly string[];
}

/** Who stands under which VCAs, found once for a list of them: moving one then costs no more than its members. */
export interface Memberships {
  /** The VCAs above a strip or VCA, those above them included, with the number of ways to each: its level counts once for each way. */
  above(id: string): ReadonlyMap<string, number>;
  /** The strips below a VCA, those of its VCAs included. */
  below(vca: string): readonly string[];
}

const found = new WeakMap<readonly Vca[], Memberships>();
const NOBODY: ReadonlyMap<string, number> = new Map();

/** @param vcas without cycles; the list itself is never changed, another membership is another list */
export function membershipsOf(vcas: readonly Vca[]): Memberships {
  const known = found.get(vcas);
  if (known) return known;
  const above = waysUp(vcas);
  const groups = new Set(vcas.map(({ id }) => id));
  const below = new Map<string, string[]>(vcas.map(({ id }) => [id, []]));
  for (const [id, vcasOver] of above) if (!groups.has(id)) for (const vca of vcasOver.keys()) below.get(vca)!.push(id);
  const memberships = { above: (id: string) => above.get(id) ?? NOBODY, below: (vca: string) => below.get(vca) ?? [] };
  found.set(vcas, memberships);
  return memberships;
}

/** From the top down: a VCA hands on what is above it only when all of that is known. No call within a call, however deep they nest. */
function waysUp(vcas: readonly Vca[]): Map<string, Map<string, number>> {
  const membersOf = new Map(vcas.map(({ id, members }) => [id, members]));
  const above = new Map<string, Map<string, number>>();
  const waiting = new Map<string, number>();
  for (const member of vcas.flatMap(({ members }) => members)) waiting.set(member, (waiting.get(member) ?? 0) + 1);
  const ready = [...membersOf.keys()].filter((id) => !waiting.has(id));
  for (const vca of ready)
    for (const member of membersOf.get(vca)!) {
      const ways = above.get(member) ?? new Map<string, number>();
      above.set(member, ways);
      ways.set(vca, (ways.get(vca) ?? 0) + 1);
      for (const [higher, times] of above.get(vca) ?? NOBODY) ways.set(higher, (ways.get(higher) ?? 0) + times);
      waiting.set(member, waiting.get(member)! - 1);
      if (waiting.get(member) === 0 && membersOf.has(member)) ready.push(member);
    }
  return above;
}
