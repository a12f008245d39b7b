import type { Edge, Insert, Strip } from "../graph/graph.ts";
import type { InsertRoom } from "./contents.ts";

/** Names that are asked for with every plan, made once for each thing that they are of. */

export interface Names {
  /** As a linked plan's addresses have it. */
  readonly named: string;
  /** Under which its ramps are held: an edge that is re-routed is another edge. */
  readonly held: string;
}

export interface InsertNames extends Names {
  readonly target: string;
  readonly channels: number;
  readonly lineFrames: number;
  /** Address of its impulse response, 0 for none. */
  readonly impulse: number;
  /** What makes it the same insert in another plan. */
  readonly identity: string;
  readonly readout: string;
  readonly heldReadout: string;
}

const strips = new WeakMap<Strip, Names>();
const edges = new WeakMap<Edge, Names>();
const inserts = new WeakMap<Insert, InsertNames>();

export function stripNames(strip: Strip): Names {
  const known = strips.get(strip);
  if (known) return known;
  const names = { named: `strip ${strip.id}`, held: `strip\t${strip.id}` };
  strips.set(strip, names);
  return names;
}

export function edgeNames(edge: Edge): Names {
  const known = edges.get(edge);
  if (known) return known;
  const { id, from, tap, to } = edge;
  const names = { named: `edge ${id}`, held: ["edge", id, from, tap, to].join("\t") };
  edges.set(edge, names);
  return names;
}

export function insertNames(
  insert: Insert,
  target: string,
  channels: number,
  { lineFrames, impulse = 0 }: InsertRoom,
): InsertNames {
  const known = inserts.get(insert);
  const isSame = known && known.target === target && known.channels === channels && known.lineFrames === lineFrames;
  if (isSame && known.impulse === impulse) return known;
  const identity = [target, insert.birth ?? 0, insert.plugin, channels, insert.latencyFrames, lineFrames, impulse].join("\t");
  const names = {
    target,
    channels,
    lineFrames,
    impulse,
    identity,
    named: `insert ${target}`,
    held: `insert\t${identity}`,
    readout: `readout ${target}`,
    heldReadout: `readout ${identity}`,
  };
  inserts.set(insert, names);
  return names;
}
