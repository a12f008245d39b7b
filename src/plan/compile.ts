import { allEdges, type Graph } from "../graph/graph.ts";
import { groupBy, wavesOf } from "../graph/paths.ts";
import { bankSteps } from "./bank-steps.ts";
import { banksOf } from "./banks.ts";
import { inputSteps } from "./input-steps.ts";
import { lateness } from "./lateness.ts";
import { planar } from "./places.ts";
import type { Plan, Step, Surroundings } from "./plan.ts";

/** Graph in, plan out. Pure: the same graph always gives the same plan. */
export function compile(graph: Graph, around: Surroundings): Plan {
  const late = lateness(graph);
  const edges = allEdges(graph);
  const into = groupBy(edges, (edge) => edge.to);
  const heard = [graph.master, ...around.stems];
  const taps = new Set(edges.map(({ from, tap, kind }) => `${from}:${kind === "output" ? "output" : tap}`));
  for (const strip of heard) taps.add(`${strip}:output`);

  const steps: Step[] = [];
  let number = 0;
  for (const wave of wavesOf(graph)) {
    const strips = wave.map((id) => graph.strips.get(id)!);
    for (const strip of strips) steps.push(...inputSteps(graph, strip, into.get(strip.id) ?? [], late, around));
    for (const bank of banksOf(strips)) steps.push(...bankSteps(bank, number++, { taps, meters: around.meters }));
  }
  for (const [output, strip] of heard.entries()) steps.push({ name: "output", args: [planar(`${strip}.out`), output] });
  steps.push({ name: "end", args: [] });
  return { steps, lateness: late, graph, edges: new Map(edges.map((edge) => [edge.id, edge])), inserts: insertsOf(graph) };
}

function insertsOf(graph: Graph): Plan["inserts"] {
  const strips = [...graph.strips.values()];
  return new Map(
    strips.flatMap(({ id, channels, inserts }) => inserts.map((insert) => [`${id}/${insert.id}`, { insert, channels }] as const)),
  );
}
