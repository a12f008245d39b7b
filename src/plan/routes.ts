import { allEdges, type Edge, type Graph } from "../graph/graph.ts";
import { groupBy } from "../graph/paths.ts";
import type { Lateness } from "./lateness.ts";
import { planar } from "./places.ts";
import type { Place } from "./plan.ts";

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

/** @param heard what the host and the monitor section take */
export function routesOf(graph: Graph, late: Lateness, heard: readonly Tapped[]): Routes {
  const edges = allEdges(graph).sort((a, b) => (a.id < b.id ? -1 : 1));
  const isDirect = ({ id, kind, to }: Edge) =>
    late.edge.get(id) === 0 && (kind !== "output" || graph.strips.get(to)!.channels === 2);
  const direct = groupBy(edges.filter(isDirect), (edge) => at(edge.from, pointOf(edge)));
  const indirect = edges.filter((edge) => !isDirect(edge));
  const fetched = groupBy(indirect, ({ to }) => to);
  const taps = new Set([
    ...indirect.map((edge) => at(edge.from, pointOf(edge))),
    ...heard.map(({ strip, point }) => at(strip, point)),
  ]);
  const fed = new Set(edges.filter(({ kind }) => kind !== "key").map(({ to }) => to));
  return {
    direct: (strip, point) => direct.get(at(strip, point)) ?? [],
    fetched: (strip) => fetched.get(strip) ?? [],
    isTapped: (strip, point) => taps.has(at(strip, point)),
    isFed: (strip) => fed.has(strip),
  };
}

const at = (strip: string, point: Point) => `${strip}:${point}`;

export function pointOf({ kind, tap }: Edge): Point {
  return kind === "output" ? "output" : tap;
}

/** Where an edge is summed. */
export function sumOf(edge: Edge): Place & { readonly kind: "planar" } {
  return planar(edge.kind === "key" ? `${edge.id}.key` : `${edge.to}.in`);
}

const TAP_NAMES = { "pre-fader": "pre", "post-fader": "post", output: "out" } as const;

/** The buffer from which a strip's signal at a point is fetched. */
export function tapOf(strip: string, point: Point): Place & { readonly kind: "planar" } {
  return planar(`${strip}.${TAP_NAMES[point]}`);
}
