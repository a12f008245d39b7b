import type { Edge, Graph, Strip } from "../graph/graph.ts";
import type { Lateness } from "./lateness.ts";
import { edgePlaces, NONE, type Planar, planar, ringMask, STRAIGHT, stripPlaces, UNITY, ZEROS } from "./places.ts";
import type { Place, Surroundings } from "./plan.ts";
import { pointOf, type Routes } from "./routes.ts";
import type { StepList } from "./step-list.ts";

/** Where a strip's input is in a block: a planar pair, or where the record of its only clip says. */
export interface Source {
  readonly place: Place;
  readonly clip: Place;
}

/** Everything that is still to be summed at a strip's input and at its keyed inserts: what came straight is there already. */
export function inputSteps(
  list: StepList,
  graph: Graph,
  strip: Strip,
  routes: Routes,
  late: Lateness,
  around: Surroundings,
): Source {
  const clips = around.clips.get(strip.id) ?? [];
  const waits = late.sources.get(strip.id)!;
  const hasInput = around.inputs.has(strip.id);
  const isFed = routes.isFed(strip.id);
  for (const edge of routes.fetched(strip.id)) fetch(list, graph, edge, late.edge.get(edge.id)!);
  const { input } = stripPlaces(strip);
  if (clips.length === 1 && !hasInput && !isFed && waits === 0) {
    const clip: Place = { kind: "clip", clip: clips[0]! };
    list.add("play", list.fill(input), strip.channels, clip);
    return { place: input, clip };
  }
  if (clips.length > 0 || hasInput) {
    if (waits === 0) sourceSteps(list, strip, input, around);
    else waitingSources(list, strip, input, waits, isFed, around);
  }
  return { place: clips.length > 0 || hasInput || isFed ? input : ZEROS, clip: NONE };
}

/** A strip's clips and live input. */
function sourceSteps(list: StepList, { id, channels }: Strip, target: Planar, around: Surroundings): void {
  const sum = list.sum(target, channels);
  for (const clip of around.clips.get(id) ?? []) list.add("clip", sum, channels, { kind: "clip", clip });
  const input = around.inputs.get(id);
  if (input !== undefined) list.add("input", sum, channels, input);
}

/** They play into a delay where whatever else comes to the strip, or to one of its keys, is late. */
function waitingSources(list: StepList, strip: Strip, input: Planar, waits: number, isFed: boolean, around: Surroundings): void {
  const source = planar(`${strip.id}.source`);
  sourceSteps(list, strip, source, around);
  const waited = isFed ? planar(`${strip.id}.waited`) : input;
  delay(list, list.fill(waited), source, strip.channels, `>${strip.id}`, waits);
  if (isFed) list.add("mix", list.sum(input, strip.channels), waited, NONE, strip.channels, 0, UNITY, STRAIGHT);
}

/** An edge from the tap of its source, as late as it has to wait, to where it is summed. */
function fetch(list: StepList, graph: Graph, edge: Edge, waits: number): void {
  const from = graph.strips.get(edge.from)!;
  const channels = edge.kind === "output" ? 2 : from.channels;
  const tap = stripPlaces(from).taps[pointOf(edge)];
  const { sum: target, cells } = edgePlaces(edge);
  const late = planar(`${edge.id}.late`);
  if (waits > 0) delay(list, list.fill(late), tap, channels, edge.id, waits);
  const sum = list.sum(target, graph.strips.get(edge.to)!.channels);
  list.add("mix", sum, waits > 0 ? late : tap, NONE, channels, 0, UNITY, cells);
}

/** @param name of the ring: an edge's id, or one that no edge can have */
export function delay(list: StepList, target: Place, source: Place, channels: number, name: string, frames: number): void {
  list.add("delay", target, source, channels, { kind: "ring", name, frames }, ringMask(frames), frames);
}
