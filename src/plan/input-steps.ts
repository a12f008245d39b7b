import type { Edge, Graph, Strip } from "../graph/graph.ts";
import type { Lateness } from "./lateness.ts";
import { planar, ringMask } from "./places.ts";
import type { Place, Step, Surroundings } from "./plan.ts";

/** Everything that is summed at a strip's input, and at its keyed inserts, in the order of the edges' ids. */
export function inputSteps(graph: Graph, strip: Strip, ways: readonly Edge[], late: Lateness, around: Surroundings): Step[] {
  const ordered = [...ways].sort((a, b) => (a.id < b.id ? -1 : 1));
  const mixInto = (edge: Edge, target: Place) => mixSteps(graph, edge, late.edge.get(edge.id)!, target, strip.channels);
  return [
    ...sourceSteps(strip, late.input.get(strip.id)!, around),
    ...ordered.filter(({ kind }) => kind !== "key").flatMap((edge) => mixInto(edge, planar(`${strip.id}.in`))),
    ...ordered
      .filter(({ kind }) => kind === "key")
      .flatMap((edge) => {
        const key = planar(`${edge.id}.key`);
        return [{ name: "clear", args: [key, strip.channels] } satisfies Step, ...mixInto(edge, key)];
      }),
  ];
}

/** A strip's clips and live input. They play into a delay where whatever else comes to the strip, or to one of its keys, is late. */
function sourceSteps(strip: Strip, waits: number, around: Surroundings): Step[] {
  const input = around.inputs.get(strip.id);
  const delayed = waits > 0 && (around.clips.has(strip.id) || input !== undefined);
  const target = planar(`${strip.id}.${delayed ? "source" : "in"}`);
  const steps: Step[] = [{ name: "clear", args: [target, strip.channels] }];
  for (const clip of around.clips.get(strip.id) ?? [])
    steps.push({ name: "clip", args: [target, strip.channels, { kind: "clip", clip }] });
  if (input !== undefined) steps.push({ name: "input", args: [target, strip.channels, input] });
  if (delayed) steps.push(delayStep(planar(`${strip.id}.in`), target, strip.channels, strip.id, waits));
  return steps;
}

function mixSteps(graph: Graph, edge: Edge, waits: number, target: Place, targetChannels: number): Step[] {
  const channels = edge.kind === "output" ? 2 : graph.strips.get(edge.from)!.channels;
  const tap = planar(`${edge.from}.${edge.kind === "output" ? "out" : edge.tap === "pre-fader" ? "pre" : "post"}`);
  const source = waits > 0 ? planar(`${edge.id}.late`) : tap;
  const mix: Step = { name: "mix", args: [target, source, { kind: "edge", edge: edge.id }, channels, targetChannels] };
  return waits > 0 ? [delayStep(source, tap, channels, edge.id, waits), mix] : [mix];
}

function delayStep(target: Place, source: Place, channels: number, name: string, frames: number): Step {
  return { name: "delay", args: [target, source, channels, { kind: "ring", name, frames }, ringMask(frames), frames] };
}
