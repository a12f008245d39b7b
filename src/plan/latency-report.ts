import { allEdges, type EdgeKind, type Graph, type Strip, type Tap } from "../graph/graph.ts";
import { lateness } from "./lateness.ts";

/** How late a desk is and what it does about it. All in frames. Plain data, in the order of the desk's strips. */
export interface LatencyReport {
  /** Whether what is early waits for what is late; else nothing waits, and a render takes nothing off. */
  readonly compensated: boolean;
  /** How late the latest of what is heard at the desk's output is. */
  readonly totalFrames: number;
  readonly strips: readonly StripLatency[];
  readonly edges: readonly EdgeLatency[];
  readonly inserts: readonly InsertLatency[];
}

export interface StripLatency {
  readonly strip: string;
  /** How late the latest of what arrives at its input is. */
  readonly inputFrames: number;
  /** How late that is behind its inserts. */
  readonly outputFrames: number;
  /** How long its clips, and what is connected to its input, wait for what is late. */
  readonly sourcesWaitFrames: number;
}

export interface EdgeLatency {
  /** `kick` for its output, `kick>room` for a send, `bass/comp` for an insert's key. */
  readonly edge: string;
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
  readonly tap: Tap;
  /** How long it is held back so that it arrives in step. */
  readonly waitFrames: number;
}

export interface InsertLatency {
  /** `kick/comp`. */
  readonly insert: string;
  /** What its plugin reports. */
  readonly pluginFrames: number;
  /** What the user knows beside that. */
  readonly extraFrames: number;
  /** Both. */
  readonly latencyFrames: number;
}

/** A graph's lateness in full. */
export function latencyReport(graph: Graph): LatencyReport {
  const late = lateness(graph);
  const strips = [...graph.strips.values()];
  return {
    compensated: graph.delayCompensation !== false,
    totalFrames: late.total,
    strips: strips.map(({ id }) => ({
      strip: id,
      inputFrames: late.input.get(id)!,
      outputFrames: late.output.get(id)!,
      sourcesWaitFrames: late.sources.get(id)!,
    })),
    edges: allEdges(graph).map(({ id, kind, from, to, tap }) => ({
      edge: id,
      kind,
      from,
      to,
      tap,
      waitFrames: late.edge.get(id)!,
    })),
    inserts: strips.flatMap(insertsOf),
  };
}

function insertsOf({ id, inserts }: Strip): InsertLatency[] {
  return inserts.map(({ id: insert, latencyFrames, extraLatencyFrames = 0 }) => ({
    insert: `${id}/${insert}`,
    pluginFrames: latencyFrames - extraLatencyFrames,
    extraFrames: extraLatencyFrames,
    latencyFrames,
  }));
}
