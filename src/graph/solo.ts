import { allEdges, type Edge, type Graph } from "./graph.ts";
import { groupBy } from "./paths.ts";

/**
 * Solo in place, by paths: with any strip soloed, an output or send is open if its source is soloed, solo-safe or downstream
 * of such a strip, or if its destination is soloed or leads to a soloed one. Keys are never closed. Returns closed edge ids.
 */
export function closedBySolo(graph: Graph, soloed: ReadonlySet<string>, safe: ReadonlySet<string>): Set<string> {
  if (soloed.size === 0) return new Set();
  const edges = allEdges(graph).filter((edge) => edge.kind !== "key");
  const downstream = reach(
    new Set([...soloed, ...safe]),
    groupBy(edges, (edge) => edge.from),
    (edge) => edge.to,
  );
  const upstream = reach(
    soloed,
    groupBy(edges, (edge) => edge.to),
    (edge) => edge.from,
  );
  return new Set(edges.filter((edge) => !downstream.has(edge.from) && !upstream.has(edge.to)).map((edge) => edge.id));
}

function reach(start: ReadonlySet<string>, ways: ReadonlyMap<string, Edge[]>, next: (edge: Edge) => string): Set<string> {
  const reached = new Set(start);
  for (const strip of reached) for (const edge of ways.get(strip) ?? []) reached.add(next(edge));
  return reached;
}
