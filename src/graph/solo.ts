import { allEdges, type Edge, type Graph } from "./graph.ts";
import { waysOf } from "./paths.ts";

/**
 * Solo in place, by paths: with any strip soloed, an output or send is open if its source is soloed, solo-safe or downstream
 * of such a strip, or if its destination is soloed or leads to a soloed one. Keys are never closed. Returns closed edge ids.
 */
export function closedBySolo(graph: Graph, soloed: ReadonlySet<string>, safe: ReadonlySet<string>): Set<string> {
  if (soloed.size === 0) return new Set();
  const { outOf, into } = waysOf(graph);
  const downstream = reach(new Set([...soloed, ...safe]), outOf, ({ to }) => to);
  const upstream = reach(soloed, into, ({ from }) => from);
  const isClosed = ({ kind, from, to }: Edge) => kind !== "key" && !downstream.has(from) && !upstream.has(to);
  return new Set(
    allEdges(graph)
      .filter(isClosed)
      .map(({ id }) => id),
  );
}

/** Keys carry nobody's sound on. */
function reach(
  start: ReadonlySet<string>,
  ways: ReadonlyMap<string, readonly Edge[]>,
  next: (edge: Edge) => string,
): Set<string> {
  const reached = new Set(start);
  for (const strip of reached) for (const edge of ways.get(strip) ?? []) if (edge.kind !== "key") reached.add(next(edge));
  return reached;
}
