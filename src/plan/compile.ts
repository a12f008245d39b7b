import { edgesById, type Graph, insertsByTarget, type Strip } from "../graph/graph.ts";
import { wavesOf } from "../graph/paths.ts";
import { gaugeKinds } from "../protocol/gauges.ts";
import { bankSteps, meterSteps } from "./bank-steps.ts";
import { banksOf } from "./banks.ts";
import { inputSteps, type Source } from "./input-steps.ts";
import { lateness } from "./lateness.ts";
import { monitorSection, monitorSteps } from "./monitor-steps.ts";
import { tapOf } from "./places.ts";
import { plainSteps } from "./plain-steps.ts";
import { gaugeName, meterPoints, type Plan, type Surroundings } from "./plan.ts";
import { routesOf } from "./routes.ts";
import { StepList } from "./step-list.ts";

/** Graph in, plan out. Pure: the same graph always gives the same plan. */
export function compile(graph: Graph, around: Surroundings): Plan {
  const late = lateness(graph);
  const heard = [graph.master, ...around.stems];
  const section = monitorSection(graph, late, around.monitor);
  const routes = routesOf(graph, late, [...heard.map((strip) => ({ strip, point: "output" as const })), ...section.taps]);
  const channelsOf = (strip: string) => graph.strips.get(strip)!.channels;
  const sources = new Map<string, Source>();
  const bankAround = {
    routes,
    meters: around.meters,
    gauges: around.gauges ?? NO_GAUGES,
    channelsOf,
    sourceOf: (strip: string) => sources.get(strip)!,
  };

  const list = new StepList();
  let number = 0;
  for (const wave of wavesOf(graph)) {
    const strips = wave.map((id) => graph.strips.get(id)!);
    for (const strip of strips) sources.set(strip.id, inputSteps(list, graph, strip, routes, late, around));
    const [plain, racked] = [strips.filter(isPlain), strips.filter((strip) => !isPlain(strip))];
    for (const bank of banksOf(racked)) bankSteps(list, bank, number++, bankAround);
    for (const strip of plain) plainSteps(list, strip, sources.get(strip.id)!, routes, channelsOf);
    for (const bank of banksOf(plain.filter((strip) => isMetered(strip, around)))) meterSteps(list, bank, number++, bankAround);
  }
  // What the host collects of a strip that is gone is silence.
  const mixed = around.monitor && monitorSteps(list, graph, section, around);
  for (const [output, strip] of heard.entries())
    list.add("output", (output === 0 && mixed) || list.sum(tapOf(strip, "output"), 2), output, { kind: "output", strip });
  list.add("end");
  const { clips, inputs } = around;
  return {
    steps: list.steps,
    lateness: { ...late, edge: withOwn(late.edge, section.waits) },
    graph,
    edges: withOwn(
      edgesById(graph),
      section.edges.map((edge) => [edge.id, edge] as const),
    ),
    clips,
    inputs,
    inserts: insertsByTarget(graph),
  };
}

/** What is of the graph, and of the monitor section where there is one. */
function withOwn<T>(ofGraph: ReadonlyMap<string, T>, own: Iterable<readonly [string, T]>): ReadonlyMap<string, T> {
  const others = [...own];
  if (others.length === 0) return ofGraph;
  const all = new Map(ofGraph);
  for (const [id, one] of others) all.set(id, one);
  return all;
}

function isPlain({ inserts }: Strip): boolean {
  return inserts.length === 0;
}

const NO_GAUGES: ReadonlyMap<string, number> = new Map();

function isMetered({ id }: Strip, { meters, gauges = NO_GAUGES }: Surroundings): boolean {
  if (meters.size > 0 && meterPoints.some((point) => meters.has(`${id}:${point}`))) return true;
  return gauges.size > 0 && meterPoints.some((point) => gaugeKinds.some((kind) => gauges.has(gaugeName(kind, id, point))));
}
