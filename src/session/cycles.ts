/** One way from a name to another, and its place in the document. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

export interface Cycle {
  /** The names along it; the first is also the last. */
  readonly names: readonly string[];
  /** The place of the way that closes it. */
  readonly path: string;
}

/** A cycle for every way that leads back into the walk that came to it; none means the ways can be put in order. */
export function cyclesOf(ways: readonly Way[]): Cycle[] {
  const from = new Map<string, Way[]>();
  for (const way of ways) from.set(way.from, [...(from.get(way.from) ?? []), way]);
  const done = new Set<string>();
  const cycles: Cycle[] = [];

  for (const start of from.keys()) {
    if (done.has(start)) continue;
    // A walk of our own and not a call within a call: a thousand buses in a row must not overflow the stack.
    const walk = [start];
    const left = [[...(from.get(start) ?? [])]];
    while (walk.length > 0) {
      const way = left.at(-1)!.shift();
      if (!way) {
        done.add(walk.pop()!);
        left.pop();
        continue;
      }
      const at = walk.indexOf(way.to);
      if (at >= 0) cycles.push({ names: [...walk.slice(at), way.to], path: way.path });
      else if (!done.has(way.to)) {
        walk.push(way.to);
        left.push([...(from.get(way.to) ?? [])]);
      }
    }
  }
  return cycles;
}
