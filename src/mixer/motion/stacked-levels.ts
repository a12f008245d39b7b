import { wavesOf, waysOf } from "../../graph/paths.ts";
import type { Desk } from "../desk/desk.ts";
import { membershipsOf } from "../desk/memberships.ts";
import { partsOf } from "../desk/target-spec.ts";

/**
 * Levels that lie behind one another on a sound's way add up, and so do their slopes. Of levels that move so many dB at the same time: how many dB
 * move, together, along the way through one of them where most do.
 * @param moves dB by target, 0 or more
 */
export function stackedDb(
  { graph, vcas }: Pick<Desk, "graph" | "vcas">,
  moves: ReadonlyMap<string, number>,
): (target: string) => number {
  const byOwner = new Map<string, number>();
  for (const [target, db] of moves) add(byOwner, partsOf(target).owner, db);
  const movesOf = (owner: string) => byOwner.get(owner) ?? 0;

  const own = new Map<string, number>();
  const { above, below } = membershipsOf(vcas);
  for (const { id, inserts } of graph.strips.values()) {
    const vcaDb = [...above(id)].reduce((sum, [vca, times]) => sum + times * movesOf(vca), 0);
    own.set(
      id,
      inserts.reduce((sum, insert) => sum + movesOf(`${id}/${insert.id}`), movesOf(id) + vcaDb),
    );
  }

  const { outOf, into } = waysOf(graph);
  const order = wavesOf(graph).flat();
  const before = new Map<string, number>();
  const behind = new Map<string, number>();
  // Of the edges' names only sends' are those of levels.
  const sent = (edge: string) => (edge.includes(">") ? movesOf(edge) : 0);
  for (const id of order)
    before.set(
      id,
      most(into.get(id), ({ id: edge, from }) => before.get(from)! + own.get(from)! + sent(edge)),
    );
  for (const id of order.toReversed())
    behind.set(
      id,
      most(outOf.get(id), ({ id: edge, to }) => behind.get(to)! + own.get(to)! + sent(edge)),
    );

  const throughStrip = (id: string) => before.get(id)! + own.get(id)! + behind.get(id)!;
  return (target) => {
    const { owner } = partsOf(target);
    const [from, send] = owner.split(">") as [string, string?];
    if (send !== undefined) {
      const { to } = graph.strips.get(from)!.sends.find(({ id }) => id === send)!;
      return before.get(from)! + own.get(from)! + movesOf(owner) + own.get(to)! + behind.get(to)!;
    }
    const strip = from.split("/")[0]!;
    return graph.strips.has(strip) ? throughStrip(strip) : most(below(owner), throughStrip);
  };
}

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function most<T>(items: readonly T[] | undefined, of: (item: T) => number): number {
  return (items ?? []).reduce((largest, item) => Math.max(largest, of(item)), 0);
}
