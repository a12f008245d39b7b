import { allEdges, type Edge, type Graph } from "../graph/graph.ts";
import { waysOf } from "../graph/paths.ts";
import type { Lateness } from "./lateness.ts";

/** Where on its strip an edge begins. */
export type Point = "pre-fader" | "post-fader" | "output";

/** How edges are carried: most straight from the source's own steps into where they are summed, some by way of a buffer. */
export interface Routes {
  /** Edges that a strip adds to their destination itself, in the order of their ids. */
  direct(strip: string, point: Point): readonly Edge[];
  /** Edges that a destination fetches from a tap: those that wait, and stereo outputs into mono. */
  fetched(strip: string): readonly Edge[];
  /** Whether somebody fetches a strip's signal at a point. */
  isTapped(strip: string, point: Point): boolean;
  /** Whether anything but keys leads to a strip. */
  isFed(strip: string): boolean;
}

/** A place on a strip from which somebody besides the graph's edges takes the signal. */
export interface Tapped {
  readonly strip: string;
  readonly point: Point;
}

const NONE: readonly Edge[] = [];

/** @param heard what the host and the monitor section take */
export function routesOf(graph: Graph, late: Lateness, heard: readonly Tapped[]): Routes {
  const { outOf, into } = waysOf(graph);
  const taken: Readonly<Record<Point, Set<string>>> = { "pre-fader": new Set(), "post-fader": new Set(), output: new Set() };
  for (const { strip, point } of heard) taken[point].add(strip);
  const fetched = new Set<Edge>();
  for (const edge of allEdges(graph)) {
    const { id, kind, from, to } = edge;
    if (late.edge.get(id) === 0 && (kind !== "output" || graph.strips.get(to)!.channels === 2)) continue;
    fetched.add(edge);
    taken[pointOf(edge)].add(from);
  }
  return {
    direct: (strip, point) => some(outOf.get(strip), (edge) => pointOf(edge) === point && !fetched.has(edge)),
    fetched: (strip) => (fetched.size === 0 ? NONE : some(into.get(strip), (edge) => fetched.has(edge))),
    isTapped: (strip, point) => taken[point].has(strip),
    isFed: (strip) => (into.get(strip) ?? NONE).some(({ kind }) => kind !== "key"),
  };
}

/** Those that are wanted, in the order of their ids. */
function some(edges: readonly Edge[] = NONE, isWanted: (edge: Edge) => boolean): readonly Edge[] {
  const wanted = edges.filter(isWanted);
  // Nearly always they are in order as they come.
  const isOrdered = wanted.every(({ id }, i) => i === 0 || wanted[i - 1]!.id < id);
  return isOrdered ? wanted : wanted.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function pointOf({ kind, tap }: Edge): Point {
  return kind === "output" ? "output" : tap;
}
