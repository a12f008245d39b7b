import type { Edge, Graph } from "../graph/graph.ts";
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
  const taken = new Set(heard.map(({ strip, point }) => `${strip}:${point}`));
  const isDirect = ({ id, kind, to }: Edge) =>
    late.edge.get(id) === 0 && (kind !== "output" || graph.strips.get(to)!.channels === 2);
  return {
    direct: (strip, point) => some(outOf.get(strip), (edge) => pointOf(edge) === point && isDirect(edge)),
    fetched: (strip) => some(into.get(strip), (edge) => !isDirect(edge)),
    isTapped: (strip, point) =>
      taken.has(`${strip}:${point}`) || (outOf.get(strip) ?? NONE).some((edge) => pointOf(edge) === point && !isDirect(edge)),
    isFed: (strip) => (into.get(strip) ?? NONE).some(({ kind }) => kind !== "key"),
  };
}

/** Those that are wanted, in the order of their ids. */
function some(edges: readonly Edge[] = NONE, isWanted: (edge: Edge) => boolean): readonly Edge[] {
  const wanted = edges.filter(isWanted);
  return wanted.length > 1 ? wanted.sort((a, b) => (a.id < b.id ? -1 : 1)) : wanted;
}

export function pointOf({ kind, tap }: Edge): Point {
  return kind === "output" ? "output" : tap;
}
