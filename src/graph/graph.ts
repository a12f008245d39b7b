/** The shape of a desk, as plain data: which paths exist and where each one goes. Levels and knobs are values, elsewhere. */

export type Role = "track" | "bus" | "master";
export type Tap = "pre-fader" | "post-fader";
/** Where an insert stands relative to the strip's fader. */
export type Placement = "pre-fader" | "post-fader";

export interface Key {
  readonly from: string;
  readonly tap: Tap;
}

/**
 * What tells a thing from another that had its id before: a number of its own, left out for what the session brought. It stays through
 * every change of the thing, so a strip that an undo brings back is the strip it was, and a new one of the same id is not.
 */
export interface Born {
  readonly id: string;
  readonly birth?: number;
}

export interface Insert extends Born {
  readonly plugin: string;
  readonly placement: Placement;
  readonly sidechain: Key | null;
  /** Frames by which the insert's output is late, {@link extraLatencyFrames} included; bypass keeps them. */
  readonly latencyFrames: number;
  /** Frames by which the user knows it to be later than its plugin says; left out for none. */
  readonly extraLatencyFrames?: number;
}

export interface Send extends Born {
  readonly to: string;
  readonly tap: Tap;
}

export interface Strip extends Born {
  readonly name: string;
  readonly role: Role;
  readonly channels: 1 | 2;
  readonly inserts: readonly Insert[];
  readonly sends: readonly Send[];
  /** A bus or the master; `null` is heard only through sends. The master's is always `null`. */
  readonly output: string | null;
}

export interface Graph {
  readonly strips: ReadonlyMap<string, Strip>;
  readonly master: string;
  /** False: nothing waits for what is late. Left out for true. */
  readonly delayCompensation?: boolean;
}

/** `monitor`: to the monitor section, which is no strip; plans have such edges, graphs do not. */
export type EdgeKind = "output" | "send" | "key" | "monitor";

/** A way from one strip to another. `id` is `a` for a's output, `a>send` for a send, `b/insert` for b's insert's key. */
export interface Edge {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
  readonly tap: Tap;
  /** The keyed insert, for a key. */
  readonly insert?: string;
}

/** An insert on its strip. `target` is `strip/insert`, by which values name it. */
export interface Seated {
  readonly target: string;
  readonly insert: Insert;
  readonly channels: 1 | 2;
}

const known = new WeakMap<Strip, readonly Edge[]>();
const knownOfAll = new WeakMap<Graph, readonly Edge[]>();
const knownById = new WeakMap<Graph, ReadonlyMap<string, Edge>>();
const knownSeats = new WeakMap<Strip, readonly Seated[]>();
const knownInserts = new WeakMap<Graph, ReadonlyMap<string, Seated>>();

/** Every edge of one strip's making: its output, its sends, and the keys its inserts listen to. The same ones as long as the strip is the same. */
export function edgesOf(strip: Strip): readonly Edge[] {
  let edges = known.get(strip);
  if (!edges) {
    edges = edgesMadeBy(strip);
    known.set(strip, edges);
  }
  return edges;
}

function edgesMadeBy(strip: Strip): Edge[] {
  const edges: Edge[] = [];
  if (strip.output !== null) edges.push({ id: strip.id, kind: "output", from: strip.id, to: strip.output, tap: "post-fader" });
  for (const send of strip.sends)
    edges.push({ id: `${strip.id}>${send.id}`, kind: "send", from: strip.id, to: send.to, tap: send.tap });
  for (const insert of strip.inserts)
    if (insert.sidechain)
      edges.push({
        id: `${strip.id}/${insert.id}`,
        kind: "key",
        from: insert.sidechain.from,
        to: strip.id,
        tap: insert.sidechain.tap,
        insert: insert.id,
      });
  return edges;
}

export function allEdges(graph: Graph): readonly Edge[] {
  let edges = knownOfAll.get(graph);
  if (!edges) {
    const found: Edge[] = [];
    for (const strip of graph.strips.values()) found.push(...edgesOf(strip));
    edges = found;
    knownOfAll.set(graph, edges);
  }
  return edges;
}

/** Found once for each graph. */
export function edgesById(graph: Graph): ReadonlyMap<string, Edge> {
  let edges = knownById.get(graph);
  if (!edges) {
    const found = new Map<string, Edge>();
    for (const edge of allEdges(graph)) found.set(edge.id, edge);
    edges = found;
    knownById.set(graph, edges);
  }
  return edges;
}

/** A strip's inserts: the same objects as long as the strip is the same. */
export function seatsOf(strip: Strip): readonly Seated[] {
  let seats = knownSeats.get(strip);
  if (!seats) {
    const { id, channels } = strip;
    seats = strip.inserts.map((insert) => ({ target: `${id}/${insert.id}`, insert, channels }));
    knownSeats.set(strip, seats);
  }
  return seats;
}

/** Every insert by its target, found once for each graph. */
export function insertsByTarget(graph: Graph): ReadonlyMap<string, Seated> {
  const found = knownInserts.get(graph);
  if (found) return found;
  const inserts = new Map<string, Seated>();
  for (const strip of graph.strips.values()) for (const seated of seatsOf(strip)) inserts.set(seated.target, seated);
  knownInserts.set(graph, inserts);
  return inserts;
}

export function defaultPlacement(role: Role): Placement {
  return role === "master" ? "post-fader" : "pre-fader";
}
