import type { Edge, Graph, Insert, Placement, Strip } from "../graph/graph.ts";
import { wavesOf, waysOf } from "../graph/paths.ts";

/** Delay compensation, in frames: how late everything is, and what must wait so that it meets in step. */
export interface Lateness {
  /** How late the latest of what arrives at each strip's input is. */
  readonly input: ReadonlyMap<string, number>;
  /** How long what plays into each strip from outside the graph, clips and inputs, waits. */
  readonly sources: ReadonlyMap<string, number>;
  /** How long each edge (by id) waits before it is summed. */
  readonly edge: ReadonlyMap<string, number>;
  /** How late the latest at each strip's output is. */
  readonly output: ReadonlyMap<string, number>;
  /** How late the desk's output is. */
  readonly total: number;
}

/** Frames by which the inserts of one placement make a signal late. */
export function through(inserts: readonly Insert[], placement: Placement): number {
  return inserts.reduce((sum, insert) => sum + (insert.placement === placement ? insert.latencyFrames : 0), 0);
}

/** Frames from a strip's input to one of its inserts. */
function upTo(strip: Strip, insertId: string): number {
  const at = strip.inserts.findIndex((insert) => insert.id === insertId);
  const { placement } = strip.inserts[at]!;
  const before = through(strip.inserts.slice(0, at), placement);
  return placement === "pre-fader" ? before : through(strip.inserts, "pre-fader") + before;
}

/**
 * Every summing point, and every keyed insert, waits for the latest of what it is given. A track waits for its keys. Where the graph
 * has its compensation switched off nothing waits, and everything is as late as it comes.
 */
export function lateness(graph: Graph): Lateness {
  const { into } = waysOf(graph);
  const input = new Map<string, number>();
  const sources = new Map<string, number>();
  const output = new Map<string, number>();
  const edge = new Map<string, number>();
  const waits = graph.delayCompensation !== false;
  const atTap = ({ from, tap }: Edge) => {
    const { inserts } = graph.strips.get(from)!;
    return tap === "post-fader" ? output.get(from)! : input.get(from)! + through(inserts, "pre-fader");
  };
  for (const id of wavesOf(graph).flat()) {
    const strip = graph.strips.get(id)!;
    const arrivals = into.get(id) ?? [];
    const meets = ({ insert }: Edge) => (insert ? upTo(strip, insert) : 0);
    let latest = 0;
    for (const way of arrivals) if (waits || way.kind !== "key") latest = Math.max(latest, atTap(way) - meets(way));
    input.set(id, latest);
    sources.set(id, waits ? latest : 0);
    output.set(id, latest + through(strip.inserts, "pre-fader") + through(strip.inserts, "post-fader"));
    for (const way of arrivals) edge.set(way.id, waits ? latest + meets(way) - atTap(way) : 0);
  }
  return { input, sources, output, edge, total: output.get(graph.master)! };
}
