import type { Graph, Insert } from "../graph/graph.ts";
import { edgeIdentity } from "../plan/link.ts";
import type { Plan } from "../plan/plan.ts";

/** What must be faded so that one plan can follow another without a click: names of cells, by what they hold. */
export interface Transition {
  /** Under the old plan, to silence (an edge, the master) or to dry (an insert). */
  readonly before: readonly Fade[];
  /** Under the new plan, from there to what they should be. */
  readonly after: readonly Fade[];
  /** How long after the swap: until the longest new delay is filled. */
  readonly settleFrames: number;
}

export interface Fade {
  readonly kind: "edge" | "insert" | "strip";
  readonly id: string;
}

/** Leaving things fade out, arriving things fade in, and what stays but would jump in time does both. */
export function transition(from: Plan, to: Plan): Transition {
  const before: Fade[] = [];
  const after: Fade[] = [];
  const late = movedInTime(from, to);

  const oldEdges = new Set([...from.edges.values()].map(edgeIdentity));
  const newEdges = new Set([...to.edges.values()].map(edgeIdentity));
  for (const edge of from.edges.values())
    if (!newEdges.has(edgeIdentity(edge)) || late.edges.has(edge.id)) before.push({ kind: "edge", id: edge.id });
  for (const edge of to.edges.values())
    if (!oldEdges.has(edgeIdentity(edge)) || late.edges.has(edge.id)) after.push({ kind: "edge", id: edge.id });

  for (const [id, { insert }] of from.inserts)
    if (!sameInsert(insert, to.inserts.get(id)?.insert) || moved(from.graph, to.graph, id)) before.push({ kind: "insert", id });
  for (const [id, { insert }] of to.inserts)
    if (!sameInsert(insert, from.inserts.get(id)?.insert) || moved(from.graph, to.graph, id)) after.push({ kind: "insert", id });

  if (late.master) {
    before.push({ kind: "strip", id: from.graph.master });
    after.push({ kind: "strip", id: to.graph.master });
  }
  return { before, after, settleFrames: late.edges.size > 0 || late.master ? longestDelay(to) : 0 };
}

/** Edges that stay but carry their signal earlier or later than before, and whether the desk's output does. */
function movedInTime(from: Plan, to: Plan): { edges: Set<string>; master: boolean } {
  const jumps = (id: string) => {
    const [old, now] = [from.graph.strips.get(id), to.graph.strips.get(id)];
    if (!old || !now) return false;
    if (from.lateness.sources.get(id) !== to.lateness.sources.get(id)) return true;
    return latencies(old.inserts) !== latencies(now.inserts) || from.lateness.input.get(id) !== to.lateness.input.get(id);
  };
  const edges = new Set<string>();
  for (const { id, from: source } of to.edges.values())
    if (from.edges.has(id) && (from.lateness.edge.get(id) !== to.lateness.edge.get(id) || jumps(source))) edges.add(id);
  return { edges, master: jumps(to.graph.master) };
}

function latencies(inserts: readonly Insert[]): string {
  return inserts
    .filter(({ latencyFrames }) => latencyFrames > 0)
    .map(({ id, placement, latencyFrames }) => `${id} ${placement} ${latencyFrames}`)
    .join();
}

function sameInsert(insert: Insert, other: Insert | undefined): boolean {
  if (other === undefined || insert.birth !== other.birth) return false;
  return insert.plugin === other.plugin && insert.latencyFrames === other.latencyFrames;
}

/** Whether an insert that stays stands elsewhere among the inserts that stay, or listens to something else. */
function moved(from: Graph, to: Graph, target: string): boolean {
  const [strip, id] = target.split("/") as [string, string];
  if (from.strips.get(strip) === to.strips.get(strip)) return false;
  const order = (graph: Graph, other: Graph) => {
    const stays = new Set(other.strips.get(strip)?.inserts.map((insert) => insert.id));
    return graph.strips.get(strip)?.inserts.filter((insert) => stays.has(insert.id)) ?? [];
  };
  const [old, now] = [order(from, to), order(to, from)];
  const place = (inserts: readonly Insert[]) => {
    const at = inserts.findIndex((insert) => insert.id === id);
    return at < 0 ? "" : `${at} ${inserts[at]!.placement} ${JSON.stringify(inserts[at]!.sidechain)}`;
  };
  return place(old) !== place(now);
}

function longestDelay(plan: Plan): number {
  return Math.max(0, plan.lateness.total, ...plan.lateness.edge.values());
}
