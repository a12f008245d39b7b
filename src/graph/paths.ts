import { allEdges, type Edge, type Graph } from "./graph.ts";

/** A graph's edges by where they begin and where they end. */
export interface Ways {
  readonly outOf: ReadonlyMap<string, readonly Edge[]>;
  readonly into: ReadonlyMap<string, readonly Edge[]>;
}

const knownWays = new WeakMap<Graph, Ways>();
const knownWaves = new WeakMap<Graph, readonly (readonly string[])[]>();

/** Found once for each graph. */
export function waysOf(graph: Graph): Ways {
  const known = knownWays.get(graph);
  if (known) return known;
  const edges = allEdges(graph);
  const ways = { outOf: groupBy(edges, ({ from }) => from), into: groupBy(edges, ({ to }) => to) };
  knownWays.set(graph, ways);
  return ways;
}

/** Strips from `from` to `to` along edges, both included, or null. The shortest such path. */
export function pathBetween({ outOf }: Pick<Ways, "outOf">, from: string, to: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const strip of cameFrom.keys()) {
    if (strip === to) return backFrom(to, cameFrom);
    for (const edge of outOf.get(strip) ?? []) if (!cameFrom.has(edge.to)) cameFrom.set(edge.to, strip);
  }
  return null;
}

function backFrom(strip: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const path: string[] = [];
  for (let at: string | null = strip; at !== null; at = cameFrom.get(at) ?? null) path.unshift(at);
  return path;
}

/** Strips by when they can be rendered: every edge leads from an earlier group to a later one. Ids are in order within a group. */
export function wavesOf(graph: Graph): readonly (readonly string[])[] {
  const known = knownWaves.get(graph);
  if (known) return known;
  const { outOf, into } = waysOf(graph);
  const waiting = new Map<string, number>();
  for (const id of graph.strips.keys()) waiting.set(id, into.get(id)?.length ?? 0);
  const waves: string[][] = [];
  let ready = [...waiting.keys()].filter((id) => waiting.get(id) === 0);
  while (ready.length > 0) {
    waves.push(ready.sort());
    const next: string[] = [];
    for (const id of ready)
      for (const edge of outOf.get(id) ?? []) {
        const left = waiting.get(edge.to)! - 1;
        waiting.set(edge.to, left);
        if (left === 0) next.push(edge.to);
      }
    ready = next;
  }
  knownWaves.set(graph, waves);
  return waves;
}

export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
