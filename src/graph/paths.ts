import { allEdges, type Edge, type Graph } from "./graph.ts";

/** Strips from `from` to `to` along edges, both included, or null. The shortest such path. */
export function pathBetween(edges: readonly Edge[], from: string, to: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  const outOf = groupBy(edges, (edge) => edge.from);
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
export function wavesOf(graph: Graph): string[][] {
  const edges = allEdges(graph);
  const outOf = groupBy(edges, (edge) => edge.from);
  const waiting = new Map([...graph.strips.keys()].map((id) => [id, 0]));
  for (const edge of edges) waiting.set(edge.to, waiting.get(edge.to)! + 1);
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
  return waves;
}

export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
