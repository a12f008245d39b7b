import type { Edge, Seated, Strip } from "../graph/graph.ts";
import { edgeNames, stripNames } from "./names.ts";
import type { Place } from "./plan.ts";
import type { Point } from "./routes.ts";

/** A planar pair within one block: `kick.in`. */
export const planar = (name: string): Place & { readonly kind: "planar" } => ({ kind: "planar", name });
/** A quad within one block: `bank 0 a`. */
export const quad = (name: string): Place => ({ kind: "quad", name });
export const NONE: Place = { kind: "none" };
export const ZEROS: Place = { kind: "zeros" };
export const TRASH: Place = { kind: "trash" };
export const UNITY: Place = { kind: "unity" };
export const STRAIGHT: Place = { kind: "straight" };

export type Planar = Place & { readonly kind: "planar" };

/** A strip's cells, and the buffers that steps name after it. */
export interface StripPlaces {
  readonly cells: Place;
  /** Where everything that comes to it is summed. */
  readonly input: Planar;
  /** From where its signal at a point is fetched. */
  readonly taps: Readonly<Record<Point, Planar>>;
}

/** An edge's cells, and the buffer in which it is summed. */
export interface EdgePlaces {
  readonly cells: Place;
  readonly sum: Planar;
}

const strips = new WeakMap<Strip, StripPlaces>();
const edges = new WeakMap<Edge, EdgePlaces>();
const inserts = new WeakMap<Seated, Place>();

/** The same objects as long as the strip is the same: a plan of a large desk names each of them many times. */
export function stripPlaces(strip: Strip): StripPlaces {
  const known = strips.get(strip);
  if (known) return known;
  const { id } = strip;
  const places: StripPlaces = {
    cells: { kind: "strip", id, named: stripNames(strip).named },
    input: planar(`${id}.in`),
    taps: { "pre-fader": tapOf(id, "pre-fader"), "post-fader": tapOf(id, "post-fader"), output: tapOf(id, "output") },
  };
  strips.set(strip, places);
  return places;
}

export function edgePlaces(edge: Edge): EdgePlaces {
  const known = edges.get(edge);
  if (known) return known;
  const { id, kind, to } = edge;
  const places: EdgePlaces = {
    cells: { kind: "edge", id, named: edgeNames(edge).named },
    sum: planar(kind === "key" ? `${id}.key` : `${to}.in`),
  };
  edges.set(edge, places);
  return places;
}

/** An insert's cells. */
export function insertPlace(seated: Seated): Place {
  const known = inserts.get(seated);
  if (known) return known;
  const place: Place = { kind: "insert", id: seated.target, named: `insert ${seated.target}` };
  inserts.set(seated, place);
  return place;
}

const TAP_NAMES = { "pre-fader": "pre", "post-fader": "post", output: "out" } as const;

/** The buffer from which a strip's signal at a point is fetched, whether there is such a strip or not. */
export function tapOf(strip: string, point: Point): Planar {
  return planar(`${strip}.${TAP_NAMES[point]}`);
}

/** A ring holds its lateness and one block; its length is a power of two so that a mask wraps it. */
export function ringMask(frames: number): number {
  return 2 ** Math.ceil(Math.log2(frames + 128)) - 1;
}
